"""The Python reference names everything that users can import, and its snippets run."""

import inspect
import re
import runpy
import shutil
from typing import Any

import pytest

import scheduler
from tests.documentation.pages import ROOT, blocks, read
from tests.studies.readiness.calls import campaign_of, graph

PAGE = read("docs/api.md")
HEADINGS = dict(re.findall(r"^### `(\w+)(?:\((.*)\))?`$", PAGE, re.MULTILINE))
SECTIONS = dict(re.findall(r"^### `(\w+).*?`$(.*?)(?=^###? |\Z)", PAGE, re.MULTILINE | re.DOTALL))
FUNCTIONS = [name for name in scheduler.__all__ if inspect.isfunction(getattr(scheduler, name))]
HELD = (
    *("CampaignBuilder", "Comparison", "DateChanges", "DateConflicts"),
    *("Ladder", "Levers", "Plan", "PlanRisk", "ProjectSolution", "SiteReadiness", "Solution"),
)


def members_of(cls):
    """Return what users find at an object: fields, properties and methods of their own."""
    names = {
        name
        for base in cls.__mro__
        if base.__module__.startswith("scheduler.")
        for name in (*vars(base), *getattr(base, "__annotations__", ()))
    }
    return {name for name in names if not name.startswith("_")}


def signature_of(function):
    """Return a signature as the page writes it: names, and defaults that are plain values."""
    parts, marked = [], False
    for parameter in inspect.signature(function).parameters.values():
        if parameter.kind is parameter.KEYWORD_ONLY and not marked:
            marked = True
            parts.append("*")
        default = parameter.default
        if parameter.kind is parameter.VAR_KEYWORD:
            parts.append(f"**{parameter.name}")
        elif default is parameter.empty:
            parts.append(parameter.name)
        elif isinstance(default, str):
            parts.append(f'{parameter.name}="{default}"')
        else:
            is_plain = default is None or isinstance(default, bool | int | float)
            parts.append(f"{parameter.name}={default if is_plain else '...'}")
    return ", ".join(parts)


def test_page_names_everything_that_can_be_imported():
    """Nothing is left out, and nothing is named that is not there."""
    assert sorted(HEADINGS) == scheduler.__all__


@pytest.mark.parametrize("name", FUNCTIONS)
def test_signature_is_the_one_of_the_function(name):
    """Names, order and plain defaults."""
    assert HEADINGS[name] == signature_of(getattr(scheduler, name))


@pytest.mark.parametrize("name", HELD)
def test_section_names_every_member(name):
    """Whatever users find at an object stands in its section."""
    prose = re.sub(r"^```.*?^```", "", SECTIONS[name], flags=re.MULTILINE | re.DOTALL)
    told = set(re.findall(r"\b\w+", " ".join(re.findall(r"`([^`]+)`", prose))))
    inherited = members_of(scheduler.SolveResult) if name == "Solution" else set()

    assert members_of(getattr(scheduler, name)) - inherited <= told


def test_columns_of_tables_are_told(tmp_path):
    """All of them, in their order; what rows are for is the name of the index."""
    file = ROOT / "task_graphs" / "first-steps.yaml"
    quick: dict[str, Any] = {"workers": 1, "time_limit": 10}
    plan = scheduler.plan(file, **quick)
    changes = scheduler.find_changes(file, plan.launch, **quick)
    readiness = scheduler.readiness(campaign_of(graph()), end="2026-03-02T09:00", **quick)
    sure = scheduler.risk(plan, risks_in(tmp_path), draws=5, workers=1)
    frames = {
        "Plan.to_frame": plan.to_frame(),
        "Plan.chain_frame": plan.chain_frame(),
        "Solution.to_frame": scheduler.solve(file, **quick).to_frame(),
        "Comparison.to_frame": scheduler.what_if(plan, "crew.ELE.late=4").to_frame(),
        "Ladder.to_frame": scheduler.ladder(file, ["busy"], **quick).to_frame(),
        "Levers.to_frame": scheduler.levers(plan, **quick).to_frame(),
        "SiteReadiness.to_frame": readiness.to_frame(),
        "SiteReadiness.last_calls": readiness.last_calls(),
        "SiteReadiness.gaps": readiness.gaps(),
        "PlanRisk.to_frame": sure.to_frame(),
        "PlanRisk.drivers": sure.drivers(),
        "PlanRisk.holds": sure.holds(),
        "PlanRisk.steps": sure.steps(),
        "PlanRisk.policies": sure.policies(),
        "DateChanges.to_frame": changes.to_frame(),
        "price_curve": scheduler.price_curve(file, 2, **quick),
    }
    rows = re.findall(r"^\| `([\w.]+)` \| (each .*?) \| (.*) \|$", PAGE, re.MULTILINE)

    assert {name: re.findall(r"`(\w+)`", told) for name, _, told in rows} == {
        name: list(frame.columns) for name, frame in frames.items()
    }
    assert {name: re.findall(r"`(\w+)`", each) for name, each, _ in rows} == {
        name: [frame.index.name] * (frame.index.name is not None) for name, frame in frames.items()
    }


def risks_in(folder):
    """Return a risk file by which all steps may take longer."""
    file = folder / "risk.yaml"
    file.write_text("hours: [{steps: all, factors: [0.9, 1, 1.5]}]\n")
    return file


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_function_has_types_and_a_docstring(name):
    """Editors know what goes in and what comes out."""
    function = getattr(scheduler, name)
    signature = inspect.signature(function)

    assert function.__doc__
    assert signature.return_annotation is not signature.empty
    assert all(each.annotation is not each.empty for each in signature.parameters.values())


def test_snippets_run_one_after_the_other(tmp_path, monkeypatch, capsys):
    """In one interpreter, in a folder with the task graphs; the plan says what the page shows."""
    shutil.copytree(ROOT / "task_graphs", tmp_path / "task_graphs")
    monkeypatch.chdir(tmp_path)
    script = tmp_path / "snippets.py"
    script.write_text("\n".join(text for _, text in blocks(PAGE, "python")), "utf-8")
    shown = [text for _, text in blocks(PAGE, "text")]

    runpy.run_path(str(script))

    printed = capsys.readouterr()
    assert printed.err == ""
    assert all(text in printed.out for text in shown)
    assert "Did you mean 'busy'?" in printed.out

"""The risk file beside a task graph is checked with it."""

import json
from shutil import copy

import pytest

from tests.running import run
from tests.shipped import FOLDER

GOOD = "hours: {steps: all, factors: [0.95, 1, 1.2]}\n"
VAIN = "hours: [{steps: stack, factors: [0.95, 1, 1.2]}, {steps: all, factors: [0.95, 1, 1.2]}]\n"


@pytest.fixture
def graph(tmp_path):
    """Return the file of a sound graph."""
    return copy(FOLDER / "first-steps.yaml", tmp_path / "site.yaml")


def test_risk_file_of_the_same_name_is_checked(graph):
    """``site.risk.yaml`` is that of ``site.yaml``, and the verdict names it."""
    risks = graph.with_name("site.risk.yaml")
    risks.write_text(GOOD)

    assert run("check", graph).stdout == f"{graph} and {risks}: no problems.\n"


def test_mistake_of_the_risk_file_fails_the_check(graph):
    """``risk.yaml`` is that of every graph beside it without one of its own name."""
    risks = graph.with_name("risk.yaml")
    risks.write_text(GOOD.replace("all", "stak"))

    done = run("check", graph)

    assert done.exit_code == 2
    assert done.stdout == (
        f"{risks}:1: unknown-task: unknown task 'stak'\n    Did you mean 'stack'?\n1 problem.\n"
    )


def test_range_that_no_step_uses_is_warned_of(graph):
    """A later range for all steps leaves nothing to the one before."""
    risks = graph.with_name("named.yaml")
    risks.write_text(VAIN)

    done = run("check", graph, "--risk", risks, "--json")

    (warning,) = json.loads(done.stdout)
    assert done.exit_code == 0
    assert (warning["code"], warning["severity"]) == ("range-unused", "warning")
    assert (warning["file"], warning["line"]) == (str(risks), 1)


def test_tag_that_only_the_risk_file_uses_is_not_unused(graph):
    """A tag without a use in the graph is warned of until a range names it."""
    graph.write_text(graph.read_text().replace("stack: {", "stack: {tags: lift, ", 1))
    assert "unused-tag" in run("check", graph).stdout

    graph.with_name("risk.yaml").write_text("hours: {tag: lift, factors: [0.95, 1, 1.2]}\n")

    assert run("check", graph).stdout.endswith(": no problems.\n")


def test_new_work_has_to_fit_into_a_shift(graph):
    """Thirty hours without a pause fit into no stretch of shifts."""
    work = "{hours: 30h, crew: {MEC: 1}}"
    risks = graph.with_name("risk.yaml")
    risks.write_text(f"events: {{fault: {{chance: 5%, at: stack end, add: {{F1: {work}}}}}}}\n")

    done = run("check", graph)

    assert f"{risks}:1: task-too-long: 'F1' needs 30 h" in done.stdout


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["check", "RISKS"], "the file is a risk file, and no task graph"),
        (["check", "RISKS", "--graph", "GRAPH"], "the file is a risk file, and no progress file"),
        (["check", "GRAPH", "--risk", "GRAPH"], "the file is a task graph, and no risk file"),
    ],
)
def test_kinds_of_files_are_told_apart(words, told, graph):
    """A file in the place of another is called what it is."""
    risks = graph.with_name("odd.yaml")
    risks.write_text(f"draws: 100\n{GOOD}")
    files = {"RISKS": risks, "GRAPH": graph}

    done = run(*(files.get(word, word) for word in words))

    assert done.exit_code == 2
    assert told in done.stdout


def test_risk_file_is_refused_beside_a_progress_file(graph):
    """Where facts are checked alone, there is no plan to be uncertain of."""
    done = run("check", graph, "--graph", graph, "--risk", graph)

    assert done.exit_code == 2
    assert "--risk: bad-option" in done.stderr

"""Whole files of other programs become what a reference reading says, less what is named."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cache, partial
from itertools import pairwise
from math import ceil
from pathlib import Path
from typing import Any

import pytest

from scheduler.cpm.times import network_times
from scheduler.interchange.choices import ImportChoices
from scheduler.pipeline.interchange.reading import ImportedFile, read_import
from scheduler.pipeline.opened import opened_draft, with_facts
from scheduler.readers.progress.progress_yaml import parse_progress_yaml
from scheduler.readers.task_graph import parse_task_graph

FOLDER = Path(__file__).parents[1] / "data" / "foreign"


@dataclass(frozen=True)
class Case:
    """
    A file, how it is imported, and what is known to differ.

    ``others`` are steps whose dates are not those of the reference, by a word why.
    """

    file: str
    choices: Mapping[str, Any]
    others: Mapping[str, str]


LEVELLED = "moved by levelling"
BY_HAND = "dates written by hand"
CASES = [
    Case("mspdi/construction-progress-mpxj.xml", {"launch": "T16"}, {}),
    Case(
        "mspdi/external-link-mpxj.xml",
        {"launch": "T3"},
        {"T2": "held by another project", "T3": "after T2"},
    ),
    Case(
        "mspdi/launch-campaign-synthetic.xml",
        {"launch": "T16"},
        dict.fromkeys(("T3", "T7", "T10", "T11", "T12", "T16", "T21"), BY_HAND),
    ),
    Case(
        "xer/new-business-83.xer",
        {"launch": "A1820"},
        {
            "A1000": "an expected finish of its own",
            **dict.fromkeys(
                ("A1140", "A1150", "A1760", "A1770", "A1780", "A1810", "A1820"), LEVELLED
            ),
        },
    ),
    Case("xer/cyrillic-2012.xer", {"launch": "A1010", "encoding": "cp1251"}, {}),
    Case("xer/two-projects-external-2012.xer", {"launch": "A1010", "encoding": "cp1251"}, {}),
    Case("pmxml/two-projects-external-2012.xml", {"launch": "A1010"}, {}),
]
TABLES = [
    Case("tables/ablaufplan-de-cp1252.csv", {"launch": "T13"}, {}),
    Case("tables/task-table.xlsx", {"launch": "T10"}, {}),
    Case("tables/working-list-synthetic.xlsx", {"launch": "L", "start": "2026-10-05T08:00"}, {}),
]


@cache
def read(file: str, choices: tuple[tuple[str, str], ...]) -> ImportedFile:
    """Return an import, made once for all tests."""
    return read_import(FOLDER / file, ImportChoices.model_validate(dict(choices)))


def done_of(case: Case) -> ImportedFile:
    """Return what a case becomes."""
    return read(case.file, tuple(case.choices.items()))


def oracle(case: Case) -> dict[str, Any]:
    """Return the project of the reference reading that is imported: the one with its steps."""
    told = json.loads((FOLDER / f"{case.file}.oracle.json").read_text())
    mine = set(done_of(case).imported.uids.values())
    projects = told.get("projects", [told])
    return max(projects, key=lambda each: len(mine & {str(t.get("uid")) for t in each["tasks"]}))


def worked(task: Mapping[str, Any]) -> bool:
    """Whether a row of the reference is a step."""
    passed = ("summary", "blank", "external", "generated")
    return task.get("uid") != 0 and not any(task.get(name) for name in passed)


def named(case: Case, *codes: str) -> str:
    """Return all names that notices of some codes tell."""
    notices = done_of(case).notices
    return "\n".join(name for each in notices if each.code in codes for name in each.names)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.file)
def test_steps_and_hours_are_those_of_the_reference(case):
    """P6 gives work under way the hours it has in all; here they are those planned."""
    done = done_of(case)
    keys = {uid: key for key, uid in done.imported.uids.items()}
    for row in filter(worked, oracle(case)["tasks"]):
        uid, name = str(row["uid"]), " ".join(row["name"].split())
        if uid not in keys:
            assert name in named(case, "import-inactive")
            continue
        task = done.campaign.tasks[keys[uid]]
        assert task.name == name
        begun = row.get("actual_start") and not case.file.startswith("mspdi")
        assert begun or int(task.duration) == (row.get("duration") or ["", 0])[1]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.file)
def test_links_are_those_of_the_reference(case):
    """Kinds and lags in minutes; those of steps that are not there, and per cent, are named."""
    done = done_of(case)
    uids = done.imported.uids
    ours = {
        (uids[link.task], uids[key], link.type.value): int(link.lag)
        for key, task in done.campaign.tasks.items()
        for link in (*task.after, *task.usually_after)
    }
    rows = {str(row.get("uid")): row.get("name", "") for row in oracle(case)["tasks"]}
    theirs = oracle(case).get("links", [])
    found = set()
    for link in theirs:
        ends = str(link["pred"]), str(link["succ"])
        text, minutes = link.get("lag", ["", 0])
        key = (*ends, link["type"])
        if key not in ours:
            assert rows[ends[1]] in named(case, "import-link-dropped")
        elif minutes is None:
            assert rows[ends[1]] in named(case, "import-lag-percent"), text
        else:
            assert ours[key] == minutes, text
        found.add(key)
    assert ours.keys() <= found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.file)
def test_crews_are_the_assignments_of_the_reference(case):
    """Parts of people are rounded up; materials, costs and equipment are no crew, and named."""
    done = done_of(case)
    crews = {each.name or key: key for key, each in done.campaign.crews.items()}
    keys = {uid: key for key, uid in done.imported.uids.items()}
    people = {each["uid"]: each for each in oracle(case).get("resources", [])}
    if not people:
        told = json.loads((FOLDER / f"{case.file}.oracle.json").read_text())
        people = {each["uid"]: each for each in told.get("resources", [])}
    codes = ("import-material", "import-cost", "import-equipment", "import-milestone-people")
    for row in oracle(case).get("assignments", []):
        key = keys.get(str(row["task"]))
        who = people.get(row.get("resource"))
        if who is None or key is None:
            continue
        name = who.get("name", "")
        task = done.campaign.tasks[key]
        if name not in crews or task.is_milestone:
            assert name in named(case, *codes) or task.name in named(case, *codes)
        else:
            assert task.crew[crews[name]] >= ceil(row.get("units", 100) / 100)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.file)
def test_early_dates_are_those_of_the_reference(case):
    """Of the network, at the data date where work has begun; the others are known, and why."""
    done = done_of(case)
    opened = opened_draft(FOLDER / case.file, parse_task_graph(done.text.encode(), case.file))
    if done.progress is not None:
        facts = parse_progress_yaml(done.progress_text.encode(), case.file, opened.campaign)
        opened = with_facts(opened, facts)
    situation = opened.situation()
    times = network_times(situation)
    rows = {str(row.get("uid")): row for row in oracle(case)["tasks"]}
    differ = set()
    for key, dates in times.items():
        row = rows[done.imported.uids[key]]
        theirs = row.get("start"), row.get("finish")
        ours = (dates.early_start, dates.early_end)
        if tuple(map(partial(local, done), ours)) != theirs:
            differ.add(key)
    assert differ == case.others.keys()


def local(done: ImportedFile, minutes: int) -> str:
    """Return a moment of a plan as a local date and time."""
    return f"{done.campaign.start + timedelta(minutes=minutes):%Y-%m-%dT%H:%M}"


@pytest.mark.parametrize("case", TABLES, ids=lambda case: case.file)
def test_lists_become_their_rows(case):
    """Names, hours and crews as a planner reads them; summaries and rows switched off apart."""
    done = done_of(case)
    ours = {
        (task.name, int(task.duration)): dict(task.crew) for task in done.campaign.tasks.values()
    }
    rows = json.loads((FOLDER / f"{case.file}.oracle.json").read_text())["tasks"]
    parents = {
        before["id"]
        for before, row in pairwise(rows)
        if row.get("level", 1) > before.get("level", 1)
    }
    steps = [row for row in rows if row["id"] not in parents or row.get("level") is None]
    for row in steps:
        name = row["name"]
        if row.get("inactive"):
            assert name in named(case, "import-inactive")
            continue
        crew = ours.pop((name, row["duration"]["minutes"]))
        wanted = sorted(ceil(each["units"]) for each in row.get("crews", ()))
        assert sorted(crew.values()) == wanted or not row["duration"]["minutes"]
    assert not ours
    links = sum(len(task.after) for task in done.campaign.tasks.values())
    assert links == int(re.findall(r"\d+", named_text(case, "import-links-hard"))[0])


def named_text(case: Case, code: str) -> str:
    """Return the sentence of a notice."""
    return next(each.text for each in done_of(case).notices if each.code == code)

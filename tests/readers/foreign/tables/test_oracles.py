"""Lists of the field, read as a planner reads them."""

import json
from fractions import Fraction
from pathlib import Path

import pytest

from scheduler.formats.foreign.words import ForeignKind
from scheduler.readers.foreign.reading import read_foreign

FILES = Path(__file__).parents[3] / "data" / "foreign" / "tables"
NAMES = ("ablaufplan-de-cp1252.csv", "task-table.xlsx", "working-list-synthetic.xlsx")


@pytest.fixture(params=NAMES)
def read(request):
    """Return a file as read and as a planner understands it."""
    oracle = json.loads((FILES / f"{request.param}.oracle.json").read_text(encoding="utf-8"))
    return read_foreign(FILES / request.param), oracle


def _pairs(read):
    schedule, oracle = read
    tasks = [each for each in schedule.projects[0].tasks if each.code]
    return list(zip(tasks, oracle["tasks"], strict=True))


def test_steps_have_their_ids_names_and_levels(read):
    """Every step of the list is there, in its order; blank rows, titles and sums are not."""
    for task, said in _pairs(read):
        assert (task.code, task.name) == (said["id"], said["name"])
        assert task.level == said.get("level", task.level)


def test_durations_are_those_meant(read):
    """In minutes, by the clock or of work, of all but summaries."""
    for task, said in _pairs(read):
        if task.kind is not ForeignKind.SUMMARY:
            meant = said["duration"]
            found = (task.duration.minutes, task.duration.elapsed, task.duration.estimated)
            elapsed, guess = meant.get("elapsed", False), meant.get("estimated", False)
            assert found == (meant["minutes"], elapsed, guess), task.name


def test_links_have_their_kinds_and_lags(read):
    """Also those to steps that the list does not have, for the import to tell of."""
    schedule, _ = read
    project = schedule.projects[0]
    codes = {task.uid: task.code for task in project.tasks}
    for task, said in _pairs(read):
        links = [link for link in project.links if link.successor == task.uid]
        found = [(codes.get(link.predecessor, link.predecessor), str(link.kind)) for link in links]
        meant = said.get("links", [])
        assert found == [(each["pred"], each["type"]) for each in meant]
        for link, each in zip(links, meant, strict=True):
            assert _lag(link.lag) == _meant(each.get("lag"))


def _lag(lag):
    if lag is None:
        return None
    return (None, lag.percent) if lag.percent else (lag.minutes, lag.elapsed)


def _meant(lag):
    if lag is None:
        return None
    return (
        (None, lag["percent"]) if "percent" in lag else (lag["minutes"], lag.get("elapsed", False))
    )


def test_crews_have_their_units(read):
    """Also parts of a crane."""
    schedule, _ = read
    project = schedule.projects[0]
    names = {each.uid: each.code or each.name for each in project.resources}
    for task, said in _pairs(read):
        found = [(names[x.resource], x.units) for x in project.assignments if x.task == task.uid]
        assert found == [(x["name"], Fraction(str(x["units"]))) for x in said.get("crews", [])]


def test_per_cent_is_per_cent(read):
    """38% is 38, whether a text or a number."""
    for task, said in _pairs(read):
        if "percent" in said:
            assert task.percent == said["percent"]


def test_head_counts_by_shift_come_from_the_sheet_of_crews():
    """The lifting team has 24 by day and 16 in the evening, and nobody at night."""
    project = read_foreign(FILES / "working-list-synthetic.xlsx").projects[0]
    crews = {each.code: dict(each.people) for each in project.resources}

    assert project.shifts == {"day": (480, 960), "evening": (960, 1440), "night": (0, 480)}
    assert crews["LIF"] == {"day": 24, "evening": 16}
    assert crews["ELE"] == {"day": 12, "evening": 8, "night": 6}

"""Files are read as the reference library understands them, file by file."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from scheduler.formats.foreign.words import ForeignKind
from scheduler.readers.foreign.mspdi.reading import read_mspdi

FOLDER = Path(__file__).parents[3] / "data" / "foreign" / "mspdi"
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
COUNTS = {
    "construction-progress-mpxj.xml": (15, 13, 2, 7, 4),
    "external-link-mpxj.xml": (3, 2, 0, 0, 2),
    "launch-campaign-synthetic.xml": (21, 17, 6, 12, 6),
}
"""Rows, links, resources, assignments and calendars of each file."""
MADE_UP = "External Task"
"""A row that the reference library makes up for a step of another project."""


@pytest.fixture(scope="module", params=sorted(COUNTS))
def both(request):
    """Return a file as read here, and as the reference library reads it."""
    path = FOLDER / request.param
    oracle = json.loads(Path(f"{path}.oracle.json").read_text("utf-8"))
    schedule = read_mspdi(path.read_bytes(), path.name)
    assert schedule.digest == oracle["sha256"]
    return schedule.projects[0], oracle["projects"][0], COUNTS[path.name]


def moment(value):
    """Return a date as the oracle writes it."""
    return value and value.strftime("%Y-%m-%dT%H:%M")


def stated(rows):
    """Return the rows of an oracle that stand in the file, without that of the project."""
    return {str(row["uid"]): row for row in rows if row["uid"] != 0 and row.get("name") != MADE_UP}


def test_everything_is_there(both):
    """Rows, links, resources, assignments and calendars are as many as stand in the file."""
    project, _, counts = both
    parts = (project.tasks, project.links, project.resources, project.assignments)
    assert tuple(map(len, (*parts, project.calendars))) == counts


def test_the_head_is_read(both):
    """Names, dates, the calendar and the length of days are those of the project."""
    project, oracle, _ = both
    dates = (moment(each) for each in (project.start, project.finish, project.data_date))
    assert tuple(dates) == (oracle["start"], oracle["finish"], oracle.get("status_date"))
    assert (project.name, project.title) == (oracle["name"], oracle.get("title", ""))
    assert project.calendar == str(oracle["default_calendar"])
    lengths = (project.minutes_per_day, project.minutes_per_week, project.days_per_month)
    assert lengths == tuple(
        oracle[name] for name in ("minutes_per_day", "minutes_per_week", "days_per_month")
    )


def test_rows_have_their_place_and_kind(both):
    """Names, WBS, levels, parents, milestones, summaries, blank and inactive rows agree."""
    project, oracle, _ = both
    rows = stated(oracle["tasks"])
    assert [row.uid for row in project.tasks] == list(rows)
    for row in project.tasks:
        other = rows[row.uid]
        assert row.name == other.get("name", "")
        assert row.code == other.get("wbs", "")
        assert (row.kind is ForeignKind.BLANK) == other.get("blank", False)
        assert (row.kind is ForeignKind.SUMMARY) == other.get("summary", False)
        assert (row.kind is ForeignKind.MILESTONE) == other.get("milestone", False)
        assert row.level == other.get("level", 1)
        assert (row.parent or "0") == str(other.get("parent", 0))
        assert row.is_inactive == other.get("inactive", False)
        assert row.is_recurring == other.get("recurring", False)
        assert row.is_manual == (other.get("mode") == "MANUALLY_SCHEDULED")
        assert row.ignores_resource_calendars == other.get("ignore_resource_calendar", False)


def test_hours_are_those_of_the_source(both):
    """Durations and what remains are the same minutes, and read the same."""
    project, oracle, _ = both
    rows = stated(oracle["tasks"])
    for row in project.tasks:
        text, minutes = rows[row.uid].get("duration", (None, None))
        if row.kind is not ForeignKind.BLANK:
            assert float(row.duration.minutes) == minutes
            assert row.duration.text.rstrip("?") == text
            assert row.duration.estimated == rows[row.uid].get("estimated", False)
            left = rows[row.uid].get("remaining_duration", (None, None))[1]
            assert (row.remaining and float(row.remaining.minutes)) == left


def test_dates_progress_and_notes_are_those_of_the_source(both):
    """Dates, constraints, calendars, per cent, baselines and notes agree."""
    project, oracle, _ = both
    rows = stated(oracle["tasks"])
    names = ["start", "finish", "actual_start", "actual_finish", "deadline", "stop", "resume"]
    for row in project.tasks:
        other = rows[row.uid]
        for name in names:
            assert moment(getattr(row, name)) == other.get(name), (row.title, name)
        assert float(row.percent or 0) == other.get("percent", 0)
        assert row.is_finished == ("actual_finish" in other)
        assert row.calendar == (str(other["calendar"]) if "calendar" in other else None)
        bound = [moment(each.date) for each in row.constraints]
        assert bound == ([other["constraint_date"]] if "constraint" in other else [])
        baseline = other.get("baseline", {})
        assert moment(row.baseline_start) == baseline.get("start")
        assert moment(row.baseline_finish) == baseline.get("finish")
        assert row.notes == other.get("notes", "")


def test_links_have_their_kind_and_lag(both):
    """Kinds, lags in minutes and lags in per cent agree; a link to elsewhere names no row."""
    project, oracle, _ = both
    made_up = [row["uid"] for row in oracle["tasks"] if row.get("name") == MADE_UP]
    expected = [
        (
            "" if link["pred"] in made_up else str(link["pred"]),
            str(link["succ"]),
            link["type"],
            *link.get("lag", ("", 0)),
        )
        for link in oracle["links"]
    ]
    found = [
        (
            link.predecessor,
            link.successor,
            link.kind.name,
            link.lag.text if link.lag else "",
            (None if link.lag.percent else float(link.lag.minutes)) if link.lag else 0,
        )
        for link in project.links
    ]
    assert sorted(found, key=repr) == sorted(expected, key=repr)


def test_people_are_those_of_the_source(both):
    """Resources have their kind, group, calendar and units; assignments their units and work."""
    project, oracle, _ = both
    rows = stated(oracle.get("resources", []))
    for each in project.resources:
        other = rows[each.uid]
        assert (each.name, each.kind.value) == (other["name"], other["type"].lower())
        assert each.group == other.get("group", "")
        assert each.calendar == (str(other["calendar"]) if "calendar" in other else None)
        if "max_units" in other:
            assert float(each.units) == other["max_units"] / 100
        units = [float(period.units) for period in each.availability]
        assert units == [period[2] / 100 for period in other.get("availability", [])]
    work = {each.uid for each in project.resources if each.kind.value == "work"}
    found = [
        (each.task, each.resource, float(each.units), float(each.work or 0))
        for each in project.assignments
    ]
    expected = [
        (
            str(each["task"]),
            str(each["resource"]),
            each["units"] / 100,
            each.get("work", (0, 0))[1] if str(each["resource"]) in work else 0,
        )
        for each in oracle["assignments"]
        if "resource" in each
    ]
    assert found == expected


def test_calendars_work_when_those_of_the_source_do(both):
    """Weeks, bases, owners and the hours of every date that differs agree."""
    project, oracle, _ = both
    rows = {str(row["uid"]): row for row in oracle["calendars"]}
    for each in project.calendars:
        other = rows[each.uid]
        inherited = "base" if each.base else []
        week = {
            day: hours(each.week[number]) if number in each.week else inherited
            for number, day in enumerate(DAYS)
        }
        assert week == other["week"]
        assert each.base == (str(other["base"]) if "base" in other else None)
        assert dates_of(each.exceptions) == expected_dates(other.get("exceptions", []))


def hours(stretches):
    """Return stretches as the oracle writes them."""
    return [f"{a // 60:02}:{a % 60:02}-{b // 60:02}:{b % 60:02}" for a, b in stretches]


def dates_of(exceptions):
    """Return the hours of each date of exceptions."""
    found = {}
    for each in exceptions:
        for number in range((each.last - each.first).days + 1):
            found[each.first + timedelta(number)] = hours(each.stretches)
    return found


def expected_dates(exceptions):
    """Return the hours of each date of exceptions of an oracle."""
    found = {}
    for each in exceptions:
        first, last = date.fromisoformat(each["from"]), date.fromisoformat(each["to"])
        for number in range((last - first).days + 1):
            found[first + timedelta(number)] = each.get("hours", [])
    return found

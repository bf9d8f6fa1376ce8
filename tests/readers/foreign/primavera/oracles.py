"""Files of P6 beside what another reader understands of them, in the same plain words."""

import json
from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from scheduler.formats.foreign.calendar import ForeignCalendar, Stretch
from scheduler.formats.foreign.schedule import ForeignProject, ForeignSchedule
from scheduler.formats.foreign.words import ForeignKind, LagCalendar, ResourceKind
from scheduler.readers.foreign.pmxml.reading import read_pmxml
from scheduler.readers.foreign.xer.reading import read_xer

FOLDER = Path(__file__).parents[3] / "data" / "foreign"
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
KINDS = {"NON_LABOR": ResourceKind.EQUIPMENT}
LAGS = {"TWENTY_FOUR_HOUR": LagCalendar.CLOCK}
Plain = dict[str, Any]


def schedule(name: str) -> ForeignSchedule:
    """Return a file as we read it."""
    content = (FOLDER / name).read_bytes()
    return (read_xer if name.endswith("xer") else read_pmxml)(content, name)


def oracle(name: str) -> Mapping[str, Plain]:
    """Return a file as the other reader understands it, by the uids of its projects."""
    found = json.loads((FOLDER / f"{name}.oracle.json").read_text(encoding="utf-8"))
    return {str(each.get("uid", each["code"])): each for each in found["projects"]}


def ours(project: ForeignProject) -> Plain:
    """Return what we read of a project, in plain words."""
    calendars = {each.uid: each for each in project.calendars}
    return {
        "data date": _date(project.data_date),
        "must finish": _date(project.must_finish),
        "lags": project.lag_calendar,
        "minutes per day": project.minutes_per_day,
        "hours": {
            each.uid: (
                each.code,
                each.name,
                _minutes(each.duration),
                _minutes(each.remaining),
                _date(each.actual_start),
                _date(each.actual_finish),
                each.is_finished,
            )
            for each in project.tasks
            if each.kind is not ForeignKind.SUMMARY
        },
        "constraints": {
            each.uid: [_date(bound.date) for bound in each.constraints]
            for each in project.tasks
            if each.constraints
        },
        "summaries": [each.name for each in project.tasks if each.kind is ForeignKind.SUMMARY],
        "links": Counter(
            (each.predecessor, each.successor, each.kind.value, _minutes(each.lag) or 0.0)
            for each in project.links
        ),
        "weeks": {each.uid: _week(each, calendars) for each in project.calendars},
        "exceptions": {
            each.uid: [(str(day.first), _hours(day.stretches)) for day in each.exceptions]
            for each in project.calendars
        },
        "resources": {
            each.uid: (each.code, each.name, each.kind, float((each.units or 0) * 100), each.label)
            for each in project.resources
        },
        "assignments": Counter(
            (each.task, each.resource, float((each.units or 0) * 100))
            for each in project.assignments
        ),
    }


def theirs(project: Plain) -> Plain:
    """Return what the oracle says of a project, in the same words; its root is no summary."""
    tasks = [each for each in project["tasks"] if not each.get("summary")]
    nodes = [each for each in project["tasks"] if each.get("summary") and "parent" in each]
    return {
        "data date": project.get("status_date"),
        "must finish": project.get("must_finish_by"),
        "lags": LAGS.get(project["lag_calendar"]) or LagCalendar(project["lag_calendar"].lower()),
        "minutes per day": project["minutes_per_day"],
        "hours": {
            str(each["uid"]): (
                each["activity"],
                each["name"],
                _second(each.get("planned_duration")),
                _second(each.get("remaining_duration")),
                each.get("actual_start"),
                each.get("actual_finish"),
                each.get("status") == "COMPLETED",
            )
            for each in tasks
        },
        "constraints": {
            str(each["uid"]): [each["constraint_date"]] for each in tasks if "constraint" in each
        },
        "summaries": [each["name"] for each in nodes],
        "links": Counter(
            (str(each["pred"]), str(each["succ"]), each["type"], _second(each.get("lag")) or 0.0)
            for each in project.get("links", [])
        ),
        "weeks": {str(each["uid"]): each["week"] for each in project["calendars"]},
        "exceptions": {
            str(each["uid"]): [
                (day["from"], day.get("hours", [])) for day in each.get("exceptions", [])
            ]
            for each in project["calendars"]
        },
        "resources": {
            str(each["uid"]): (
                each["code"],
                each["name"],
                KINDS.get(each["type"]) or ResourceKind(each["type"].lower()),
                float(each.get("max_units", 0)),
                each.get("material_label", ""),
            )
            for each in project.get("resources", [])
        },
        "assignments": Counter(
            (str(each["task"]), str(each["resource"]), float(each["units"]))
            for each in project.get("assignments", [])
        ),
    }


def _week(calendar: ForeignCalendar, calendars: Mapping[str, ForeignCalendar]) -> Plain:
    base: Plain = {day: [] for day in DAYS}
    if calendar.base:
        base = _week(calendars[calendar.base], calendars)
    return base | {DAYS[day]: _hours(found) for day, found in calendar.week.items()}


def _hours(stretches: tuple[Stretch, ...]) -> list[str]:
    return [f"{_clock(start)}-{_clock(end)}" for start, end in stretches]


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def _minutes(length: Any) -> float | None:
    return None if length is None else float(length.minutes)


def _second(pair: Any) -> float | None:
    return None if pair is None else float(pair[1])


def _date(moment: datetime | None) -> str | None:
    return moment.isoformat(timespec="minutes") if moment else None

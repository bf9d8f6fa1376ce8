"""What became of calendars and crews, for the report of an import."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from scheduler.formats.foreign.notices import Notice, NoticeKind
from scheduler.interchange.uses import LunchUse
from scheduler.interchange.working_time.calendars.in_force import CalendarsInForce, say
from scheduler.interchange.working_time.calendars.spans import Span
from scheduler.interchange.working_time.crews.shift_plan import ShiftPlan
from scheduler.interchange.working_time.crews.source import CrewSource


def told_of_shifts(
    plan: ShiftPlan, crews: Sequence[CrewSource], force: CalendarsInForce
) -> Iterator[Notice]:
    """Yield which shifts the calendars make, and what became of breaks and overlaps."""
    used = tuple(dict.fromkeys(uid for crew in crews for uid in crew.calendars))
    yield Notice(
        code="import-shifts",
        kind=NoticeKind.NOTED,
        text="The hours of the calendars in use are these shifts",
        names=tuple(f"{name} {say(*span)}" for name, span in plan.shifts.items()),
    )
    yield from _of_breaks(used, force)
    whole = {span for crew in crews for span in crew.spans}
    if any(not _is_whole(shift, whole) for shift in plan.shifts.values()):
        yield Notice(
            code="import-shifts-cut",
            kind=NoticeKind.DECIDED,
            text="Calendars that overlap were cut into shifts that do not, since people on shifts "
            "that overlap add up",
            names=tuple(dict.fromkeys(map(force.name, used))),
        )


def _is_whole(shift: Span, whole: Iterable[Span]) -> bool:
    """Whether a shift is a stretch of a calendar as it stands there, or lies outside of all."""
    inside = [each for each in whole if each[0] <= shift[0] and shift[1] <= each[1]]
    return not inside or shift in inside


def _of_breaks(used: Iterable[str], force: CalendarsInForce) -> Iterator[Notice]:
    found: dict[Span, str] = {}
    for uid in used:
        for each in force.working.breaks(uid):
            found.setdefault(each, force.name(uid))
    names = tuple(f"{say(*each)} ({calendar})" for each, calendar in found.items())
    if not names:
        return
    is_joined = force.working.lunch is LunchUse.JOIN
    yield Notice(
        code="import-breaks-joined" if is_joined else "import-breaks",
        kind=NoticeKind.DECIDED,
        text="Breaks are worked, as asked: days have more hours than in the source"
        if is_joined
        else "Breaks are kept: the hours before and after them are shifts of their own",
        names=names,
        way_out="" if is_joined else "Import with --lunch join to make them one shift.",
    )


def told_of_crews(crews: Mapping[str, Mapping[str, Any]]) -> Iterator[Notice]:
    """Yield the crews that have dates of their own."""
    dates = [
        f"{key} {'free' if field == 'days_off' else 'at work'} {day}"
        for key, entry in crews.items()
        for field in ("days_off", "days_on")
        for day in entry.get(field, ())
    ]
    if dates:
        yield Notice(
            code="import-crew-dates",
            kind=NoticeKind.NOTED,
            text="Days on which a single crew is free, or works by exception, are days of its own",
            names=tuple(dates),
        )
    changes = {key: len(entry.get("changes", ())) for key, entry in crews.items()}
    if any(changes.values()):
        yield Notice(
            code="import-crew-changes",
            kind=NoticeKind.NOTED,
            text="People who come and go, and hours that differ by date or by day of the week, are "
            "head-counts by date (changes)",
            names=tuple(f"{key}: {count}" for key, count in changes.items() if count),
        )


def told_of_unused(names: Sequence[str]) -> Iterator[Notice]:
    """Yield the people whom no step needs."""
    if names:
        yield Notice(
            code="import-crew-unused",
            kind=NoticeKind.LOST,
            text="People and equipment that no step uses were left out",
            names=tuple(names),
        )

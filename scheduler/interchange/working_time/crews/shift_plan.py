"""Shifts, weeks, holidays and head-counts that say of every crew exactly what its source says."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from scheduler.calendars.clock.intervals import Intervals
from scheduler.interchange.working_time.calendars.shift_names import duties_of, named_shifts
from scheduler.interchange.working_time.calendars.spans import Span, cut, spans_outside
from scheduler.interchange.working_time.crews.changes import changes_of
from scheduler.interchange.working_time.crews.head_counts import (
    deviations,
    people_by_shift,
    runs_of,
)
from scheduler.interchange.working_time.crews.rests import common_rests, stand_downs_of
from scheduler.interchange.working_time.crews.source import CrewSource
from scheduler.interchange.working_time.crews.working_days import (
    CrewDays,
    Week,
    crew_days,
    holidays_of,
    on_day,
    ranges,
    site_week,
)
from scheduler.interchange.working_time.looking_up import touches
from scheduler.interchange.working_time.period import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftPlan:
    """Shifts, and who works them when: sections of a task graph, weeks by crew."""

    shifts: Mapping[str, Span]
    week: Week
    weeks: Mapping[str, Week]
    holidays: tuple[date, ...]
    stand_downs: tuple[Mapping[str, str], ...]
    crews: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


def shift_plan(
    crews: Sequence[CrewSource], site: CrewSource, period: Period, others: Iterable[Intervals]
) -> ShiftPlan:
    """
    Return the shifts that crews work, and their people on them.

    Parameters
    ----------
    crews
        The crews that the graph has; without any, the shifts are those of the site.
    site
        The calendar of the project as if it were a crew.
    period
        The days for which it has to be exact.
    others
        When steps run that need none of the crews, or call them in at any hour.
    """
    bases = crews or (site,)
    shifts = shifts_of(bases, period)
    days = _days(bases, shifts, holidays_of(bases, site, period), period)
    holidays = next(iter(days.values())).holidays
    runs = {
        key: {name: runs_of(span, each, period) for name, span in shifts.items()}
        for key, each in days.items()
    }
    usual = {crew.key: people_by_shift(crew, runs[crew.key]) for crew in bases}
    manned = {
        key: [span for shift, spans in found.items() if usual[key][shift] for span in spans]
        for key, found in runs.items()
    }
    rests = common_rests(bases, manned, others)
    week = site_week([each.week for each in days.values()])
    return ShiftPlan(
        shifts=shifts,
        week=week,
        weeks={crew.key: days[crew.key].week for crew in crews if days[crew.key].week != week},
        holidays=tuple(map(date.fromordinal, sorted(holidays))),
        stand_downs=tuple(stand_downs_of(rests, bases)),
        crews={
            crew.key: {
                **_people(crew, usual[crew.key], runs[crew.key], rests),
                **_dates(days[crew.key]),
            }
            for crew in crews
        },
    )


def _days(
    crews: Sequence[CrewSource],
    shifts: Mapping[str, Span],
    holidays: frozenset[int],
    period: Period,
) -> Mapping[str, CrewDays]:
    """
    Return the days of each crew, by its key.

    A holiday on which all crews begin a shift, since their nights begin before its end, is said
    by the hours of rest alone.
    """
    days = {crew.key: crew_days(crew, shifts, holidays, period) for crew in crews}
    kept = frozenset(day for day in holidays if any(each.rests(day) for each in days.values()))
    if kept == holidays:
        return days
    return {crew.key: crew_days(crew, shifts, kept, period) for crew in crews}


def shifts_of(crews: Iterable[CrewSource], period: Period) -> Mapping[str, Span]:
    """Return disjoint shifts that hold all that crews work, and that anybody works at any time."""
    known = tuple(crews)
    usual = cut(span for crew in known for span in crew.spans)
    outside = (span for crew in known for span in spans_outside(crew.worked, usual, period.days))
    at_work = [tuple((start, end) for start, end, _ in crew.people) for crew in known]
    found = sorted((*usual, *cut(outside)))
    arcs = [arc for arc in found if _is_worked(arc, at_work, period)] or found
    return named_shifts(arcs, [duty for crew in known for duty in duties_of(crew.spans)])


def _is_worked(arc: Span, at_work: Iterable[Intervals], period: Period) -> bool:
    days = range(period.days.start - 1, period.days.stop)
    return any(touches(time, on_day(day, arc)) for time in at_work for day in days)


def _people(
    crew: CrewSource,
    usual: Mapping[str, int],
    runs: Mapping[str, Intervals],
    rests: Intervals,
) -> dict[str, Any]:
    """Return the name of a crew, its usual people and their changes, as an entry has them."""
    found = [
        each
        for shift, spans in runs.items()
        for each in deviations(crew, shift, spans, usual[shift], rests)
    ]
    changes = changes_of(crew, found)
    return {
        **({} if crew.name == crew.key else {"name": crew.name}),
        "people": {shift: people for shift, people in usual.items() if people},
        **({"changes": changes} if changes else {}),
    }


def _dates(days: CrewDays) -> dict[str, Any]:
    """Return the days off and on of a crew, as an entry has them."""
    dates = {
        "days_off": ranges(days.off, lambda day: not days.works(day)),
        "days_on": ranges(days.on, days.works),
    }
    return {name: listed for name, listed in dates.items() if listed}

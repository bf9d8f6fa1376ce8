"""How long a step takes that has only dates."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from fractions import Fraction

from scheduler.formats.foreign.steps import ForeignLength, ForeignTask
from scheduler.formats.foreign.words import ForeignKind
from scheduler.readers.foreign.tables.told import Told

SATURDAY = 5
MORNING = (8 * 60, 12 * 60)
AFTERNOON = (13 * 60, 17 * 60)
MINUTE = timedelta(minutes=1)
MOST_DAYS = 4000


def works_weekends(dates: Iterable[datetime]) -> bool:
    """Whether any date of a list is a Saturday or a Sunday."""
    return any(each.weekday() >= SATURDAY for each in dates)


def minutes_between(start: datetime, finish: datetime, *, weekends: bool) -> Fraction:
    """
    Return the minutes of eight-hour days from a start to a finish.

    Dates without a time are whole days, the last one included. What lies outside the hours of
    such days altogether takes as long as the clock says.
    """
    if finish < start or (finish - start).days > MOST_DAYS:
        return Fraction(0)
    if start.time() == time() and finish.time() == time():
        finish += timedelta(days=1)
    total, day = 0, datetime.combine(start.date(), time())
    while day < finish:
        if weekends or day.weekday() < SATURDAY:
            total += sum(_overlap(day, span, start, finish) for span in (MORNING, AFTERNOON))
        day += timedelta(days=1)
    return Fraction(total or (finish - start) // MINUTE)


def _overlap(day: datetime, span: tuple[int, int], start: datetime, finish: datetime) -> int:
    first = max(start, day + span[0] * MINUTE)
    last = min(finish, day + span[1] * MINUTE)
    return max(0, (last - first) // MINUTE)


def with_guesses(tasks: Sequence[ForeignTask], told: Told) -> list[ForeignTask]:
    """Return steps, those without a duration with the one that their dates show, else none."""
    dates = [date for each in tasks for date in (each.start, each.finish) if date is not None]
    weekends = works_weekends(dates)
    return [
        _guessed(each, told, weekends=weekends)
        if each.kind is ForeignKind.TASK and each.duration is None
        else each
        for each in tasks
    ]


def _guessed(task: ForeignTask, told: Told, *, weekends: bool) -> ForeignTask:
    name = " ".join(each for each in (task.code, task.name) if each)
    minutes = Fraction(0)
    if task.start is not None and task.finish is not None:
        minutes = minutes_between(task.start, task.finish, weekends=weekends)
        days = "every day" if weekends else "Monday to Friday"
        told.decided(
            "import-duration-from-dates",
            f"Durations are not stated: counted from the dates, eight hours a day, {days}.",
            name,
            way_out="Add a column Duration.",
        )
    else:
        text = "Steps without a duration are taken as milestones."
        told.decided("import-no-duration", text, name)
    return replace(
        task,
        duration=ForeignLength(minutes=minutes, estimated=True),
        kind=ForeignKind.TASK if minutes else ForeignKind.MILESTONE,
    )

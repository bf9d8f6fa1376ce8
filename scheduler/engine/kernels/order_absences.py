"""What is drawn of weather and of people, places or the site being away, for one step."""

from scheduler.engine.kernels.compiling import inner_kernel
from scheduler.engine.kernels.order_book import cell, is_bad_day, rows_of
from scheduler.engine.kernels.order_dates import day_of, next_start, planned_end, span_after
from scheduler.engine.kernels.order_tables import (
    ABSENCE_MISHAP,
    ABSENCES,
    ABSENT_FROM,
    ABSENT_TO,
    CLOSES,
    DAYS,
    LASTS,
    LATE,
    LAUNCHING,
    NOTHING,
    OPENS,
    PAUSES,
    SPAN_FROM,
    SPAN_TO,
    SPANS,
    STEP_ABSENCES,
    STEPS,
    WEATHER_COUNT,
    WEATHERS,
    OrderPlay,
)


@inner_kernel
def begin_of(play: OrderPlay, draw: int, absence: int) -> int:
    """Return the minute at which an absence begins in a draw, or that it does not happen."""
    return int(play.begins[draw, cell(play, ABSENCES, absence, ABSENCE_MISHAP)])


@inner_kernel
def gone_after(play: OrderPlay, absence: int, begin: int, minute: int) -> tuple[int, int]:
    """Return the first minutes that an absence takes and that end after a minute; late if none."""
    until = begin + cell(play, ABSENCES, absence, LASTS)
    first, last = cell(play, ABSENCES, absence, SPAN_FROM), cell(play, ABSENCES, absence, SPAN_TO)
    at = span_after(play, first, last, max(minute, begin))
    if at == last or cell(play, SPANS, at, OPENS) >= until or until <= minute:
        return LATE, LATE
    return max(cell(play, SPANS, at, OPENS), begin), min(cell(play, SPANS, at, CLOSES), until)


@inner_kernel
def after_absences(play: OrderPlay, draw: int, step: int, start: int) -> int:
    """Return the minute after what is known to be in the way of a start, or the start itself."""
    later = start
    for at in range(cell(play, STEPS, step, ABSENT_FROM), cell(play, STEPS, step, ABSENT_TO)):
        absence = cell(play, STEP_ABSENCES, at, 0)
        begin = begin_of(play, draw, absence)
        if begin == NOTHING or begin > start:
            continue
        until = start + 1 if cell(play, STEPS, step, PAUSES) else planned_end(play, step, start)
        opens, closes = gone_after(play, absence, begin, start)
        if opens < until:
            later = max(later, closes)
    return later


@inner_kernel
def after_weather(play: OrderPlay, draw: int, step: int, start: int) -> int:
    """Return the begin of the next day where a start falls on a bad one, or the start itself."""
    weathers = cell(play, STEPS, step, WEATHERS)
    day = day_of(play, start)
    for weather in range(cell(play, LAUNCHING, 0, WEATHER_COUNT)):
        if weathers >> weather & 1 and is_bad_day(play, draw, weather, day):
            is_last = day + 1 == rows_of(play, DAYS)
            return start + LATE if is_last else cell(play, DAYS, day + 1, 0)
    return start


@inner_kernel
def known_start(play: OrderPlay, draw: int, step: int, minute: int) -> int:
    """Return the first start from a minute on that nothing known by then forbids."""
    found = next_start(play, step, minute)
    has_absences = cell(play, STEPS, step, ABSENT_FROM) < cell(play, STEPS, step, ABSENT_TO)
    while found != NOTHING and (has_absences or cell(play, STEPS, step, WEATHERS)):
        later = after_weather(play, draw, step, found)
        later = max(later, after_absences(play, draw, step, found))
        if later <= found:
            break
        found = next_start(play, step, later)
    return found


@inner_kernel
def is_disturbed(play: OrderPlay, draw: int, step: int) -> bool:
    """Whether an absence that concerns a step happens in a draw."""
    for at in range(cell(play, STEPS, step, ABSENT_FROM), cell(play, STEPS, step, ABSENT_TO)):
        if begin_of(play, draw, cell(play, STEP_ABSENCES, at, 0)) != NOTHING:
            return True
    return False


@inner_kernel
def next_absence(play: OrderPlay, draw: int, step: int, minute: int) -> tuple[int, int]:
    """Return until when nobody is away from a minute on, and when all are back if some are."""
    until, back = LATE, minute
    for at in range(cell(play, STEPS, step, ABSENT_FROM), cell(play, STEPS, step, ABSENT_TO)):
        absence = cell(play, STEP_ABSENCES, at, 0)
        begin = begin_of(play, draw, absence)
        if begin == NOTHING:
            continue
        opens, closes = gone_after(play, absence, begin, minute)
        if opens <= minute:
            back = max(back, closes)
        else:
            until = min(until, opens)
    return until, back


@inner_kernel
def work_around(
    play: OrderPlay, draw: int, step: int, rows: tuple[int, int], here: int, amount: int
) -> int:
    """Return when a step has worked so much in some spans while nobody is away."""
    at = span_after(play, rows[0], rows[1], here)
    while at < rows[1]:
        here = max(here, cell(play, SPANS, at, OPENS))
        until, back = next_absence(play, draw, step, here)
        until = min(until, cell(play, SPANS, at, CLOSES))
        if back > here:
            here = back
        elif until - here >= amount:
            return here + amount
        else:
            amount -= until - here
            here = until
        while at < rows[1] and cell(play, SPANS, at, CLOSES) <= here:
            at += 1
    return NOTHING

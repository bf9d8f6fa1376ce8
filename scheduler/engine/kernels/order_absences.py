"""What is drawn of weather and of people, places or the site being away, for one step."""

from scheduler.engine.kernels.compiling import inner_kernel
from scheduler.engine.kernels.order_book import cell, is_bad_day, rows_of
from scheduler.engine.kernels.order_dates import (
    day_of,
    next_start,
    planned_end,
    row_of_day,
    span_after,
)
from scheduler.engine.kernels.order_tables import (
    ABSENCE_MISHAP,
    ABSENCES,
    ABSENT_FROM,
    ABSENT_TO,
    CLOSES,
    DAYS,
    GOES_ON,
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
    Ints,
    OrderPlay,
)


@inner_kernel
def begin_of(play: OrderPlay, draw: int, absence: int) -> int:
    """Return the minute at which an absence begins in a draw, or that it does not happen."""
    return int(play.begins[draw, cell(play.book, ABSENCES, absence, ABSENCE_MISHAP)])


@inner_kernel
def gone_after(book: Ints, absence: int, begin: int, minute: int) -> tuple[int, int]:
    """Return the first minutes that an absence takes and that end after a minute; late if none."""
    until = begin + cell(book, ABSENCES, absence, LASTS)
    first, last = cell(book, ABSENCES, absence, SPAN_FROM), cell(book, ABSENCES, absence, SPAN_TO)
    at = span_after(book, first, last, max(minute, begin))
    if at == last or cell(book, SPANS, at, OPENS) >= until or until <= minute:
        return LATE, LATE
    return max(cell(book, SPANS, at, OPENS), begin), min(cell(book, SPANS, at, CLOSES), until)


@inner_kernel
def after_absences(play: OrderPlay, draw: int, step: int, start: int) -> int:
    """Return the minute after what is known to be in the way of a start, or the start itself."""
    later = start
    for at in range(
        cell(play.book, STEPS, step, ABSENT_FROM), cell(play.book, STEPS, step, ABSENT_TO)
    ):
        absence = cell(play.book, STEP_ABSENCES, at, 0)
        begin = begin_of(play, draw, absence)
        if begin == NOTHING or begin > start:
            continue
        until = (
            start + 1
            if cell(play.book, STEPS, step, PAUSES)
            else planned_end(play.book, step, start)
        )
        opens, closes = gone_after(play.book, absence, begin, start)
        if opens < until:
            later = max(later, closes)
    return later


@inner_kernel
def after_weather(play: OrderPlay, draw: int, step: int, start: int) -> int:
    """Return the begin of the next day where a start falls on a bad one, or the start itself."""
    weathers = cell(play.book, STEPS, step, WEATHERS)
    day = day_of(play.book, start)
    for weather in range(cell(play.book, LAUNCHING, 0, WEATHER_COUNT)):
        if weathers >> weather & 1 and is_bad_day(play, draw, weather, day):
            is_last = day + 1 == rows_of(play.book, DAYS)
            return start + LATE if is_last else cell(play.book, DAYS, day + 1, 0)
    return start


@inner_kernel
def may_be_away(book: Ints, step: int) -> bool:
    """Whether any absence concerns a step."""
    return cell(book, STEPS, step, ABSENT_FROM) < cell(book, STEPS, step, ABSENT_TO)


@inner_kernel
def known_start(play: OrderPlay, draw: int, step: int, minute: int) -> int:
    """Return the first start from a minute on that nothing known by then forbids, if not begun."""
    found = next_start(play.book, step, minute)
    if cell(play.book, STEPS, step, GOES_ON):
        return found
    has_absences = may_be_away(play.book, step)
    while found != NOTHING and (has_absences or cell(play.book, STEPS, step, WEATHERS)):
        later = after_weather(play, draw, step, found)
        later = max(later, after_absences(play, draw, step, found))
        if later <= found:
            break
        found = next_start(play.book, step, later)
    return found


@inner_kernel
def is_disturbed(play: OrderPlay, draw: int, step: int) -> bool:
    """Whether an absence that concerns a step happens in a draw."""
    for at in range(
        cell(play.book, STEPS, step, ABSENT_FROM), cell(play.book, STEPS, step, ABSENT_TO)
    ):
        if begin_of(play, draw, cell(play.book, STEP_ABSENCES, at, 0)) != NOTHING:
            return True
    return False


@inner_kernel
def next_absence(play: OrderPlay, draw: int, step: int, minute: int) -> tuple[int, int]:
    """Return until when nobody is away from a minute on, and when all are back if some are."""
    until, back = LATE, minute
    for at in range(
        cell(play.book, STEPS, step, ABSENT_FROM), cell(play.book, STEPS, step, ABSENT_TO)
    ):
        absence = cell(play.book, STEP_ABSENCES, at, 0)
        begin = begin_of(play, draw, absence)
        if begin == NOTHING:
            continue
        opens, closes = gone_after(play.book, absence, begin, minute)
        if opens <= minute:
            back = max(back, closes)
        else:
            until = min(until, opens)
    return until, back


@inner_kernel
def work_around(
    play: OrderPlay, draw: int, step: int, rows: tuple[int, int, int], here: int, amount: int
) -> int:
    """Return when a step has worked so much in some spans while nobody is away."""
    at = span_after(play.book, row_of_day(play.book, rows[2], here), rows[1], here)
    while at < rows[1]:
        here = max(here, cell(play.book, SPANS, at, OPENS))
        until, back = next_absence(play, draw, step, here)
        until = min(until, cell(play.book, SPANS, at, CLOSES))
        if back > here:
            here = back
        elif until - here >= amount:
            return here + amount
        else:
            amount -= until - here
            here = until
        while at < rows[1] and cell(play.book, SPANS, at, CLOSES) <= here:
            at += 1
    return NOTHING

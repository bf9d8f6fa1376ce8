"""An order played forward, draw after draw: what `scheduler.replay.drawn.plain` says, compiled."""

from scheduler.engine.kernels.compiling import inner_kernel
from scheduler.engine.kernels.order_absences import (
    is_disturbed,
    known_start,
    may_be_away,
    work_around,
)
from scheduler.engine.kernels.order_book import cell, fails, is_bad_day, rows_of
from scheduler.engine.kernels.order_dates import (
    after_work,
    day_of,
    next_start,
    start_for_end,
    within_ends,
    work_before,
    work_from,
)
from scheduler.engine.kernels.order_tables import (
    AFTER,
    AFTER_FROM,
    AFTER_TO,
    AGAIN,
    AGAIN_FROM,
    AGAIN_TO,
    ANEW,
    AS_BEFORE,
    BEHIND_FROM,
    BEHIND_TO,
    END,
    END_FLOOR,
    FIRST_END,
    FIRST_START,
    FLOOR,
    FROM_END,
    HAS_ATTEMPTS,
    IN_A_ROW,
    IS_CALM,
    LAG,
    LATE,
    LAUNCH,
    LAUNCH_STEP,
    LAUNCH_WEATHER,
    LAUNCHING,
    LIMIT_FROM,
    LIMIT_SOURCE,
    LIMIT_TARGET,
    LIMIT_TO,
    LIMITS,
    LONGEST,
    MISHAP,
    MOST_TRIES,
    NOTHING,
    ONLY_AGAIN,
    ORIGINAL,
    OUTSIDE,
    OVER_DAYS,
    OVER_FROM,
    OVER_TO,
    PLANNED,
    PLAYED,
    PRED_FROM,
    PRED_TO,
    PREDS,
    RAW_FROM,
    RAW_TO,
    REPEATS,
    SCRUBS,
    SINCE,
    SINCE_END,
    SINCE_START,
    SOURCE,
    SOURCE_END,
    SPREADING,
    START,
    STEP_LIMITS,
    STEPS,
    STEPS_AFTER,
    TARGET_END,
    THEN,
    TIME_DAYS,
    TIME_FROM,
    TIME_TO,
    TO_END,
    WHOLE,
    WORKING,
    Ints,
    OrderPlay,
    OtherPlay,
    WholeDraws,
)

NO_PLACE = -2
"""Less the step: that a step which is done again finds no place."""


@inner_kernel
def usual_rows(book: Ints, step: int) -> tuple[int, int, int]:
    """Return the rows of the spans in which a step works by planned hours, and their days."""
    first, last = cell(book, STEPS, step, TIME_FROM), cell(book, STEPS, step, TIME_TO)
    return first, last, cell(book, STEPS, step, TIME_DAYS)


@inner_kernel
def overtime_rows(book: Ints, step: int) -> tuple[int, int, int]:
    """Return the rows of the spans in which a step works that takes longer, and their days."""
    first, last = cell(book, STEPS, step, OVER_FROM), cell(book, STEPS, step, OVER_TO)
    return first, last, cell(book, STEPS, step, OVER_DAYS)


@inner_kernel
def work_on(
    play: OrderPlay, draw: int, step: int, rows: tuple[int, int, int], here: int, amount: int
) -> int:
    """Return when a step has worked so much in some spans from a minute on."""
    if amount <= 0:
        return here
    if may_be_away(play.book, step) and is_disturbed(play, draw, step):
        return work_around(play, draw, step, rows, here, amount)
    return work_from(play.book, rows, here, amount)


@inner_kernel
def end_of(play: OrderPlay, draw: int, step: int, start: int) -> int:
    """Return the end of a step by its drawn hours, what goes beyond planned ones in overtime."""
    drawn, planned = play.hours[draw, step], cell(play.book, STEPS, step, PLANNED)
    here = work_on(play, draw, step, usual_rows(play.book, step), start, min(drawn, planned))
    if here == NOTHING:
        return NOTHING
    return work_on(play, draw, step, overtime_rows(play.book, step), here, drawn - planned)


@inner_kernel
def calm_end(book: Ints, step: int, start: int, drawn: int) -> int:
    """Return the end of a step that no absence concerns by its drawn hours, as `end_of` does."""
    planned, here = cell(book, STEPS, step, PLANNED), start
    rows, longer = usual_rows(book, step), overtime_rows(book, step)
    if drawn > planned and (rows[0] != longer[0] or rows[1] != longer[1]):
        if planned > 0:
            here = work_from(book, rows, start, planned)
        if here == NOTHING:
            return NOTHING
        rows, drawn = longer, drawn - planned
    return work_from(book, rows, here, drawn) if drawn > 0 else here


@inner_kernel
def event_of(book: Ints, step: int, at: int, start: int, end: int) -> int:
    """Return the minute that a link leaves to a step once its source has these dates."""
    event = end if cell(book, PREDS, at, FROM_END) else start
    lag = cell(book, PREDS, at, LAG)
    if not cell(book, PREDS, at, WORKING):
        return int(event + lag)
    first, last = cell(book, STEPS, step, RAW_FROM), cell(book, STEPS, step, RAW_TO)
    return after_work(book, first, last, work_before(book, first, last, event) + lag)


@inner_kernel
def bound_by(book: Ints, step: int, at: int, start: int, end: int) -> int:
    """Return from when on a link lets a step start, and end in time where it holds the end."""
    event = event_of(book, step, at, start, end)
    if event == NOTHING or not cell(book, PREDS, at, TO_END):
        return event
    return start_for_end(book, step, event) if event > 0 else 0


@inner_kernel
def since_of(book: Ints, memory: Ints, step: int, again: int) -> int:
    """Return from when on a place for a step is looked for; only after steps done again if so."""
    found = int(cell(book, STEPS, step, FLOOR))
    for at in range(cell(book, STEPS, step, PRED_FROM), cell(book, STEPS, step, PRED_TO)):
        source = cell(book, PREDS, at, SOURCE)
        if memory[START, source] == NOTHING or (again and not memory[AGAIN, source]):
            continue
        bound = bound_by(book, step, at, memory[START, source], memory[END, source])
        if bound == NOTHING:
            return NOTHING
        found = max(found, bound)
    return found


@inner_kernel
def ends_from(book: Ints, memory: Ints, step: int) -> int:
    """Return before which minute the links let a step not end."""
    found = int(cell(book, STEPS, step, END_FLOOR))
    for at in range(cell(book, STEPS, step, PRED_FROM), cell(book, STEPS, step, PRED_TO)):
        source = cell(book, PREDS, at, SOURCE)
        if cell(book, PREDS, at, TO_END) and memory[START, source] != NOTHING:
            start, end = memory[START, source], memory[END, source]
            found = max(found, event_of(book, step, at, start, end))
    return found


@inner_kernel
def original_of(book: Ints, step: int) -> int:
    """Return the step whose dates are those of a whole one that is done again, or itself."""
    original = cell(book, STEPS, step, ORIGINAL)
    is_whole = cell(book, STEPS, step, MISHAP) == ONLY_AGAIN and original != NOTHING
    return original if is_whole else step


@inner_kernel
def note(book: Ints, memory: Ints, step: int, start: int, end: int) -> None:
    """Note the dates of a step, for its original too if it is a copy."""
    memory[START, step] = start
    memory[END, step] = end
    own = step
    while own != NOTHING:
        memory[SINCE_START, own] = start
        memory[SINCE_END, own] = end
        own = cell(book, STEPS, own, ORIGINAL)
    own = original_of(book, step)
    memory[START, own] = start
    memory[END, own] = end


@inner_kernel
def set_calmly(book: Ints, memory: Ints, step: int, drawn: int, since: int) -> bool:
    """Put a step that no weather and no absence concerns at its first start, as `set_down` does."""
    start = next_start(book, step, since)
    if start == NOTHING:
        return False
    end = calm_end(book, step, start, drawn)
    if end == NOTHING:
        return False
    end = within_ends(book, step, max(end, ends_from(book, memory, step)))
    if end == NOTHING:
        return False
    note(book, memory, step, start, end)
    return True


@inner_kernel
def set_down(play: OrderPlay, draw: int, step: int, since: int, by_end: int) -> bool:
    """Put a step at its first start from a minute on; tell whether there is one."""
    if by_end > 0:
        for_end = start_for_end(play.book, step, by_end)
        if for_end == NOTHING:
            return False
        since = max(since, for_end)
    start = known_start(play, draw, step, since)
    if start == NOTHING:
        return False
    end = end_of(play, draw, step, start)
    if end == NOTHING:
        return False
    end = within_ends(play.book, step, max(end, ends_from(play.book, play.memory, step)))
    if end == NOTHING:
        return False
    note(play.book, play.memory, step, start, end)
    return True


@inner_kernel
def whole_of(book: Ints, step: int) -> int:
    """Return what is played when a step is tried again: all of it, or itself."""
    whole = cell(book, STEPS, step, WHOLE)
    return step if whole == NOTHING else whole


@inner_kernel
def repeat(play: OrderPlay, draw: int, limit: int, since: int) -> int:
    """Do steps again, and return when the last has ended, or that one finds no place."""
    memory = play.memory
    for at in range(
        cell(play.book, LIMITS, limit, BEHIND_FROM), cell(play.book, LIMITS, limit, BEHIND_TO)
    ):
        since = max(since, memory[END, cell(play.book, REPEATS, at, 0)])
    last = NOTHING
    memory[AGAIN] = 0
    for at in range(
        cell(play.book, LIMITS, limit, AGAIN_FROM), cell(play.book, LIMITS, limit, AGAIN_TO)
    ):
        step = cell(play.book, REPEATS, at, 0)
        if not set_down(play, draw, step, max(since_of(play.book, play.memory, step, 1), since), 0):
            return int(NO_PLACE - step)
        memory[AGAIN, step] = memory[AGAIN, original_of(play.book, step)] = 1
        last = max(last, memory[END, step])
    return since if last == NOTHING else last


@inner_kernel
def overrun(book: Ints, memory: Ints, step: int) -> int:
    """Return a limit between a step and one placed before it that has run out."""
    for at in range(cell(book, STEPS, step, LIMIT_FROM), cell(book, STEPS, step, LIMIT_TO)):
        limit = cell(book, STEP_LIMITS, at, 0)
        source = cell(book, LIMITS, limit, LIMIT_SOURCE)
        target = cell(book, LIMITS, limit, LIMIT_TARGET)
        if memory[SINCE_START, target] == NOTHING:
            continue
        since = cell(book, LIMITS, limit, SINCE)
        if source != NOTHING:
            is_end = cell(book, LIMITS, limit, SOURCE_END)
            event = memory[SINCE_END if is_end else SINCE_START, source]
            since = event if event != NOTHING else since
        if since == NOTHING:
            continue
        is_end = cell(book, LIMITS, limit, TARGET_END)
        event = memory[SINCE_END if is_end else SINCE_START, target]
        if event - since > cell(book, LIMITS, limit, LONGEST):
            return limit
    return NOTHING


@inner_kernel
def is_scrubbed(play: OrderPlay, draw: int, step: int, tried: int) -> bool:
    """Whether the attempt at launch that stands fails."""
    if step != cell(play.book, LAUNCHING, 0, LAUNCH_STEP) or not cell(
        play.book, LAUNCHING, 0, HAS_ATTEMPTS
    ):
        return False
    weather = cell(play.book, LAUNCHING, 0, LAUNCH_WEATHER)
    day = day_of(play.book, play.memory[END, step])
    if weather != NOTHING and is_bad_day(play, draw, weather, day):
        return True
    return fails(play, draw, tried)


@inner_kernel
def earliest_attempt(play: OrderPlay, step: int, tried: int) -> int:
    """Return before which minute the attempt after so many scrubbed ones does not end."""
    in_a_row = cell(play.book, LAUNCHING, 0, IN_A_ROW)
    is_last = in_a_row > 0 and tried % in_a_row == 0
    return int(play.memory[END, step] + cell(play.book, LAUNCHING, 0, THEN if is_last else AFTER))


@inner_kernel
def try_again(play: OrderPlay, draw: int, step: int, ready: int, by_end: int) -> int:
    """Put down a step behind what is done again, and return nothing, or who finds no place."""
    if ready <= NO_PLACE:
        return NO_PLACE - ready
    since = since_of(play.book, play.memory, step, 0)
    if since == NOTHING or not set_down(play, draw, step, max(ready, since), by_end):
        return step
    return NOTHING


@inner_kernel
def settle(play: OrderPlay, draw: int, step: int, ready: int) -> int:
    """
    Do again what has to be before a step that stands, and launch until it succeeds.

    Returns
    -------
        Nothing, or the number of the reason that takes the draw outside the rules.
    """
    limits, most = rows_of(play.book, LIMITS) - 1, cell(play.book, LAUNCHING, 0, MOST_TRIES)
    by_end, tried, repeated = 0, 0, 0
    again = whole_of(play.book, step)
    if again != step:
        ready = play.memory[END, step]
    while True:
        number = overrun(play.book, play.memory, step)
        if number != NOTHING:
            repeated += 1
            if cell(play.book, LIMITS, number, AGAIN_FROM) == NOTHING or repeated > most:
                return number
            ready = repeat(play, draw, number, ready)
        elif is_scrubbed(play, draw, step, tried):
            tried += 1
            play.kept[draw, SCRUBS] = tried
            if tried == most:
                return limits + rows_of(play.book, STEPS)
            by_end = earliest_attempt(play, step, tried)
            ready = repeat(play, draw, limits, play.memory[END, step])
        else:
            return NOTHING
        missing = try_again(play, draw, again, ready, by_end)
        if missing != NOTHING:
            return limits + missing


@inner_kernel
def take(play: OrderPlay, draw: int, step: int) -> int:
    """Place a step; return nothing, or the number of the reason that it takes the draw outside."""
    ready = since_of(play.book, play.memory, step, 0)
    if ready == NOTHING or not set_down(play, draw, step, ready, 0):
        return rows_of(play.book, LIMITS) - 1 + step
    play.memory[FIRST_START, step] = play.memory[START, step]
    play.memory[FIRST_END, step] = play.memory[END, step]
    return settle(play, draw, step, ready)


@inner_kernel
def take_calmly(book: Ints, memory: Ints, step: int, drawn: int) -> int:
    """Place a step that no weather, absence, limit or attempt concerns, as `take` does."""
    ready = since_of(book, memory, step, 0)
    if ready == NOTHING or not set_calmly(book, memory, step, drawn, ready):
        return rows_of(book, LIMITS) - 1 + step
    memory[FIRST_START, step] = memory[START, step]
    memory[FIRST_END, step] = memory[END, step]
    return NOTHING


@inner_kernel
def tell_after(book: Ints, memory: Ints, step: int) -> None:
    """Have the dates of all steps found anew that wait for a step."""
    for at in range(cell(book, STEPS, step, AFTER_FROM), cell(book, STEPS, step, AFTER_TO)):
        after = cell(book, STEPS_AFTER, at, 0)
        memory[PLAYED, after] = max(memory[PLAYED, after], ANEW)


@inner_kernel
def play_one(play: OrderPlay, draw: int, other: OtherPlay) -> None:
    """Play one draw: dates into the memory, launch, reason and scrubs into what is kept."""
    book, memory, kept = play.book, play.memory, play.kept[draw]
    memory[:] = NOTHING
    for step in range(len(other.steps)):
        memory[PLAYED, step] = other.steps[step]
    kept[LAUNCH], kept[OUTSIDE], kept[SCRUBS] = LATE, NOTHING, 0
    has_other = len(other.starts) > 0
    for step in range(rows_of(book, STEPS)):
        if memory[PLAYED, step] == AS_BEFORE and other.starts[draw, step] != NOTHING:
            note(book, memory, step, other.starts[draw, step], other.ends[draw, step])
            continue
        mishap = cell(book, STEPS, step, MISHAP)
        if mishap == NOTHING or (mishap != ONLY_AGAIN and play.begins[draw, mishap] != NOTHING):
            if cell(book, STEPS, step, IS_CALM):
                reason = take_calmly(book, memory, step, play.hours[draw, step])
            else:
                reason = take(play, draw, step)
            if reason != NOTHING:
                kept[OUTSIDE] = reason
                return
        if has_other and (
            memory[PLAYED, step] == SPREADING
            or memory[START, step] != other.starts[draw, step]
            or memory[END, step] != other.ends[draw, step]
        ):
            tell_after(book, memory, step)
    kept[LAUNCH] = memory[END, cell(book, LAUNCHING, 0, LAUNCH_STEP)]


@inner_kernel
def first_bound(book: Ints, memory: Ints, step: int, at: int) -> int:
    """Return the bound of a link by the first dates of its source, nothing if it has none."""
    source = cell(book, PREDS, at, SOURCE)
    start, end = memory[FIRST_START, source], memory[FIRST_END, source]
    return NOTHING if start == NOTHING else bound_by(book, step, at, start, end)


@inner_kernel
def mark_critical(play: OrderPlay, draw: int, whole: WholeDraws) -> None:
    """Mark the steps on the driving chain of launch: whoever had to be over last, and so on."""
    critical = whole.critical[draw]
    critical[cell(play.book, LAUNCHING, 0, LAUNCH_STEP)] = True
    for step in range(cell(play.book, LAUNCHING, 0, LAUNCH_STEP), -1, -1):
        if not critical[step]:
            continue
        latest = NOTHING
        for at in range(
            cell(play.book, STEPS, step, PRED_FROM), cell(play.book, STEPS, step, PRED_TO)
        ):
            latest = max(latest, first_bound(play.book, play.memory, step, at))
        if latest == NOTHING:
            continue
        if known_start(play, draw, step, latest) != play.memory[FIRST_START, step]:
            continue
        for at in range(
            cell(play.book, STEPS, step, PRED_FROM), cell(play.book, STEPS, step, PRED_TO)
        ):
            if first_bound(play.book, play.memory, step, at) == latest:
                critical[cell(play.book, PREDS, at, SOURCE)] = True


@inner_kernel
def play_draws(play: OrderPlay, first: int, last: int, whole: WholeDraws, other: OtherPlay) -> None:
    """Play some draws; keep the dates of all steps and who was critical where there is room."""
    for at in range(first, last):
        draw = other.draws[at]
        play_one(play, draw, other)
        if len(whole.starts) == 0:
            continue
        for step in range(rows_of(play.book, STEPS)):
            whole.starts[draw, step] = play.memory[START, step]
            whole.ends[draw, step] = play.memory[END, step]
            whole.critical[draw, step] = False
        if play.kept[draw, LAUNCH] != LATE:
            mark_critical(play, draw, whole)

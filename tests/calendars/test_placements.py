"""Where tasks may start, by hand and against a walk minute by minute."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from scheduler.calendars.clock.intervals import merge
from scheduler.calendars.starts.start_classes import (
    StartClass,
    on_ticks,
    pausing_classes,
    pieces,
    straight_classes,
    within,
)
from tests.builders import make_job, make_milestone, make_task

TWO_SHIFTS = ((0, 8), (24, 32))
LENGTH = 50
WORKING = st.lists(
    st.tuples(st.integers(0, 40), st.integers(1, 9)).map(lambda pair: (pair[0], sum(pair))),
    min_size=1,
    max_size=5,
).map(merge)
DURATIONS = st.integers(1, 12)
SPANS = st.none() | st.lists(
    st.tuples(st.integers(0, 45), st.integers(0, 12)).map(lambda pair: (pair[0], sum(pair))),
    min_size=1,
    max_size=1,
)


def walk(working, duration, start):
    """Return the minutes worked by a task that pauses, or nothing if it may not start there."""
    minutes = [minute for a, b in working for minute in range(a, b)]
    if start not in minutes:
        return None
    left = minutes[minutes.index(start) :][:duration]
    return left if len(left) == duration else None


def test_task_fits_into_one_stretch_or_crosses_the_night():
    """Six hours from 0-2 run through; from 3-7 they end on the next day."""
    assert pausing_classes(TWO_SHIFTS, 6) == (
        StartClass(0, 2),
        StartClass(3, 7, ((8, 24),)),
        StartClass(24, 26),
    )


def test_task_longer_than_a_shift_always_pauses():
    """Ten hours take two shifts, and may start no later than hour 6."""
    assert pausing_classes(TWO_SHIFTS, 10) == (StartClass(0, 6, ((8, 24),)),)


def test_task_longer_than_two_shifts_crosses_both_nights():
    """Eighteen hours fill two shifts and two hours of the third."""
    classes = pausing_classes((*TWO_SHIFTS, (48, 56)), 18)

    assert classes == (StartClass(0, 6, ((8, 24), (32, 48))),)
    assert classes[0].pause == 32
    assert pieces(1, 18, classes[0].breaks) == ((1, 8), (24, 32), (48, 51))


@given(WORKING, DURATIONS)
def test_pausing_classes_are_the_starts_from_which_a_walk_arrives(working, duration):
    """A start is in exactly one class when the walk ends in time, with the same pieces."""
    classes = pausing_classes(working, duration)

    for start in range(LENGTH):
        there = [each for each in classes if each.low <= start <= each.high]
        worked = walk(working, duration, start)
        assert len(there) == (worked is not None)
        for each in there:
            run = pieces(start, duration, each.breaks)
            assert [minute for a, b in run for minute in range(a, b)] == worked
            assert start + duration + each.pause == worked[-1] + 1


@given(WORKING, DURATIONS)
def test_straight_classes_are_the_starts_that_run_through(working, duration):
    """A run without pause lies within working time."""
    minutes = {minute for a, b in working for minute in range(a, b)}
    fits = [s for s in range(LENGTH) if set(range(s, s + duration)) <= minutes]

    classes = straight_classes(working, duration)

    assert [s for each in classes for s in range(each.low, each.high + 1)] == fits


@given(WORKING, DURATIONS, SPANS, SPANS)
def test_windows_keep_the_starts_and_ends_that_lie_in_them(working, duration, starts, ends):
    """Both windows are closed: their last minute counts."""
    kept = [
        start
        for start in range(LENGTH)
        if (worked := walk(working, duration, start)) is not None
        and (starts is None or starts[0][0] <= start <= starts[0][1])
        and (ends is None or ends[0][0] <= worked[-1] + 1 <= ends[0][1])
    ]

    classes = within(pausing_classes(working, duration), duration, starts, ends)

    assert [s for each in classes for s in range(each.low, each.high + 1)] == kept


@given(WORKING, DURATIONS, st.integers(1, 6))
def test_starts_on_ticks_are_the_multiples_among_the_starts(working, duration, tick):
    """Rounding adds no start and loses none that is a whole number of ticks."""
    classes = pausing_classes(working, duration)

    rounded = on_ticks(classes, tick)

    starts = {s for each in classes for s in range(each.low, each.high + 1) if s % tick == 0}
    assert {s for e in rounded for s in range(e.low, e.high + 1) if s % tick == 0} == starts
    assert all(each.low % tick == each.high % tick == 0 for each in rounded)


@st.composite
def jobs(draw):
    """Draw a job with the starts that some working time and windows leave it."""
    working, duration = draw(WORKING), draw(DURATIONS)
    classes = draw(st.sampled_from((pausing_classes, straight_classes)))(working, duration)
    classes = within(classes, duration, draw(SPANS), draw(SPANS))
    return replace(JOB, duration=duration, working=working, classes=classes)


JOB = replace(make_job(make_task("A")), tick=1)
MINUTES = st.integers(-5, LENGTH + 5)


def starts_of(job):
    """Return each legal start with its end."""
    return {
        start: start + job.duration + each.pause
        for each in job.classes
        for start in range(each.low, each.high + 1)
    }


@given(jobs(), MINUTES)
def test_next_and_previous_start_are_the_nearest_legal_ones(job, minute):
    """The nearest start is found on either side, or none."""
    starts = starts_of(job)

    assert job.next_start(minute) == min((s for s in starts if s >= minute), default=None)
    assert job.previous_start(minute) == max((s for s in starts if s <= minute), default=None)


@given(jobs(), MINUTES)
def test_start_for_an_end_is_the_first_that_ends_late_enough(job, minute):
    """Ends at or after the minute count."""
    starts = starts_of(job)

    assert job.start_for_end(minute) == min(
        (s for s, end in starts.items() if end >= minute), default=None
    )


@given(jobs(), MINUTES, MINUTES)
def test_latest_start_keeps_both_dates(job, start_by, end_by):
    """The last legal start that begins and ends in time."""
    starts = starts_of(job)

    assert job.latest_start(start_by, end_by) == max(
        (s for s, end in starts.items() if s <= start_by and end <= end_by), default=None
    )


@given(jobs(), MINUTES)
def test_only_a_legal_start_has_a_class(job, minute):
    """A start outside the classes leads to no run."""
    starts = starts_of(job)
    each = job.class_of(minute)

    assert (each is not None) == (minute in starts)
    assert each is None or job.end_after(minute) == starts[minute]


def test_same_shift_task_does_not_cross_a_hand_over():
    """Four hours lie wholly in the day or wholly in the late shift."""
    shifts = {"day": "08:00-16:00", "late": "16:00-24:00"}
    task = make_task("A", "4h", same_shift=True)

    job = make_job(task, shifts=shifts, horizon="16h")

    assert job.classes == (StartClass(0, 240), StartClass(480, 720))


def test_same_shift_task_may_use_either_of_two_nested_shifts():
    """A short shift within a long one takes no start away."""
    shifts = {"day": "08:00-16:00", "noon": "10:00-12:00"}

    job = make_job(make_task("A", same_shift=True), shifts=shifts, horizon="16h")

    assert job.classes == (StartClass(0, 420),)


def test_task_without_crew_works_at_any_hour_but_in_stand_downs():
    """Nobody is needed, so that shifts do not matter."""
    rest = [{"from": "2025-11-10T10:00", "to": "2025-11-10T20:00"}]

    job = make_job(make_task("A", "2h"), stand_downs=rest, horizon="24h")

    assert job.classes == (StartClass(0, 0), StartClass(720, 1320))


def test_elapsed_task_ignores_everything_but_its_run_windows():
    """Curing goes on through nights, stand-downs and closures."""
    task = make_task("A", "3h", elapsed=True, facility="HALL")
    timed = task.altered(
        update={"windows": make_task("A", windows=[{"daily": "20:00-24:00"}]).windows}
    )
    closed = {
        "facilities": {"HALL": {"open": ["08:00-09:00"]}},
        "stand_downs": [{"from": "2025-11-10T10:00", "to": "2025-11-10T20:00"}],
        "horizon": "24h",
    }

    assert make_job(task, **closed).classes == (StartClass(0, 1260),)
    assert make_job(timed, **closed).classes == (StartClass(720, 780),)


def test_all_hands_task_works_outside_the_shifts_with_the_whole_roster():
    """Four people are never on one shift of two, but the roster of two shifts has them."""
    shifts = {"day": "08:00-16:00", "late": "16:00-24:00"}
    task = make_task("A", "2h", all_hands=True, crew={"MEC": 4})

    assert make_job(task, shifts=shifts, crews={"MEC": 2}, horizon="24h").classes == (
        StartClass(0, 1320),
    )
    assert make_job(task, crews={"MEC": 2}, horizon="24h").classes == ()


def test_task_of_two_crews_works_while_both_have_enough_people():
    """Two mechanics on both shifts and an electrician on the late one meet late."""
    shifts = {"day": "08:00-16:00", "late": "16:00-24:00"}
    task = make_task("A", "8h", crew={"MEC": 2, "ELE": 1})

    job = make_job(task, shifts=shifts, crews={"MEC": 2, "ELE": {"late": 1}}, horizon="24h")

    assert job.classes == (StartClass(480, 480),)


def test_milestone_may_fall_on_both_ends_of_its_window():
    """Windows of instants are closed, also one that ends when the campaign starts."""
    window = {"for": "run", "daily": "06:00-08:00"}

    assert make_job(make_milestone("A"), horizon="24h").classes == (StartClass(0, 1440),)
    assert make_job(make_milestone("A", windows=[window]), horizon="24h").classes == (
        StartClass(0, 0),
        StartClass(1320, 1440),
    )


def test_run_window_cuts_the_working_time_of_a_pausing_task():
    """Six hours with a window of four a day take two days."""
    task = make_task("A", "6h", pausable=True, crew={"MEC": 1}, windows=[{"daily": "08:00-12:00"}])

    job = make_job(task, crews={"MEC": 1}, horizon="2d")

    assert job.pieces_from(0) == ((0, 240), (1440, 1560))


def test_start_that_only_serves_to_pause_is_off_the_grid():
    """With everything on whole hours, no task starts a minute before a shift ends."""
    task = make_task("A", "2h", pausable=True, crew={"MEC": 1})

    job = make_job(task, crews={"MEC": 1}, horizon="47h")

    assert job.classes == (
        StartClass(0, 360),
        StartClass(420, 420, ((480, 1440),)),
        StartClass(1440, 1800),
    )


def test_limit_on_its_own_span_keeps_a_task_from_pausing():
    """A task that must be over within three hours may not pause over night."""
    task = make_task("A", "2h", pausable=True, crew={"MEC": 1})
    limit = {"from": "A start", "to": "A end", "max": "3h"}

    job = make_job(task, crews={"MEC": 1}, horizon="2d", limits=[limit])

    assert job.classes == (StartClass(0, 360), StartClass(1440, 1800))


def test_window_over_midnight_belongs_to_the_day_on_which_it_begins():
    """From Monday 08:00: open from Monday 22:00 to Tuesday 02:00, not from Sunday or Tuesday."""
    window = {"daily": "22:00-02:00", "days": "mon"}
    task = make_task("A", "4h", elapsed=True, windows=window)

    assert make_job(task, horizon="60h").classes == (StartClass(840, 840),)


def test_window_that_began_the_evening_before_is_open_at_the_start():
    """The campaign starts on Monday at 00:00; Sunday's window is open until 02:00."""
    window = {"daily": "22:00-02:00", "days": "sun"}
    task = make_task("A", "1h", elapsed=True, windows=window)

    assert make_job(task, start="2025-11-10T00:00", horizon="60h").classes == (StartClass(0, 60),)


def test_days_and_dates_open_a_window_where_they_agree():
    """Tuesdays and Thursdays from 12 to 14 November: Thursday 13 alone."""
    window = {"days": ["tue", "thu"], "dates": "2025-11-12 to 2025-11-14"}
    task = make_task("A", "24h", elapsed=True, windows=window)

    assert make_job(task, horizon="5d").classes == (StartClass(64 * 60, 64 * 60),)


def test_widest_keeps_the_days_of_a_window():
    """Widened from 10:00-12:00 to 09:00-13:00, it opens on Tuesday alone."""
    windows = {"slot": {"daily": "10:00-12:00", "days": "tue", "widest": "09:00-13:00"}}
    task = make_task("A", "4h", elapsed=True, windows="slot")

    job = make_job(task, horizon="47h", windows=windows, scenario={"widened": "slot"})

    assert job.classes == (StartClass(25 * 60, 25 * 60),)


def test_earliest_date_between_ticks_waits_for_the_next():
    """On a grid of one hour, a task that may start from 09:20 on starts at 10:00."""
    task = make_task("A", "2h", not_before="2025-11-10T09:20")

    assert make_job(task, horizon="24h", crews={}).classes[0].low == 120


def test_earliest_date_cuts_windows_for_the_start():
    """A start window from 09:00 to 11:00 is left from 10:00 on, the next day's as a whole."""
    window = {"for": "start", "daily": "09:00-11:00"}
    task = make_task("A", "1h", windows=window, not_before="2025-11-10T10:00", elapsed=True)

    assert make_job(task, horizon="47h").classes == (StartClass(120, 180), StartClass(1500, 1620))

"""Lags against naive scans over every minute."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from scheduler.calendars.clock.counting import first_with_worked, last_with_worked, worked_before
from scheduler.calendars.clock.intervals import merge
from scheduler.calendars.rules.links import TimedLink
from scheduler.calendars.situation.lags import earliest_event, earliest_start, latest_source
from scheduler.calendars.starts.start_classes import pausing_classes
from scheduler.model.link import LinkKind
from tests.builders import make_job, make_task

UNTIL = 50
WORKING = st.lists(
    st.tuples(st.integers(0, 40), st.integers(1, 9)).map(lambda pair: (pair[0], sum(pair))),
    min_size=1,
    max_size=5,
).map(merge)
MINUTES = st.integers(0, UNTIL)
LAGS = st.integers(-15, 15)
JOB = replace(make_job(make_task("A")), tick=1)


def count(working, minute):
    """Return the working minutes before a minute, one by one."""
    return sum(1 for a, b in working for each in range(a, b) if each < minute)


def link(lag, kind=LinkKind.FS, *, working=True):
    """Return a link from B to A."""
    return TimedLink(source="B", target="A", kind=kind, lag=lag, working=working, reason="hard")


@given(WORKING, MINUTES)
def test_worked_before_counts_working_minutes(working, minute):
    """Only working minutes before the instant count."""
    assert worked_before(working, minute) == count(working, minute)


@given(WORKING, LAGS)
def test_first_minute_with_enough_work_behind_it(working, amount):
    """The first instant before which that much working time lies, if there is one."""
    scan = (minute for minute in range(UNTIL + 1) if count(working, minute) >= amount)

    assert first_with_worked(working, amount) == next(scan, None)


@given(WORKING, st.integers(0, 40))
def test_last_minute_with_no_more_work_behind_it(working, amount):
    """The last instant before which at most that much working time lies."""
    scan = [minute for minute in range(UNTIL + 1) if count(working, minute) <= amount]

    assert last_with_worked(working, amount, UNTIL) == scan[-1]


@given(WORKING, MINUTES, LAGS)
def test_working_lag_ends_at_the_first_event_with_enough_work_between(working, source, lag):
    """The earliest event is the first that the rule of the link allows."""
    job = replace(JOB, working=working)
    needed = count(working, source) + lag
    scan = (minute for minute in range(UNTIL + 1) if count(working, minute) >= needed)

    assert earliest_event(link(lag), job, source) == next(scan, None)


@given(WORKING, MINUTES, LAGS)
def test_latest_source_is_the_last_that_leaves_enough_work_between(working, event, lag):
    """Counting back gives the last minute of the source that the rule of the link allows."""
    job = replace(JOB, working=working)
    worked = count(working, event)
    scan = [minute for minute in range(UNTIL + 1) if count(working, minute) + lag <= worked]

    latest = latest_source(link(lag), job, event, UNTIL)

    assert latest == scan[-1] if scan else latest < 0


@given(WORKING, st.integers(1, 8), MINUTES, LAGS, st.sampled_from(LinkKind), st.booleans())
def test_earliest_start_is_the_first_legal_one_that_keeps_the_link(
    working, duration, source, lag, kind, counts_work
):
    """Whatever end the link holds back, the first start that obeys it is found."""
    job = replace(
        JOB, duration=duration, working=working, classes=pausing_classes(working, duration), tick=1
    )
    each = link(lag, kind, working=counts_work)

    def keeps(start):
        event = job.end_after(start) if kind in {"FF", "SF"} else start
        gap = count(working, event) - count(working, source) if counts_work else event - source
        return gap >= lag

    scan = (start for start in range(UNTIL) if job.class_of(start) and keeps(start))

    assert earliest_start(job, each, source) == next(scan, None)


def test_elapsed_lag_runs_through_the_night():
    """Twelve hours are twelve hours."""
    assert earliest_event(link(12, working=False), JOB, 6) == 18

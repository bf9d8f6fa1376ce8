"""Jobs that keep out of some minutes, compared with trying every start."""

from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler.analyse.resource_order.keeping_out import keep_out, may_move
from scheduler.calendars.clock.intervals import intersect, merge
from tests.builders import make_job, make_task
from tests.planning.campaigns import REPEATABLE

TWO_SHIFTS = {"day": "08:00-12:00", "late": "14:00-18:00"}


@settings(REPEATABLE, max_examples=60)
@given(
    pausable=st.booleans(),
    spans=st.lists(st.tuples(st.integers(0, 46), st.integers(1, 6)), max_size=6),
)
def test_the_starts_left_are_those_without_work_in_the_minutes(pausable, spans):
    """Of all legal starts those stay whose worked pieces miss the minutes, no other."""
    task = make_task("A", "3min", pausable=pausable, crew={"MEC": 1})
    job = make_job(task, crews={"MEC": 1}, shifts=TWO_SHIFTS, horizon="2d")
    minutes = merge((start * 60, (start + length) * 60 - 1) for start, length in spans)

    kept = keep_out(job, minutes)

    for start in range(48 * 60):
        is_legal = job.class_of(start) is not None
        is_left = is_legal and not intersect(job.pieces_from(start), minutes)
        assert (kept.class_of(start) is not None) == is_left
    first = kept.next_start(0)
    if first is not None:
        assert may_move(job, minutes, first) == (kept.next_start(first + 1) is not None)

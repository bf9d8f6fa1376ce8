"""Legal starts are found once for all steps on the same terms."""

from hypothesis import given
from hypothesis import strategies as st

from scheduler.calendars.clock.intervals import intersect, merge
from scheduler.calendars.starts.start_classes import within_shifts
from tests.builders import DAY_SHIFT, make_campaign, make_situation, make_task

INTERVAL = st.builds(
    lambda one, other: (min(one, other), max(one, other)), st.integers(0, 60), st.integers(0, 60)
)
INTERVALS = st.lists(INTERVAL)


@given(INTERVALS.map(merge), INTERVALS.map(sorted))
def test_the_stretches_within_shifts_are_those_that_each_shift_cuts_out(working, shifts):
    """Shifts may overlap; a stretch that two of them cut out alike counts once."""
    cut = {piece for shift in shifts for piece in intersect(working, (shift,))}
    assert within_shifts(working, shifts) == sorted(cut)


def test_steps_on_the_same_terms_share_their_legal_starts():
    """Two steps of the same crew and length have one table of starts between them."""
    tasks = [make_task(name, "4h", crew={"MEC": 1}, same_shift=True) for name in "AB"]
    jobs = make_situation(make_campaign(*tasks, crews={"MEC": 2})).jobs
    assert jobs["A"].classes is jobs["B"].classes


def test_a_place_that_never_closes_does_not_split_working_time():
    """A step in an open hall works whenever its crew does."""
    tasks = [
        make_task("A", "4h", crew={"MEC": 1}),
        make_task("B", "4h", crew={"MEC": 1}, facility="HALL"),
    ]
    campaign = make_campaign(*tasks, crews={"MEC": 2}, facilities={"HALL": 1}, shifts=DAY_SHIFT)
    jobs = make_situation(campaign).jobs
    assert jobs["A"].working == jobs["B"].working

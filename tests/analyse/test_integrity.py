from scheduler.analyse.integrity import integrity
from tests.builders import make_campaign, make_schedule, make_situation, make_task


def test_whole_plan_keeps_every_step_and_test():
    """Two steps, one of them a test, both with their full hours."""
    campaign = make_campaign(make_task("A", "2h", test=True), make_task("B", after=["A"]))

    kept = integrity(make_situation(campaign), make_schedule(A=[(0, 2)], B=[(2, 3)]))

    assert (kept.steps, kept.steps_kept, kept.tests, kept.tests_kept) == (2, 2, 1, 1)
    assert kept.is_whole
    assert (kept.done, kept.tests_done, kept.habits_relaxed) == ((), 0, ())


def test_shortened_test_is_missed():
    """A has 1 h instead of 2, so neither the step nor the test counts as kept."""
    campaign = make_campaign(make_task("A", "2h", test=True), make_task("B", after=["A"]))

    kept = integrity(make_situation(campaign), make_schedule(A=[(0, 1)], B=[(1, 2)]))

    assert (kept.steps_kept, kept.tests_kept, kept.is_whole) == (1, 0, False)


def test_pause_does_not_count_as_work():
    """A spans 2 h but works only one of them."""
    campaign = make_campaign(make_task("A", "2h", test=True, pausable=True))

    kept = integrity(make_situation(campaign), make_schedule(A=[(0, 0.5), (1.5, 2)]))

    assert not kept.is_whole


def test_missing_step_is_missed():
    """B does not stand in the plan."""
    campaign = make_campaign(make_task("A"), make_task("B"))

    kept = integrity(make_situation(campaign), make_schedule(A=[(0, 1)]))

    assert (kept.steps, kept.steps_kept, kept.is_whole) == (2, 1, False)


def test_finished_steps_and_tests_are_counted_apart():
    """A and T were done before the start; they are neither due nor kept."""
    campaign = make_campaign(
        make_task("A"),
        make_task("T", test=True),
        make_task("B"),
        scenario={"done": ["A", "T"]},
    )

    kept = integrity(make_situation(campaign), make_schedule(B=[(0, 1)]))

    assert (kept.steps, kept.tests, kept.done, kept.tests_done) == (1, 0, ("A", "T"), 1)
    assert kept.is_whole


def test_relaxed_habits_are_named_one_by_one():
    """B and C follow A by habit, D follows a finished step: two habits are set aside."""
    campaign = make_campaign(
        make_task("A"),
        make_task("Z"),
        make_task("B", usually_after=["A"]),
        make_task("C", usually_after=["A"]),
        make_task("D", usually_after=["Z"]),
        scenario={"habits": "relaxed", "done": ["Z"]},
    )
    schedule = make_schedule(A=[(0, 1)], B=[(0, 1)], C=[(0, 1)], D=[(0, 1)])

    kept = integrity(make_situation(campaign), schedule)

    assert kept.habits_relaxed == (("A", "B"), ("A", "C"))


def test_kept_habits_are_not_reported():
    """Where habits bind, none is set aside."""
    campaign = make_campaign(make_task("A"), make_task("B", usually_after=["A"]))

    kept = integrity(make_situation(campaign), make_schedule(A=[(0, 1)], B=[(1, 2)]))

    assert kept.habits_relaxed == ()

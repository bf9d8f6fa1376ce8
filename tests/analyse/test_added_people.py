"""People that a scenario puts on its shifts beyond the baseline."""

from scheduler.analyse.kept.added_people import AddedPeople, added_people
from tests.builders import make_campaign, make_schedule, make_situation, make_task

TWO_SHIFTS = {"day": "08:00-16:00", "late": "16:00-24:00"}


def make_two_scenarios(*tasks, busy, **fields):
    """Return the situation of a busy scenario beside a quiet baseline with the day shift alone."""
    campaign = make_campaign(
        *tasks,
        shifts=TWO_SHIFTS,
        crews={"MEC": {"day": 4, "late": 2}, "ELE": {"day": 3}},
        baseline="quiet",
        scenarios={"quiet": {"shifts": "day"}, "busy": {"shifts": "day", **busy}},
        **fields,
    )
    return make_situation(campaign, "busy")


def test_the_baseline_itself_adds_nobody():
    """The same shifts and people are none beyond routine."""
    situation = make_two_scenarios(make_task("A", crew={"MEC": 4}), busy={})

    assert added_people(situation, make_schedule(A=[(0, 1)])) == ()


def test_a_shift_that_the_baseline_does_not_work_is_above_it():
    """Two mechanics work late, where the baseline has nobody; ELE has nobody late either way."""
    situation = make_two_scenarios(
        make_task("A", "2h", crew={"MEC": 1}), busy={"shifts": ["day", "late"]}
    )

    (added,) = added_people(situation, make_schedule(A=[(7, 9)]))

    assert added == AddedPeople(crew="MEC", shift="late", people=2, baseline=0, peak=1)
    assert added.used == 1


def test_surge_counts_as_far_as_it_is_used():
    """Six mechanics instead of four: with five at work, one is used beyond the baseline."""
    surge = {"surge": {"MEC": {"day": 2}}}
    tasks = (make_task("A", "2h", crew={"MEC": 3}), make_task("B", "2h", crew={"MEC": 2}))
    situation = make_two_scenarios(*tasks, busy=surge)

    (both,) = added_people(situation, make_schedule(A=[(0, 2)], B=[(1, 3)]))
    (apart,) = added_people(situation, make_schedule(A=[(0, 2)], B=[(2, 4)]))

    assert (both.people, both.baseline, both.peak, both.used) == (6, 4, 5, 1)
    assert (apart.peak, apart.used) == (3, 0)


def test_all_hands_work_counts_no_further_than_the_people_on_the_shift():
    """All six mechanics of both shifts are called in late; two of them are late's own."""
    task = make_task("A", "1h", crew={"MEC": 6}, all_hands=True)
    situation = make_two_scenarios(task, busy={"shifts": ["day", "late"]})

    (added,) = added_people(situation, make_schedule(A=[(9, 10)]))

    assert (added.shift, added.people, added.peak) == ("late", 2, 2)


def test_work_at_other_hours_is_none_of_the_shift():
    """The peak of the late shift does not count what is done by day."""
    tasks = (make_task("A", "8h", crew={"MEC": 4}), make_task("B", "1h", crew={"MEC": 1}))
    situation = make_two_scenarios(*tasks, busy={"shifts": ["day", "late"]})

    (added,) = added_people(situation, make_schedule(A=[(0, 8)], B=[(8, 9)]))

    assert added.peak == 1

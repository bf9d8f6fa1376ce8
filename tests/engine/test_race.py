"""What searches share, and how they are cut into stretches."""

import pytest

from scheduler.engine.pace import by_clock, by_iterations, usual_stretch
from scheduler.engine.problem_race import ProblemRace
from scheduler.engine.searches.base import ListSchedule
from scheduler.errors import InvalidPlanError, SchedulerError
from tests.engine.projects import make_project

LOOSE = make_project([2, 2, 3], capacities=(2,))


def test_only_shorter_schedules_count():
    """Seven one after the other, then five; six comes too late."""
    race = ProblemRace(LOOSE)

    taken = [race.offer_starts(starts, "test") for starts in ((0, 2, 4), (0, 0, 2), (0, 0, 3))]

    assert taken == [True, True, False]
    assert race.require_best().makespan == 5
    assert [mark.makespan for mark in race.trace] == [7, 5]


def test_schedule_that_breaks_a_rule_is_refused_aloud():
    """Three tasks at once are too many for two machines."""
    race = ProblemRace(LOOSE)

    with pytest.raises(InvalidPlanError, match="resource 1 has 2, at 0 it gives 3"):
        race.offer_starts((0, 0, 0), "test")
    assert race.best is None


def test_race_is_over_when_bound_and_makespan_meet():
    """Seven hours of work on two machines take four, which 2 and 2 beside 3 do."""
    race = ProblemRace(LOOSE)

    assert race.bound == 4
    assert not race.is_over
    race.offer_starts((0, 2, 0), "test")
    assert race.is_proved
    assert race.is_over


def test_bound_beyond_a_schedule_is_a_fault():
    """What exists cannot be impossible."""
    race = ProblemRace(LOOSE)
    race.offer_starts((0, 0, 2), "test")
    race.raise_bound(5)

    assert race.is_proved
    with pytest.raises(SchedulerError, match="a bound of 6 contradicts a schedule of 5"):
        race.raise_bound(6)


def test_schedule_below_the_bound_is_a_fault():
    """A schedule that exists shows that the bound was wrong."""
    race = ProblemRace(LOOSE)
    race.raise_bound(6)

    with pytest.raises(SchedulerError, match="a schedule of 5 contradicts the bound of 6"):
        race.offer_starts((0, 0, 2), "test")


def test_best_is_missing_until_it_is_offered():
    """A race without a schedule has none to give."""
    with pytest.raises(SchedulerError, match="no schedule"):
        ProblemRace(LOOSE).require_best()


def test_race_settles_on_a_schedule_as_short_as_the_best():
    """Another schedule of five takes the place of the first; one of seven is refused."""
    race = ProblemRace(LOOSE, shared=False)
    race.offer_starts((0, 0, 2), "test")

    race.settle_on(ListSchedule(5, (3, 3, 0), (2, 0, 1)))

    assert race.require_best().starts == (3, 3, 0)
    with pytest.raises(SchedulerError, match="is not the makespan of the best"):
        race.settle_on(ListSchedule(5, (0, 2, 4), (0, 1, 2)))


def test_searches_of_their_own_do_not_go_by_others():
    """Not shared, another's proof ends no search and its schedule is not seen."""
    shared, alone = ProblemRace(LOOSE), ProblemRace(LOOSE, shared=False)
    for race in (shared, alone):
        race.offer_starts((0, 2, 0), "other")

    assert shared.is_over_for(5)
    assert shared.elsewhere() == shared.best
    assert not alone.is_over_for(5)
    assert alone.is_over_for(4)
    assert alone.elsewhere() is None
    alone.call_off()
    assert alone.is_over_for(5)


def test_stretches_by_evaluations_add_up():
    """Ten full stretches and a rest, from nothing to the whole without a gap."""
    step = usual_stretch(LOOSE.size)

    stretches = list(by_iterations(LOOSE.size, 10 * step + 3))

    assert [each.evaluations for each in stretches] == [step] * 10 + [3]
    assert stretches[0].begin == 0
    assert stretches[-1].end == 1
    assert [each.end for each in stretches[:-1]] == [each.begin for each in stretches[1:]]


def test_stretches_by_the_clock_follow_the_pace():
    """After a stretch of twice the time wanted, the next has half the evaluations."""
    times = iter([0.0, 0.06, 0.09, 1.0])

    stretches = list(by_clock(LOOSE.size, 1.0, lambda: next(times)))

    first, second, third = (each.evaluations for each in stretches)
    assert (first, second, third) == (usual_stretch(LOOSE.size), round(first / 2), second)
    assert [each.begin for each in stretches] == [0.0, 0.06, 0.09]

"""Proving beside the searches."""

from hypothesis import given, settings

from scheduler.engine.problem_race import ProblemRace
from scheduler.engine.prover import WHOLE, ProofShare, Prover
from scheduler.engine.rounds import ALL_THE_REST, BOUND_PART, GROWTH, SHORT, Rounds
from tests.engine.projects import packing, projects, shortest_makespan
from tests.planning.campaigns import REPEATABLE

MINUTE = 60.0


def one_by_one(problem):
    """Return the starts of the tasks one after the other."""
    ends = problem.durations.cumsum()
    return (ends - problem.durations).tolist()


@settings(REPEATABLE, max_examples=30)
@given(projects(most_tasks=4, most_resources=2))
def test_prover_alone_ends_with_the_shortest_schedule(problem):
    """From the longest schedule there is, questions lead to the shortest and its proof."""
    race = ProblemRace(problem)
    race.offer_starts(one_by_one(problem), "test")

    Prover(problem, race, 1, WHOLE).run(MINUTE)

    assert race.is_proved
    assert race.require_best().makespan == shortest_makespan(problem)


def test_question_of_fixed_effort_leaves_the_best_or_betters_it():
    """Asked once about tasks one by one, the solver finds a schedule shorter than that."""
    problem = packing(20)
    race = ProblemRace(problem)
    race.offer_starts(one_by_one(problem), "test")
    before = race.require_best().makespan

    Prover(problem, race, 1, WHOLE).ask_once(1.0)

    assert race.require_best().makespan < before
    assert race.trace[-1].who == Prover.name


def test_prover_stops_when_the_race_is_called_off():
    """A race called off asks nothing."""
    problem = packing(20)
    race = ProblemRace(problem)
    race.offer_starts(one_by_one(problem), "test")
    race.call_off()

    Prover(problem, race, 1, WHOLE).run(MINUTE)

    assert len(race.trace) == 1


def ask_next(rounds, bound, best, *, is_free=False):
    """Return the next question of rounds."""
    rounds.go_on(bound, best)
    return rounds.next_question(bound, best, is_free=is_free)


def test_round_begins_below_the_best_and_bisects_what_stays_open():
    """Between 10 and 20: 19, 14, then 17 once 14 is impossible, then 16, which ends at 17."""
    rounds = Rounds()

    assert ask_next(rounds, 10, 20) == (19, SHORT)
    rounds.note_open(19)
    assert ask_next(rounds, 10, 20) == (14, SHORT * BOUND_PART)
    assert ask_next(rounds, 15, 20) == (17, SHORT * BOUND_PART)
    rounds.note_open(17)
    assert ask_next(rounds, 15, 20) == (16, SHORT * BOUND_PART)
    assert not rounds.has_bisected
    assert ask_next(rounds, 17, 20) == (19, GROWTH * SHORT)
    assert rounds.has_bisected


def test_end_of_a_round_is_known_before_its_successor_asks():
    """How long the first question of a round may take depends on what the last one has shown."""
    rounds = Rounds()
    ask_next(rounds, 10, 20)
    rounds.note_open(10)

    rounds.go_on(10, 20)

    assert rounds.has_bisected


def test_second_round_has_all_the_rest_where_questions_may_take_it():
    """With 19 open and 18 impossible, nothing is left to bisect: the question for 19 stays."""
    rounds = Rounds()
    first = ask_next(rounds, 19, 20, is_free=True)
    rounds.note_open(19)

    assert first == (19, SHORT)
    assert ask_next(rounds, 19, 20, is_free=True) == (19, ALL_THE_REST)


def test_better_schedule_begins_anew():
    """With 18 instead of 20, the question is for 17 and short again."""
    rounds = Rounds()
    ask_next(rounds, 10, 20)
    rounds.note_open(19)

    assert ask_next(rounds, 10, 18) == (17, SHORT)


def test_questions_get_time_where_they_can_be_answered():
    """More when half of the time brought nothing better, next to nothing without hope."""
    share = ProofShare(usual=0.2, stalled=0.6, hopeless=0.01)

    assert share.part(10.0, quiet=4.0, is_hopeless=False) == 0.2
    assert share.part(10.0, quiet=6.0, is_hopeless=False) == 0.6
    assert share.part(10.0, quiet=6.0, is_hopeless=True) == 0.01

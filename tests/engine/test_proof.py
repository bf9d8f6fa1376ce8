"""Questions to CP-SAT."""

from hypothesis import given, settings

from scheduler.engine.check import checked_makespan
from scheduler.engine.proof import ProofQuestion, ask
from tests.engine.projects import make_project, packing, projects, shortest_makespan
from tests.planning.campaigns import REPEATABLE

MINUTE = 60.0


def wanted():
    """Say that an answer is still wanted."""
    return False


@settings(REPEATABLE, max_examples=40)
@given(projects(most_tasks=4, most_resources=2))
def test_answer_agrees_with_trying_everything(problem):
    """The shortest makespan has a sound schedule, one unit less has none."""
    shortest = shortest_makespan(problem)

    there = ask(problem, ProofQuestion(makespan=shortest, seconds=MINUTE), wanted)
    shorter = ask(problem, ProofQuestion(makespan=shortest - 1, seconds=MINUTE), wanted)

    assert there.starts is not None
    assert checked_makespan(problem, there.starts) == shortest
    assert not there.is_denied
    assert shorter.is_denied
    assert shorter.starts is None


def test_chain_longer_than_the_makespan_needs_no_solver():
    """Two after three is five, whatever the room."""
    problem = make_project([3, 2], links=[(0, 1)], capacities=(9,))

    assert ask(problem, ProofQuestion(makespan=4, seconds=MINUTE), wanted).is_denied


def test_answer_no_longer_wanted_proves_nothing():
    """Stopped at once, a hard question stays open: the bound is 219, and 280 are known."""
    question = ProofQuestion(makespan=270, seconds=MINUTE)

    answer = ask(packing(120), question, lambda: True)

    assert answer.starts is None
    assert not answer.is_denied

"""Permitted changes that make a date not only possible, but likely."""

import pytest

from scheduler.model.risk.risks import Risks
from scheduler.pipeline.making_a_date.likely import Trial, Wish, make_likely
from scheduler.pipeline.making_a_date.target import ask
from scheduler.planning.interface.options import SolveOptions
from tests.builders import local
from tests.studies.making_a_date.graphs import DOUBTFUL

LONGER = Wish(
    chance=0.8,
    risks=Risks.model_validate({"hours": [{"steps": "all", "factors": [1, 1, 1.5]}]}),
)
OPTIONS = SolveOptions(workers=1, time_limit=20.0)


@pytest.fixture
def graph(tmp_path):
    """Return the task graph as a file."""
    path = tmp_path / "graph.yaml"
    path.write_text(DOUBTFUL)
    return path


@pytest.fixture
def question(graph):
    """Return the question what it takes to launch on Tuesday at 16:00."""
    return ask(graph, options=OPTIONS)


def test_date_that_is_likely_enough_costs_no_more_than_a_possible_one(question):
    """Without any doubt, nothing needs to change."""
    found = make_likely(question, Wish(chance=0.8, risks=Risks()))

    assert found.is_likely
    assert found.answer.priced.cost == 0
    assert len(found.trials) == 1


def test_reserve_is_paid_for_where_the_date_is_unlikely(question):
    """One after the other they are never done by then if they take longer; side by side they are.

    A second person costs one day shift, on Monday.
    """
    told: list[Trial] = []
    found = make_likely(question, LONGER, on_trial=told.append)

    first, last = found.trials[0], found.trials[-1]
    assert first.priced is not None
    assert (first.priced.cost, first.chance) == (0, 0)
    assert last.chance == 1
    assert found.is_likely
    assert 0 < found.answer.priced.cost <= 200
    assert not found.answer.priced.is_proved
    assert tuple(told) == found.trials


def test_likeliest_plan_is_kept_where_no_change_is_likely_enough(graph):
    """The end of Monday is possible with two, but nobody can be 80 % sure of it."""
    monday = ask(graph, local("2025-11-10T16:00"), options=OPTIONS)
    found = make_likely(monday, LONGER)

    assert not found.is_likely
    assert {each.chance for each in found.trials if each.priced is not None} == {0}

import numpy as np
import pytest

from scheduler.studies.risk.drawing.together import (
    bound_together,
    correlated_pairs,
    groups_of,
    matrix_of,
)
from tests.builders import make_campaign, make_milestone, make_task
from tests.studies.risk.playbooks import make_playbook, make_risks

ALL = {"steps": "all", "factors": [0.9, 1, 1.5]}


def site():
    """Return four steps, two of each crew, one of both."""
    crews = {"A": {"GNC": 1}, "B": {"GNC": 1, "LIF": 1}, "C": {"LIF": 1}, "D": {}}
    steps = [make_task(name, "2h", crew=crew) for name, crew in crews.items()]
    return make_playbook(make_campaign(*steps, make_milestone("L"), crews={"GNC": 2, "LIF": 2}))


def groups(*together, hours=(ALL,)):
    """Return the groups of the site."""
    return groups_of(site(), make_risks(hours=list(hours), together=list(together)))


def test_line_by_crew_makes_a_group_for_each_crew():
    """A and B need GNC, B and C need LIF."""
    found = groups({"by": "crew", "correlation": 0.5})
    assert [(each.crew, each.steps) for each in found] == [("GNC", ("A", "B")), ("LIF", ("B", "C"))]


def test_steps_of_certain_hours_are_in_no_group():
    """Only A and D have a range: of A, B and D two are left, of B and C none."""
    hours = ({"steps": ["A", "D"], "factors": [0.9, 1, 1.5]},)
    found = groups(
        {"steps": ["A", "B", "D"], "correlation": 0.5},
        {"steps": ["B", "C"], "correlation": 0.5},
        hours=hours,
    )
    assert [each.steps for each in found] == [("A", "D")]


def pairs(*together):
    """Return the pairs of the site."""
    return correlated_pairs(site(), make_risks(hours=[ALL], together=list(together)))


def test_later_group_wins_for_the_pairs_that_it_has():
    """A with B is 0.8 by the second line, A with D stays 0.5."""
    found = pairs(
        {"steps": ["A", "B", "D"], "correlation": 0.5}, {"steps": ["B", "A"], "correlation": 0.8}
    )
    assert found == {("A", "B"): 0.8, ("A", "D"): 0.5, ("B", "D"): 0.5}


def test_pairs_of_a_crew_are_tied_by_the_crews_that_they_share():
    """A shares one crew of its one and of B's two: 0.5 over the root of two."""
    found = pairs({"by": "crew", "correlation": 0.5})
    assert found == pytest.approx({("A", "B"): 0.5 / 2**0.5, ("B", "C"): 0.5 / 2**0.5})


def test_pairs_that_share_a_step_are_bound_together():
    """A-B, B-C and C-D make one set, E-F another."""
    pairs = [("A", "B"), ("C", "D"), ("E", "F"), ("B", "C")]
    assert bound_together(pairs) == (("A", "B", "C", "D"), ("E", "F"))


def test_matrix_has_ones_and_each_pair_twice():
    """A and C go together with B, not with each other."""
    matrix = matrix_of(("A", "B", "C"), {("A", "B"): 0.5, ("B", "C"): 0.2, ("E", "F"): 0.9})
    assert matrix == pytest.approx(np.array([[1, 0.5, 0], [0.5, 1, 0.2], [0, 0.2, 1]]))

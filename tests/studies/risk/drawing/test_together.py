import numpy as np
import pytest

from scheduler.studies.risk.drawing.ranges import ranges_of
from scheduler.studies.risk.drawing.together import (
    bound_together,
    crews_of,
    groups_of,
    matrix_of,
)
from tests.builders import make_campaign, make_milestone, make_task
from tests.studies.risk.playbooks import make_playbook, make_risks

ALL = {"steps": "all", "factors": [0.9, 1, 1.5]}
BY_CREW = {"by": "crew", "correlation": 0.5}


def groups(*together, hours=(ALL,)):
    """Return the groups of four steps, one of each crew, one of both and one of neither."""
    crews = {"A": {"GNC": 1}, "B": {"GNC": 1, "LIF": 1}, "C": {"LIF": 1}, "D": {}}
    steps = [make_task(name, "2h", crew=crew) for name, crew in crews.items()]
    campaign = make_campaign(*steps, make_milestone("L"), crews={"GNC": 2, "LIF": 2})
    playbook = make_playbook(campaign, copies={"A/2": ("A", 0)}, mishaps=("fault",))
    risks = make_risks(
        hours=list(hours),
        together=list(together),
        events={"fault": {"chance": 0.1, "at": "A end", "redo": ["A"]}},
    )
    found = groups_of(risks, crews_of(playbook, ranges_of(playbook, risks)))
    return [(each.line, each.crew, each.steps) for each in found]


def test_line_by_crew_makes_a_group_for_each_crew():
    """A and B need GNC, B and C need LIF; the copy of A has no hours of its own."""
    assert groups(BY_CREW) == [(0, "GNC", ("A", "B")), (0, "LIF", ("B", "C"))]


def test_step_that_a_group_names_is_in_none_by_crew():
    """A and D are named, so that GNC is left with B alone."""
    found = groups(BY_CREW, {"steps": ["D", "A"], "correlation": 0.8})
    assert found == [(0, "LIF", ("B", "C")), (1, "", ("A", "D"))]


def test_steps_of_certain_hours_are_in_no_group():
    """Only A and D have a range: of A, B and D two are left, of B and C none."""
    found = groups(
        {"steps": ["A", "B", "D"], "correlation": 0.5},
        {"steps": ["B", "C"], "correlation": 0.5},
        hours=({"steps": ["A", "D"], "factors": [0.9, 1, 1.5]},),
    )
    assert found == [(0, "", ("A", "D"))]


def test_pairs_that_share_a_step_are_bound_together():
    """A-B, B-C and C-D make one set, E-F another."""
    pairs = [("A", "B"), ("C", "D"), ("E", "F"), ("B", "C")]
    assert bound_together(pairs) == (("A", "B", "C", "D"), ("E", "F"))


def test_matrix_has_ones_and_each_pair_twice():
    """A and C go together with B, not with each other."""
    matrix = matrix_of(("A", "B", "C"), {("A", "B"): 0.5, ("B", "C"): 0.2, ("E", "F"): 0.9})
    assert matrix == pytest.approx(np.array([[1, 0.5, 0], [0.5, 1, 0.2], [0, 0.2, 1]]))

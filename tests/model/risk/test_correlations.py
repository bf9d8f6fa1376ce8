import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler.model.risk.correlations import correlations
from scheduler.model.risk.hours_range import Together

CREWS = {"A": ["MEC"], "B": ["MEC", "ELE"], "C": ["ELE", "MEC"], "D": ["ELE"], "E": []}


def matrix(pairs):
    """Return the correlation matrix of the steps in pairs."""
    steps = sorted({step for pair in pairs for step in pair})
    found = np.eye(len(steps))
    for (one, other), correlation in pairs.items():
        places = steps.index(one), steps.index(other)
        found[places] = found[places[::-1]] = correlation
    return found


def test_steps_of_the_same_crews_have_the_correlation_in_full():
    """B and C need both crews; A and B share one of one and two: over the root of 1 x 2."""
    found = correlations((Together(by="crew", correlation=0.6),), CREWS)

    part = 0.6 / 2**0.5
    assert found == pytest.approx(
        {("A", "B"): part, ("A", "C"): part, ("B", "C"): 0.6, ("B", "D"): part, ("C", "D"): part}
    )


def test_later_group_wins_for_the_steps_that_both_have():
    """A with B is 0.8 by the second group, A with D stays 0.5; the order is that of the steps."""
    groups = (
        Together(steps=["D", "A", "B"], correlation=0.5),
        Together(steps=["B", "A"], correlation=0.8),
    )

    assert correlations(groups, CREWS) == {("A", "B"): 0.8, ("A", "D"): 0.5, ("B", "D"): 0.5}


def test_group_by_crew_leaves_out_steps_that_are_named():
    """B is named with D, whatever the order of the lines; A and C are left."""
    named = Together(steps=["B", "D"], correlation=0.8)
    by_crew = Together(by="crew", correlation=0.6)
    expected = {("A", "C"): 0.6 / 2**0.5, ("B", "D"): 0.8}

    assert correlations((named, by_crew), CREWS) == pytest.approx(expected)
    assert correlations((by_crew, named), CREWS) == pytest.approx(expected)


def test_steps_that_are_not_drawn_are_left_out():
    """X has no range."""
    assert correlations((Together(steps=["A", "X"], correlation=0.5),), CREWS) == {}


@given(
    crews=st.dictionaries(
        st.sampled_from("ABCDEFGHIJ"), st.sets(st.sampled_from("MEPST")), min_size=2
    ),
    correlation=st.floats(0, 0.99),
)
def test_crews_alone_never_contradict_each_other(crews, correlation):
    """Whatever crews steps share, normal scores can have the correlations."""
    pairs = correlations((Together(by="crew", correlation=correlation),), crews)

    assert not pairs or np.linalg.eigvalsh(matrix(pairs))[0] >= 1 - correlation - 1e-9

"""Tests for fair shares, on games whose Shapley values are known."""

from fractions import Fraction
from math import comb

from scheduler.analyse.causes.deciding import deciding
from scheduler.analyse.causes.shares import fair_shares, marginals


def test_each_adds_what_it_adds_on_top_of_those_before():
    """A day that either of two costs: the first one adds it."""
    assert marginals(["a", "b"], lambda some: 24 * bool(some)) == {"a": 24, "b": 0}


def test_glove_game():
    """One left glove and two right ones: 2/3 of a pair for the left, 1/6 for each right."""

    def pairs(some):
        return int("left" in some and bool(some & {"right", "other"}))

    shares, is_about = fair_shares(["left", "right", "other"], pairs)
    assert shares == {"left": Fraction(2, 3), "right": Fraction(1, 6), "other": Fraction(1, 6)}
    assert not is_about


def test_airport_game():
    """Runways of 1, 2 and 3: 1/3, then 1/2 more for two, then 1 more for the longest."""
    longest = {"a": 1, "b": 2, "c": 3}
    shares, _ = fair_shares(list(longest), lambda some: max((longest[x] for x in some), default=0))
    assert shares == {"a": Fraction(1, 3), "b": Fraction(5, 6), "c": Fraction(11, 6)}


def test_many_causes_are_sampled_and_still_add_up():
    """Of eleven, which is too many to be exact, the shares of any six that cost a day are 24 h."""
    names = [f"c{number}" for number in range(11)]
    shares, is_about = fair_shares(names, lambda some: 24 * (len(some) >= 6))
    assert is_about
    assert sum(shares.values()) == 24
    assert fair_shares(names, lambda some: 24 * (len(some) >= 6)) == (shares, True)


def test_causes_without_any_effect_are_found_with_few_questions():
    """Of forty causes two cost the day together: both are found, with far less than all sets."""
    names, asked = [f"c{number}" for number in range(40)], set()

    def worth(some):
        asked.add(some)
        return 24 * ({"c7", "c31"} <= some)

    assert deciding(names, (), worth) == ["c7", "c31"]
    assert len(asked) < 40


def test_a_cause_that_matters_only_beside_others_is_found():
    """Any two of three cost the day; alone and last none has any effect."""
    names = [f"c{number}" for number in range(9)]
    found = deciding(names, (), lambda some: 24 * (len(some & {"c1", "c4", "c8"}) >= 2))
    assert found == ["c1", "c4", "c8"]


def test_what_hastens_counts_as_well():
    """A day is lost by one cause and won by another, which begins early."""
    names = [f"c{number}" for number in range(9)]
    found = deciding(names, {"c5"}, lambda some: 24 * ("c2" in some and "c5" not in some))
    assert found == ["c2", "c5"]


def test_effects_against_the_rule_are_looked_for_one_by_one():
    """An early start that takes others' people can cost a day itself."""
    names = [f"c{number}" for number in range(9)]
    found = deciding(names, {"c5"}, lambda some: 24 * ("c5" in some))
    assert "c5" in found


def test_exact_up_to_ten():
    """Ten causes, each an hour: each has its hour."""
    names = [f"c{number}" for number in range(10)]
    shares, is_about = fair_shares(names, lambda some: comb(len(some), 1))
    assert (set(shares.values()), is_about) == ({Fraction(1)}, False)

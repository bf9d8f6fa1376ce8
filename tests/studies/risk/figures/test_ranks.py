import numpy as np
import pytest
from scipy.stats import spearmanr

from scheduler.studies.risk.figures.ranks import rank_correlation, standard_ranks


def correlation(first, second):
    """Return the rank correlation of two lists."""
    return rank_correlation(standard_ranks(np.array(first)), standard_ranks(np.array(second)))


def test_what_grows_together_correlates_wholly_whatever_its_form():
    """Squares grow with their roots, and fall with their negatives."""
    assert correlation([1, 2, 3, 9], [1, 4, 9, 81]) == pytest.approx(1)
    assert correlation([1, 2, 3, 9], [-1, -4, -9, -81]) == pytest.approx(-1)


def test_rank_correlation_by_hand():
    """Ranks 12345 and 21435: the squares of differences add to 4, 1 - 6 * 4 / (5 * 24) = 0.8."""
    assert correlation([10, 20, 30, 40, 50], [7, 3, 11, 9, 100]) == pytest.approx(0.8)


def test_equal_values_share_the_mean_of_their_ranks():
    """Ranks 1.5 1.5 3 and 1 2 3: (0.75 + 0 + 0.75) / sqrt(1.5 * 2)."""
    assert correlation([5, 5, 9], [1, 2, 3]) == pytest.approx(1.5 / np.sqrt(3))


def test_what_never_changes_correlates_with_nothing():
    """The same hours in every draw."""
    assert correlation([5, 5, 5], [1, 2, 3]) == 0


def test_ranks_agree_with_scipy_on_ties_at_random():
    """A thousand pairs from 20 values each."""
    first, noise = np.random.default_rng(1).integers(0, 20, (2, 1_000))
    second = first + 2 * noise
    assert correlation(first, second) == pytest.approx(spearmanr(first, second).statistic)


def test_ranks_are_the_same_whether_values_lie_close_or_far_apart():
    """Ten values each, side by side and a million apart."""
    close = np.random.default_rng(1).integers(-5, 5, 200)
    assert standard_ranks(close).tolist() == standard_ranks(close * 1_000_000).tolist()

import numpy as np
import pytest
from scipy.special import betaincinv

from scheduler.model.notation.durations import HOUR
from scheduler.model.risk.hours_range import Shape
from scheduler.studies.risk.drawing.ranges import StepRange
from scheduler.studies.risk.drawing.shapes import Shaper
from tests.studies.risk.playbooks import SPREAD


def hours_at(shares, low, middle, high, shape=Shape.TRIANGULAR):
    """Return the hours of a range for some shares."""
    low, middle, high = (HOUR * each for each in (low, middle, high))
    step = StepRange(root="A", line=0, low=low, middle=middle, high=high, shape=shape, least=1)
    return Shaper().hours(step, np.asarray(shares)) / HOUR


def test_triangular_range_has_the_moments_of_its_three_numbers():
    """8, 10, 16 h: mean (8 + 10 + 16) / 3 = 11 h 20, standard deviation 1.70 h."""
    hours = hours_at(SPREAD, 8, 10, 16)
    assert hours.mean() == pytest.approx(34 / 3, abs=1e-3)
    assert hours.std() == pytest.approx(1.70, abs=5e-3)


def test_triangular_range_has_its_quantiles():
    """Above the middle, 16 - sqrt((1 - share) * 8 * 6) h; a quarter of the draws lie below 10 h."""
    expected = [8, 10, 16 - np.sqrt(24), 16 - np.sqrt(9.6), 16]
    assert hours_at([0, 0.25, 0.5, 0.8, 1], 8, 10, 16) == pytest.approx(expected)


def test_pert_range_has_the_mean_that_weighs_its_middle_four_times():
    """8, 10, 16 h: (8 + 4 * 10 + 16) / 6 = 10 h 40, and sigma² = (mean - 8)(16 - mean) / 7."""
    hours = hours_at(SPREAD, 8, 10, 16, Shape.PERT)
    assert hours.mean() == pytest.approx(64 / 6, abs=1e-3)
    assert hours.var() == pytest.approx((64 / 6 - 8) * (16 - 64 / 6) / 7, abs=1e-3)


@pytest.mark.parametrize("peak", [0.0, 0.01, 0.25, 0.5, 1.0])
def test_pert_range_is_a_beta_distribution_to_a_millionth_of_its_width(peak):
    """For shares all over the range, its ends too: the inverse of the incomplete beta function."""
    shares = np.array([0, 1e-9, 1e-5, 0.001, 0.1, 0.3, 0.5, 0.77, 0.9, 0.999, 1 - 1e-9, 1])
    expected = betaincinv(1 + 4 * peak, 5 - 4 * peak, shares)
    assert hours_at(shares, 0, peak, 1, Shape.PERT) == pytest.approx(expected, abs=1e-6)


def test_uniform_range_ignores_its_middle():
    """From 6 to 18 h, half of the draws lie below 12 h, wherever the middle is."""
    assert hours_at([0, 0.5, 0.8, 1], 6, 7, 18, Shape.UNIFORM) == pytest.approx([6, 12, 15.6, 18])


@pytest.mark.parametrize("shape", Shape)
def test_range_without_width_is_one_value(shape):
    """5, 5, 5 h are 5 h in every draw."""
    assert (hours_at([0, 0.3, 1], 5, 5, 5, shape) == 5).all()


@pytest.mark.parametrize("shape", Shape)
@pytest.mark.parametrize("middle", [5, 9])
def test_middle_may_be_an_end(shape, middle):
    """5, 5, 9 h and 5, 9, 9 h: hours grow from 5 to 9 with the share."""
    hours = hours_at([0, 0.1, 0.5, 0.9, 1], 5, middle, 9, shape)
    assert (hours[0], hours[-1]) == pytest.approx((5, 9))
    assert (np.diff(hours) > 0).all()

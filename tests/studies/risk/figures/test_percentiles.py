import numpy as np
import pytest

from scheduler.replay.drawn.draws import LATE
from scheduler.studies.risk.figures.percentiles import band, count_of, percentile


def test_percentile_is_the_first_minute_by_which_so_many_draws_have_launched():
    """Of 1 to 10, half have launched by 5 and four out of five by 8; 81 % only by 9."""
    ordered = np.arange(1, 11)
    assert [percentile(ordered, share).minute for share in (0.5, 0.8, 0.81, 1.0)] == [5, 8, 9, 10]


@pytest.mark.parametrize(
    ("draws", "share", "expected"), [(100, 0.07, 7), (10, 0.8, 8), (3, 0.1, 1)]
)
def test_rounding_asks_for_no_draw_too_many(draws, share, expected):
    """0.07 of 100 is a little more than 7 in floating point, and 7 draws are meant."""
    assert count_of(draws, share) == expected


def test_band_of_the_median_of_ten_draws_goes_from_the_second_to_the_ninth():
    """Of ten, 0 or 1 launch early with 11 / 1024 = 1.1 %, 2 at most with 5.5 %: 2nd to 9th."""
    found = percentile(np.arange(1, 11), 0.5)
    assert (found.low, found.high) == (2, 9)


def test_band_at_80_of_20_draws():
    """Of 20, 11 or fewer launch by then with 1.0 %, 12 with 3.2 %; 18 with 93 %, 19 with 98.8 %."""
    assert band(20, 0.8) == (12, 20)


@pytest.mark.parametrize("share", [0.5, 0.8, 0.95])
def test_band_of_ten_thousand_draws_is_two_standard_errors_wide(share):
    """1.96 * sqrt(n p (1 - p)) draws on either side, to a draw or two."""
    half = 1.96 * np.sqrt(10_000 * share * (1 - share))
    low, high = band(10_000, share)
    assert (low, high) == pytest.approx((10_000 * share - half, 10_000 * share + half), abs=2.5)


def test_band_holds_the_true_percentile_in_95_of_100_assessments():
    """2,000 assessments of 200 draws whose 80th percentile is 0.8 by their making."""
    numbers = np.sort(np.random.default_rng(1).random((2_000, 200)), axis=1)
    low, high = band(200, 0.8)
    held = ((numbers[:, low - 1] <= 0.8) & (numbers[:, high - 1] >= 0.8)).mean()
    assert 0.95 - 4 * np.sqrt(0.95 * 0.05 / 2_000) <= held <= 0.975


def test_percentile_among_draws_outside_the_rules_is_no_date():
    """Three of ten are outside: the seventh is a date, the eighth none."""
    ordered = np.array([1, 2, 3, 4, 5, 6, 7, LATE, LATE, LATE])
    assert (percentile(ordered, 0.7).minute, percentile(ordered, 0.8).minute) == (7, None)
    assert percentile(ordered, 0.5).high is None


def test_too_few_draws_leave_the_band_open():
    """One draw says nothing of what is later."""
    found = percentile(np.array([7]), 0.95)
    assert (found.minute, found.low, found.high) == (7, 7, None)

import numpy as np
import pytest

from scheduler.model.notation.durations import HOUR
from scheduler.studies.risk.sampling import sample
from tests.studies.risk.playbooks import column, make_elapsed, make_playbook, make_risks

DRAWS = 10_000
SIX_TO_EIGHTEEN = ["6h", "12h", "18h"]


def drawn(playbook, draws=DRAWS, seed=1, without=(), **fields):
    """Return draws of a playbook with the risks of these fields."""
    return sample(playbook, make_risks(**fields), draws, seed, without)


def near(expected, sigma, draws=DRAWS):
    """Return what a mean of draws may be: four standard errors off."""
    return pytest.approx(expected, abs=4 * sigma / np.sqrt(draws))


def test_without_risks_every_draw_has_the_planned_hours():
    """Nothing is uncertain: 12 h of A and 6 h of B in each draw, and 0 of the milestone."""
    playbook = make_playbook(make_elapsed(A="12h", B="6h"))
    assert (drawn(playbook, draws=7).hours == [720, 360, 0]).all()


def test_uniform_hours_are_equally_likely_all_over_their_range():
    """From 6 to 18 h: the mean is 12 h, and four out of five take 15 h 36 at most."""
    playbook = make_playbook(make_elapsed(A="12h"))
    hours = column(
        playbook,
        drawn(playbook, hours=[{"steps": ["A"], "hours": SIX_TO_EIGHTEEN, "shape": "uniform"}]),
        "A",
    )
    assert hours.mean() == near(12 * HOUR, 12 * HOUR / np.sqrt(12))
    assert np.quantile(hours, 0.8) == near(15.6 * HOUR, 0.4 * 12 * HOUR)
    assert (hours.min(), hours.max()) == pytest.approx((360, 1080), abs=2)

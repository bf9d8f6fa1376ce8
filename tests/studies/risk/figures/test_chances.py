import math

import numpy as np
import pytest

from scheduler.replay.drawn.draws import LATE, PlayedDraws
from scheduler.studies.risk.figures.chances import bars_of, chance_by, mean_slip, outside_of
from tests.studies.risk.playbooks import make_elapsed, make_playbook

LAUNCHES = np.array([10, 30, 10, LATE, 20])


def test_chance_is_the_share_of_draws_that_end_by_a_minute():
    """Three of five by 20, with sqrt(0.6 * 0.4 / 5) as standard error; the minute itself counts."""
    found = chance_by(LAUNCHES, 20)
    assert (found.by, found.share) == (20, 0.6)
    assert found.error == pytest.approx(math.sqrt(0.048))


def test_bars_count_the_draws_of_each_launch_instant():
    """Two at 10, one at 20 and 30; what is outside the rules has no bar."""
    assert bars_of(LAUNCHES) == ((10, 2), (20, 1), (30, 1))


def test_slip_is_the_mean_of_draws_inside_the_rules():
    """(10 + 30 + 10 + 20) / 4 = 17.5, announced at 12."""
    assert mean_slip(LAUNCHES, 12) == pytest.approx(5.5)


def test_nothing_inside_the_rules_has_no_mean():
    """All draws outside."""
    assert math.isnan(mean_slip(np.array([LATE, LATE]), 12))


def test_reasons_are_counted_and_the_most_frequent_comes_first():
    """Two draws fail for the second reason, one for the first, none for the third."""
    playbook = make_playbook(make_elapsed(A="1h"), reasons=("window", "limit", "horizon"))
    nothing = np.empty((0, 2), int)
    played = PlayedDraws(
        launches=LAUNCHES,
        outside=np.array([-1, 1, 0, 1, -1]),
        scrubs=np.zeros(5, int),
        starts=nothing,
        ends=nothing,
        critical=nothing.astype(bool),
    )
    assert list(outside_of(playbook, played).items()) == [("limit", 2), ("window", 1)]

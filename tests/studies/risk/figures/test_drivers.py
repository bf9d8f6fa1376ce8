import math

import numpy as np
import pytest

from scheduler.replay.drawn.draws import LATE
from scheduler.studies.risk.drawing.sources import Source
from scheduler.studies.risk.figures.drivers import driver_of

SOURCE = Source(key="hours 1", words="hours of all steps")


def driver(launches, without, by=20):
    """Return what a source costs, by the launches with and without it."""
    return driver_of(SOURCE, np.array(launches), np.array(without), by)


def test_driver_is_all_draws_less_the_same_without_the_source():
    """Later by 0, 5, 10, 0 and 10: 5 in the mean; four of five by 30 less by 20; 3 less 5 by 20."""
    found = driver([10, 15, 30, 20, 40], [10, 10, 20, 20, 30], by=20)
    assert (found.key, found.words) == ("hours 1", "hours of all steps")
    assert found.mean == pytest.approx(5)
    assert found.at_80 == 30 - 20
    assert found.points == pytest.approx(0.2)


def test_mean_is_over_draws_that_launch_both_ways():
    """The second draw is outside the rules with the source, the third without it."""
    found = driver([10, LATE, 40, 25], [10, 20, LATE, 20])
    assert found.mean == pytest.approx(2.5)
    assert found.at_80 is None
    assert found.points == pytest.approx(0.5)


def test_source_that_keeps_all_draws_from_launching_has_no_mean():
    """There is nothing to compare."""
    assert math.isnan(driver([LATE], [20]).mean)

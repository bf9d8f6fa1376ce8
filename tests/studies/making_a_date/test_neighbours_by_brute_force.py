"""The cheapest moves of neighbours for a date, against every move made by hand."""

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from scheduler.errors import Infeasible
from scheduler.model.notation.durations import HOUR
from scheduler.schedule.checks import check
from scheduler.studies.making_a_date.study import TargetStudy
from tests.brute_force import TooLarge
from tests.builders import ONE_WORKER, PLAN
from tests.planning.campaigns import REPEATABLE
from tests.studies.neighbours.sites import best_launch, sites


def least_price(site, by):
    """Return the least price at which launch comes by an hour, nothing if it never does."""
    launches = sorted(
        (price, best_launch(site.campaign(spans, moves=False))) for price, spans in by_price(site)
    )
    return next((price for price, launch in launches if launch <= by), None)


def by_price(site):
    """Return the moves with a plan, by hand."""
    return [
        (price, spans)
        for price, spans in site.by_hand()
        if best_launch(site.campaign(spans, moves=False)) is not None
    ]


def judge(site, by):
    """Hold the price of a date against every move made by hand."""
    try:
        least = least_price(site, by)
    except TooLarge:
        return
    event("impossible" if least is None else "priced" if least else "free")
    study = TargetStudy(site.campaign(), PLAN, PLAN, ONE_WORKER)
    if least is None:
        with pytest.raises(Infeasible, match=r"permits|predecessors"):
            study.cheapest(by * HOUR, study.start_for(by * HOUR))
        return
    found = study.cheapest(by * HOUR, study.start_for(by * HOUR))

    assert found.is_proved
    assert found.cost == round(100 * least)
    assert found.launch_minute <= by * HOUR
    assert check(found.campaign, found.situation.scenario, found.schedule) == []


@settings(REPEATABLE, max_examples=6)
@given(sites(), st.sampled_from((16, 34, 40, 60, 64)))
def test_no_move_of_neighbours_is_cheaper(site, by):
    """Neighbours ask no more for a date than the cheapest move that makes it."""
    judge(site, by)


@pytest.mark.slow
@settings(REPEATABLE, max_examples=60)
@given(sites(), st.sampled_from((16, 34, 40, 60, 64)))
def test_no_move_of_neighbours_is_cheaper_on_many_sites(site, by):
    """The same on many more sites."""
    judge(site, by)

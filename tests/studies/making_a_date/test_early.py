"""Early starts do not make a plan dearer than the search found it."""

import pytest
from hypothesis import assume, event, given, settings
from hypothesis import strategies as st

from scheduler.errors import Infeasible
from scheduler.planning.interface.options import SolveOptions
from scheduler.studies.loosening.base.price import PriceFamily
from scheduler.studies.making_a_date.study import TargetStudy
from tests.builders import hours, make_campaign, make_milestone, make_task
from tests.planning.campaigns import REPEATABLE

FRIDAY = "2025-11-14T08:00"
PLACES = ("HALL", "PAD", "YARD")


@st.composite
def steps(draw, name):
    """Draw a step of a few hours by one or two people in one of three places."""
    return make_task(
        name,
        f"{draw(st.integers(2, 8))}h",
        crew={"MEC": draw(st.integers(1, 2))},
        facility=draw(st.sampled_from(PLACES)),
        pausable=draw(st.booleans()),
    )


DRAWN = given(
    st.tuples(*(steps(name) for name in "ABCD")), st.integers(1, 3), st.sampled_from((32, 56, 80))
)


@settings(REPEATABLE, max_examples=16)
@DRAWN
def test_finished_search_is_a_proof(work, needed, by):
    """
    The price of the plan is the bound, whatever else could be done early on Saturday and Sunday.

    Launch waits for the first steps only; the others have the time after it as well.
    """
    proves_its_price(work, needed, by)


@pytest.mark.slow
@settings(REPEATABLE, max_examples=200)
@DRAWN
def test_finished_search_is_a_proof_at_length(work, needed, by):
    """The same on many more campaigns."""
    proves_its_price(work, needed, by)


def proves_its_price(work, needed, by):
    """Hold the price of a plan to its bound; launch waits for some of the steps."""
    launch = make_milestone("L", after=[task.id for task in work[:needed]])
    campaign = make_campaign(
        *work,
        launch,
        start=FRIDAY,
        horizon="7d",
        crews={"MEC": 2},
        facilities=dict.fromkeys(PLACES, 2),
        scenarios={"plan": {"week": "mon-fri"}, "all": {}},
    )
    study = TargetStudy(campaign, "plan", "all", SolveOptions(workers=1, time_limit=30.0))
    try:
        found = study.cheapest(hours(by), study.start_for(hours(by)))
    except Infeasible:
        event("impossible")
        assume(condition=False)
    event(f"{sum(each.family is PriceFamily.FACILITY for each in found.changes)} places kept open")

    assert found.cost == found.bound
    assert found.launch_minute <= hours(by)

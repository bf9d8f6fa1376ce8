"""Each kind of change by itself, with its price worked out by hand."""

from dataclasses import replace
from unittest.mock import Mock

import pytest

from scheduler.engine.verdict import Verdict
from scheduler.errors import Infeasible, InputError, OutOfTime
from scheduler.planning.interface.options import SolveOptions
from scheduler.planning.pricing.cheapest import Cheapest
from scheduler.studies.loosening.base.price import PriceFamily
from scheduler.studies.making_a_date import study
from scheduler.studies.making_a_date.study import TargetStudy
from scheduler.studies.making_a_date.words import brief, not_needed
from tests.builders import PLAN, hours, make_campaign, make_task

OPTIONS = SolveOptions(workers=1, time_limit=30.0)
SATURDAY = "2025-11-15T08:00"
AT_ONCE = {"from": "2025-11-17T08:00", "to": "2025-11-17T08:00"}


def price(campaign, by, base="plan", state="plan"):
    """Return the cheapest plan that launches by an hour, and what it changes in few words."""
    study = TargetStudy(campaign, base, state, OPTIONS)
    found = study.cheapest(hours(by), study.start_for(hours(by)))
    assert found.is_proved
    assert found.launch_minute <= hours(by)
    return found, brief(study.permitted, found)


def test_the_plan_that_is_known_is_kept_when_the_search_finds_none(monkeypatch):
    """A search cut short leaves the plan it began with, at its own price, with its bound."""
    campaign = make_campaign(
        make_task("L", "12h", pausable=True, crew={"MEC": 1}),
        shifts={"day": "08:00-16:00", "evening": "16:00-24:00"},
        crews={"MEC": {"day": 1, "evening": 1}},
        scenarios={"plan": {"shifts": ["day"]}, "all": {}},
    )
    nothing = Cheapest(
        verdict=Verdict.UNKNOWN,
        decisions=None,
        starts={},
        options={},
        cost=None,
        bound=0,
        interrupted=False,
    )
    monkeypatch.setattr(study, "search_cheapest", Mock(return_value=nothing))
    asked = TargetStudy(campaign, "plan", "plan", OPTIONS)

    kept = asked.cheapest(hours(12), asked.start_for(hours(12)))

    assert (kept.launch_minute, kept.cost, kept.is_proved) == (hours(12), 100, False)
    with pytest.raises(OutOfTime, match="no plan was found that meets the date"):
        asked.cheapest(hours(12), None)


def test_permits_that_open_too_much_at_once_are_refused():
    """Six further days and three further shifts would give one step 512 calendars."""
    shifts = {f"s{hour}": f"{hour:02d}:00-{hour + 6:02d}:00" for hour in (0, 6, 12, 18)}
    campaign = make_campaign(
        make_task("L", "1h", crew={"MEC": 1}),
        shifts=shifts,
        crews={"MEC": 1},
        scenarios={"plan": {"shifts": ["s6"], "week": "mon"}, "all": {}},
    )

    with pytest.raises(InputError, match="'L' has 512 possible calendars"):
        price(campaign, 6)


def test_day_of_rest_costs_its_people_and_its_facilities():
    """
    P must be done on Saturday in PAD, H may wait: 2 people x 1.0 x 2.0 and one day of PAD, 4.0.

    Early starts would open the hall on Saturday as well, for 4.0 that nobody needs to pay.
    """
    campaign = make_campaign(
        make_task("P", "8h", crew={"MEC": 1}, facility="PAD"),
        make_task("H", "8h", crew={"MEC": 1}, facility="HALL"),
        make_task("L", "1h", crew={"MEC": 1}, after=["P"], windows=[{"for": "start", **AT_ONCE}]),
        start=SATURDAY,
        crews={"MEC": 2},
        facilities={"PAD": 1, "HALL": 1},
        scenarios={"plan": {"week": "mon-fri"}, "all": {}},
    )
    found, words = price(campaign, 49, "plan", "all")

    assert [(each.family, each.cost) for each in found.changes] == [
        (PriceFamily.DAY, 400),
        (PriceFamily.FACILITY, 400),
    ]
    assert words == "Saturdays"
    assert found.schedule.starts == {"P": 0, "H": hours(48), "L": hours(48)}


def test_night_costs_its_factor():
    """One person on the night of Monday, 00:00 to 08:00 on Tuesday: 1.0 x 1.5."""
    campaign = make_campaign(
        make_task("A", "8h", crew={"MEC": 1}),
        make_task("L", "8h", crew={"MEC": 1}, after=["A"]),
        shifts={"day": "08:00-16:00", "night": "00:00-08:00"},
        crews={"MEC": 1},
        scenarios={"plan": {"shifts": ["day"]}, "all": {}},
    )
    found, words = price(campaign, 24, "plan", "all")

    assert (found.cost, words) == (150, "+1 night")


def test_habit_costs_its_price():
    """B waits for A by habit only: 5.0 lets both be done in four hours."""
    campaign = make_campaign(
        make_task("A", "4h", crew={"MEC": 1}),
        make_task("B", "4h", crew={"ELE": 1}, usually_after=["A"]),
        make_task("L", "0h", after=["A", "B"]),
        crews={"MEC": 1, "ELE": 1},
        permits={"habits": "relaxed"},
    )
    found, words = price(campaign, 4)

    assert (found.cost, words) == (500, "1 habit")
    assert found.decisions.habits == {("A", "B")}


def test_option_costs_its_price():
    """Two people do A in four hours instead of one in eight: 5.0, the people being there."""
    campaign = make_campaign(
        make_task("A", "8h", crew={"MEC": 1}, options=[{"hours": 4, "crew": {"MEC": 2}}]),
        make_task("L", "0h", after=["A"]),
        crews={"MEC": 2},
        permits={"options": "any"},
    )
    found, words = price(campaign, 4)

    assert (found.cost, words) == (500, "1 option")


def test_window_costs_its_price():
    """A takes four hours in a window of three; at its widest it is done on Monday: 20.0."""
    campaign = make_campaign(
        make_task("A", "4h", crew={"MEC": 1}, pausable=True, windows=["light"]),
        make_task("L", "0h", after=["A"]),
        crews={"MEC": 1},
        windows={"light": {"daily": "08:00-11:00", "widest": "08:00-12:00"}},
    )
    found, words = price(campaign, 4)

    assert (found.cost, words) == (2000, "1 wider window")
    (change,) = found.changes
    assert change.title == "Window light widened to run daily 08:00-12:00"


def test_prices_of_the_graph_decide():
    """Where a habit costs 50 and an evening 1, the evening is worked and the habit kept."""
    campaign = make_campaign(
        make_task("A", "8h", crew={"MEC": 1}),
        make_task("B", "8h", crew={"ELE": 1}, usually_after=["A"]),
        make_task("L", "0h", after=["A", "B"]),
        shifts={"day": "08:00-16:00", "evening": "16:00-24:00"},
        crews={"MEC": 1, "ELE": 1},
        costs={"habit": 50},
        permits={"habits": "relaxed"},
        scenarios={"plan": {"shifts": ["day"]}, "all": {}},
    )
    found, words = price(campaign, 16, "plan", "all")

    assert (found.cost, words) == (100, "+1 evening")


def test_nothing_permitted_makes_an_hour_too_early():
    """Two mechanics cannot do eight hours by one person in seven."""
    campaign = make_campaign(
        make_task("A", "8h", crew={"MEC": 1}),
        make_task("L", "0h", after=["A"]),
        crews={"MEC": 2},
    )
    with pytest.raises(Infeasible, match="no change that the task graph permits"):
        price(campaign, 7)


def test_nothing_is_changed_that_costs_nothing_and_brings_nothing():
    """
    Start Friday 8 May, by Saturday noon: two people on the Friday evening, 2 x 1.0.

    Work on Sundays would cost nothing, people being engaged up to Saturday; it brings nothing.
    """
    campaign = make_campaign(
        make_task("A", "12h", pausable=True, crew={"MEC": 2}),
        make_task("L", "0h", after=["A"]),
        start="2026-05-08T08:00",
        shifts={"day": "08:00-16:00", "evening": "16:00-24:00"},
        crews={"MEC": {"day": 2, "evening": 2}},
        permits={"shifts": ["day", "evening"], "week": "mon-sun"},
        scenario={"shifts": ["day"], "week": "mon-fri"},
    )
    found, words = price(campaign, 28)
    study = TargetStudy(campaign, PLAN, PLAN, OPTIONS)

    assert (found.cost, words, found.decisions.days) == (200, "+2 evening", frozenset())
    assert not_needed(study.permitted, found) == ("no Saturday", "no Sunday")
    assert found.situation.scenario.weeks == {}


def test_free_window_and_free_habit_are_left_alone_where_they_bring_nothing():
    """At prices of nothing, the launch of the base is still made with no change."""
    campaign = make_campaign(
        make_task("A", "4h", windows=["morning"]),
        make_task("B", "4h", usually_after=["A"]),
        make_task("L", "0h", after=["A", "B"]),
        windows={"morning": {"for": "run", "daily": "08:00-12:00", "widest": "06:00-14:00"}},
        costs={"habit": 0.0, "window": 0.0},
        permits={"habits": "relaxed"},
    )
    found, words = price(campaign, 8)

    assert (found.cost, words, found.changes) == (0, "no change", ())


def test_search_cut_short_keeps_nothing_that_its_plan_can_do_without():
    """Work on Friday evening or on Saturday, whichever its plan has; not both, and no Sunday."""
    campaign = make_campaign(
        make_task("A", "12h", pausable=True, crew={"MEC": 1}),
        make_task("L", "0h", after=["A"]),
        start="2026-05-08T08:00",
        shifts={"day": "08:00-16:00", "evening": "16:00-24:00"},
        crews={"MEC": {"day": 2, "evening": 2}},
        permits={"shifts": ["day", "evening"], "week": "mon-sun"},
        scenario={"shifts": ["day"], "week": "mon-fri"},
    )
    asked = TargetStudy(campaign, PLAN, PLAN, replace(OPTIONS, time_limit=0.0))

    kept = asked.cheapest(hours(28), asked.start_for(hours(28)))

    assert kept.decisions.people["MEC", "day"] == 2
    evening = kept.decisions.people["MEC", "evening"]
    assert (set(kept.decisions.days), evening) in ((set(), 1), ({("MEC", 5)}, 0))

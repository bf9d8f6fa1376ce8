"""The price curve, held against prices by hand."""

from dataclasses import replace

import pytest

from scheduler.errors import Infeasible
from scheduler.planning.interface.options import SolveOptions
from scheduler.readers.task_graph import parse_task_graph
from scheduler.studies.making_a_date.curve import price_curve
from scheduler.studies.making_a_date.curve_dates import evenly_spread
from scheduler.studies.making_a_date.study import TargetStudy
from scheduler.studies.making_a_date.words import brief, cost_text, not_needed, proof_text
from tests.builders import hours, make_campaign, make_task
from tests.studies.making_a_date.graphs import GRAPH, MONDAY_17, TUESDAY_9, WEDNESDAY_9

OPTIONS = SolveOptions(workers=1, time_limit=30.0)


def heard(*signs):
    """Listen to prices and forget them."""


def make_study():
    """Return the question what it takes to launch the campaign of two shifts."""
    campaign = parse_task_graph(GRAPH.encode(), "graph").require()
    return TargetStudy(campaign, "slow", "fast", OPTIONS)


@pytest.fixture(scope="module")
def study():
    """Return the same for the whole module."""
    return make_study()


@pytest.fixture(scope="module")
def curve(study):
    """Return the price curve with six dates: between the ends every fifth instant or so."""
    return price_curve(study, heard, 6).plans


def test_curve_falls_to_nothing(curve):
    """
    A later date costs no more, and the one that the base makes costs nothing.

    The 25 instants are 17:00 to 24:00 on Monday, 09:00 to 24:00 on Tuesday and 09:00 on Wednesday;
    of the 23 between the ends, the four in the middle of equal parts are taken.
    """
    tuesday_22 = hours(38)
    dates = [MONDAY_17, hours(12), hours(26), hours(32), tuesday_22, WEDNESDAY_9]

    assert [plan.by for plan in curve] == dates
    assert [plan.cost for plan in curve] == [200, 200, 100, 100, 100, 0]
    assert all(plan.is_proved for plan in curve)


def test_people_may_go_home_on_an_earlier_date(study, curve):
    """Held on until Tuesday 22:00, the evening crew costs two shifts; going home early, one."""
    alone = study.cheapest(hours(38), None)

    assert (alone.cost, curve[4].cost) == (200, 100)
    assert curve[4].launch_minute == TUESDAY_9


def test_every_point_is_a_plan_by_its_date(curve):
    """Launch of each plan is not after the date."""
    assert [plan.launch_minute <= plan.by for plan in curve] == [True] * 6
    assert curve[-1].launch_minute == WEDNESDAY_9


def test_plans_made_before_are_points(study):
    """A date asked about before is on the curve, with the plan there is."""
    made = study.cheapest(TUESDAY_9, None)
    curve = price_curve(study, heard, 3, [made]).plans

    assert [plan.by for plan in curve] == [MONDAY_17, TUESDAY_9, WEDNESDAY_9]
    assert curve[1] is made


class Interrupted(TargetStudy):
    """A question whose asker loses patience after the first date."""

    def cheapest(self, by, known, tell=None):
        """Search for the first date, and be interrupted at any later one."""
        if by > MONDAY_17:
            raise KeyboardInterrupt
        return super().cheapest(by, known, tell)


def test_interrupt_keeps_the_points_so_far(study):
    """Ctrl-C leaves the dates before the one in search."""
    interrupted = Interrupted(study.permitted.campaign, "slow", "fast", OPTIONS)
    curve = price_curve(interrupted, heard, 4)

    assert [(plan.by, plan.cost) for plan in curve.plans] == [(MONDAY_17, 200)]
    assert curve.missing == (hours(15), hours(35), WEDNESDAY_9)
    assert curve.is_cut_short


def test_base_without_a_plan_leaves_a_curve_of_days():
    """
    Nobody is on the day shift of the base, one may be called: the curve goes on a day a point.

    Launch on Monday 09:00 costs a shift, on Tuesday the same: the plan of Monday makes it as well.
    """
    campaign = make_campaign(
        make_task("L", "1h", crew={"MEC": 1}),
        crews={"MEC": 0},
        scenarios={"none": {}, "one": {"surge": {"MEC": {"day": 1}}}},
    )
    curve = price_curve(TargetStudy(campaign, "none", "one", OPTIONS), heard, 2).plans

    assert [plan.by for plan in curve] == [hours(1), hours(25)]
    assert [plan.cost for plan in curve] == [100, 100]


def test_no_plan_at_all_is_said():
    """A launch longer than its only shift cannot be had by anything permitted."""
    campaign = make_campaign(
        make_task("L", "9h", crew={"MEC": 1}),
        crews={"MEC": 1},
        scenarios={"plan": {}},
    )

    with pytest.raises(Infeasible, match="no plan keeps all rules"):
        price_curve(TargetStudy(campaign, "plan", "plan", OPTIONS), heard, 2)


@pytest.mark.parametrize(
    ("count", "spread"),
    [(0, []), (1, [2]), (2, [1, 3]), (5, [0, 1, 2, 3, 4]), (9, [0, 1, 2, 3, 4])],
)
def test_dates_are_spread_evenly(count, spread):
    """Of five items, one is the middle one, two stand in the middle of the halves."""
    assert evenly_spread(range(5), count) == spread


def test_changes_are_said_in_few_words(study, curve):
    """The label of a point names people, and serial work goes on where it makes the date."""
    words = [brief(study.permitted, plan) for plan in curve]

    assert words == [
        "+1 day, +1 evening",
        "+1 day, +1 evening",
        "+1 evening",
        "+1 evening",
        "+1 evening",
        "no change",
    ]


def test_what_is_not_needed_is_said(study, curve):
    """On Tuesday the second mechanic by day may stay at home, on Wednesday everybody."""
    assert not_needed(study.permitted, curve[0]) == ()
    assert not_needed(study.permitted, curve[2]) == ("no more people on the day shift",)
    assert not_needed(study.permitted, curve[5]) == (
        "no more people on the day shift",
        "no evening shift",
    )


def test_costs_have_as_many_decimals_as_they_need():
    """Hundredths are shown only where there are some."""
    assert [cost_text(each) for each in (0, 50500, 123450, 125)] == [
        "0.0",
        "505.0",
        "1,234.5",
        "1.25",
    ]


def test_proof_is_told_from_a_gap(curve):
    """The verdict says proved, or what it costs at least and how far that is."""
    assert proof_text(curve[0]) == "proved: no cheaper permitted changes meet the date"
    open_plan = replace(curve[0], bound=150)
    assert proof_text(open_plan) == "not proved: the cheapest may cost 1.5, gap 0.5"

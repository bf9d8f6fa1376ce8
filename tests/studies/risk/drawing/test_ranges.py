from dataclasses import replace

import pytest

from scheduler.studies.risk.drawing.ranges import ranges_of, root_of
from tests.builders import make_campaign, make_job, make_milestone, make_task
from tests.studies.risk.playbooks import make_playbook, make_risks

FACTORS = {"factors": [0.9, 1, 1.5]}


def site():
    """Return steps of every sort, 10 h each, and a milestone as launch."""
    return make_campaign(
        make_task("A", "10h", elapsed=True, tags=["fill"]),
        make_task("B", "10h", crew={"GNC": 1}, tags=["fill"], pausable=True),
        make_task("T", "10h", elapsed=True, test=True),
        make_task("N", "10h", elapsed=True, flow="next"),
        make_task("E", "10h", elapsed=True, windows=[{"for": "end", "daily": "12:11"}]),
        make_task("F", "10h", elapsed=True, at="2025-11-10T09:00"),
        make_milestone("L", after=["A", "B", "T"]),
        crews={"GNC": 2},
        flows={"next": {"neighbour": True}},
    )


def lines(playbook, *hours, **fields):
    """Return the line that holds for each step with a range."""
    ranges = ranges_of(playbook, make_risks(hours=list(hours), **fields))
    return {step: each.line for step, each in ranges.items()}


def bounds(each):
    """Return the three numbers of a range in hours."""
    return tuple(minutes / 60 for minutes in (each.low, each.middle, each.high))


def test_all_steps_are_work_of_ones_own_with_no_instant_for_its_end():
    """A neighbour's step, a milestone, an end in a window and a fixed start are left out."""
    assert lines(make_playbook(site()), {"steps": "all", **FACTORS}) == {"A": 0, "B": 0, "T": 0}


def test_later_line_wins():
    """All steps, then those tagged fill, then those of a crew."""
    found = lines(
        make_playbook(site()),
        {"steps": "all", **FACTORS},
        {"tag": "fill", **FACTORS},
        {"crew": "GNC", **FACTORS},
    )
    assert found == {"A": 1, "B": 2, "T": 0}


def test_earlier_line_for_one_step_gives_way_to_a_later_one_for_all():
    """The order of the file decides, not how narrow a line is."""
    assert (
        lines(make_playbook(site()), {"steps": ["A"], **FACTORS}, {"steps": "all", **FACTORS})["A"]
        == 1
    )


def test_step_of_a_neighbour_may_be_named():
    """Named by its id, a neighbour's step has the range."""
    assert lines(make_playbook(site()), {"steps": ["N"], **FACTORS}) == {"N": 0}


def test_factors_are_shares_of_the_planned_hours():
    """0.9, 1 and 1.5 of 10 h."""
    ranges = ranges_of(make_playbook(site()), make_risks(hours=[{"steps": ["A"], **FACTORS}]))
    assert bounds(ranges["A"]) == (9, 10, 15)


def test_hours_are_hours_whatever_is_planned():
    """5, 6 and 9 h of a step planned with 10 h."""
    hours = [{"steps": ["A"], "hours": ["5h", "6h", "9h"]}]
    ranges = ranges_of(make_playbook(site()), make_risks(hours=hours))
    assert bounds(ranges["A"]) == pytest.approx((5, 6, 9))


@pytest.mark.parametrize("stated", [FACTORS, {"hours": ["9h", "10h", "15h"]}])
def test_ranges_act_on_what_is_left_of_a_step(stated):
    """4 h of 10 are left: 0.9, 1 and 1.5 of these, which 9, 10 and 15 h of 10 are as well."""
    playbook = make_playbook(site())
    jobs = {**playbook.jobs, "A": replace(playbook.jobs["A"], duration=240)}
    begun = replace(playbook, situation=replace(playbook.situation, jobs=jobs))
    ranges = ranges_of(begun, make_risks(hours=[{"steps": ["A"], **stated}]))
    assert bounds(ranges["A"]) == pytest.approx((3.6, 4, 6))


def test_middle_of_a_test_is_its_hours_at_least():
    """0.7, 0.8 and 1.2 of a test of 10 h: left out, it takes 10 h."""
    hours = [{"steps": ["T"], "factors": [0.7, 0.8, 1.2]}]
    ranges = ranges_of(make_playbook(site()), make_risks(hours=hours))
    assert (ranges["T"].usual, ranges["T"].least) == (600, 600)


def test_copy_has_the_range_of_the_step_that_is_done_again():
    """A copy of a copy of A takes the numbers of A."""
    playbook = make_playbook(
        site(), copies={"A/2": ("A", 0), "A/3": ("A/2", 0)}, mishaps=("fault",)
    )
    risks = make_risks(
        hours=[{"steps": ["A"], **FACTORS}],
        events={"fault": {"chance": 0.1, "at": "A end", "redo": ["A"]}},
    )
    ranges = ranges_of(playbook, risks)
    assert root_of(playbook, "A/3") == "A"
    assert ranges["A/3"] == ranges["A/2"] == ranges["A"]


def test_added_work_states_its_own_range():
    """4, 8 and 24 h of F1, whatever holds for all steps; fixed hours of F2 are no range."""
    jobs = [make_job(make_task(name, "8h", elapsed=True)) for name in ("F1", "F2")]
    playbook = make_playbook(site(), added=[(job, 0) for job in jobs], mishaps=("fault",))
    added = {"F1": {"hours": ["4h", "8h", "24h"]}, "F2": {"hours": "8h"}}
    risks = make_risks(
        hours=[{"steps": "all", **FACTORS}],
        events={"fault": {"chance": 0.1, "at": "A end", "add": added}},
    )
    ranges = ranges_of(playbook, risks)
    assert (ranges["F1"].line, bounds(ranges["F1"])) == (None, (4, 8, 24))
    assert "F2" not in ranges

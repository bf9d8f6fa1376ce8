"""A rail that one rocket keeps whole after the other: a second rail is no way out."""

import pytest

from scheduler.studies.conflicts.finding import find_conflicts
from scheduler.studies.explaining.explain import explain
from scheduler.studies.loosening import levers
from tests.builders import ONE_WORKER, PLAN, hours, make_campaign, make_milestone, make_task
from tests.studies.plans import make_plan


def two_rockets(room=1, kept=1, **fields):
    """Return two rockets, each two hours on the rail and two hours of countdown there."""
    after = {"A1": [], "A2": ["A1"], "B1": [], "B2": ["B1"]}
    return make_campaign(
        *(
            make_task(name, "2h", tags=[name[0]], facility="RAIL", after=links)
            for name, links in after.items()
        ),
        make_milestone("L", after=["A2", "B2"]),
        facilities={"RAIL": {"name": "Rail", "room": room}},
        holds=[
            {"facility": "RAIL", "from": f"{x}1", "to": f"{x}2", "steps": [x], "room": kept,
             "reason": f"rocket {x}"}
            for x in "AB"
        ],
        **fields,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("room", "kept", "done", "offered"),
    [
        (1, 1, [], []),
        (2, 2, [], []),
        (3, 2, [], ["facility.RAIL.room=4"]),  # beside each rocket there is room for other work
        (1, 1, ["A"], ["facility.RAIL.room=2"]),  # one rocket is left
    ],
)
def test_room_is_a_lever_where_no_two_holds_keep_it_whole(room, kept, done, offered):
    """Two rockets, or one that has flown and one that has not."""
    campaign = two_rockets(room, kept, scenario={"done": done})

    found = levers(campaign, campaign.resolve_scenario(PLAN))

    assert [str(x.change) for x in found if x.change.kind == "facility"] == offered


def test_conflict_of_two_rockets_is_told_as_one():
    """Four hours each after the other are eight; by six hours both would stand there at once."""
    found = find_conflicts(two_rockets(), PLAN, hours(6), ONE_WORKER)

    (conflict,) = found.conflicts
    assert {"room RAIL", "hold 0 RAIL from A1 to A2"} <= {rule.key for rule in conflict.members}
    assert [each.keys for each in found.relaxations] == [("date",)]
    assert found.together is None
    assert conflict.advice == (
        "Rail is reserved as a whole from A1 to A2 (rocket A) and from B1 to B2 (rocket B): each "
        "must wait until it is free again. More room would mean a second Rail, so it is not "
        "offered.",
    )


def test_second_rocket_is_not_promised_a_second_rail():
    """It waits four hours for the first, and nothing that could be loosened would help."""
    plan = make_plan(two_rockets())
    later = max(("A1", "B1"), key=lambda step: plan.schedule[step].start)

    assert plan.schedule[later].start == hours(4)
    assert explain(plan, later).counterfactuals == ()

"""The driving chain in words, and what the time to launch goes into."""

from functools import cache

from scheduler.wording.reasons.chain import launch_shares, piece_reason
from tests.builders import make_campaign, make_milestone, make_task
from tests.studies.plans import make_plan

MEC = {"crew": {"MEC": 1}}
DRILL = {"from": "2025-11-10T13:00", "to": "2025-11-10T15:00", "reason": "fire drill"}


@cache
def overnight_plan():
    """Return A of 6 h by day, B of 4 h, paused by a drill and the night, and L 2 h after it."""
    return make_plan(
        make_campaign(
            make_task("A", "4h", **MEC),
            make_task("B", "4h", after=["A"], pausable=True, **MEC),
            make_milestone("L", after=["B+2h"]),
            crews={"MEC": {"day": 1}},
            stand_downs=[DRILL],
        )
    )


def rows(plan):
    """Return kind, step, hours and reason of every piece of the chain."""
    return [
        (str(piece.kind), piece.task, piece.length / 60, piece_reason(plan, piece))
        for piece in plan.chain
    ]


def test_pauses_name_what_stops_the_work():
    """B works from 12 to 13, from 15 to 16 and on Tuesday: the drill, then the night."""
    drill = "paused: the site stands down until Mon 10 Nov 15:00 (fire drill)"
    assert rows(overnight_plan()) == [
        ("work", "A", 4, "from the campaign start"),
        ("work", "B", 1, "after A"),
        ("pause", "B", 2, drill),
        ("work", "B", 1, "after A"),
        ("pause", "B", 16, "paused: nobody from MEC on shift"),
        ("work", "B", 2, "after A"),
        ("lag", "L", 2, "lag: after B, plus 2 h"),
        ("work", "L", 0, "after B, plus 2 h"),
    ]


def test_shares_add_up_under_names_of_their_own():
    """Of 28 h, 8 are work; the night is one share, the drill another."""
    shares = [(share.title, share.minutes / 60) for share in launch_shares(overnight_plan())]

    assert shares == [
        ("pauses between shifts", 16),
        ("work", 8),
        ("lags between steps", 2),
        ("pauses for the end of a stand-down (fire drill)", 2),
    ]


def test_step_with_float_on_the_chain_says_that_a_wait_takes_it_up():
    """A of 5 h could end 3 h later, since 6 h of B do not fit into the day anyway."""
    plan = make_plan(
        make_campaign(
            make_task("A", "5h", **MEC), make_task("L", "6h", after=["A"], **MEC), crews={"MEC": 1}
        )
    )

    assert rows(plan) == [
        ("work", "A", 5, "from the campaign start; later waits absorb 3 h of delay"),
        (
            "wait",
            "L",
            19,
            "it cannot pause, and its 6 h do not fit into the 3 h before Mon 10 Nov "
            "16:00; "
            "then nobody from MEC on shift",
        ),
        ("work", "L", 6, "after A"),
    ]


def test_causes_in_the_way_together_are_named_together():
    """Two crews go and come together: the share does not single out one of them."""
    plan = make_plan(
        make_campaign(
            make_task("A", "8h"),
            make_task("L", "2h", after=["A"], crew={"MEC": 1, "ELE": 1}),
            crews={"MEC": 1, "ELE": 1},
        )
    )

    assert rows(plan)[1] == ("wait", "L", 16, "nobody from ELE, MEC on shift")
    assert ("waiting for the shifts of several crews", 960) in [
        (share.title, share.minutes) for share in launch_shares(plan)
    ]

"""A limit leads to the later event that it counts to, and the chain goes on from there."""

from scheduler.analyse.driving.chain import driving_chain
from scheduler.analyse.driving.drivers import Drivers
from scheduler.analyse.obstacles.blocking import Cause
from tests.analyse.reasons import gaps_of_chain
from tests.builders import make_campaign, make_schedule, make_situation, make_task

MEC = {"crew": {"MEC": 1}}
RNG = {"crew": {"RNG": 1}, "all_hands": True}


def chain_of(campaign, **pieces):
    """Return cause or kind, step, and from and to in hours of every piece of the chain."""
    schedule, situation = make_schedule(**pieces), make_situation(campaign)
    assert list(gaps_of_chain(situation, schedule)) == []
    return [
        (
            str(piece.cause if piece.kind == "wait" else piece.kind),
            piece.task,
            piece.start / 60,
            piece.end / 60,
        )
        for piece in driving_chain(Drivers(situation, schedule))
    ]


TWO_SHOTS = make_campaign(
    make_task("prep", "4h", **MEC),
    make_task("arm", "1h", after=["prep"], **MEC),
    make_task(
        "A",
        "2h",
        after=["arm"],
        windows=[{"for": "end", "from": "2025-11-11T19:00", "to": "2025-11-11T22:00"}],
        **RNG,
    ),
    make_task("clean", "2h", after=["A"], **RNG),
    make_task("roll", "2h", **MEC),
    make_task("check", "2h", after=["roll"], **MEC),
    make_task("sample", "3h", after=["check"], **MEC),
    make_task("load", "1h", after=["sample"], **MEC),
    make_task(
        "M",
        "2h",
        after=["load"],
        windows=[
            {"for": "end", "from": "2025-11-12T10:00", "to": "2025-11-12T11:00"},
            {"for": "end", "from": "2025-11-14T10:00", "to": "2025-11-14T11:00"},
        ],
        **RNG,
    ),
    crews={"MEC": 1, "RNG": 1},
    facilities={"RAIL": 1},
    holds=[
        {"facility": "RAIL", "from": "arm", "to": "clean"},
        {"facility": "RAIL", "from": "roll", "to": "M"},
    ],
    limits=[
        {"from": "arm end", "to": "A start", "max": "12h"},
        {"from": "sample end", "to": "M end", "max": "20h", "reason": "samples spoil"},
    ],
    stand_downs=[{"from": "2025-11-11T15:00", "to": "2025-11-11T18:00", "reason": "drill"}],
)
PLACED = {
    "prep": [(0, 4)],
    "arm": [(24, 25)],
    "A": [(34, 36)],
    "clean": [(36, 38)],
    "roll": [(48, 50)],
    "check": [(50, 52)],
    "sample": [(75, 78)],
    "load": [(78, 79)],
    "M": [(96, 98)],
}


def test_story_of_two_shots_from_one_rail():
    """
    Arming could be done at 5; A waits for its first window and the drill; then comes the rail.

    M misses the window of Wednesday. Samples and their loading could be done at 56; they follow the
    shot, as arming does.
    """
    assert chain_of(TWO_SHOTS, **PLACED) == [
        ("work", "prep", 0, 4),
        ("work", "arm", 4, 5),
        ("window", "A", 5, 33),
        ("stand-down", "A", 33, 34),
        ("work", "A", 34, 36),
        ("work", "clean", 36, 38),
        ("shift", "roll", 38, 48),
        ("work", "roll", 48, 50),
        ("work", "check", 50, 52),
        ("work", "sample", 52, 55),
        ("work", "load", 55, 56),
        ("window", "M", 56, 96),
        ("work", "M", 96, 98),
    ]


def test_step_tied_to_this_one_counts_from_where_it_could_be():
    """The loading could end on Wednesday at 16:00, an hour after the samples; it waits for M."""
    driver = Drivers(make_situation(TWO_SHOTS), make_schedule(**PLACED)).of("M")

    assert (driver.cause, driver.task, driver.is_freed) == (Cause.LINK, "load", True)
    assert (driver.event, driver.until) == (56 * 60, 56 * 60)
    assert [(each.first.cause, each.start, each.end) for each in driver.waits] == [
        (Cause.WINDOW, 56 * 60, 96 * 60)
    ]


def test_steps_tied_by_limits_name_the_event_that_they_count_to():
    """Arming waits for the shot, the samples wait for the second one."""
    drivers = Drivers(make_situation(TWO_SHOTS), make_schedule(**PLACED))

    assert [(drivers.of(step).cause, drivers.of(step).task) for step in ("arm", "sample")] == [
        (Cause.LIMIT, "A"),
        (Cause.LIMIT, "M"),
    ]


def test_two_limits_in_a_row_lead_to_what_holds_the_last_event():
    """
    P is tied to Q, Q to R, and R waits for 20:00: launch, after P, waits for that window.

    P and Q could be done at 2, so the window of R costs 4 h until P has ended at 6.
    """
    campaign = make_campaign(
        make_task("P"),
        make_task("Q", after=["P"]),
        make_task("R", after=["Q"], windows=[{"for": "start", "daily": "20:00"}]),
        make_task("L", after=["P"]),
        limits=[
            {"from": "P end", "to": "Q start", "max": "2h"},
            {"from": "Q end", "to": "R start", "max": "3h"},
        ],
    )

    assert chain_of(campaign, P=[(5, 6)], Q=[(8, 9)], R=[(12, 13)], L=[(6, 7)]) == [
        ("work", "P", 0, 1),
        ("work", "Q", 1, 2),
        ("window", "R", 2, 6),
        ("work", "P", 6, 6),
        ("work", "L", 6, 7),
    ]


def test_limit_to_a_step_that_a_crew_holds_leads_to_that_crew():
    """P must not be over long before R; R has no mechanic until B ends: B sets the date."""
    campaign = make_campaign(
        make_task("B", "6h", **MEC),
        make_task("P", "1h"),
        make_task("R", "1h", after=["P"], **MEC),
        make_task("L", after=["R"]),
        crews={"MEC": 1},
        limits=[{"from": "P end", "to": "R start", "max": "1h"}],
    )

    assert chain_of(campaign, B=[(0, 6)], P=[(4, 5)], R=[(6, 7)], L=[(7, 8)]) == [
        ("work", "B", 0, 6),
        ("work", "R", 6, 7),
        ("work", "L", 7, 8),
    ]


def test_limit_from_the_end_of_a_pausable_step_to_launch():
    """A works 10 h with a night between; it may end at most 4 h before L does at 34."""
    campaign = make_campaign(
        make_task("A", "10h", pausable=True, **MEC),
        make_task("B", "33h"),
        make_task("L", after=["A", "B"]),
        crews={"MEC": 1},
        limits=[{"from": "A end", "to": "launch end", "max": "4h"}],
    )

    assert chain_of(campaign, A=[(4, 8), (24, 30)], B=[(0, 33)], L=[(33, 34)]) == [
        ("work", "B", 0, 33),
        ("work", "L", 33, 34),
    ]

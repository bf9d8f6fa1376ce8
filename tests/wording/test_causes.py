"""Causes in sentences: each says what is true in its stretch."""

from scheduler.wording.reasons.chain import launch_shares, piece_reason
from scheduler.wording.reasons.drivers import why_not_earlier
from tests.analyse.test_closed_times import EASTER, SHORT_NIGHT
from tests.builders import make_campaign, make_task
from tests.studies.plans import make_plan


def test_short_night_says_that_the_clocks_go_forward():
    """The night of the change has 7 h for a step of 8 h."""
    nobody = "then too few people in MEC (2 needed, 0 on shift)."
    assert list(why_not_earlier(make_plan(SHORT_NIGHT), "B")) == [
        "It must wait for A, which ends on Sat 28 Mar 11:00.",
        "From Sat 28 Mar 11:00 to Sat 28 Mar 22:00 it waits 11 h: it cannot pause, and its "
        f"8 h do not fit into the 5 h before Sat 28 Mar 16:00; {nobody}",
        "From Sat 28 Mar 22:00 to Sun 29 Mar 08:00 it waits 9 h: it cannot pause, and its "
        f"8 h do not fit into the 7 h before Sun 29 Mar 06:00 (the clocks go forward); {nobody}",
    ]


def test_run_that_would_meet_the_next_closed_time_is_told_besides():
    """Nobody works during the visit, so no time is left in it; the crane check comes after."""
    assert list(why_not_earlier(make_plan(EASTER), "B"))[-2] == (
        "From Tue 07 Apr 08:00 to Tue 07 Apr 10:00 it waits 2 h: the site stands down until "
        "Tue 07 Apr 10:00 (visit); also, its 3 h would run past Tue 07 Apr 10:00, and then "
        "HALL is closed until Tue 07 Apr 12:00 (crane)."
    )


def test_shares_of_closed_times_have_their_true_lengths():
    """72 h of holidays, 48 h of days off, 2 h each of the visit and of the crane check."""
    shares = {share.title: share.minutes / 60 for share in launch_shares(make_plan(EASTER))}

    assert shares == {
        "waiting for the end of holidays": 72,
        "waiting for the end of days off": 48,
        "waiting for the shift of MEC": 17,
        "work": 10,
        "waiting for HALL (crane)": 2,
        "waiting for the end of a stand-down (visit)": 2,
    }


def test_chain_shows_a_tied_step_as_work_where_it_could_be():
    """
    The samples could be ready at 10:00; the shot waits for its window at 18:00.

    A limit of 4 h keeps the samples waiting for it. Chain, shares and explanation agree on 8 h.
    """
    plan = make_plan(
        make_campaign(
            make_task("sample", "2h"),
            make_task(
                "shot", "1h", after=["sample"], windows=[{"for": "start", "daily": "18:00-19:00"}]
            ),
            limits=[{"from": "sample end", "to": "shot start", "max": "4h", "reason": "fresh"}],
        )
    )

    opens = "its window opens on Mon 10 Nov 18:00"
    assert [(str(x.kind), x.task, x.length / 60, piece_reason(plan, x)) for x in plan.chain] == [
        (
            "work",
            "sample",
            2,
            "from the campaign start at the earliest; a limit ties it to a later step, so it "
            "runs later",
        ),
        ("wait", "shot", 8, opens),
        ("work", "shot", 1, "after sample"),
    ]
    assert {x.title: x.minutes / 60 for x in launch_shares(plan)} == {
        "work": 3,
        "waiting for a window": 8,
    }
    assert list(why_not_earlier(plan, "shot"))[::2] == [
        "It must wait for sample, which can end on Mon 10 Nov 10:00 at the earliest.",
        f"From Mon 10 Nov 10:00 to Mon 10 Nov 18:00 it waits 8 h: {opens}.",
    ]


def test_kept_place_gives_the_reason_of_the_hold():
    """L may start at 09:00; the rail is reserved until A and its check are over at 13:00."""
    plan = make_plan(
        make_campaign(
            make_task("A", "3h", facility="RAIL"),
            make_task("check", "2h", after=["A"]),
            make_task("L", "1h", after=["A SS+1h"], facility="RAIL"),
            facilities={"RAIL": 1},
            holds=[
                {
                    "facility": "RAIL",
                    "from": "A",
                    "to": "check",
                    "steps": ["A"],
                    "reason": "rocket A on it",
                }
            ],
        )
    )

    assert list(why_not_earlier(plan, "L")) == [
        "RAIL is reserved until check ends on Mon 10 Nov 13:00 (rocket A on it)."
    ]

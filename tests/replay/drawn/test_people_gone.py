"""People who are gone up to the end of their shift do not stay, nor are they called in."""

import pytest

from scheduler.model.notation.durations import DAY, HOUR
from scheduler.replay.drawn.plain import DrawnPlayer
from scheduler.replay.drawn.playing import play
from scheduler.studies.risk.preparing.playbooks import playbook_of
from scheduler.studies.risk.sampling import sample
from tests.builders import make_campaign, make_schedule, make_situation, make_task
from tests.studies.risk.playbooks import make_risks

SHIFTS = {"day": "08:00-16:00", "evening": "16:00-22:00"}
ILL = {"people": {"MEC": {"day": 0}}}
SHUT = {"closed": ["HALL"]}
REST = {"stand_down": True}


def launches(launch, plan, people, begins, gone, **risks):
    """Return launch by both players: something happens for sure, on Monday the 10th."""
    campaign = make_campaign(
        launch,
        crews={"MEC": people},
        facilities={"HALL": {}},
        shifts={shift: SHIFTS[shift] for shift in people},
        start="2025-11-10T08:00",
        horizon="5d",
    )
    period = {"from": f"2025-11-10T{begins}", "to": "2025-11-10T23:00"}
    said = make_risks(events={"gone": {"chance": 1.0, **period, **gone}}, **risks)
    playbook = playbook_of(make_situation(campaign), make_schedule(L=[plan]), said)
    draws = sample(playbook, said, 1, 1)
    plain = DrawnPlayer(playbook, draws, 0).play().launch
    return plain, play(playbook, draws, keep=False).launches[0]


@pytest.mark.parametrize("what", [ILL, SHUT, REST])
@pytest.mark.parametrize(
    ("begins", "lasts", "hours", "launch"),
    [
        ("12:00", "4h", 6, DAY + 2 * HOUR),
        ("12:00", "5h", 6, DAY + 2 * HOUR),
        ("12:00", "3h", 6, 9 * HOUR),
        ("16:30", "1h", 10, DAY + HOUR),
    ],
)
def test_who_is_gone_as_a_shift_ends_does_not_stay(what, begins, lasts, hours, launch):
    """Four hours are done at 12:00: with people gone until 16:00 or 17:00 the rest is Tuesday's.

    Those back at 15:00 stay for another hour after 16:00. Who leaves at 16:30 is missing until
    17:30, works until 18:00, and has an hour left.
    """
    step = make_task("L", "4h", crew={"MEC": 1}, facility="HALL", pausable=True)
    share = hours / 4
    own = [{"steps": ["L"], "factors": [share, share, share]}]
    gone = {"for": lasts, **what}

    found = launches(step, (0, 4), {"day": 1}, begins, gone, hours=own, overrun="2h")
    assert found == (launch, launch)


@pytest.mark.parametrize(
    ("left", "launch"),
    [
        ({"day": 0}, DAY + 3 * HOUR),
        ({"day": 3, "evening": 1}, DAY + 3 * HOUR),
        ({"day": 3}, 4 * HOUR),
    ],
)
def test_people_who_are_gone_are_not_called_in_after_their_shift(left, launch):
    """Five of a roster of four and two: with two of them ill from 09:00 not before Tuesday's."""
    step = make_task("L", "2h", crew={"MEC": 5}, all_hands=True)
    gone = {"for": "1d", "people": {"MEC": left}}

    found = launches(step, (2, 4), {"day": 4, "evening": 2}, "09:00", gone)
    assert found == (launch, launch)

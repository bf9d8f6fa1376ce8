"""Steps that are interrupted on the way to an end that has its windows."""

import pytest

from scheduler.model.notation.durations import DAY, HOUR
from scheduler.replay.drawn.draws import LATE
from scheduler.replay.drawn.plain import DrawnPlayer
from scheduler.replay.drawn.playing import play
from scheduler.studies.risk.preparing.playbooks import playbook_of
from scheduler.studies.risk.sampling import sample
from tests.builders import make_campaign, make_schedule, make_situation, make_task
from tests.studies.risk.playbooks import make_risks

ILL = {"people": {"MEC": {"day": 0}}, "from": "2025-11-10T11:00", "to": "2025-11-10T12:00"}


def launches(window):
    """Return launch by both players: a count from 10:00 to 12:00, people gone for half an hour."""
    count = make_task("L", "2h", crew={"MEC": 1}, pausable=True, windows=[window])
    campaign = make_campaign(
        count,
        crews={"MEC": {"day": 1}},
        shifts={"day": "08:00-16:00"},
        start="2025-11-10T08:00",
        horizon="5d",
    )
    risks = make_risks(events={"ill": {"chance": 1.0, "for": "30min", **ILL}})
    playbook = playbook_of(make_situation(campaign), make_schedule(L=[(2, 4)]), risks)
    draws = sample(playbook, risks, 1, 1)
    plain = DrawnPlayer(playbook, draws, 0).play().launch
    return plain, play(playbook, draws, keep=False).launches[0]


@pytest.mark.parametrize(
    ("window", "launch"),
    [
        ({"for": "end", "daily": "12:00"}, DAY + 4 * HOUR),
        ({"for": "end", "daily": "12:00-13:00"}, 4 * HOUR + 30),
        ({"for": "end", "daily": "11:00-12:15"}, DAY + 3 * HOUR),
        ({"for": "end", "from": "2025-11-10T11:30", "to": "2025-11-10T12:29"}, LATE),
    ],
)
def test_interrupted_step_ends_in_the_next_window(window, launch):
    """Its work is done at 12:30: then, or when a window opens, or never where there is none."""
    assert launches(window) == (launch, launch)

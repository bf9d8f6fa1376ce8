"""How sure the emergency launch of Shenzhou-22 is if nothing but weather at launch is uncertain."""

from pathlib import Path

import numpy as np
import pytest

from scheduler.calendars.situation.prepare import prepare
from scheduler.model.risk.risks import Risks
from scheduler.pipeline.load import load
from scheduler.planning.lists.list_schedule import best_list_schedule
from scheduler.replay.drawn.draws import LATE
from scheduler.replay.drawn.playing import play
from scheduler.studies.risk.preparing.playbooks import playbook_of
from scheduler.studies.risk.sampling import sample

GRAPH = Path(__file__).parents[3] / "task_graphs" / "shenzhou-22.yaml"
DRAWS = 20_000
FOUR_ERRORS = 4 * np.sqrt(0.7 * 0.3 / DRAWS)


def test_limits_leave_two_days_for_an_emergency_launch():
    """
    By 30 % a day 70 % on 21 November, 91 % by the 22nd, 9 % outside the rules.

    On the 23rd at 12:11 the late cargo, aboard since the 19th at 10:00, is older than 96 h.
    """
    campaign, _ = load(GRAPH, "emergency")
    situation = prepare(campaign, campaign.resolve_scenario("emergency"))
    schedule = best_list_schedule(situation)
    assert schedule is not None
    attempts = {"attempt": {"no_go": "30%"}, "recycle": {"after": "24h"}}
    risks = Risks.model_validate({"launch": attempts})

    book = playbook_of(situation, schedule, risks)
    played = play(book, sample(book, risks, DRAWS, 1), keep=False)

    days, counts = np.unique(played.launches, return_counts=True)
    assert [situation.axis.say(int(day)) for day in days[:-1]] == [
        "Fri 21 Nov 12:11",
        "Sat 22 Nov 12:11",
    ]
    assert days[-1] == LATE
    assert np.cumsum(counts) / DRAWS == pytest.approx([0.7, 0.91, 1], abs=FOUR_ERRORS)
    reasons = {book.reasons[number] for number in np.unique(played.outside) if number >= 0}
    assert reasons == {"the limit 'fresh food in the late cargo (synthetic)' runs out"}

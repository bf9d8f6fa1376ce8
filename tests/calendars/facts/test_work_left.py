"""What is left of a step follows from its hours, its working time and its stops."""

import pytest

from scheduler.calendars.facts.work_left import work_left, worked
from scheduler.calendars.situation.working_times import WorkingTimes
from scheduler.model.progress.step_facts import StepFacts
from tests.builders import hours, local, make_campaign, make_task

TUESDAY = local("2025-11-11T10:00")


def left(fields, **facts):
    """Return the hours left on Tuesday 10:00 of a step of 12 h started on Monday 10:00."""
    task = make_task("A", "12h", **fields)
    campaign = make_campaign(task, crews={"MEC": 4})
    times = WorkingTimes(campaign, campaign.resolve_scenario("plan"))
    found = StepFacts.model_validate({"started": "2025-11-10T10:00", **facts})
    return work_left(times, task, found, TUESDAY) / 60


CREW = {"crew": {"MEC": 2}, "pausable": True}


@pytest.mark.parametrize(
    ("fields", "facts", "expected"),
    [
        (CREW, {}, 12 - 6 - 2),
        ({"elapsed": True}, {}, 12 - 24),
        ({"all_hands": True, "crew": {"MEC": 2}}, {}, 12 - 24),
        (CREW, {"people_stay": True}, 12 - 24),
        (CREW, {"suspended": "2025-11-10T12:00"}, 12 - 2),
        (CREW, {"stops": [{"from": "2025-11-10T12:00", "to": "2025-11-11T09:00"}]}, 12 - 2 - 1),
        (CREW, {"remaining": "3h"}, 3),
        (CREW, {"remaining": "3h", "as_of": "2025-11-10T15:00"}, 3 - 1 - 2),
        (
            CREW,
            {"remaining": "3h", "as_of": "2025-11-10T15:00", "suspended": "2025-11-10T16:00"},
            2,
        ),
    ],
)
def test_work_left(fields, facts, expected):
    """Monday 10-16 and Tuesday 8-10 are the 8 h of the day shift; the clock has 24 h."""
    assert left(fields, **facts) == expected


def test_finished_step_was_worked_to_its_end():
    """Of Monday 10:00 to Tuesday 09:00 the day shift has seven hours, in two pieces."""
    task = make_task("A", "12h", **CREW)
    campaign = make_campaign(task, crews={"MEC": 4})
    times = WorkingTimes(campaign, campaign.resolve_scenario("plan"))
    facts = StepFacts.model_validate(
        {"started": "2025-11-10T10:00", "finished": "2025-11-11T09:00"}
    )

    assert worked(times, task, facts, TUESDAY) == (hours(2, 8), hours(24, 25))

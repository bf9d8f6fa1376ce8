"""Places closed, shifts moved, the site at rest, other dates: what each does to a plan."""

import pytest

from scheduler.errors import InputError
from scheduler.studies.changes.changes import parse_setting
from scheduler.studies.changes.what_if import what_if
from tests.builders import hours, make_campaign, make_task
from tests.studies.plans import make_plan

ROLL_OUT = make_campaign(
    make_task("A", "2h", crew={"MEC": 1}, facility="HALL"),
    make_task("R", "2h", crew={"MEC": 1}, facility="PAD", after="A"),
    make_task("L", "1h", crew={"MEC": 1}, after="R"),
    crews={"MEC": 1},
    facilities={
        "HALL": {"closed": [{"from": "2025-11-12T08:00", "to": "2025-11-12T16:00"}]},
        "PAD": 1,
    },
    horizon="20d",
    target="2025-11-11T12:00",
)


@pytest.mark.parametrize(
    ("setting", "launch"),
    [
        # R needs the pad: Monday 10:00 to 12:00 is closed, then it runs 12:00 to 14:00
        ("facility.PAD.closed=2025-11-10T10:00/2025-11-10T12:00", 7),
        # lost to wind until Wednesday 08:00: R 08:00 to 10:00, L to 11:00
        ("facility.PAD.closed=2025-11-10T08:00/2025-11-12T08:00", 51),
        ("facility.PAD.closed=2025-11-10T08:00 to 2025-11-12T08:00", 51),
        # the pad is shut all Monday, or all Monday and Tuesday: R begins at 08:00 on the next day
        ("facility.PAD.closed=2025-11-10", 27),
        ("facility.PAD.closed=2025-11-10 to 2025-11-11", 51),
        # the hall opens at 10:00: A to 12:00, R to 14:00, L to 15:00
        ("facility.HALL.open=10:00-16:00", 7),
        ("facility.HALL.open=any", 5),
        ("facility.HALL.closed=none", 5),
        # everybody rests on Monday
        ("scenario.stand_down=2025-11-10T00:00/2025-11-11T00:00", 29),
        ("scenario.stand_down=2025-11-10", 29),
        ("scenario.stand-down=2025-11-10T00:00/2025-11-11T00:00", 29),
        # the day shift begins at 12:00: A to 14:00, R to 16:00, L to 17:00
        ("shift.day.hours=12:00-20:00", 9),
        ("not_before.A=2025-11-10T11:00", 8),
        ("campaign.target=2025-11-12T12:00", 5),
        ("campaign.target=none", 5),
    ],
)
def test_change_of_times_moves_launch(setting, launch):
    """Launch in hours after Monday 08:00; without a change it is at 13:00."""
    after = what_if(make_plan(ROLL_OUT), [parse_setting(setting)]).after

    assert after.launch_minute == hours(launch)


def test_later_start_moves_every_step_in_the_calendar():
    """A start on Tuesday 08:00: the same five hours, a day later."""
    found = what_if(make_plan(ROLL_OUT), [parse_setting("campaign.start=2025-11-11T08:00")])

    assert (found.after.launch_minute, found.gain) == (hours(5), -hours(24))
    assert [(each.task, each.after - each.before) for each in found.moved] == [
        ("A", hours(24)),
        ("R", hours(24)),
        ("L", hours(24)),
    ]
    assert not found.changes_nothing


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        ("facility.PAD.closed=2025-11-10T10:00", "not a date or period"),
        ("facility.PAD.closed=2025-11-10T10:00/2025-11-10T09:00", "ends before it starts"),
        ("facility.PAD.closed=2025-11-11 to 2025-11-10", "ends before it starts"),
        ("facility.PAD.closed=2025-02-30", "not a date"),
        ("facility.PAD.shut=2025-11-10T10:00/2025-11-11T09:00", "'shut' is not there"),
        ("shift.late.hours=10:00-12:00", "'late' is not there"),
        ("campaign.launch=A", "'launch' is not there"),
        ("campaign.start=tomorrow", "tomorrow"),
    ],
)
def test_times_that_cannot_be_are_refused(setting, message):
    """Each refusal names what is wrong."""
    with pytest.raises(InputError, match=message):
        what_if(make_plan(ROLL_OUT), [parse_setting(setting)])

"""The crew or place that keeps a step out of its windows is named."""

from scheduler.calendars.situation.audit import audit
from tests.builders import PLAN, make_campaign, make_task

SHIFTS = {"day": "08:00-16:00", "late": "16:00-24:00"}
MORNING = [{"for": "run", "daily": "08:00-14:00"}]


def message_of(task, **fields):
    """Return the only message on a step."""
    (finding,) = audit(make_campaign(task, shifts=SHIFTS, **fields), [PLAN])
    assert finding.code == "window-never-opens"
    return finding.message


def test_crew_that_is_too_small_in_the_window_is_named():
    """Four are needed; the late shift has five, but the window lies in the shift that has three."""
    task = make_task("A", crew={"MEC": 4}, windows=MORNING)
    message = message_of(task, crews={"MEC": {"day": 3, "late": 5}})
    assert "needs 4 people of crew 'MEC', but at most 3 are on shift (day) in scenario" in message


def test_shift_whose_people_are_too_few_is_the_one_of_the_window():
    """The day shift has four, but the cameras see from 11:00, when its calm hours end at 12:00."""
    windows = [
        {"for": "run", "daily": "09:00-12:00"},
        {"for": "run", "daily": "18:00-20:00"},
        {"for": "start", "daily": "11:00-19:00"},
    ]
    task = make_task("A", "2h", crew={"MEC": 3}, windows=windows)
    message = message_of(task, crews={"MEC": {"day": 4, "late": 2}})
    assert "needs 3 people of crew 'MEC', but at most 2 are on shift (late) in scenario" in message


def test_place_that_is_closed_in_the_window_is_named():
    """The hall opens at 14:00, when the window closes."""
    task = make_task("A", facility="HALL", windows=MORNING)
    message = message_of(task, facilities={"HALL": {"open": ["14:00-20:00"]}})
    assert "finds 'HALL' closed in scenario" in message


def test_window_that_is_too_short_has_no_culprit():
    """Seven hours fit no window of six, whoever is there."""
    task = make_task("A", "7h", crew={"MEC": 1}, windows=[*MORNING, *MORNING])
    message = message_of(task, crews={"MEC": 3})
    assert message.endswith(
        "fits its dates and windows (run daily 08:00-14:00; run daily 08:00-14:00)"
    )

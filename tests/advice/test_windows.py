"""Windows and dates that change nothing, and those that do."""

import pytest

from scheduler.advice.base import Case
from scheduler.advice.dates import warn_of_dates_outside, warn_of_windows_outside
from scheduler.advice.steps import warn_of_many_pinned_steps
from scheduler.advice.target import warn_of_vain_target
from scheduler.advice.windows import warn_of_idle_windows
from tests.builders import ROUND_THE_CLOCK, make_campaign, make_milestone, make_task

WORK = {"crew": {"MEC": 1}}
CREWS = {"crews": {"MEC": 2}}


def codes(check, *tasks, **fields):
    """Return the codes that a check gives for a campaign."""
    return [each.code for each in check(Case(make_campaign(*tasks, **{**CREWS, **fields})))]


@pytest.mark.parametrize(
    ("window", "found"),
    [
        ({"daily": "07:00-17:00"}, ["window-idle"]),  # the only shift is 08:00-16:00
        ({"daily": "08:00-16:00"}, ["window-idle"]),
        ({"daily": "09:00-16:00"}, []),
        ({"for": "start", "daily": "08:00-15:00"}, ["window-idle"]),  # an hour of work
        ({"for": "end", "daily": "09:00-15:00"}, []),
        ({"for": "end", "daily": "00:00-24:00"}, ["window-idle"]),
        ({"from": "2025-11-10T08:00", "to": "2025-11-15T08:00"}, ["window-idle"]),
        ({"from": "2025-11-10T08:00", "to": "2025-11-14T12:00"}, []),
    ],
)
def test_window_is_idle_if_it_takes_away_no_start(window, found):
    """A takes an hour on the day shift, and has one window."""
    assert codes(warn_of_idle_windows, make_task("A", windows=[window], **WORK)) == found


def test_window_that_matters_in_one_scenario_is_not_idle():
    """Daylight bounds the work of those who work at night."""
    task = make_task("A", windows=[{"daily": "07:00-17:00"}], **WORK)
    fields = {"shifts": ROUND_THE_CLOCK, "crews": {"MEC": dict.fromkeys(ROUND_THE_CLOCK, 1)}}
    day, all_day = {"shifts": ["day"]}, {"shifts": list(ROUND_THE_CLOCK)}

    assert codes(warn_of_idle_windows, task, **fields, scenarios={"d": day}) == ["window-idle"]
    assert codes(warn_of_idle_windows, task, **fields, scenarios={"d": day, "a": all_day}) == []


def test_named_window_is_idle_if_it_is_for_all_its_steps():
    """The window does not bound A, which is done by day; B goes by the clock."""
    tasks = (make_task("A", windows=["w"], **WORK), make_task("B", windows=["w"], elapsed=True))
    windows = {"windows": {"w": {"daily": "07:00-17:00"}}}

    assert codes(warn_of_idle_windows, tasks[0], **windows) == ["window-idle"]
    assert codes(warn_of_idle_windows, *tasks, **windows) == []


def test_window_beside_others_must_open_a_start():
    """Nobody works at 20:00; a second span of the day opens starts of its own."""
    day = {"for": "start", "daily": "09:00-10:00"}

    for other, found in (("20:00-21:00", ["window-adds-nothing"]), ("12:00-13:00", [])):
        windows = [day, {"for": "start", "daily": other}]
        assert codes(warn_of_idle_windows, make_task("A", windows=windows, **WORK)) == found


def test_window_that_can_be_widened_is_no_idle_alternative():
    """At its widest it lies in the shift."""
    windows = {"a": {"for": "start", "daily": "09:00-10:00"},
               "b": {"for": "start", "daily": "20:00-21:00", "widest": "15:00-21:00"}}  # fmt: skip

    assert codes(warn_of_idle_windows, make_task("A", windows=["a", "b"], **WORK),
                 windows=windows) == []  # fmt: skip


def test_step_that_can_never_be_done_has_no_idle_window():
    """Nobody has nine hours; that is a problem, and the window is not its cause."""
    task = make_task("A", "9h", windows=[{"daily": "07:00-17:00"}], **WORK)

    assert codes(warn_of_idle_windows, task) == []


def test_windows_that_are_over_are_told_once():
    """Two windows of last year, one that began before the start and is open still."""
    windows = [
        {"for": "end", "from": f"2025-{since}T08:00", "to": f"2025-{until}T09:00"}
        for since, until in (("01-01", "01-02"), ("02-01", "02-02"), ("11-09", "11-12"))
    ]
    found = list(warn_of_windows_outside(Case(make_campaign(make_task("A", windows=windows)))))

    assert [each.path for each in found] == [("tasks", "A", "windows", 0)]
    assert found[0].message == (
        "each of the windows of 'A' is over before the campaign starts on Mon 10 Nov 2025 08:00"
    )


def test_holidays_of_other_years_are_told_if_all_are():
    """A list for the whole year is usual; one without a day of the campaign is not."""
    task = make_task("A")

    assert codes(warn_of_dates_outside, task, holidays=["2024-11-11"]) == ["date-outside"]
    assert codes(warn_of_dates_outside, task, holidays=["2024-11-11", "2025-11-11"]) == []


@pytest.mark.parametrize(
    ("target", "found"),
    [
        ("2025-11-11T09:00", []),
        ("2025-11-11T12:00", ["target-outside-windows"]),
        ("2025-11-11T20:00", ["target-outside-windows"]),  # no window, whoever is on shift
        ("2025-11-10T08:30", ["target-too-early"]),
        ("2025-12-10T08:00", ["target-beyond-horizon"]),
    ],
)
def test_target_is_compared_with_windows_and_least_times(target, found):
    """A takes an hour of the day shift and ends between 09:00 and 10:00; planned are five days."""
    task = make_task("A", windows=[{"for": "end", "daily": "09:00-10:00"}], **WORK)

    assert codes(warn_of_vain_target, task, target=target) == found


@pytest.mark.parametrize(
    ("window", "target", "found"),
    [
        ({"for": "run", "daily": "09:00-11:00"}, "2025-11-12T03:00", ["target-outside-windows"]),
        ({"for": "run", "daily": "09:00-11:00"}, "2025-11-11T09:30", ["target-outside-windows"]),
        ({"for": "run", "daily": "09:00-11:00"}, "2025-11-11T10:30", []),
        ({"for": "run", "daily": "09:00-24:00"}, "2025-11-11T19:30", []),
        ({"for": "end", "daily": "09:00-19:00"}, "2025-11-11T18:30", []),
    ],
)
def test_target_by_night_is_compared_with_the_windows_alone(window, target, found):
    """A takes an hour of the day shift; at 18:30 nobody is there, but the window is no reason."""
    task = make_task("A", windows=[window], **WORK)

    assert codes(warn_of_vain_target, task, target=target) == found


def test_target_of_a_milestone_is_that_of_the_step_it_marks():
    """L says that A has ended, between 09:00 and 10:00."""
    task = make_task("A", windows=[{"for": "end", "daily": "09:00-10:00"}], **WORK)
    launch = make_milestone("L", after=["A"])

    noon = codes(warn_of_vain_target, task, launch, target="2025-11-11T12:00")

    assert noon == ["target-outside-windows"]


def test_targets_of_lift_offs_and_due_dates_are_compared_too():
    """A takes an hour from Monday 08:00."""
    tasks = (make_task("A", due="2025-11-10T08:59"), make_milestone("L", after=["A"]))
    marks = {"launches": {"A": {"target": "2025-11-10T08:30"}}}
    found = list(warn_of_vain_target(Case(make_campaign(*tasks, **marks))))

    assert [(each.code, each.path) for each in found] == [
        ("target-too-early", ("launches", "A", "target")),
        ("target-too-early", ("tasks", "A", "due")),
    ]
    assert "can end by the due date of 'A', Mon 10 Nov 2025 08:59: hours" in found[1].message


def test_a_few_fixed_dates_are_no_warning():
    """Two of three steps are tied to a date; of three in forty, three are less than a tenth."""
    dated = [{"for": "start", "from": "2025-11-11T08:00", "to": "2025-11-11T10:00"}]
    pinned = [make_task(f"P{number}", windows=dated) for number in range(3)]
    free = [make_task(f"F{number}") for number in range(37)]

    assert codes(warn_of_many_pinned_steps, *pinned[:2], free[0]) == []
    assert codes(warn_of_many_pinned_steps, *pinned, free[0]) == ["many-fixed-dates"]
    assert codes(warn_of_many_pinned_steps, *pinned, *free) == []


def test_window_among_several_dates_fixes_no_date():
    """A launch with three days to choose from is not tied to one."""
    days = [
        {"for": "end", "from": f"2025-11-1{day}T08:00", "to": f"2025-11-1{day}T10:00"}
        for day in (1, 2, 3)
    ]
    tasks = [make_task(f"T{number}", windows=days) for number in range(3)]

    assert codes(warn_of_many_pinned_steps, *tasks) == []

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date

import pytest
from hypothesis import HealthCheck, assume, given, settings

from scheduler.errors import NoScheduleError
from scheduler.model.scenario import Habits, Holidays, Order
from scheduler.model.task import Window
from scheduler.planning.solve import solve
from scheduler.studies.changes.applying import apply_changes
from scheduler.studies.changes.changes import parse_setting
from scheduler.studies.changes.what_if import what_if
from scheduler.studies.levers.crew_gains import crew_gains
from scheduler.studies.levers.levers import not_tried, trials, try_lever, try_levers
from scheduler.studies.loosening import levers
from tests.builders import ONE_WORKER, PLAN, make_campaign, make_situation, make_task
from tests.planning.campaigns import campaigns
from tests.studies.plans import make_plan

RICH = make_campaign(
    make_task("A", "2h", crew={"MEC": 2}, facility="HALL"),
    make_task("B", "2h", crew={"MEC": 3}, after=["A"], windows=["light", "pass"]),
    make_task("C", "1h", usually_after=["B SS", "B FF"], options=[{"hours": "30min"}]),
    make_task("L", after=["B", "C"]),
    shifts={"day": "08:00-16:00", "late": "16:00-24:00"},
    crews={"MEC": 2, "IDLE": 5},
    facilities={"HALL": {"name": "Hall", "room": 1}, "FIELD": {"room": "any"}},
    windows={
        "light": {"for": "start", "daily": "08:00-15:00"},
        "pass": {"for": "end", "from": "2025-11-10T08:00", "to": "2025-11-12T08:00"},
    },
    limits=[
        {"from": "A end", "to": "launch end", "max": "90min"},
        {"from": "B end", "to": "launch end", "max": "2d"},
        {"from": "B start", "to": "launch end", "max": "3d", "reason": "charge"},
    ],
    holds=[{"facility": "HALL", "from": "A", "to": "B"}],
    holidays=["2025-11-11"],
    scenario={
        "order": "serial",
        "shifts": ["day"],
        "week": "mon-fri",
        "habits": "kept",
        "surge": {"MEC": {"day": 1}},
    },
)
ONE_NOTCH = {
    "crew.MEC.day=5": "2 more people in MEC on the day shift (5 in all)",
    "shift.worked=day,late": "Work the late shift as well",
    "shift.week=mon,tue,wed,thu,fri,sat": "Work on Saturdays as well",
    "shift.week=mon,tue,wed,thu,fri,sun": "Work on Sundays as well",
    "scenario.holidays=worked": "Work on holidays",
    "facility.HALL.room=2": "Room for 2 in Hall",
    "window.light.daily=07:00-16:00": "Window light open an hour longer at each end (07:00-16:00)",
    "window.pass.from=2025-11-09T08:00": "Window pass opens a day earlier",
    "window.pass.to=2025-11-13T08:00": "Window pass closes a day later",
    "limit.A.max=25h30": "A end to launch end within 1 h 30 extended by a day to 25 h 30",
    "limit.B end>launch end.max=3d": ("B end to launch end within 48 h extended by a day to 72 h"),
    "limit.B start>launch end.max=4d": "charge extended by a day to 96 h",
    "drop habit B > C": "Set aside the habit of doing C after B",
    "scenario.options=any": "Permit the options of 1 step",
    "scenario.order=parallel": "Let steps run in parallel",
}
BOTTLENECKS = make_campaign(
    make_task("A", "3h", crew={"MEC": 1}),
    make_task("B", "2h", crew={"MEC": 1}),
    make_task("C", "2h", facility="HALL"),
    make_task("D", "2h", facility="HALL"),
    make_task("L", "1h", after=["A", "B", "C", "D"]),
    crews={"MEC": 1},
    facilities={"HALL": 1},
)


def test_every_rule_yields_a_lever_one_notch_looser():
    """Crew, shift, day, holiday, room, window, limit, habit, option, order; nothing idle."""
    found = levers(RICH, RICH.resolve_scenario(PLAN))
    assert [str(each.change) for each in found] == list(ONE_NOTCH)
    assert {str(each.change): each.title for each in found} == ONE_NOTCH


def test_what_never_gives_way_is_no_lever():
    """Holds are physics, like hard links and hazards: HALL stays reserved from A to B."""
    kinds = {each.change.kind for each in levers(RICH, RICH.resolve_scenario(PLAN))}
    assert not kinds & {"hold", "link", "hazard"}


def test_what_is_loose_already_is_no_lever():
    """Relaxed habits, a full week, all shifts and parallel work leave nothing to loosen there."""
    scenario = RICH.resolve_scenario(PLAN).altered(
        update={
            "habits": Habits.RELAXED,
            "holidays": Holidays.WORKED,
            "week": tuple(range(7)),
            "shifts": ("day", "late"),
        }
    )
    kinds = {each.change.kind for each in levers(RICH, scenario)}
    assert kinds == {"crew", "facility", "window", "limit", "scenario"}


def test_each_crew_with_a_week_of_its_own_is_a_lever():
    """Another day of the site is none of the mechanics, who can work on one more day themselves."""
    scenario = RICH.resolve_scenario(PLAN).altered(
        update={"week": (0, 1, 2, 3, 4, 5), "weeks": {"MEC": (0, 1, 2, 3, 4), "IDLE": (0,)}}
    )
    found = {str(each.change): each.title for each in levers(RICH, scenario)}

    assert {change: title for change, title in found.items() if "week" in change} == {
        "shift.week=mon,tue,wed,thu,fri,sat,sun": (
            "Let crews without a week of their own work on Sundays as well"
        ),
        "week.MEC=mon,tue,wed,thu,fri,sat": "Let MEC work on Saturdays as well",
        "week.MEC=mon,tue,wed,thu,fri,sun": "Let MEC work on Sundays as well",
    }


def test_another_day_of_a_crew_brings_launch_forward():
    """The crew works on Mondays alone; with Tuesdays launch comes six days earlier."""
    campaign = make_campaign(
        make_task("A", "8h", crew={"MEC": 1}),
        make_task("L", "8h", crew={"MEC": 1}, after=["A"]),
        crews={"MEC": 1},
        horizon="10d",
        scenario={"weeks": {"MEC": "mon"}},
    )
    best = try_here(make_plan(campaign))[0]
    assert (str(best.lever.change), best.gain) == ("week.MEC=mon,tue", 6 * 24 * 60)


def test_a_habit_set_aside_is_no_lever():
    """It binds no more, so to drop it would change nothing."""
    scenario = RICH.resolve_scenario(PLAN).altered({"set_aside": (("B", "C"),)})
    assert "habit" not in {each.change.kind for each in levers(RICH, scenario)}


def test_a_holiday_on_which_one_crew_would_work_is_a_lever():
    """A Saturday off is a loss to a crew that works on Saturdays."""
    campaign = RICH.altered({"holidays": (date(2025, 11, 15),)})
    scenario = campaign.resolve_scenario(PLAN).altered({"weeks": {"MEC": (5,)}})
    found = [str(each.change) for each in levers(campaign, scenario)]
    assert "scenario.holidays=worked" in found


@pytest.mark.parametrize(("holiday", "is_lever"), [("2025-11-11", True), ("2025-11-15", False)])
def test_only_a_holiday_on_a_worked_day_is_a_lever(holiday, is_lever):
    """A Tuesday off can be worked; a Saturday off is no loss from Monday to Friday."""
    campaign = RICH.altered({"holidays": (date.fromisoformat(holiday),)})
    found = [str(each.change) for each in levers(campaign, campaign.resolve_scenario(PLAN))]
    assert ("scenario.holidays=worked" in found) is is_lever


def test_the_habit_lever_keeps_a_hard_link_between_the_same_steps():
    """C starts an hour after A at the earliest and by habit after its end; the gain is 3 h."""
    campaign = make_campaign(
        make_task("A", "4h"),
        make_task("C", "4h", after=["A SS+1h"], usually_after=["A"]),
        make_task("L", after=["C"]),
    )
    [result] = try_here(make_plan(campaign))
    assert (str(result.lever.change), result.gain) == ("drop habit A > C", 3 * 60)


@pytest.mark.parametrize(
    ("daily", "wider"),
    [
        ("12:11", "11:11-13:11"),
        ("00:30-10:00", "00:00-11:00"),
        ("08:00-24:00", "07:00-01:00"),
        ("22:00-06:00", "21:00-07:00"),
        ("00:30-23:30", "00:00-24:00"),
    ],
)
def test_a_daily_window_widens_at_both_ends(daily, wider):
    """An hour each way, over midnight if need be, but never round the clock and on."""
    window = Window.model_validate({"id": "light", "daily": daily})
    campaign = RICH.altered({"windows": {"light": window}})
    found = [str(each.change) for each in levers(campaign, campaign.resolve_scenario(PLAN))]
    assert f"window.light.daily={wider}" in found


@pytest.mark.parametrize("lever", levers(RICH, RICH.resolve_scenario(PLAN)), ids=str)
def test_every_lever_can_be_pulled(lever):
    """Each lever changes the campaign, and the result can be prepared for planning."""
    changed = apply_changes(RICH, PLAN, [lever.change])
    assert changed != RICH
    make_situation(changed)


def try_here(plan):
    """Try all levers in this process."""
    with ThreadPoolExecutor(max_workers=1) as executor:
        return try_levers(plan, ONE_WORKER, executor)


def test_levers_are_ranked_by_what_they_gain():
    """A and B take the mechanic 5 h, so he alone gains: 2 h, up to where C and D end."""
    results = try_here(make_plan(BOTTLENECKS))
    assert [str(each.lever.change) for each in results] == [
        "crew.MEC.day=2",
        "facility.HALL.room=2",
    ]
    best, other = results
    assert (best.gain, best.at_most, best.status, best.skipped) == (60, 60, "optimal", False)
    assert (other.gain, other.at_most, other.skipped) == (0, 0, False)


def test_a_lever_that_cannot_help_is_not_searched():
    """X drives launch by links alone; a second mechanic cannot help, and that is proved."""
    campaign = make_campaign(
        make_task("X", "9h"),
        make_task("A", "1h", crew={"MEC": 1}),
        make_task("L", after=["X", "A"]),
        crews={"MEC": 1},
    )
    [result] = try_here(make_plan(campaign))
    assert (result.skipped, result.status, result.launch) == (True, "cannot help", None)
    assert (result.gain, result.at_most) == (0, 0)


def test_each_result_is_told_as_it_arrives():
    """The listener hears of every lever once, and how many there are."""
    heard = []
    with ThreadPoolExecutor(max_workers=1) as executor:
        results = try_levers(
            make_plan(BOTTLENECKS),
            ONE_WORKER,
            executor,
            lambda result, total: heard.append((result, total)),
        )
    assert {total for _, total in heard} == {len(results)}
    assert sorted(str(each) for each, _ in heard) == sorted(map(str, results))


def test_the_best_lever_launches_as_early_when_planned_as_a_what_if():
    """A lever and a what-if of its setting are the same plan."""
    plan = make_plan(BOTTLENECKS)
    best = try_here(plan)[0]
    found = what_if(plan, [parse_setting(str(best.lever.change))])
    assert (found.after.launch_minute, found.gain) == (best.launch, best.gain)


def test_interrupted_study_keeps_what_was_tried():
    """Ctrl-C after the first result: it stays, and the other lever is named as not tried."""

    def interrupt(*_):
        raise KeyboardInterrupt

    plan = make_plan(BOTTLENECKS)
    with ThreadPoolExecutor(max_workers=1) as executor:
        results = try_levers(plan, ONE_WORKER, executor, interrupt)
    tried = {str(each.lever.change) for each in results}
    missing = {str(lever.change) for lever in not_tried(plan, results)}
    assert len(tried) == len(missing) == 1
    assert tried | missing == {"crew.MEC.day=2", "facility.HALL.room=2"}


def test_every_crew_has_its_gain_with_nothing_included():
    """Mechanics gain an hour, electricians nothing, and no step needs the pilots."""
    campaign = make_campaign(
        make_task("A", "3h", crew={"MEC": 1}),
        make_task("B", "2h", crew={"MEC": 1}),
        make_task("C", "4h", crew={"ELE": 1}),
        make_task("L", "1h", after=["A", "B", "C"]),
        crews={"MEC": 1, "ELE": 1, "PIL": 1},
    )
    plan = make_plan(campaign)

    assert [
        (each.hours, each.verdict, each.words) for each in crew_gains(plan, try_here(plan))
    ] == [
        ("1 h", "proved", "1 more person in MEC on the day shift (2 in all)"),
        ("0 h", "proved", "1 more person in ELE on the day shift (2 in all)"),
        ("", "", "PIL: no step needs this crew"),
    ]


def test_one_limit_of_two_from_one_step_is_loosened_alone():
    """The shorter limit grows by a day and leaves the longer one as it is."""
    campaign = apply_changes(RICH, PLAN, [parse_setting("limit.B end>launch end.max=4320min")])
    assert [limit.max for limit in campaign.limits] == [90, 3 * 1440, 3 * 1440]


REPEATABLE = settings(
    max_examples=60,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)


def planned(campaign):
    """Return the plan of a random campaign, if launch is still to come and it has one."""
    assume(campaign.launch in make_situation(campaign).modes)
    try:
        return make_plan(campaign, options=replace(ONE_WORKER, settle=0.0))
    except NoScheduleError:
        assume(condition=False)


@settings(REPEATABLE, max_examples=16)
@given(campaigns(most=4))
def test_looser_rules_never_launch_later(campaign):
    """No lever loses; only a habit that serial work goes by can change the order, too."""
    plan = planned(campaign)
    is_serial = plan.situation.scenario.order is not Order.PARALLEL
    for trial in trials(plan, ONE_WORKER):
        if is_serial and trial.lever.change.kind == "habit":
            continue
        result = try_lever(trial)
        assert 0 <= result.gain <= result.at_most, str(trial.lever.change)


@pytest.mark.slow
@REPEATABLE
@given(campaigns(most=4))
def test_a_skipped_lever_really_cannot_help(campaign):
    """Planned all the same, it launches no earlier."""
    plan = planned(campaign)
    for trial in trials(plan, ONE_WORKER):
        if try_lever(trial).skipped:
            changed = apply_changes(campaign, PLAN, [trial.lever.change])
            launch = solve(make_situation(changed), ONE_WORKER).launch_minute
            assert launch is None or launch >= plan.launch_minute, str(trial.lever.change)


def test_a_window_of_some_days_opens_on_one_more():
    """From tue-sun, Monday is the one day left; the hours widen on the days it has."""
    task = make_task("L", windows="w")
    campaign = make_campaign(task, windows={"w": {"daily": "08:00-12:00", "days": "tue-sun"}})
    found = {
        str(each.change): each.title for each in levers(campaign, campaign.resolve_scenario(PLAN))
    }

    assert found == {
        "window.w.daily=07:00-13:00": "Window w open an hour longer at each end (07:00-13:00)",
        "window.w.days=mon,tue,wed,thu,fri,sat,sun": "Window w also opens on Mondays",
    }


def test_an_hour_more_keeps_what_a_window_of_some_days_had():
    """From Tuesday noon to Wednesday 11:00, a whole day from 11:00 on is the most, not midnight."""
    task = make_task("L", windows="w")
    campaign = make_campaign(task, windows={"w": {"daily": "12:00-11:00", "days": "mon-sun"}})
    found = [str(each.change) for each in levers(campaign, campaign.resolve_scenario(PLAN))]

    assert found == ["window.w.daily=11:00-11:00"]


def test_a_delivery_may_come_a_day_earlier():
    """The date moves by a day, its reason stays."""
    task = make_task("L", not_before={"date": "2025-11-12T08:00", "reason": "delivery"})
    campaign = make_campaign(task)
    (lever,) = levers(campaign, campaign.resolve_scenario(PLAN))
    changed = apply_changes(campaign, PLAN, [lever.change])

    assert str(lever.change) == "not_before.L=2025-11-11T08:00"
    assert lever.title == "L may start a day earlier (delivery)"
    delivered = changed.tasks["L"].not_before
    assert delivered is not None
    assert delivered.said(UTC) == "not before Tue 11 Nov 2025 08:00 (delivery)"

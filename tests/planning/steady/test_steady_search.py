"""How steady plans are searched for: modes, Ctrl-C, and large sites piece by piece."""

from dataclasses import replace

from scheduler.planning.interface.options import Prefer
from scheduler.planning.interface.progress import ignore
from scheduler.planning.interface.result import Status, Stop
from scheduler.planning.steady.comparing.case import make_case
from scheduler.planning.steady.levels import make_goals
from scheduler.planning.steady.options import SteadyOptions
from scheduler.planning.steady.piecewise.large import LargeSearch
from scheduler.planning.steady.result import LevelAim
from scheduler.planning.steady.standing import SteadyIncumbent
from scheduler.planning.steady.steady import steady
from scheduler.schedule.announced import Announced
from scheduler.schedule.scheduled import Schedule, ScheduledTask
from tests.builders import ONE_WORKER, PLAN, hours, make_campaign, make_situation, make_task
from tests.living.m1 import progress, said, situation_of, solve_quickly
from tests.planning.steady.test_steady_of_m1 import m4

OPTIONS = SteadyOptions(search=ONE_WORKER)


def replan(situation, plan, options=OPTIONS, listener=ignore):
    """Return the steady plan of a situation."""
    return steady(situation, plan, options, listener)


def with_options(**scenario):
    """Return two steps that a crew of one can do in 4 h, or two people in 2 h, and launch."""
    options = [{"hours": "2h", "crew": {"X": 2}}]
    tasks = [make_task(name, "4h", crew={"X": 1}, options=options) for name in ("A", "B")]
    return make_situation(
        make_campaign(
            *tasks,
            make_task("L", "1h", after=["A", "B"], windows=[{"for": "end", "daily": "16:00"}]),
            crews={"X": 2},
            scenario={"options": "any", **scenario},
        )
    )


def told(*steps):
    """Return an announced plan from step, start and end in hours, and option."""
    tasks = {
        name: ScheduledTask(
            id=name,
            start=hours(start),
            end=hours(end),
            pieces=(hours(start, end),),
            option=option,
        )
        for name, start, end, option in steps
    }
    return Announced(schedule=Schedule(scenario=PLAN, tasks=tasks))


def test_step_stays_in_the_mode_in_which_it_was_announced():
    """Step B was announced with two people; it stays so, although there are other ways."""
    plan = told(("A", 0, 4, 0), ("B", 4, 6, 1), ("L", 7, 8, 0))

    result = replan(with_options(), plan)

    assert result.require_schedule().options == {"A": 0, "B": 1, "L": 0}
    assert (result.disturbance.total, result.level(LevelAim.MODES).value) == (0, 1)
    assert result.is_proved


def test_step_done_in_another_mode_counts_as_moved():
    """In a scenario without options step B is done by one person: its weight is 8."""
    plan = told(("A", 0, 4, 0), ("B", 3, 5, 1), ("L", 7, 8, 0))

    result = replan(with_options(options="nominal"), plan)

    assert result.require_schedule().starts["B"] == hours(3)
    assert dict(result.disturbance.moved) == {"B": 8}
    assert result.disturbance.minutes == 0


def test_ctrl_c_keeps_the_best_and_says_at_which_level():
    """The announced plan is known when the search for launch is ended."""

    def interrupt(seen):
        del seen
        raise KeyboardInterrupt

    plan = told(("A", 0, 4, 0), ("B", 4, 6, 1), ("L", 7, 8, 0))

    result = replan(with_options(), plan, listener=interrupt)

    assert result.stop is Stop.INTERRUPTED
    assert result.interrupted is LevelAim.LAUNCH
    assert result.schedule.starts == plan.schedule.starts


def test_steps_are_put_back_where_nothing_holds_them_away():
    """A and B one after the other; A has to wait for Tuesday; B, pushed behind it, need not."""
    situation = make_situation(
        make_campaign(
            make_task("A", "2h", crew={"X": 1}, not_before="2025-11-11T08:00"),
            make_task("B", "2h", crew={"X": 1}),
            make_task("L", "1h", crew={"X": 1}, after=["A", "B"]),
            crews={"X": 1},
        )
    )
    plan = told(("A", 0, 2, 0), ("B", 2, 4, 0), ("L", 4, 5, 0))
    pushed = told(("A", 24, 26, 0), ("B", 26, 28, 0), ("L", 28, 29, 0))
    case = make_case(situation, plan.schedule, replace(OPTIONS, freeze=hours(24)))
    standing = SteadyIncumbent(case, make_goals(case, None))
    standing.offer(pushed.schedule)

    standing.put_back(case.frozen)

    assert standing.best is not None
    assert standing.best.starts == {"A": hours(24), "B": hours(2), "L": hours(28)}
    assert standing.value(standing.goals[0]) == 2


def test_campaign_without_a_plan_is_infeasible_whatever_was_announced():
    """Nine hours do not fit into a shift of eight."""
    task = make_task("L", "9h", crew={"X": 1})
    situation = make_situation(make_campaign(task, crews={"X": 1}))

    result = replan(situation, told(("L", 0, 9, 0)))

    assert (result.status, result.schedule, result.colliding) == (Status.INFEASIBLE, None, ())


def test_large_sites_are_improved_piece_by_piece():
    """From a plan that moves u and v, the searches of neighbourhoods come to the one of M4."""
    campaign, plan = m4("3d")
    case = make_case(situation_of(campaign, progress("Mon 12:00")), plan, OPTIONS)
    standing = SteadyIncumbent(case, make_goals(case, None))
    begun_with = solve_quickly(case.situation).require_schedule()
    assert len(case.disturbance(begun_with).moved) > 1
    standing.offer(begun_with)

    LargeSearch(case, standing, ONE_WORKER).run(standing.best, seconds=5.0)

    assert said(standing.best, "u") == "Tue 08:00-10:00"
    assert said(standing.best, "v") == "Mon 14:00-16:00"


def test_result_is_told_as_that_of_a_search_for_launch():
    """What explains plans knows launch, bound and preference."""
    plan = told(("A", 0, 4, 0), ("B", 4, 6, 1), ("L", 7, 8, 0))
    options = SteadyOptions(search=ONE_WORKER, prefer=Prefer.CALM)

    solved = replan(with_options(), plan, options).as_solved(Prefer.CALM)

    assert (solved.status, solved.launch_minute, solved.bound_minute) == (
        Status.OPTIMAL,
        hours(8),
        hours(8),
    )
    assert (solved.preference.name, solved.preference.proved) == (Prefer.CALM, True)
    assert solved.settled

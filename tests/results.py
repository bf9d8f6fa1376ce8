"""Schedules as results of searches."""

from scheduler.planning.interface.result import SolveResult, Status, Stop
from scheduler.planning.lists.list_schedule import best_list_schedule


def result_of(situation, schedule, **verdict):
    """Return a schedule as a search ends that proves it, but for what is said of the verdict."""
    launch = schedule[situation.launch].end
    proved = {"status": Status.OPTIMAL, "stop": Stop.PROOF, "bound_minute": launch, "settled": True}
    return SolveResult(
        schedule=schedule,
        launch_minute=launch,
        first_plan_seconds=None,
        proof_seconds=None,
        seconds=0.0,
        **{**proved, **verdict},
    )


def listed_result(situation, status=Status.FEASIBLE, stop=Stop.NO_SEARCH):
    """Return a result found by list scheduling, with half the launch as bound unless proved."""
    schedule = best_list_schedule(situation)
    assert schedule is not None
    launch = schedule[situation.launch].end
    bound = launch if status is Status.OPTIMAL else launch // 2
    return result_of(
        situation, schedule, status=status, stop=stop, bound_minute=bound, settled=False
    )

"""The engine and PyJobShop's OR-Tools solver on the same project; every answer is checked."""

from benchmarks.jobshop import Answer, Effort, ask, placement_of, site_model, textbook_model
from benchmarks.runs import Found
from scheduler.engine.check import checked_makespan
from scheduler.engine.driver import solve_problem
from scheduler.engine.problem import PlainProject, make_problem
from scheduler.engine.site.calendar_variant import breaks_of, with_shifts
from scheduler.engine.site.check import checked_end
from scheduler.engine.site.driver import solve_site
from scheduler.engine.site.problem import Site
from scheduler.errors import InvalidPlanError


def run_engine(project: PlainProject | Site, effort: Effort) -> Found:
    """
    Search with the engine.

    Raises
    ------
    KeyboardInterrupt
        If it was interrupted: what it has then is not what it finds in its time.
    """
    if isinstance(project, PlainProject):
        return _run_on_problem(project, effort)
    outcome = solve_site(project, seconds=effort.seconds, workers=effort.workers, seed=effort.seed)
    if outcome.interrupted:
        raise KeyboardInterrupt
    placement = outcome.placement
    end = None if placement is None else checked_end(project, placement)
    return Found(
        makespan=end,
        bound=outcome.bound,
        infeasible=outcome.impossible,
        seconds=outcome.seconds,
        seconds_to_best=outcome.seconds_to_best,
    )


def _run_on_problem(problem: PlainProject, effort: Effort) -> Found:
    outcome = solve_problem(
        problem, seconds=effort.seconds, workers=effort.workers, seed=effort.seed
    )
    if outcome.interrupted:
        raise KeyboardInterrupt
    return Found(
        makespan=checked_makespan(problem, outcome.starts),
        bound=outcome.bound,
        infeasible=False,
        seconds=outcome.seconds,
        seconds_to_best=outcome.seconds_to_best,
    )


def run_rival(project: PlainProject | Site, effort: Effort, *, shifts: bool) -> Found:
    """Search with PyJobShop; ``shifts`` says that the resources have those of the variant."""
    if isinstance(project, PlainProject):
        answer = ask(textbook_model(project), effort)
    else:
        count = len(project.resources) if shifts else 0
        breaks = [breaks_of(place, project.horizon) for place in range(count)]
        answer = ask(site_model(project, breaks), effort)
    try:
        makespan, refused = _checked(project, answer), ""
    except InvalidPlanError as error:
        makespan, refused = None, str(error)
    return Found(
        makespan=makespan,
        bound=answer.bound,
        infeasible=answer.infeasible,
        seconds=answer.seconds,
        refused=refused,
    )


def _checked(project: PlainProject | Site, answer: Answer) -> int | None:
    if not answer.starts:
        return None
    if isinstance(project, PlainProject):
        return checked_makespan(project, answer.starts)
    return checked_end(project, placement_of(project, answer))


def warm_up(workers: int) -> None:
    """Compile what the searches need, so that the first project does not pay for it."""
    tiny = make_problem("tiny", [1, 2, 1], [[1], [1], [1]], [1], [(0, 2)])
    solve_problem(tiny, iterations=1, workers=workers)
    solve_site(with_shifts(tiny), iterations=1, workers=workers)

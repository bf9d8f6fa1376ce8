"""
Solving a problem: searches and proofs side by side, within a time or a number of evaluations.

The first schedules come from plain Python, so there are some while the kernels are being loaded.
"""

from functools import partial
from threading import Event

from numpy.random import default_rng

from scheduler.engine.interrupts import noted_interrupts
from scheduler.engine.lanes import SearchLane, line_up
from scheduler.engine.outcome import EngineOutcome
from scheduler.engine.pace import by_clock, by_iterations
from scheduler.engine.problem import PlainProject
from scheduler.engine.problem_race import ProblemRace
from scheduler.engine.prover import WHOLE, ProofShare, Prover
from scheduler.engine.reference import (
    justified_starts,
    longest_tail_list,
    make_evaluator,
    random_list,
)
from scheduler.engine.searches.base import LARGE, ListSchedule
from scheduler.engine.threads import nothing, run_together

SMALL = 62
"""Tasks, the two empty ones of the files included, up to which one worker only proves."""

SMALL_SHARE = ProofShare(0.2, 1.0, 0.2)
"""The part of the time that proofs of small projects may take beside a single worker's search."""

MEDIUM_SHARE = ProofShare(0.2, 1.0, 0.05)
"""The part of the time that proofs of larger problems may take."""

LARGE_SHARE = ProofShare(0.2, 0.2, 0.05)
"""The same where all searches anneal: these find their best late, so that quiet means nothing."""

PROOF_EFFORT = 0.5
"""Deterministic seconds for the proof of a search that is counted by evaluations."""

SAMPLING = 1.0
"""Seconds for which plain Python looks for schedules while the kernels are loaded."""

LISTS = "lists"


def solve_problem(
    problem: PlainProject,
    *,
    seconds: float | None = None,
    iterations: int | None = None,
    workers: int = 2,
    seed: int = 1,
) -> EngineOutcome:
    """
    Search for the shortest schedule.

    Parameters
    ----------
    problem
        The project.
    seconds
        How long to search; it ends earlier when the shortest schedule is proved.
    iterations
        Instead of a time, how many schedules each search may make: with the same seed and workers
        such a run repeats exactly.
    workers
        Threads that search or prove. Where proofs are likely, another one proves beside them.
    seed
        Of all random choices.

    Raises
    ------
    ValueError
        If not exactly one of the two limits is given, or there is no worker.
    """
    if (seconds is None) == (iterations is None) or workers < 1:
        message = "give either seconds or iterations, and a worker at least"
        raise ValueError(message)
    race = ProblemRace(problem, shared=iterations is None)
    first = justified_starts(make_evaluator(problem), longest_tail_list(problem))
    race.offer_starts(first, LISTS)
    with noted_interrupts(race.call_off) as interrupts:
        if seconds is not None:
            _race_by_clock(problem, race, seconds, workers, seed)
        else:
            _race_by_iterations(problem, race, iterations or 0, workers, seed)
    best = race.require_best()
    return EngineOutcome(
        starts=best.starts,
        makespan=best.makespan,
        bound=race.bound,
        seconds=race.seconds,
        trace=tuple(race.trace),
        interrupted=interrupts.heard,
    )


def _race_by_clock(
    problem: PlainProject, race: ProblemRace, seconds: float, workers: int, seed: int
) -> None:
    """Search and prove until the time is over."""
    proves_alone = problem.size <= SMALL and workers > 1
    prover = Prover(problem, race, seed, WHOLE if proves_alone else _share(problem))
    loaded = Event()

    def drive(lane: SearchLane) -> None:
        lane.run(by_clock(problem.size, seconds, lambda: race.seconds), loaded.set)

    lanes = line_up(problem, race, workers - proves_alone, seed)
    jobs = [partial(prover.run, seconds), *(partial(drive, lane) for lane in lanes)]
    run_together(race, jobs, partial(_sample, problem, race, seed, loaded))


def _share(problem: PlainProject) -> ProofShare:
    if problem.size <= SMALL:
        return SMALL_SHARE
    return LARGE_SHARE if problem.size >= LARGE else MEDIUM_SHARE


def _race_by_iterations(
    problem: PlainProject, race: ProblemRace, iterations: int, workers: int, seed: int
) -> None:
    """Let each search run for itself, settle on one best schedule, and try to prove it."""
    first = race.require_best()

    def drive(lane: SearchLane) -> ListSchedule | None:
        return lane.run(by_iterations(problem.size, iterations), nothing)

    lanes = line_up(problem, race, workers, seed)
    found = run_together(race, [partial(drive, lane) for lane in lanes])
    race.settle_on(min([first, *filter(None, found)], key=lambda each: each.makespan))
    if not race.is_over:
        prover = Prover(problem, race, seed, WHOLE)
        run_together(race, [partial(prover.ask_once, PROOF_EFFORT)])


def _sample(problem: PlainProject, race: ProblemRace, seed: int, loaded: Event) -> None:
    """Look for schedules in plain Python until the kernels are loaded, for a moment at most."""
    lists = make_evaluator(problem)
    random = default_rng(seed)
    while not (loaded.is_set() or race.is_over or race.seconds > SAMPLING):
        race.offer_starts(justified_starts(lists, random_list(lists, random)), LISTS)

"""Measuring the engine on published projects, beside the best schedules known of them."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

from numpy.random import default_rng

from scheduler.engine.driver import solve_problem
from scheduler.engine.instance_file import SUFFIXES, is_project, read_project
from scheduler.engine.outcome import EngineOutcome
from scheduler.engine.problem import PlainProject, make_problem, refusal
from scheduler.engine.site.calendar_variant import with_shifts
from scheduler.engine.site.driver import solve_site
from scheduler.engine.site.outcome import SiteOutcome
from scheduler.engine.site.problem import Site

PERCENT = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class BenchOptions:
    """
    Limits of each search: seconds, or a number of evaluations instead; workers and seed.

    With ``shifts`` the resources of a project work in shifts, as `with_shifts` has it.
    """

    seconds: float | None = 10.0
    iterations: int | None = None
    workers: int = 2
    seed: int = 1
    shifts: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BenchRow:
    """
    What was found for one project; times in seconds.

    ``best_known`` is the shortest makespan known, if the list of them has the project. Without a
    schedule there is no makespan; ``impossible`` says that none keeps all rules.
    """

    instance: str
    tasks: int
    makespan: int | None
    bound: int
    best_known: int | None
    seconds_to_best: float | None
    seconds: float
    impossible: bool = False
    interrupted: bool = False

    @property
    def proved(self) -> bool:
        """Whether no schedule can be shorter, or there is proof that there is none."""
        return self.impossible or self.bound == self.makespan

    @property
    def gap(self) -> float | None:
        """The percentage by which the makespan is above the best known."""
        if not self.best_known or self.makespan is None:
            return None
        return PERCENT * (self.makespan - self.best_known) / self.best_known


@dataclass(frozen=True, slots=True, kw_only=True)
class BenchSummary:
    """
    Counts and means over the projects.

    Those of gaps are over the projects with a schedule and a best known; those of the seconds to
    the best over the projects with a schedule.
    """

    instances: int
    solved: int
    proved: int
    impossible: int
    compared: int
    at_best_known: int
    mean_gap: float | None
    worst_gap: float | None
    mean_seconds_to_best: float | None
    mean_seconds: float


def draw_sample(folder: Path, count: int, seed: int) -> list[Path]:
    """
    Return so many project files of a folder, drawn by a seed, in order of their names.

    Raises
    ------
    InputError
        If the folder has none.
    """
    files = sorted(path for path in folder.rglob("*") if path.is_file() and is_project(path))
    if not files:
        hint = f"Give a folder with files that end in {', '.join(sorted(SUFFIXES))}."
        raise refusal("no-projects", "there are no project files", str(folder), hint)
    drawn = default_rng(seed).permutation(len(files))[:count]
    return [files[place] for place in sorted(drawn)]


BestKnown = Mapping[str, Mapping[str, int | None]]
"""The best makespans known, if any: by instance, then by the set that it belongs to."""


def read_best_known(path: Path) -> BestKnown:
    """
    Read the best makespans known: a table with the columns ``instance`` and ``best_known``.

    A column ``set`` tells projects of the same name apart: it has the name of their folder.

    Raises
    ------
    InputError
        If it cannot be read as such.
    """
    try:
        with path.open(encoding="utf-8", newline="") as file:
            known: dict[str, dict[str, int | None]] = {}
            for row in csv.DictReader(file):
                best = int(row["best_known"]) if row["best_known"] else None
                known.setdefault(row["instance"], {})[row.get("set", "")] = best
            return known
    except OSError as error:
        message = f"the file cannot be read: {error.strerror}"
        raise refusal("unreadable-file", message, str(path)) from error
    except (KeyError, ValueError) as error:
        message = "this is not a table with the columns 'instance' and 'best_known'"
        raise refusal("best-known-format", message, str(path)) from error


def find_best_known(known: BestKnown, path: Path) -> int | None:
    """Return the best makespan known of a project, if the table has it and no other of its name."""
    sets = known.get(path.stem, {})
    if path.parent.name in sets:
        return sets[path.parent.name]
    return next(iter(sets.values())) if len(sets) == 1 else None


def warm_up() -> None:
    """Compile what the searches need, so that the first project does not pay for it."""
    tiny = make_problem("tiny", [1, 2, 1], [[1], [1], [1]], [1], [(0, 2)])
    solve_problem(tiny, iterations=1)
    solve_site(with_shifts(tiny), iterations=1)


def bench(
    files: Iterable[Path], options: BenchOptions, best_known: BestKnown
) -> Iterator[BenchRow]:
    """Yield a row for each project file; after a Ctrl-C, what was found until then is the last."""
    for path in files:
        project = _read(path, options)
        outcome = _solve(project, options)
        yield _row(path, project.size, outcome, find_best_known(best_known, path))
        if outcome.interrupted:
            return


def _read(path: Path, options: BenchOptions) -> PlainProject | Site:
    """Return the project of a file, its resources in shifts if that is asked for."""
    project = read_project(path)
    if not options.shifts:
        return project
    if isinstance(project, Site):
        message = "shifts are for projects with one way to a task and links from finish to start"
        raise refusal("project-shifts", message, str(path))
    return with_shifts(project)


def _solve(project: PlainProject | Site, options: BenchOptions) -> EngineOutcome | SiteOutcome:
    seconds = options.seconds if options.iterations is None else None
    iterations, workers, seed = options.iterations, options.workers, options.seed
    if isinstance(project, Site):
        return solve_site(
            project, seconds=seconds, iterations=iterations, workers=workers, seed=seed
        )
    return solve_problem(
        project, seconds=seconds, iterations=iterations, workers=workers, seed=seed
    )


def summarise(rows: Sequence[BenchRow]) -> BenchSummary:
    """Return counts and means; there must be a row."""
    gaps = [row.gap for row in rows if row.gap is not None]
    to_best = [row.seconds_to_best for row in rows if row.seconds_to_best is not None]
    return BenchSummary(
        instances=len(rows),
        solved=len(to_best),
        proved=sum(row.proved for row in rows),
        impossible=sum(row.impossible for row in rows),
        compared=len(gaps),
        at_best_known=sum(gap <= 0 for gap in gaps),
        mean_gap=fmean(gaps) if gaps else None,
        worst_gap=max(gaps, default=None),
        mean_seconds_to_best=fmean(to_best) if to_best else None,
        mean_seconds=fmean(row.seconds for row in rows),
    )


def _row(
    path: Path, tasks: int, outcome: EngineOutcome | SiteOutcome, best_known: int | None
) -> BenchRow:
    return BenchRow(
        instance=path.stem,
        tasks=tasks,
        makespan=outcome.makespan,
        bound=outcome.bound,
        best_known=best_known,
        seconds_to_best=outcome.seconds_to_best,
        seconds=outcome.seconds,
        impossible=isinstance(outcome, SiteOutcome) and outcome.impossible,
        interrupted=outcome.interrupted,
    )

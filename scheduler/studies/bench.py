"""Measuring the engine on published projects, beside the best schedules known of them."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

from numpy.random import default_rng

from scheduler.engine.driver import solve_problem
from scheduler.engine.instance_file import FORMATS, SUFFIXES, read_problem
from scheduler.engine.outcome import Outcome
from scheduler.engine.problem import make_problem, refusal

PERCENT = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class BenchOptions:
    """Limits of each search: seconds, or a number of evaluations instead; workers and seed."""

    seconds: float | None = 10.0
    iterations: int | None = None
    workers: int = 2
    seed: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class BenchRow:
    """
    What was found for one project; times in seconds.

    ``best_known`` is the shortest makespan known, if the list of them has the project.
    """

    instance: str
    tasks: int
    makespan: int
    bound: int
    best_known: int | None
    seconds_to_best: float
    seconds: float
    interrupted: bool

    @property
    def proved(self) -> bool:
        """Whether no schedule can be shorter."""
        return self.bound == self.makespan

    @property
    def gap(self) -> float | None:
        """The percentage by which the makespan is above the best known."""
        if not self.best_known:
            return None
        return PERCENT * (self.makespan - self.best_known) / self.best_known


@dataclass(frozen=True, slots=True, kw_only=True)
class BenchSummary:
    """Counts and means over the projects; those of gaps over the projects with a best known."""

    instances: int
    proved: int
    compared: int
    at_best_known: int
    mean_gap: float | None
    worst_gap: float | None
    mean_seconds_to_best: float
    mean_seconds: float


def draw_sample(folder: Path, count: int, seed: int) -> list[Path]:
    """
    Return so many project files of a folder, drawn by a seed, in order of their names.

    Raises
    ------
    InputError
        If the folder has none.
    """
    files = sorted(path for path in folder.rglob("*") if path.suffix in SUFFIXES)
    if not files:
        hint = f"Give a folder with files that end in {', '.join(sorted(FORMATS))}."
        raise refusal("no-projects", "there are no project files", str(folder), hint)
    drawn = default_rng(seed).permutation(len(files))[:count]
    return [files[place] for place in sorted(drawn)]


def read_best_known(path: Path) -> dict[str, int]:
    """
    Read the best makespans known: a table with the columns ``instance`` and ``best_known``.

    Raises
    ------
    InputError
        If it cannot be read as such.
    """
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = [row for row in csv.DictReader(file) if row["best_known"]]
            return {row["instance"]: int(row["best_known"]) for row in rows}
    except OSError as error:
        message = f"the file cannot be read: {error.strerror}"
        raise refusal("unreadable-file", message, str(path)) from error
    except (KeyError, ValueError) as error:
        message = "this is no table with the columns 'instance' and 'best_known'"
        raise refusal("best-known-format", message, str(path)) from error


def warm_up() -> None:
    """Compile what the searches need, so that the first project does not pay for it."""
    tiny = make_problem("tiny", [1, 2, 1], [[1], [1], [1]], [1], [(0, 2)])
    solve_problem(tiny, iterations=1)


def bench(
    files: Iterable[Path], options: BenchOptions, best_known: Mapping[str, int]
) -> Iterator[BenchRow]:
    """Yield a row for each project file; after a Ctrl-C, what was found until then is the last."""
    for path in files:
        problem = read_problem(path)
        outcome = solve_problem(
            problem,
            seconds=options.seconds if options.iterations is None else None,
            iterations=options.iterations,
            workers=options.workers,
            seed=options.seed,
        )
        yield _row(path, problem.size, outcome, best_known.get(path.stem))
        if outcome.interrupted:
            return


def summarise(rows: Sequence[BenchRow]) -> BenchSummary:
    """Return counts and means; there must be a row."""
    gaps = [row.gap for row in rows if row.gap is not None]
    return BenchSummary(
        instances=len(rows),
        proved=sum(row.proved for row in rows),
        compared=len(gaps),
        at_best_known=sum(gap <= 0 for gap in gaps),
        mean_gap=fmean(gaps) if gaps else None,
        worst_gap=max(gaps, default=None),
        mean_seconds_to_best=fmean(row.seconds_to_best for row in rows),
        mean_seconds=fmean(row.seconds for row in rows),
    )


def _row(path: Path, tasks: int, outcome: Outcome, best_known: int | None) -> BenchRow:
    return BenchRow(
        instance=path.stem,
        tasks=tasks,
        makespan=outcome.makespan,
        bound=outcome.bound,
        best_known=best_known,
        seconds_to_best=outcome.seconds_to_best,
        seconds=outcome.seconds,
        interrupted=outcome.interrupted,
    )

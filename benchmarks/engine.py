"""
Measure the compiled engine beside PyJobShop's OR-Tools solver on published projects.

Both get the same files, workers and seconds, one after the other, in the same run. Every schedule
of either passes the engine's independent check. The published figures beside them are those of the
data's own list of best known makespans: OR-Tools and CP Optimizer with 8 cores and 900 s a project,
through PyJobShop (PyJobShop/Experiments).

Needs the optional extra: ``pip install 'launch-scheduler[bench]'``. The data are files of PSPLIB
and of Debels and Vanhoucke (RG300), a folder for each set, with ``best_known.csv`` in it or above.
"""

import argparse
import csv
import json
import os
import platform
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from statistics import fmean, median
from time import monotonic

from pyjobshop import Model

from scheduler.engine.check import checked_makespan
from scheduler.engine.driver import solve_problem
from scheduler.engine.instance_file import read_problem
from scheduler.engine.problem import Problem
from scheduler.studies.bench import draw_sample, warm_up

PERCENT = 100
BEST_KNOWN = "best_known.csv"
PUBLISHED = {
    "OR-Tools 900 s x 8": "ortools_900s_8core",
    "CP Optimizer 900 s x 8": "cpoptimizer_900s_8core",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What one solver found for one project; no makespan if it found no schedule."""

    makespan: int | None
    bound: int
    seconds: float

    @property
    def proved(self) -> bool:
        """Whether no schedule can be shorter."""
        return self.makespan == self.bound


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One project, solved by both, with the best known makespan and the published ones."""

    folder: str
    instance: str
    best_known: int
    engine: Run
    rival: Run
    published: dict[str, int]


def run_engine(problem: Problem, limits: argparse.Namespace) -> Run:
    """Search with the compiled engine."""
    outcome = solve_problem(problem, seconds=limits.limit, workers=limits.workers, seed=limits.seed)
    if outcome.interrupted:
        raise KeyboardInterrupt
    return Run(makespan=outcome.makespan, bound=outcome.bound, seconds=outcome.seconds)


def run_rival(problem: Problem, limits: argparse.Namespace) -> Run:
    """Search with PyJobShop; its time begins when the model is built."""
    model = Model()
    resources = [model.add_renewable(int(capacity)) for capacity in problem.capacities]
    tasks = [model.add_task() for _ in range(problem.size)]
    for task, duration, demands in zip(tasks, problem.durations, problem.demands, strict=True):
        model.add_mode(task, resources, int(duration), [int(demand) for demand in demands])
    for before, after in problem.links:
        model.add_end_before_start(tasks[before], tasks[after])
    began = monotonic()
    result = model.solve(
        time_limit=limits.limit,
        display=False,
        num_workers=limits.workers,
        random_seed=limits.seed,
    )
    seconds = monotonic() - began
    starts = [task.start for task in result.best.tasks]
    makespan = checked_makespan(problem, starts) if starts else None
    return Run(makespan=makespan, bound=round(result.lower_bound), seconds=seconds)


def measure(options: argparse.Namespace) -> Iterable[Row]:
    """Yield a row for each project of the samples."""
    warm_up()
    for folder in options.folders:
        table = read_table(folder)
        for path in draw_sample(folder, options.sample, options.seed):
            problem = read_problem(path)
            known = table[path.stem]
            row = Row(
                folder=folder.name,
                instance=path.stem,
                best_known=int(known["best_known"]),
                engine=run_engine(problem, options),
                rival=run_rival(problem, options),
                published={name: int(known[key]) for name, key in PUBLISHED.items() if known[key]},
            )
            print("  ".join(cells(row)), file=sys.stderr)
            yield row


def read_table(folder: Path) -> dict[str, dict[str, str]]:
    """Return the rows of the best known makespans by project."""
    path = next(
        place / BEST_KNOWN for place in (folder, folder.parent) if (place / BEST_KNOWN).exists()
    )
    with path.open(encoding="utf-8", newline="") as file:
        return {row["instance"]: row for row in csv.DictReader(file)}


HEADINGS = ("project", "best known", "engine", "bound", "s", "PyJobShop", "bound", "s", *PUBLISHED)


def cells(row: Row) -> list[str]:
    """Return a row as texts."""
    return [
        row.instance,
        str(row.best_known),
        *_run_cells(row.engine),
        *_run_cells(row.rival),
        *(str(row.published.get(name, "-")) for name in PUBLISHED),
    ]


def _run_cells(run: Run) -> list[str]:
    makespan = "-" if run.makespan is None else str(run.makespan)
    return [makespan, str(run.bound), f"{run.seconds:.1f}"]


SUMMARY = ("set and solver", "projects", "mean gap %", "median gap %", "proved", "median s")


def summary_lines(rows: Sequence[Row]) -> Iterable[list[str]]:
    """Yield, for each set, a line for each solver and each published list."""
    for folder in sorted({row.folder for row in rows}):
        mine = [row for row in rows if row.folder == folder]
        engine = [row.engine for row in mine]
        yield summary_line(f"{folder}: engine", mine, engine)
        yield summary_line(f"{folder}: PyJobShop", mine, [row.rival for row in mine])
        for name in PUBLISHED:
            told = [row for row in mine if name in row.published]
            gaps = [gap(row.published[name], row.best_known) for row in told]
            yield [f"{folder}: {name} (published)", str(len(told)), *_gap_cells(gaps), "", ""]
        yield [f"{folder}: engine / PyJobShop", str(len(mine)), *comparison(mine), "", ""]


def summary_line(title: str, rows: Sequence[Row], runs: Sequence[Run]) -> list[str]:
    """Return counts, mean and median gap of a solver's runs; runs without a schedule have none."""
    gaps = [
        gap(run.makespan, row.best_known)
        for row, run in zip(rows, runs, strict=True)
        if run.makespan is not None
    ]
    proved = sum(run.proved for run in runs)
    seconds = median(run.seconds for run in runs)
    return [title, str(len(gaps)), *_gap_cells(gaps), str(proved), f"{seconds:.1f}"]


def comparison(rows: Sequence[Row]) -> list[str]:
    """Return mean and median of the makespans' ratios, and who was better how often."""
    pairs = [
        (row.engine.makespan, row.rival.makespan)
        for row in rows
        if row.engine.makespan is not None and row.rival.makespan is not None
    ]
    ratios = [ours / theirs for ours, theirs in pairs]
    better = sum(ours < theirs for ours, theirs in pairs)
    worse = sum(ours > theirs for ours, theirs in pairs)
    return [f"{fmean(ratios):.4f}", f"{median(ratios):.4f} ({better} better, {worse} worse)"]


def gap(makespan: int, best_known: int) -> float:
    """Return by how many percent a makespan is above the best known."""
    return PERCENT * (makespan - best_known) / best_known


def _gap_cells(gaps: Sequence[float]) -> list[str]:
    return [f"{fmean(gaps):.3f}", f"{median(gaps):.3f}"] if gaps else ["-", "-"]


def format_table(lines: Sequence[Sequence[str]]) -> str:
    """Return lines of cells with aligned columns."""
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def describe_machine() -> dict[str, str | int]:
    """Return what the figures depend on."""
    names = ("launch-scheduler", "numba", "ortools", "pyjobshop")
    cores = os.cpu_count() or 1
    return {
        "cores": cores,
        "python": platform.python_version(),
        **{name: version(name) for name in names},
    }


def read_options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description="Measure the engine beside PyJobShop.")
    parser.add_argument("folders", nargs="+", type=Path, help="folders of projects, one a set")
    parser.add_argument("--sample", type=int, default=10, help="projects of each folder")
    parser.add_argument("--limit", type=float, default=10.0, help="seconds for each project")
    parser.add_argument("--workers", type=int, default=2, help="threads of either solver")
    parser.add_argument("--seed", type=int, default=1, help="of the sample and of either solver")
    parser.add_argument("--json", action="store_true", help="print data instead of tables")
    return parser.parse_args()


def main() -> None:
    """Measure and print."""
    options = read_options()
    machine = describe_machine()
    rows = list(measure(options))
    if options.json:
        print(json.dumps({"machine": machine, "rows": [asdict(row) for row in rows]}, indent=1))
        return
    print(", ".join(f"{name} {value}" for name, value in machine.items()))
    print(f"{options.limit:g} s and {options.workers} workers for each project and solver\n")
    print(format_table([HEADINGS, *map(cells, rows)]))
    print()
    print(format_table([SUMMARY, *summary_lines(rows)]))


if __name__ == "__main__":
    main()

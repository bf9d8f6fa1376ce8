"""
Measure the engine beside PyJobShop's OR-Tools solver on published projects.

Both get the same files, workers and seeds, one after the other, in the same run; with ``--shifts``
they get the calendar variant of textbook projects, the rival with a horizon of its own, since its
answers depend on that. Every schedule of either passes the engine's
independent check, or does not count. The published figures beside them come from the data's own
list of best known makespans.

Needs the optional extra: ``pip install 'launch-scheduler[bench]'``. The data are folders of files
of PSPLIB (``.sm``, ``.mm``), RG300 (``.rcp``), RCPSP/max (``.sch``) or MMLIB (``.txt``), one for
each set, with ``best_known.csv`` in it or above.

    python -m benchmarks.engine FOLDER... --sample 20 --seeds 1 2 3 --limit 15 --log runs.jsonl

What ``--log`` names is added to after every run, and what it holds is not run again: a measurement
that is cut off goes on where it was. ``--report`` makes the tables of such files without running.
"""

import argparse
import csv
import json
import os
import platform
import sys
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from itertools import product
from pathlib import Path

from benchmarks.contestants import run_engine, run_rival, warm_up
from benchmarks.jobshop import Effort
from benchmarks.projects import find_known, read_best_known, read_file
from benchmarks.report import (
    comparison_lines,
    detail_lines,
    doubts,
    format_table,
    references,
    summary_lines,
)
from benchmarks.runs import ENGINE, RIVAL, ROW_COLUMNS, Key, Known, Run, append_run, read_log
from scheduler.engine.instance_file import FORMATS
from scheduler.studies.bench import draw_sample

WITH_SHIFTS = " with shifts"
HOURS = 3600
"""
Least horizon of the rival in the calendar variant: given the engine's own, it found no schedules of
some projects in 40 s; given much more, it found worse ones of others.
"""


def planned(options: argparse.Namespace) -> Iterator[tuple[Path, Known, Key]]:
    """Yield every run that is asked for: of each project and seed first ours, then the rival's."""
    limits = {ENGINE: options.limit}
    if not options.alone:
        rival = f"{RIVAL} with {options.rival_hours} h" if options.shifts else RIVAL
        limits[rival] = options.rival_limit or options.limit
    for folder in options.folders:
        table = read_best_known(folder)
        for path in draw_sample(folder, options.sample, options.sample_seed):
            if options.shifts and path.suffix not in FORMATS:
                sys.exit(f"{path}: only textbook projects have a calendar variant")
            name, known = find_known(table, folder.name, path.stem)
            if options.shifts:
                name, known = name + WITH_SHIFTS, Known(published={})
            for seed, (solver, limit) in product(options.seeds, limits.items()):
                yield path, known, Key(name, path.stem, solver, seed, limit, options.workers)


def measure(options: argparse.Namespace) -> list[Run]:
    """Return the run of everything that is asked for, those of the log among them."""
    wanted = list(planned(options))
    logged = [] if options.log is None else read_log(options.log)
    done = {run.key: run for run in logged}
    if any(key not in done for _, _, key in wanted):
        warm_up(options.workers)
    try:
        for path, known, key in wanted:
            if key not in done:
                done[key] = run_one(path, known, key, options)
                report_one(done[key], options.log)
    except KeyboardInterrupt:
        print("interrupted: the tables have what was done until then", file=sys.stderr)
    return [done[key] for _, _, key in wanted if key in done]


def run_one(path: Path, known: Known, key: Key, options: argparse.Namespace) -> Run:
    """Return the run of one solver on one project."""
    effort, shifts = Effort(key.limit, key.workers, key.seed), options.shifts
    if key.solver == ENGINE:
        found = run_engine(read_file(path, shifts=shifts), effort)
    else:
        project = read_file(path, shifts=shifts, at_least=options.rival_hours)
        found = run_rival(project, effort, shifts=shifts)
    return Run(key=key, found=found, known=known)


def report_one(run: Run, log: Path | None) -> None:
    """Add a run to the log and tell of it."""
    if log is not None:
        append_run(log, run)
    found = run.found
    figures = f"{found.makespan} (bound {found.bound}) in {found.seconds:.1f} s"
    print(f"{' '.join(run.project)} seed {run.key.seed} {run.solver}: {figures}", file=sys.stderr)


def describe_machine() -> dict[str, str | int]:
    """Return what the figures depend on."""
    names = ("launch-scheduler", "numba", "ortools", "pyjobshop")
    return {
        "cores": os.cpu_count() or 1,
        "python": platform.python_version(),
        **{name: version(name) for name in names},
    }


def print_tables(runs: Sequence[Run]) -> None:
    """Print the projects, the sets, the comparison and what is doubtful."""
    best = references(runs)
    for lines in (detail_lines(runs, best), summary_lines(runs, best), comparison_lines(runs)):
        print(format_table(lines), end="\n\n")
    for doubt in doubts(runs):
        print("DOUBTFUL:", doubt)


def write_csv(path: Path, runs: Sequence[Run]) -> None:
    """Write one row for each run."""
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, ROW_COLUMNS)
        table.writeheader()
        table.writerows(run.as_row() for run in runs)


def read_options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description="Measure the engine beside PyJobShop.")
    add = parser.add_argument
    add("folders", nargs="*", type=Path, help="folders of projects, one a set")
    add("--sample", type=int, default=10, help="projects of each folder")
    add("--sample-seed", type=int, default=1, help="seed by which they are drawn")
    add("--seeds", type=int, nargs="+", default=[1], help="of either solver")
    add("--limit", type=float, default=15.0, help="seconds of the engine for each project")
    add("--rival-limit", type=float, help="seconds of the rival, as many unless said otherwise")
    add("--workers", type=int, default=2, help="threads of either solver")
    add("--shifts", action="store_true", help="take the calendar variant of the projects")
    add("--rival-hours", type=int, default=HOURS, help="least horizon of the rival, with shifts")
    add("--alone", action="store_true", help="do not run the rival")
    add("--log", type=Path, help="file to which runs are added and from which they are resumed")
    add("--report", type=Path, nargs="+", help="only make the tables of such files")
    add("--csv", type=Path, help="file for a table of all runs")
    add("--json", action="store_true", help="print data instead of tables")
    options = parser.parse_args()
    if bool(options.folders) == bool(options.report):
        parser.error("give folders of projects, or --report with files")
    return options


def main() -> None:
    """Measure and print."""
    options = read_options()
    machine = describe_machine()
    if options.report:
        runs = [run for path in options.report for run in read_log(path)]
    else:
        runs = measure(options)
    if options.csv is not None:
        write_csv(options.csv, runs)
    if options.json:
        data = {"machine": machine, "runs": [run.as_row() for run in runs]}
        print(json.dumps(data, indent=1))
        return
    if not options.report:
        print(", ".join(f"{name} {value}" for name, value in machine.items()), end="\n\n")
    print_tables(runs)


if __name__ == "__main__":
    main()

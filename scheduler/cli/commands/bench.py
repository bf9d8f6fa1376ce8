"""``launch-scheduler bench``."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scheduler.cli.arguments.options import Debug, Json, Seed, time_option
from scheduler.cli.terminal.console import aside, explained_errors, paper, print_json

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console

    from scheduler.studies.bench import BenchRow

MOST_WORKERS = 64
BEST_KNOWN = "best_known.csv"


def bench_command(
    folder: Annotated[
        Path,
        typer.Argument(help="Folder of published projects: .sm, .rcp, .mm or .sch files."),
    ],
    *,
    time_limit: Annotated[float, time_option("Time limit for each project.")] = 10.0,
    iterations: Annotated[
        int | None,
        typer.Option(
            min=1, help="Schedules for each search instead of a time limit; reproducible."
        ),
    ] = None,
    workers: Annotated[int, typer.Option(min=1, max=MOST_WORKERS, help="Search threads.")] = 2,
    seed: Seed = 1,
    sample: Annotated[
        int, typer.Option(min=1, help="Number of projects, drawn at random with the seed.")
    ] = 40,
    best_known: Annotated[
        Path | None,
        typer.Option(
            help="Table of the best makespans known: columns instance and best_known; by default "
            "the file best_known.csv of the folder or the one above, if there is one."
        ),
    ] = None,
    shifts: Annotated[
        bool,
        typer.Option("--shifts", help="Let the resources of .sm and .rcp files work in shifts."),
    ] = False,
    csv: Annotated[
        Path | None,
        typer.Option("--csv", "-o", "--out", "--output", help="Also write the table here."),
    ] = None,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """
    Measure the compiled engine on published projects against the best known makespans.

    .sm and .rcp files are textbook projects, .mm files have several ways of doing a task and
    resources that are used up, .sch files have minimal and maximal time lags.
    """
    with explained_errors(debug=debug):
        from scheduler.cli.reports.bench import print_bench
        from scheduler.exports.folder.trial import require_folder
        from scheduler.exports.tables.bench import bench_data, write_bench
        from scheduler.studies.bench import (
            BenchOptions,
            bench,
            draw_sample,
            read_best_known,
            summarise,
            warm_up,
        )

        console = paper()
        if csv is not None:
            require_folder(csv.parent)
        tables = [] if shifts else [folder / BEST_KNOWN, folder.parent / BEST_KNOWN]
        best_known = best_known or next((table for table in tables if table.is_file()), None)
        known = {} if best_known is None else read_best_known(best_known)
        files = draw_sample(folder, sample, seed)
        options = BenchOptions(
            seconds=time_limit,
            iterations=iterations,
            workers=workers,
            seed=seed,
            shifts=shifts,
        )
        with aside().status("compiling the search; later runs reuse it"):
            warm_up()
        rows = _watched(bench(files, options, known), len(files), aside())
        if csv is not None:
            write_bench(rows, csv)
        summary = summarise(rows)
        if as_json:
            data = [bench_data(row) for row in rows]
            print_json({"summary": asdict(summary), "rows": data})
            return
        print_bench(rows, summary, console)


def _watched(rows: "Iterable[BenchRow]", count: int, console: "Console") -> "list[BenchRow]":
    """Collect the rows, telling of progress."""
    done: list[BenchRow] = []
    with console.status(f"project 1 of {count}") as status:
        for row in rows:
            done.append(row)
            status.update(f"project {len(done) + 1} of {count}; {row.instance}: {row.makespan}")
    return done

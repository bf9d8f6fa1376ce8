"""Published projects on disk: samples of a folder, and what is known of each."""

import csv
from collections.abc import Mapping
from pathlib import Path

from benchmarks.runs import Known
from scheduler.engine.instance_file import read_project
from scheduler.engine.problem import PlainProject
from scheduler.engine.site.calendar_variant import with_shifts
from scheduler.engine.site.problem import Site

BEST_KNOWN = "best_known.csv"
PUBLISHED = {
    "CP Optimizer, 900 s x 8": "cpoptimizer_900s_8core",
    "OR-Tools, 900 s x 8": "ortools_900s_8core",
    "CP Optimizer, 600 s x 4": "cpoptimizer_600s_4core",
    "OptalCP, 600 s x 4": "optalcp_600s_4core",
}

Rows = Mapping[str, list[Mapping[str, str]]]


def read_file(path: Path, *, shifts: bool, at_least: int = 0) -> PlainProject | Site:
    """Return the project of a file, or its calendar variant of some length."""
    project = read_project(path)
    if not shifts:
        return project
    if isinstance(project, Site):
        message = f"{path.name}: only textbook projects have a calendar variant"
        raise TypeError(message)
    return with_shifts(project, at_least)


def read_best_known(folder: Path) -> Rows:
    """Return the rows of the table in a folder or above it by project; none without a table."""
    rows: dict[str, list[Mapping[str, str]]] = {}
    for place in (folder, folder.parent):
        if (place / BEST_KNOWN).exists():
            with (place / BEST_KNOWN).open(encoding="utf-8", newline="") as file:
                for row in csv.DictReader(file):
                    rows.setdefault(row["instance"], []).append(row)
            break
    return rows


def find_known(rows: Rows, folder: str, instance: str) -> tuple[str, Known]:
    """
    Return the set of a project and what a table says of it.

    The table may call the set otherwise than its folder; where several sets have a project of that
    name, it is the folder's.
    """
    told = rows.get(instance, [])
    own = [row for row in told if row.get("set", folder) == folder] or told
    if not own:
        return folder, Known(published={})
    return own[0].get("set", folder), _known(own[0])


def _known(row: Mapping[str, str]) -> Known:
    published = {name: _number(row.get(column)) for name, column in PUBLISHED.items()}
    return Known(
        best=_number(row.get("best_known")),
        bound=_number(row.get("lower_bound")),
        feasible=row.get("feasible", "yes") == "yes",
        published={name: makespan for name, makespan in published.items() if makespan is not None},
    )


def _number(text: str | None) -> int | None:
    return round(float(text)) if text else None

"""``levers.csv`` and its chart: every lever with what it gains."""

from pathlib import Path

import pandas as pd

from scheduler.analyse.plan import Plan
from scheduler.exports.holdings import Run
from scheduler.exports.levers.chart import draw_levers
from scheduler.exports.plan_json import local
from scheduler.exports.results import renew
from scheduler.exports.writing import write_whole
from scheduler.model.durations import HOUR
from scheduler.studies.levers import LeverResult

COLUMNS = ("setting", "title", "gain_h", "at_most_h", "launch", "status", "skipped")


def lever_frame(plan: Plan, results: list[LeverResult]) -> pd.DataFrame:
    """Return a row for each lever, the greatest gain first; gains are elapsed hours."""
    return pd.DataFrame(
        [
            {
                "setting": str(each.lever.change),
                "title": each.lever.title,
                "gain_h": each.gain / HOUR,
                "at_most_h": each.at_most / HOUR,
                "launch": "" if each.launch is None else local(plan.situation, each.launch),
                "status": each.status,
                "skipped": each.skipped,
            }
            for each in results
        ],
        columns=list(COLUMNS),
    )


def export_levers(plan: Plan, results: list[LeverResult], folder: Path) -> list[Path]:
    """
    Write a folder of results with the table and the chart of levers, and return the files.

    Raises
    ------
    ExportError
        If the folder cannot be written, or has files of other origin in the way.
    """
    run = Run(kind="levers", graph=plan.graph.digest, scenario=plan.situation.scenario.id)
    return renew(folder, run, lambda place: write_levers(plan, results, place))


def write_levers(plan: Plan, results: list[LeverResult], folder: Path) -> list[Path]:
    """Write the table and the chart of levers into a folder."""
    text = lever_frame(plan, results).to_csv(index=False, lineterminator="\n")
    return [
        write_whole(folder / "levers.csv", text.encode()),
        *draw_levers(plan, results, folder),
    ]

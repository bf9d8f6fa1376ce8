"""``levers.csv`` and its chart: every lever with what it gains."""

from pathlib import Path

import pandas as pd

from scheduler.analyse.plan import ExplainedPlan
from scheduler.exports.folder.holdings import ResultsRun
from scheduler.exports.folder.pictures import AnyPictures, as_pictures
from scheduler.exports.folder.results import renew
from scheduler.exports.levers.chart import draw_levers
from scheduler.exports.tables.csv_text import stamp, write_csv, zone
from scheduler.formats.csv_style import CsvStyle
from scheduler.model.notation.durations import HOUR
from scheduler.studies.levers.levers import LeverResult
from scheduler.studies.loosening.base.ladder import Lever

COLUMNS = ("setting", "title", "gain_h", "at_most_h", "launch", "status", "skipped", "kind", "zone")


def lever_frame(
    plan: ExplainedPlan, results: list[LeverResult], missing: tuple[Lever, ...] = ()
) -> pd.DataFrame:
    """
    Return a row for each lever, the greatest gain first; gains are elapsed hours.

    Levers that an interrupt left out come last, without figures.
    """
    return pd.DataFrame(
        [
            {
                "kind": each.lever.change.kind,
                "setting": str(each.lever.change),
                "title": each.lever.title,
                "gain_h": each.gain / HOUR,
                "at_most_h": each.at_most / HOUR,
                "launch": "" if each.launch is None else stamp(plan.situation, each.launch),
                "status": each.status,
                "skipped": each.skipped,
                "zone": "" if each.launch is None else zone(plan.situation, each.launch),
            }
            for each in results
        ]
        + [
            {
                "kind": lever.change.kind,
                "setting": str(lever.change),
                "title": lever.title,
                "status": "not tried",
            }
            for lever in missing
        ],
        columns=list(COLUMNS),
    )


def export_levers(
    plan: ExplainedPlan,
    results: list[LeverResult],
    folder: Path,
    missing: tuple[Lever, ...] = (),
    style: CsvStyle = CsvStyle.PLAIN,
    *,
    charts: AnyPictures = True,
) -> list[Path]:
    """
    Write a folder of results with the table and the chart of levers, and return the files.

    Raises
    ------
    ExportError
        If the folder cannot be written, or has files of other origin in the way.
    """
    run = ResultsRun(kind="levers", graph=plan.graph.digest, scenario=plan.situation.scenario.id)
    return renew(
        folder, run, lambda place: write_levers(plan, results, place, missing, style, charts=charts)
    )


def write_levers(
    plan: ExplainedPlan,
    results: list[LeverResult],
    folder: Path,
    missing: tuple[Lever, ...] = (),
    style: CsvStyle = CsvStyle.PLAIN,
    *,
    charts: AnyPictures = True,
) -> list[Path]:
    """Write the table and the chart of levers into a folder."""
    return [
        write_csv(folder / "levers.csv", lever_frame(plan, results, missing), style),
        *as_pictures(charts).draw(lambda: draw_levers(plan, results, folder, left=len(missing))),
    ]

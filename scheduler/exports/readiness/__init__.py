"""Readiness as tables, as data and as a picture."""

import json
from pathlib import Path

from scheduler.exports.folder.holdings import ResultsRun
from scheduler.exports.folder.pictures import AnyPictures, as_pictures
from scheduler.exports.folder.results import renew
from scheduler.exports.folder.writing import write_whole
from scheduler.exports.readiness.chart import draw_readiness
from scheduler.exports.readiness.data import readiness_data
from scheduler.exports.readiness.tables import last_calls_frame, readiness_frame
from scheduler.exports.tables.csv_text import write_csv
from scheduler.formats.csv_style import CsvStyle
from scheduler.studies.readiness.readiness import Readiness


def export_readiness(
    found: Readiness,
    folder: Path,
    *,
    charts: AnyPictures = True,
    style: CsvStyle = CsvStyle.PLAIN,
) -> list[Path]:
    """
    Write a folder of results with the tables, the data and the picture of readiness.

    Raises
    ------
    ExportError
        If the folder cannot be written, or has files of other origin in the way.
    """
    plan = found.plan
    run = ResultsRun(kind="readiness", graph=plan.graph.digest, scenario=plan.situation.scenario.id)
    return renew(
        folder, run, lambda place: write_readiness(found, place, charts=charts, style=style)
    )


def write_readiness(
    found: Readiness,
    folder: Path,
    *,
    charts: AnyPictures = True,
    style: CsvStyle = CsvStyle.PLAIN,
) -> list[Path]:
    """Write the tables, the data and the picture of readiness into a folder."""
    data = json.dumps(readiness_data(found), indent=1, ensure_ascii=False) + "\n"
    return [
        write_csv(folder / "readiness.csv", readiness_frame(found), style),
        write_csv(folder / "last-calls.csv", last_calls_frame(found), style),
        write_whole(folder / "readiness.json", data.encode()),
        *as_pictures(charts).draw(lambda: draw_readiness(found, folder)),
    ]

"""``neighbours.csv``: what each price of moves of neighbours buys the launch."""

from pathlib import Path
from typing import Any

import pandas as pd

from scheduler.exports.document.parts import local
from scheduler.exports.tables.csv_text import stamp, write_csv, zone
from scheduler.formats.csv_style import CsvStyle
from scheduler.studies.neighbours.points import NeighbourCurve, NeighbourPoint
from scheduler.studies.neighbours.words import neighbour_words, words_of

COLUMNS = ("price", "launch", "none_before", "proved", "what", "neighbours", "scenario", "zone")


def write_neighbours(curve: NeighbourCurve, folder: Path, style: CsvStyle = CsvStyle.PLAIN) -> Path:
    """Write the curve as a table into a folder, the cheapest point first."""
    rows = [_row(curve, point) for point in curve.points]
    return write_csv(folder / "neighbours.csv", pd.DataFrame(rows, columns=list(COLUMNS)), style)


def _row(curve: NeighbourCurve, point: NeighbourPoint) -> dict[str, Any]:
    situation, launch, bound = curve.situation, point.launch, _bound(curve, point)
    minutes = [each for each in (launch, bound) if each is not None]
    return {
        "price": point.move.price,
        "launch": "" if launch is None else stamp(situation, launch),
        "none_before": "" if bound is None else stamp(situation, bound),
        "proved": point.is_proved,
        "what": words_of(curve, point),
        "neighbours": neighbour_words(curve, point),
        "scenario": _scenario(curve, point) or "",
        "zone": zone(situation, *minutes),
    }


def _scenario(curve: NeighbourCurve, point: NeighbourPoint) -> str | None:
    """Return the scenario of a point, nothing where it is in no task graph: only the best is."""
    is_written = point.move.stays or point is curve.best
    return point.scenario if is_written else None


def _bound(curve: NeighbourCurve, point: NeighbourPoint) -> int | None:
    """Return the bound of a point, nothing where there is no launch at all."""
    return point.bound if point.bound <= curve.situation.horizon else None


def neighbours_data(curve: NeighbourCurve) -> dict[str, Any]:
    """Return the curve as data; minutes count from the campaign start."""
    return {
        "scenario": curve.situation.scenario.id,
        "unit": curve.situation.campaign.costs.unit,
        "ways": curve.permitted,
        "looked_at": curve.tried,
        "complete": curve.is_complete,
        "points": [_point(curve, point) for point in curve.points],
    }


def _point(curve: NeighbourCurve, point: NeighbourPoint) -> dict[str, Any]:
    situation, bound = curve.situation, _bound(curve, point)
    return {
        "price": point.move.price,
        "moved": dict(point.move.days),
        "squeezed": list(point.move.squeezed),
        "what": words_of(curve, point),
        "scenario": _scenario(curve, point),
        "launch": None if point.launch is None else local(situation, point.launch),
        "launch_minutes": point.launch,
        "none_before": None if bound is None else local(situation, bound),
        "none_before_minutes": bound,
        "proved": point.is_proved,
        "neighbours": [
            {
                "flow": each.flow,
                "step": each.task,
                "launch": local(situation, each.minute),
                "launch_minutes": each.minute,
            }
            for each in point.neighbours
        ],
    }

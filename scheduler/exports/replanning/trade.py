"""``trade.csv``: what later launches would save of the changes."""

from pathlib import Path

import pandas as pd

from scheduler.analyse.plan import ExplainedPlan
from scheduler.exports.document.parts import local
from scheduler.exports.tables.csv_text import write_csv
from scheduler.formats.csv_style import CsvStyle

COLUMNS = ("launch", "launch_minutes", "disturbance", "bound", "proved")


def write_trade(plan: ExplainedPlan, folder: Path, style: CsvStyle) -> list[Path]:
    """Write the trade of launch against disturbance, if it was asked for, and return the file."""
    if plan.replan is None or not plan.replan.trade:
        return []
    rows = [
        (
            local(plan.situation, point.launch),
            point.launch,
            point.disturbance,
            point.bound,
            point.proved,
        )
        for point in plan.replan.trade
    ]
    return [write_csv(folder / "trade.csv", pd.DataFrame(rows, columns=list(COLUMNS)), style)]

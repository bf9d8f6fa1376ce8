"""Files out: tables, plans and pictures."""

from pathlib import Path

from scheduler.analyse.plan import Plan
from scheduler.exports.duty_table import write_duty_table
from scheduler.exports.integrity import write_integrity
from scheduler.exports.load_tables import write_load_tables
from scheduler.exports.plan_json import write_plan_json
from scheduler.exports.tables import write_tables
from scheduler.exports.target import Prices, write_curve


def export(plan: Plan, folder: Path, *, charts: bool = True) -> list[Path]:
    """
    Write a plan's folder of results and return the files.

    Raises
    ------
    ExportError
        If the folder cannot be written.
    """
    written = [
        write_plan_json(plan, folder),
        *write_tables(plan, folder),
        *write_load_tables(plan, folder),
        write_integrity(plan, folder),
        *write_duty_table(plan, folder),
    ]
    if charts:
        from scheduler.exports.gantt import draw_gantt
        from scheduler.exports.waterfall import draw_waterfall

        written += [*draw_gantt(plan, folder), *draw_waterfall(plan, folder)]
    return written


def export_prices(prices: Prices, folder: Path, *, charts: bool = True) -> list[Path]:
    """
    Write a price curve as a table, and as a picture, and return the files.

    Raises
    ------
    ExportError
        If the folder cannot be written.
    """
    written = [write_curve(prices.permitted, prices.curve, folder)]
    if charts:
        from scheduler.exports.prices.chart import draw_prices

        written += draw_prices(prices, folder)
    return written

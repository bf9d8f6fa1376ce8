"""``loads.csv`` and ``waits.csv``: use against supply over time, and who waited for what."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pandas as pd

from scheduler.analyse.loads.load import Load, Steps
from scheduler.analyse.plan import ExplainedPlan
from scheduler.exports.tables.csv_text import stamp, write_csv, zone
from scheduler.formats.csv_style import CsvStyle
from scheduler.model.notation.base import Minutes
from scheduler.model.notation.durations import HOUR

LOAD_COLUMNS = ("kind", "id", "name", "start", "end", "used", "supply", "zone")
WAIT_COLUMNS = ("step", "name", "cause", "resource", "hours", "on_driving_chain")


def load_table(plan: ExplainedPlan) -> pd.DataFrame:
    """
    Return the use of every crew and facility over time beside what there is.

    A row lasts while neither changes; people called in from other shifts can exceed ``supply``,
    the people on shift.
    """
    situation = plan.situation
    rows = [
        (
            *(kind, load.id, load.title, stamp(situation, a), stamp(situation, b), used, there),
            zone(situation, a, b),
        )
        for kind, loads in (("crew", plan.crews), ("facility", plan.facilities))
        for load in loads
        for a, b, used, there in _levels(load.steps, _supply(plan, kind, load))
    ]
    return pd.DataFrame(rows, columns=list(LOAD_COLUMNS))


def _supply(plan: ExplainedPlan, kind: str, load: Load) -> Steps:
    if kind == "crew":
        return plan.situation.profiles[load.id]
    return ((0, plan.situation.horizon, load.limit),)


def _levels(used: Steps, supply: Steps) -> Iterator[tuple[Minutes, Minutes, int, int]]:
    """Yield start, end, use and supply between the minutes at which either changes."""
    last = max((end for _, end, _ in used), default=0)
    edges = {minute for steps in (used, supply) for step in steps for minute in step[:2]}
    cuts = sorted(minute for minute in edges if minute <= last)
    for start, end in pairwise(cuts):
        yield start, end, _at(used, start), _at(supply, start)


def _at(steps: Steps, minute: Minutes) -> int:
    return next((level for start, end, level in steps if start <= minute < end), 0)


def wait_table(plan: ExplainedPlan) -> pd.DataFrame:
    """Return every wait of a step for a crew, place, cleared zone or hold, the longest first."""
    jobs = plan.situation.jobs
    rows = [
        (
            wait.task,
            jobs[wait.task].task.title,
            wait.cause.value,
            wait.resource,
            wait.minutes / HOUR,
            wait.on_chain,
        )
        for wait in plan.waits
    ]
    return pd.DataFrame(rows, columns=list(WAIT_COLUMNS))


def write_load_tables(
    plan: ExplainedPlan, folder: Path, style: CsvStyle = CsvStyle.PLAIN
) -> list[Path]:
    """Write both tables into a folder."""
    return [
        write_csv(folder / name, table, style)
        for name, table in (("loads.csv", load_table(plan)), ("waits.csv", wait_table(plan)))
    ]

"""``history.csv``: written whole, so that nobody ever reads half a line."""

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from scheduler.analyse.comparing.comparison import Comparison
from scheduler.analyse.comparing.side import Side
from scheduler.analyse.plan import ExplainedPlan
from scheduler.exports.folder.writing import write_whole
from scheduler.exports.tables.csv_text import csv_bytes
from scheduler.formats.history import HistoryRow, cells, headings, with_row

HISTORY_FILE = "history.csv"


def history_row(plan: ExplainedPlan, digest: str) -> HistoryRow:
    """
    Return what a plan says about launch and its hold points.

    Its data date is that of its facts, or else the campaign start; ``digest`` is the SHA-256 of its
    file.
    """
    situation, side = plan.situation, Side(plan=plan, shift=0)
    moment, target = situation.axis.moment, situation.target
    named = {
        each: f"{task.hold_point} ({each})"
        for each, task in situation.campaign.tasks.items()
        if task.hold_point
    }
    ends = {each: side.event(each, is_end=True) for each in named}
    return HistoryRow(
        data_date=moment(side.begin or 0),
        launch=moment(plan.launch_minute),
        verdict=plan.result.status.value,
        bound=moment(plan.result.bound_minute),
        target=None if target is None else moment(target),
        holds={named[each]: moment(end) for each, end in ends.items() if end is not None},
        passed=frozenset(named[each] for each in named if side.is_recorded(each, is_end=True)),
        campaign=situation.campaign.name,
        plan=digest,
    )


def replan_history(
    found: Comparison, digest: str, earlier: Sequence[HistoryRow] = ()
) -> tuple[HistoryRow, ...]:
    """
    Return the history of a replan: the lines of before, the announced plan, and the new one.

    Parameters
    ----------
    found
        The new plan beside the announced one.
    digest
        The SHA-256 of the new plan's file.
    earlier
        The history in the folder of the announced plan, if it has one.
    """
    rows, replan = tuple(earlier), found.new.plan.replan
    told = "" if replan is None else replan.announced.digest
    if all(row.plan != told for row in rows):
        rows = with_row(rows, history_row(found.old.plan, told))
    return with_row(rows, history_row(found.new.plan, digest))


def write_history(folder: Path, rows: Sequence[HistoryRow]) -> Path:
    """
    Write a history into a folder in the place of the one that is there.

    Raises
    ------
    ExportError
        If the place cannot be written.
    """
    frame = pd.DataFrame(map(cells, rows), columns=list(headings(rows))).fillna("")
    return write_whole(folder / HISTORY_FILE, csv_bytes(frame))

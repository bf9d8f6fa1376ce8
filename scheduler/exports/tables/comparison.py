"""``comparison.csv``: every step before and after a change, how far it moves, and why there."""

from pathlib import Path

import pandas as pd

from scheduler.exports.tables.csv_text import stamp, write_csv, zone
from scheduler.formats.csv_style import CsvStyle
from scheduler.model.notation.base import TaskId
from scheduler.model.notation.durations import HOUR
from scheduler.studies.changes.what_if import WhatIf
from scheduler.studies.explaining.explain import explain

COLUMNS = (
    "step",
    "name",
    "start_before",
    "end_before",
    "start_after",
    "end_after",
    "moves_h",
    "why",
    "zone",
)


def comparison_frame(found: WhatIf) -> pd.DataFrame:
    """Return a row for each step of either plan, by its start after the change."""
    old = found.asked.modes
    new = sorted(found.after.schedule.tasks.items(), key=lambda item: (item[1].start, item[0]))
    names = [task_id for task_id, _ in new]
    rows = [
        _row(found, task_id) for task_id in [*names, *(each for each in old if each not in names)]
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _row(found: WhatIf, task_id: TaskId) -> dict[str, object]:
    before = None if found.before is None else found.before.schedule.tasks.get(task_id)
    after = found.after.schedule.tasks.get(task_id)
    row: dict[str, object] = {"step": task_id}
    if before is not None:
        row["start_before"] = stamp(found.asked, before.start)
        row["end_before"] = stamp(found.asked, before.end)
    if after is not None:
        situation = found.after.situation
        row["start_after"] = stamp(situation, after.start)
        row["end_after"] = stamp(situation, after.end)
        row["zone"] = zone(situation, after.start, after.end)
        row["why"] = " ".join(explain(found.after, task_id, counterfactuals=False).why)
    if before is not None and after is not None:
        row["moves_h"] = (after.start + found.shift - before.start) / HOUR
    job = (found.asked if after is None else found.after.situation).first_mode(task_id)
    return {**row, "name": job.task.title}


def write_comparison(found: WhatIf, folder: Path, style: CsvStyle = CsvStyle.PLAIN) -> Path:
    """Write the comparison into a folder."""
    return write_csv(folder / "comparison.csv", comparison_frame(found), style)

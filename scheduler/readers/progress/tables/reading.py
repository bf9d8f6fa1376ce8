"""Read logs and tables, from text files or workbooks, back into progress."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, tzinfo
from hashlib import sha256
from pathlib import Path

from scheduler.errors import InputError
from scheduler.model.campaign import Campaign
from scheduler.model.mistakes.file_kind import FACTS_TABLE, reading
from scheduler.model.notation.base import TaskId
from scheduler.model.notation.moments import file_text, in_zone
from scheduler.model.progress.extended import all_steps
from scheduler.model.progress.progress import FORMAT, Progress
from scheduler.model.task import Task
from scheduler.readers.draft import in_file_order
from scheduler.readers.progress.building import build_progress
from scheduler.readers.progress.draft import ProgressDraft
from scheduler.readers.progress.merging import not_in_log
from scheduler.readers.progress.tables.csv_grid import csv_grid
from scheduler.readers.progress.tables.fold import fold
from scheduler.readers.progress.tables.grid import TextGrid
from scheduler.readers.progress.tables.headings import is_log
from scheduler.readers.progress.tables.log_rows import read_log_rows
from scheduler.readers.progress.tables.records import Records, columns_of
from scheduler.readers.progress.tables.step_rows import read_table
from scheduler.readers.progress.tables.xlsx_grid import xlsx_grid
from scheduler.readers.yaml.file_text import read_bytes

WORKBOOKS = frozenset({".xlsx", ".xlsm"})
TABLES = frozenset({".csv", ".tsv", ".txt"}) | WORKBOOKS
"""How the names of files end that hold a log or a table."""
LOST = "Write them into the log: what it does not say has not happened."
PACKED = b"PK\x03\x04"
"""The first bytes of a workbook."""


def read_progress_table(
    path: Path, campaign: Campaign, data_date: datetime, before: Progress | None = None
) -> ProgressDraft:
    """
    Read a log, or a table with a row for each step, as it stood at a moment.

    Of a log the rows up to then count; a table holds nothing later. All mistakes of the file are
    reported together; it never raises for what a file may hold.

    Parameters
    ----------
    path
        A text file with columns, or a workbook.
    campaign
        The campaign that its facts are of.
    data_date
        The moment, a local date and time at the site.
    before
        An earlier progress file, which says what no log can say: events, pins and the like.
    """
    file = str(path)
    try:
        with reading(FACTS_TABLE):
            content = read_bytes(path)
    except InputError as error:
        return ProgressDraft(file=file, problems=tuple(error.problems))
    with reading(FACTS_TABLE), in_zone(campaign.zone):
        return _read(content, file, campaign, data_date, before)


def _read(
    content: bytes, file: str, campaign: Campaign, data_date: datetime, before: Progress | None
) -> ProgressDraft:
    draft = ProgressDraft(file=file, digest=sha256(content).hexdigest())
    try:
        is_workbook = content.startswith(PACKED) or Path(file).suffix.lower() in WORKBOOKS
        grid = xlsx_grid(content, file) if is_workbook else csv_grid(content, file)
    except InputError as error:
        return replace(draft, problems=tuple(error.problems))
    records = Records(file)
    tasks = campaign.tasks if before is None else all_steps(before, campaign)
    _gather(grid, tasks, data_date, campaign.zone, records)
    data = {
        "format": str(FORMAT),
        "data_date": file_text(data_date, campaign.zone),
        "steps": records.steps,
    }
    draft = replace(draft, lines=records.lines)
    progress, findings = build_progress(data, campaign, (), records.spoilt, before)
    if before is not None and progress is not None:
        for step in not_in_log(before, progress):
            records.remark(0, "step-not-in-log", f"{step!r} has facts in the file before", LOST)
    draft = replace(draft, remarks=tuple(records.remarks))
    problems = in_file_order([*records.problems, *draft.to_problems(findings)])
    return replace(draft, progress=None if problems else progress, problems=problems)


def _gather(
    grid: TextGrid,
    tasks: Mapping[TaskId, Task],
    data_date: datetime,
    zone: tzinfo,
    records: Records,
) -> None:
    """Put what the rows say into the records."""
    columns = columns_of(grid, records)
    if records.problems:
        return
    if is_log(columns):
        rows = list(read_log_rows(grid, columns, records))
        fold(rows, data_date, tasks, zone, records)
    else:
        read_table(grid, columns, tasks, records)

"""Read a schedule of another program, whichever it is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from scheduler.formats.foreign.notices import Notice, NoticeKind
from scheduler.formats.foreign.schedule import ForeignSchedule
from scheduler.formats.foreign.words import ForeignKind, SourceForm
from scheduler.readers.foreign.file_bytes import schedule_bytes
from scheduler.readers.foreign.forms.recognised import SAVE_AS_XML, Recognised
from scheduler.readers.foreign.forms.recognising import recognise
from scheduler.readers.foreign.mpp.converting import as_mspdi
from scheduler.readers.foreign.mspdi.reading import read_mspdi
from scheduler.readers.foreign.pmxml.reading import read_pmxml
from scheduler.readers.foreign.refusing import refused
from scheduler.readers.foreign.tables.reading import read_table_csv, read_table_xlsx
from scheduler.readers.foreign.xer.reading import read_xer

WORKED = (ForeignKind.TASK, ForeignKind.MILESTONE)


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of a file, and how the user says that they are to be read."""

    content: bytes
    file: str
    encoding: str = ""
    sheet: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    numbers: str = ""


def read_foreign(
    path: Path,
    encoding: str = "",
    sheet: str = "",
    columns: Mapping[str, str] | None = None,
    numbers: str = "",
) -> ForeignSchedule:
    """
    Return a schedule of another program in the common form.

    Parameters
    ----------
    path
        The file; problems name it as given here. Its form is told from its content.
    encoding
        The encoding of a text that does not say it, such as ``windows-1251``.
    sheet
        The sheet of a workbook that is read; found, if left out.
    columns
        What the columns of a table hold, by their headings; found, if left out.
    numbers
        The unit of durations in a table that have none, ``hours`` or ``days``; found, if left out.

    Raises
    ------
    InputError
        If the file cannot be read, is none of the forms known here, or holds no step.
    """
    source = Source(schedule_bytes(path), str(path), encoding, sheet, columns or {}, numbers)
    found = recognise(source.content)
    if found.form is not None:
        return _with_steps(READERS[found.form](source))
    if found.by_mpxj:
        return _with_steps(_by_mpxj(source, found))
    code = "foreign-task-graph" if found.is_task_graph else "foreign-unknown-form"
    raise refused(source.file, code, f"it is {found.what}", found.way_out)


def _by_mpxj(source: Source, found: Recognised) -> ForeignSchedule:
    """Return what mpxj makes of a file, if that extra and Java are installed."""
    read = read_mspdi(as_mspdi(source.content, source.file, found), source.file)
    notice = Notice(
        code="import-by-mpxj",
        kind=NoticeKind.NOTED,
        text=f"This is {found.what}; it was read through mpxj.",
    )
    digest = sha256(source.content).hexdigest()
    return replace(read, digest=digest, notices=(notice, *read.notices))


def _with_steps(schedule: ForeignSchedule) -> ForeignSchedule:
    """Refuse a schedule in which nothing is to be done."""
    if any(task.kind in WORKED for project in schedule.projects for task in project.tasks):
        return schedule
    what = "the schedule holds no steps"
    hint = f"Perhaps the wrong project or filter was saved. {SAVE_AS_XML}"
    raise refused(schedule.file, "foreign-no-steps", what, hint)


READERS: Mapping[SourceForm, Callable[[Source], ForeignSchedule]] = {
    SourceForm.MSPDI: lambda of: read_mspdi(of.content, of.file, of.encoding),
    SourceForm.XER: lambda of: read_xer(of.content, of.file, of.encoding),
    SourceForm.PMXML: lambda of: read_pmxml(of.content, of.file, of.encoding),
    SourceForm.XLSX: lambda of: read_table_xlsx(
        of.content, of.file, of.sheet, of.columns, of.numbers
    ),
    SourceForm.CSV: lambda of: read_table_csv(
        of.content, of.file, of.encoding, of.columns, of.numbers
    ),
}

"""Read a list of steps, from a workbook or a text, as a schedule."""

import re
from collections.abc import Mapping, Sequence
from hashlib import sha256

from scheduler.formats.foreign.calendar import ForeignCalendar
from scheduler.formats.foreign.notices import joined
from scheduler.formats.foreign.schedule import ForeignProject, ForeignSchedule
from scheduler.formats.foreign.steps import ForeignTask
from scheduler.formats.foreign.words import SourceForm
from scheduler.readers.foreign.refusing import refused
from scheduler.readers.foreign.tables.finding import FoundList, find_list
from scheduler.readers.foreign.tables.from_dates import works_weekends
from scheduler.readers.foreign.tables.measuring import measures_of
from scheduler.readers.foreign.tables.naming_others import Naming
from scheduler.readers.foreign.tables.outline import ListRow, names_of, outline
from scheduler.readers.foreign.tables.people import People, find_people
from scheduler.readers.foreign.tables.sheets.sheet import Sheet
from scheduler.readers.foreign.tables.sheets.text_sheet import decoded, text_sheet
from scheduler.readers.foreign.tables.sheets.workbook import workbook_sheets
from scheduler.readers.foreign.tables.step_rows import StepRows
from scheduler.readers.foreign.tables.told import Told
from scheduler.readers.foreign.tables.words.headings import Column
from scheduler.readers.foreign.tables.words.units import Unit, unit_named

SAMPLE = 60
EIGHT_HOURS = ((8 * 60, 16 * 60),)


def read_table_xlsx(
    content: bytes,
    file: str,
    sheet: str = "",
    columns: Mapping[str, str] | None = None,
    numbers: str = "",
) -> ForeignSchedule:
    """
    Return the list of steps of a workbook.

    Parameters
    ----------
    content
        Its bytes.
    file
        What problems call it.
    sheet
        The sheet that holds the list; empty to find it.
    columns
        What columns hold, by their headings; the others are known by their names.
    numbers
        The unit of durations without one, ``hours`` or ``days``; empty to read the heading.

    Raises
    ------
    InputError
        If it is no workbook, holds no list, or says what cannot be read.
    """
    sheets = workbook_sheets(content, file)
    if not sheets:
        raise refused(file, "foreign-empty", "the workbook is empty", "Save the list again.")
    told = Told(file)
    found = find_list(sheets, file, sheet, columns or {})
    people = find_people([each for each in sheets if each is not found.sheet])
    _tell_sheets(sheets, found, people, told)
    return _schedule(found, people, numbers, told, _Origin(SourceForm.XLSX, content))


def read_table_csv(
    content: bytes,
    file: str,
    encoding: str = "",
    columns: Mapping[str, str] | None = None,
    numbers: str = "",
) -> ForeignSchedule:
    """Return the list of steps of a text table; as `read_table_xlsx`, in some encoding."""
    told = Told(file)
    text, name, is_guess = decoded(content, file, encoding)
    if is_guess:
        odd = next((each for each in re.split(r"[;,\t\r\n]", text) if not each.isascii()), "")
        sample = odd[:SAMPLE].strip()
        told.decided(
            "import-encoding",
            f"The file does not say its encoding: read as {name}, such as {sample!r}.",
            way_out="--encoding NAME, if names look wrong.",
        )
    found = find_list([text_sheet(text, file)], file, "", columns or {})
    origin = _Origin(SourceForm.CSV, content, name)
    return _schedule(found, People(), numbers, told, origin)


class _Origin:
    """What a list was read from."""

    def __init__(self, form: SourceForm, content: bytes, encoding: str = "") -> None:
        self.form = form
        self.digest = sha256(content).hexdigest()
        self.encoding = encoding


def _tell_sheets(sheets: Sequence[Sheet], found: FoundList, people: People, told: Told) -> None:
    """Say which sheets were read for what, if there are several."""
    read = {found.sheet.name, *people.sheets}
    others = [each.name for each in sheets if each.name not in read]
    if len(sheets) > 1:
        told.noted("import-sheet", f"The list is read from the sheet {found.sheet.name!r}.")
    if people.sheets:
        told.noted("import-crew-sheet", "Crews are read from a sheet of their own.", *people.sheets)
    if others:
        told.lost(
            "import-sheets-unread", "Other sheets are not read.", *others, way_out="--sheet NAME."
        )


def _schedule(
    found: FoundList, people: People, numbers: str, told: Told, origin: _Origin
) -> ForeignSchedule:
    measures = measures_of(found, numbers, told)
    rows = outline(found, told)
    known = names_of(rows, found, told)
    tasks = StepRows(found, measures, told).tasks(rows)
    naming = Naming(found, measures, told, known, people)
    links = naming.links(rows)
    resources, assignments = naming.crews(rows)
    _tell_rows(rows, tasks, found, told)
    told.require_none()
    starts = [each.start for each in tasks if each.start is not None]
    calendars = () if people.shifts else _calendars(tasks, told)
    project = ForeignProject(
        uid="1",
        name=found.sheet.name,
        title=_title(found),
        start=min(starts, default=None),
        calendar=calendars[0].uid if calendars else None,
        calendars=calendars,
        tasks=tuple(tasks),
        links=tuple(links),
        resources=tuple(resources),
        assignments=tuple(assignments),
        shifts=people.shifts,
        field_names=tuple(found.others),
        line=found.headings.line,
    )
    return ForeignSchedule(
        file=told.file,
        form=origin.form,
        digest=origin.digest,
        projects=(project,),
        notices=joined(told.notices),
        encoding=origin.encoding,
    )


def _calendars(tasks: Sequence[ForeignTask], told: Told) -> tuple[ForeignCalendar, ...]:
    """Return a calendar of seven days if the dates of steps show one, for no list holds any."""
    dates = [each for task in tasks for each in (task.start, task.finish) if each is not None]
    if not works_weekends(dates):
        return ()
    told.decided(
        "import-works-weekends",
        "Steps begin or end on Saturdays or Sundays: every day is worked, 08:00-16:00.",
        way_out="Change shifts and week in the task graph.",
    )
    week = dict.fromkeys(range(7), EIGHT_HOURS)
    return (ForeignCalendar(uid="dates", name="every day", week=week),)


def _title(found: FoundList) -> str:
    """Return the title above the headings, if there is one."""
    above = [row for row in found.sheet.rows if row.line < found.headings.line]
    first = above[0].cells[above[0].filled[0]] if above else None
    return first.text if first is not None and isinstance(first.value, str) else ""


def _tell_rows(
    rows: Sequence[ListRow], tasks: Sequence[ForeignTask], found: FoundList, told: Told
) -> None:
    """Say what of the layout and of columns went into the steps, and what did not."""
    hidden = [row.title for row in rows if row.row.is_hidden]
    if hidden:
        told.decided("import-hidden-rows", "Hidden rows are read like the others.", *hidden)
    calendars = [each.title for each in tasks if each.fields.get("Calendar")]
    if calendars and Column.CALENDAR in found.columns:
        told.lost(
            "import-calendar-named", "Calendars that steps name are not in the file.", *calendars
        )
    days = [each.title for each in tasks if each.duration and _in_days(each.duration.text)]
    if days:
        told.decided("import-day-length", "A day of work is taken as 8 hours, a week as 40.", *days)


def _in_days(text: str) -> bool:
    """Whether a length is stated in days or more of working time."""
    named = unit_named(text.rstrip("? ").lstrip("0123456789., "))
    return named is not None and not named[1] and named[0] in {Unit.DAY, Unit.WEEK, Unit.MONTH}

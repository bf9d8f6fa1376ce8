"""Read a PMXML file as a schedule."""

from collections.abc import Iterator
from dataclasses import replace

from scheduler.formats.foreign.schedule import ForeignSchedule
from scheduler.formats.foreign.words import SourceForm
from scheduler.readers.foreign.pmxml.elements import rows_of
from scheduler.readers.foreign.pmxml.work_time import habit_of, read_work_time
from scheduler.readers.foreign.primavera.base.account import Account
from scheduler.readers.foreign.primavera.base.values import Values
from scheduler.readers.foreign.primavera.schedule import schedule_of
from scheduler.readers.foreign.refusing import refused
from scheduler.readers.foreign.xml.element import XmlElement
from scheduler.readers.foreign.xml.parsing import parse_xml

ROOT = "APIBusinessObjects"


def read_pmxml(content: bytes, file: str, encoding: str = "") -> ForeignSchedule:
    """
    Return the schedule of a PMXML file.

    Parameters
    ----------
    content
        Its bytes.
    file
        What problems call it.
    encoding
        What the user says that it is written in; empty to go by the file.

    Raises
    ------
    InputError
        If it is no PMXML file, is cut off, has no activities, or holds lengths that cannot be
        read.
    """
    parsed = parse_xml(content, file, encoding)
    if parsed.root.name != ROOT:
        what = f"the file is <{parsed.root.name}>, not <{ROOT}> as P6 writes"
        hint = "Export the schedule from P6 as XML or XER."
        raise refused(file, "foreign-not-pmxml", what, hint, parsed.root.line)
    account = Account(file, Values())
    if parsed.illegal:
        what = "Characters that XML does not allow were left out."
        names = [f"line {line}" for line in dict.fromkeys(parsed.illegal)]
        account.lost("import-illegal-characters", what, names)
    tables = rows_of(parsed.root, account)
    habit = habit_of(parsed.root)
    times = {
        calendar.value("ObjectId"): read_work_time(calendar, habit)
        for calendar in reversed(list(_calendars(parsed.root)))
    }
    schedule = schedule_of(tables, times, account, SourceForm.PMXML, content)
    return replace(schedule, encoding=parsed.encoding)


def _calendars(root: XmlElement) -> Iterator[XmlElement]:
    yield from root.all("Calendar")
    yield from root.all("Project", "Calendar")

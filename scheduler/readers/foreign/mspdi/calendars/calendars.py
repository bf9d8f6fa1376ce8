"""The calendars of a project."""

from collections.abc import Iterator, Mapping

from scheduler.formats.foreign.calendar import ForeignCalendar
from scheduler.readers.foreign.mspdi.calendars.exceptions import exceptions_of, work_weeks_of
from scheduler.readers.foreign.mspdi.calendars.weeks import week_of
from scheduler.readers.foreign.mspdi.record import MspdiNotices, MspdiRecord
from scheduler.readers.foreign.mspdi.uids import UniqueUids
from scheduler.readers.foreign.xml.element import XmlElement

NOBODY = ("", "-1")


def calendars_of(
    project: XmlElement, owners: Mapping[str, str], notices: MspdiNotices
) -> Iterator[ForeignCalendar]:
    """Yield the calendars of a project; ``owners`` has the resource by the uid of its calendar."""
    uids = UniqueUids("calendars", notices)
    for element in project.all("Calendars", "Calendar"):
        name = element.value("Name")
        stated = MspdiRecord(element, name or f"calendar of line {element.line}", notices)
        uid = uids.of(stated)
        yield _calendar(stated, uid, owners.get(uid))


def _calendar(stated: MspdiRecord, uid: str, owner: str | None) -> ForeignCalendar:
    base = stated.text("BaseCalendarUID")
    is_base = stated.is_on("IsBaseCalendar", default=base in NOBODY)
    derives_from = None if is_base or base in NOBODY or base == uid else base
    return ForeignCalendar(
        uid=uid,
        name=stated.text("Name"),
        base=derives_from,
        week=week_of(stated, is_derived=derives_from is not None),
        exceptions=exceptions_of(stated),
        work_weeks=work_weeks_of(stated),
        owner=None if is_base else owner,
        line=stated.line,
    )

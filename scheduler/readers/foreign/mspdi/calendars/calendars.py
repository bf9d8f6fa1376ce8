"""The calendars of a project."""

from collections.abc import Iterator, Mapping, Sequence

from scheduler.formats.foreign.calendar import ForeignCalendar
from scheduler.readers.foreign.mspdi.calendars.exceptions import exceptions_of, work_weeks_of
from scheduler.readers.foreign.mspdi.calendars.weeks import week_of
from scheduler.readers.foreign.mspdi.record import MspdiNotices, MspdiRecord
from scheduler.readers.foreign.mspdi.uids import UniqueUids
from scheduler.readers.foreign.xml.element import XmlElement

NOBODY = ("", "-1")


def calendars_of(
    project: XmlElement, owners: Mapping[str, XmlElement], notices: MspdiNotices
) -> Iterator[ForeignCalendar]:
    """Yield the calendars of a project; ``owners`` has the resource by the uid of its calendar."""
    uids = UniqueUids("calendars", notices)
    for element in project.all("Calendars", "Calendar"):
        name = element.value("Name")
        stated = MspdiRecord(element, name or f"calendar of line {element.line}", notices)
        uid = uids.of(stated)
        yield _calendar(stated, uid, owners.get(uid))


def _calendar(stated: MspdiRecord, uid: str, owner: XmlElement | None) -> ForeignCalendar:
    base = stated.text("BaseCalendarUID")
    is_base = stated.is_on("IsBaseCalendar", default=base in NOBODY)
    derives_from = None if is_base or base in NOBODY or base == uid else base
    is_shared = is_base and not _is_called_after(stated.text("Name"), owner)
    return ForeignCalendar(
        uid=uid,
        name=stated.text("Name"),
        base=derives_from,
        week=week_of(stated, is_derived=derives_from is not None),
        exceptions=exceptions_of(stated),
        work_weeks=work_weeks_of(stated),
        owner=None if owner is None or is_shared else owner.value("UID"),
        line=stated.line,
    )


def _is_called_after(calendar: str, owner: XmlElement | None) -> bool:
    """Tell whether a calendar bears the name of its resource, as TaskJuggler names them."""
    name = "" if owner is None else owner.value("Name")
    return bool(name) and f" {calendar}".endswith(f" {name}")


def project_calendar(stated: MspdiRecord, calendars: Sequence[ForeignCalendar]) -> str | None:
    """
    Return the uid of the project's own calendar, if it names one.

    Where that belongs to a person, and the file has one that belongs to nobody, it is that.
    """
    uid = stated.text("CalendarUID")
    if uid in NOBODY:
        return None
    named = next((each for each in calendars if each.uid == uid), None)
    shared = [each for each in calendars if each.owner is None and each.base is None]
    if named is None or named.owner is None or not shared:
        return uid
    what = "The project names the calendar of a person as its own; one of nobody counts instead."
    stated.notices.decided("import-project-calendar-owned", what, [named.name, shared[0].name])
    return shared[0].uid

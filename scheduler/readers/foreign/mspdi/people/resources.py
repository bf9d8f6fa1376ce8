"""Resources: people, equipment, material and costs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from scheduler.formats.foreign.steps import Availability, ForeignResource
from scheduler.formats.foreign.words import ResourceKind
from scheduler.readers.foreign.mspdi.fields.custom_fields import CustomFields
from scheduler.readers.foreign.mspdi.record import MspdiNotices, MspdiRecord
from scheduler.readers.foreign.mspdi.uids import UniqueUids
from scheduler.readers.foreign.xml.element import XmlElement

NOBODY_UID = "0"
KINDS = {0: ResourceKind.MATERIAL, 1: ResourceKind.WORK, 2: ResourceKind.COST}
FIRST_YEAR, LAST_YEAR = 1984, 2049
"""MS Project knows no dates outside these years: there it means always."""
CREW, SHIFT = "Crew", "Shift"
CREW_FIELD, SHIFT_FIELD = "Text1", "Text2"


@dataclass(frozen=True, slots=True)
class ResourceReader:
    """
    Reads the resources of a project.

    ``is_own`` if the file was written by this program, which splits crews by shift.
    """

    project: XmlElement
    custom: CustomFields
    notices: MspdiNotices
    is_own: bool

    def resources(self) -> Iterator[ForeignResource]:
        """Yield the resources that have a name or are used; the first of all is nobody."""
        uids = UniqueUids("resources", self.notices)
        for element in self.project.all("Resources", "Resource"):
            name = element.value("Name")
            if not name and (element.value("UID") == NOBODY_UID or element.value("IsNull") == "1"):
                continue
            title = name or f"resource of line {element.line}"
            stated = MspdiRecord(element, title, self.notices)
            yield self._resource(stated, uids.of(stated))

    def _resource(self, stated: MspdiRecord, uid: str) -> ForeignResource:
        fields = dict(self.custom.of(stated.element))
        if stated.text("Notes"):
            fields["Notes"] = stated.text("Notes")
        kind = _kind(stated)
        calendar = stated.text("CalendarUID")
        is_work = kind is ResourceKind.WORK
        return ForeignResource(
            uid=uid,
            name=stated.text("Name"),
            code=stated.text("Code"),
            kind=kind,
            units=stated.number("MaxUnits") if is_work else None,
            availability=tuple(_availability(stated)) if is_work else (),
            calendar=None if calendar in ("", "-1") else calendar,
            group=stated.text("Group"),
            initials=stated.text("Initials"),
            label=stated.text("MaterialLabel"),
            crew=self._own(fields, CREW, CREW_FIELD),
            shift=self._own(fields, SHIFT, SHIFT_FIELD),
            fields=fields,
            line=stated.line,
        )

    def _own(self, fields: Mapping[str, str], alias: str, name: str) -> str:
        """Return what this program has written into a field of a resource."""
        return fields.get(alias) or (fields.get(name, "") if self.is_own else "")


def _kind(stated: MspdiRecord) -> ResourceKind:
    if stated.is_on("IsCostResource"):
        return ResourceKind.COST
    kind = stated.whole("Type")
    if kind is not None and kind not in KINDS:
        stated.unreadable("Type", stated.text("Type"))
    return ResourceKind.WORK if kind is None else KINDS.get(kind, ResourceKind.WORK)


def _availability(stated: MspdiRecord) -> Iterator[Availability]:
    for element in stated.element.all("AvailabilityPeriods", "AvailabilityPeriod"):
        period = stated.within(element)
        units = period.number("AvailableUnits")
        if units is not None:
            start, end = period.moment("AvailableFrom"), period.moment("AvailableTo")
            yield Availability(units=units, start=_bound(start), end=_bound(end))


def _bound(moment: datetime | None) -> datetime | None:
    """Return a date, or None for one that stands for always."""
    if moment is None or moment.year < FIRST_YEAR or moment.year > LAST_YEAR:
        return None
    is_first = (moment.year, moment.month, moment.day) == (FIRST_YEAR, 1, 1)
    is_last = (moment.year, moment.month, moment.day) == (LAST_YEAR, 12, 31)
    return None if is_first or is_last else moment


def owners_of(project: XmlElement) -> dict[str, XmlElement]:
    """Return the resource that each calendar belongs to, where it is one alone."""
    found: dict[str, list[XmlElement]] = {}
    for element in project.all("Resources", "Resource"):
        if element.value("CalendarUID") and element.value("UID"):
            found.setdefault(element.value("CalendarUID"), []).append(element)
    return {calendar: each[0] for calendar, each in found.items() if len(each) == 1}

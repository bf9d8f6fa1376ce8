"""PMXML files for tests, written from elements that say only what a test is about."""

from collections.abc import Mapping, Sequence

from scheduler.formats.foreign.schedule import ForeignProject, ForeignSchedule
from scheduler.readers.foreign.pmxml.reading import read_pmxml

Values = Mapping[str, object]

SPACE = "http://xmlns.oracle.com/Primavera/P6/V20.12/API/BusinessObjects"
INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WORKED = {"WorkTime": {"Start": "08:00:00", "Finish": "15:59:00"}}


def week(**days: object) -> Values:
    """Return the week of a calendar; days that are not named have no work."""
    hours = [{"DayOfWeek": day, **_mapping(days.get(day))} for day in WEEKDAYS]
    return {"StandardWorkHours": hours}


def calendar(**fields: object) -> Values:
    """Return a calendar, Monday to Friday from eight to four."""
    return {
        "ObjectId": 1,
        "Name": "Standard",
        "Type": "Global",
        "IsDefault": 1,
        "HoursPerDay": 8,
        "StandardWorkWeek": week(**dict.fromkeys(WEEKDAYS[:5], WORKED)),
    } | fields


def activity(number: int, **fields: object) -> Values:
    """Return an activity of eight hours, not begun."""
    return {
        "ObjectId": number,
        "Id": f"A{number}",
        "Name": f"Step {number}",
        "Type": "Task Dependent",
        "Status": "Not Started",
        "PercentCompleteType": "Duration",
        "CalendarObjectId": 1,
        "PlannedDuration": 8,
        "RemainingDuration": 8,
    } | fields


def relationship(first: int, then: int, **fields: object) -> Values:
    """Return a link from finish to start."""
    return {
        "PredecessorActivityObjectId": first,
        "SuccessorActivityObjectId": then,
        "Type": "Finish to Start",
        "Lag": 0,
    } | fields


def project(*activities: Values, **fields: object) -> Values:
    """Return a project with its activities."""
    return {
        "ObjectId": 1,
        "Id": "LC",
        "Name": "Launch campaign",
        "ActivityDefaultCalendarObjectId": 1,
        "DataDate": "2026-10-05T08:00:00",
        "PlannedStartDate": "2026-10-05T08:00:00",
        "Activity": list(activities),
    } | fields


def pmxml(fields: Values, *, space: str = SPACE) -> str:
    """Return the text of a file with these elements below its root."""
    name = f' xmlns="{space}"' if space else ""
    body = "".join(_element(key, value) for key, value in fields.items())
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<APIBusinessObjects{name} xmlns:xsi="{INSTANCE}">\n{body}</APIBusinessObjects>\n'
    )


def read(**fields: object) -> ForeignSchedule:
    """Return the schedule of a file; it has the usual calendar if it names none."""
    return read_pmxml(pmxml({"Calendar": calendar()} | fields).encode(), "plan.xml")


def read_one(*activities: Values, **fields: object) -> ForeignProject:
    """Return the only project of a file."""
    (found,) = read(Project=project(*activities, **fields)).projects
    return found


def _mapping(value: object) -> Values:
    return value if isinstance(value, Mapping) else {}


def _element(name: str, value: object) -> str:
    if isinstance(value, Mapping):
        inner = "".join(_element(key, each) for key, each in value.items() if key[0] != "@")
        attributes = "".join(f' {key[1:]}="{each}"' for key, each in value.items() if key[0] == "@")
        return f"<{name}{attributes}>\n{inner}</{name}>\n"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "".join(_element(name, each) for each in value)
    if value is None:
        return f'<{name} xsi:nil="true" />\n'
    return f"<{name}>{value}</{name}>\n"

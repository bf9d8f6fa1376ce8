"""Small projects as MS Project writes them, in which everything but the point is left out."""

from datetime import datetime

from scheduler.readers.foreign.mspdi.reading import read_mspdi


def mspdi(tasks="", *, head="", calendars="", resources="", assignments="", fields=""):
    """Return the bytes of a project with these parts, each as XML."""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<Project xmlns="http://schemas.microsoft.com/project">
<Name>plan</Name><CalendarUID>1</CalendarUID>{head}{fields}
<Calendars>{calendars or standard()}</Calendars>
<Tasks>{tasks}</Tasks><Resources>{resources}</Resources>
<Assignments>{assignments}</Assignments>
</Project>""".encode()


def read(tasks="", **parts):
    """Return the schedule that such a project is read as."""
    return read_mspdi(mspdi(tasks, **parts), "plan.xml")


def project(tasks="", **parts):
    """Return the one project that is read."""
    return read(tasks, **parts).projects[0]


def only(tasks, **parts):
    """Return the first row that is read."""
    return project(tasks, **parts).tasks[0]


def codes(schedule):
    """Return the codes of what was told, in order."""
    return [notice.code for notice in schedule.notices]


def task(uid, name="", **values):
    """Return a row; values are elements by their names, a value may be XML."""
    inner = {"UID": uid, "ID": uid, "Name": name or f"Step {uid}", "OutlineLevel": 1} | values
    return element("Task", inner)


def at(text):
    """Return a local date such as ``2026-10-05T08:00``."""
    return datetime.fromisoformat(text)


def element(name, values):
    """Return an element with others in it; those without a value are left out."""
    inner = "".join(f"<{key}>{value}</{key}>" for key, value in values.items() if value != "")
    return f"<{name}>{inner}</{name}>"


def weekday(number, *times):
    """Return a day of a week, Sunday 1, with its working times such as ``08:00-12:00``."""
    worked = "".join(
        element("WorkingTime", {"FromTime": f"{start}:00", "ToTime": f"{end}:00"})
        for start, _, end in (each.partition("-") for each in times)
    )
    values = {"DayType": number, "DayWorking": int(bool(times))}
    return element("WeekDay", values | {"WorkingTimes": worked})


def calendar(uid, days="", *, base=-1, name="", more=""):
    """Return a calendar."""
    values = {
        "UID": uid,
        "Name": name or f"Calendar {uid}",
        "IsBaseCalendar": int(base == -1),
        "BaseCalendarUID": base,
        "WeekDays": days,
    }
    return element("Calendar", values).replace("</Calendar>", f"{more}</Calendar>")


def standard(uid=1):
    """Return a calendar of Monday to Friday, 08:00 to 12:00 and 13:00 to 17:00."""
    days = "".join(weekday(number, "08:00-12:00", "13:00-17:00") for number in range(2, 7))
    return calendar(uid, days, name="Standard")

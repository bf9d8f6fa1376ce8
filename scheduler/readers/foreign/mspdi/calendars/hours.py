"""The working times of one day."""

from scheduler.formats.foreign.calendar import DAY_MINUTES, Stretch
from scheduler.readers.foreign.mspdi.record import MspdiRecord
from scheduler.readers.foreign.mspdi.values import clock

USUAL: tuple[Stretch, ...] = ((480, 720), (780, 1020))
"""What MS Project works on a day of which nothing is said: 08:00 to 12:00 and 13:00 to 17:00."""


def hours_of(day: MspdiRecord) -> tuple[Stretch, ...]:
    """Return the stretches of a day, in order and joined where they overlap."""
    stated = [day.within(each) for each in day.element.all("WorkingTimes", "WorkingTime")]
    found = [each for each in map(_stretch, stated) if each is not None]
    return _disjoint(found)


def _stretch(stated: MspdiRecord) -> Stretch | None:
    start, end = (_time(stated, name) for name in ("FromTime", "ToTime"))
    if start is None or end is None:
        return None
    end = end or DAY_MINUTES
    if start in (end, DAY_MINUTES):
        stated.unreadable("ToTime", stated.text("ToTime"))
        return None
    if end < start:
        what = "Working times that end before they begin go to midnight; a night shift has a "
        what += "second part on the next day."
        names = [f"{stated.title}: {stated.text('FromTime')} to {stated.text('ToTime')}"]
        stated.notices.lost("import-hours-backwards", what, names)
        return start, DAY_MINUTES
    return start, end


def _time(stated: MspdiRecord, name: str) -> int | None:
    text = stated.text(name)
    value = clock(text)
    if value is None and (text or stated.element.children):
        stated.unreadable(name, text)
    return value


def _disjoint(stretches: list[Stretch]) -> tuple[Stretch, ...]:
    found: list[Stretch] = []
    for start, end in sorted(stretches):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)

"""The hours of a calendar as XER packs them into one field: nodes in parentheses."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from scheduler.formats.foreign.calendar import Stretch
from scheduler.readers.foreign.primavera.base.hours import (
    BrokenHours,
    WorkingTime,
    exceptions_of,
    in_order,
    minute_of_day,
    until_midnight,
)

FIRST_DAY = date(1899, 12, 30)
"""The day that serial numbers of days count from."""
MOST_DAYS = 100_000
LAYOUT = re.compile(r"[\x00-\x20\x7f]+")
PARTS = re.compile(r"[()]|[^()]+")
MOST_DEEP = 40
SUNDAY = 6
LAST_MINUTE = 23 * 60 + 59
DEEPEST = 3
"""Parentheses of a node: its own, and those around its attributes and its children."""


@dataclass(slots=True)
class Group:
    """What stands between two parentheses: its text, and the groups within."""

    text: str = ""
    groups: list["Group"] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The name of a node, without the number before it."""
        return self.text.rpartition("||")[2].strip()

    @property
    def attributes(self) -> dict[str, str]:
        """The attributes of a node: words and values in turns."""
        words = [each.strip() for each in self.groups[0].text.split("|")] if self.groups else []
        return dict(zip(words[::2], words[1::2], strict=False))

    @property
    def children(self) -> list["Group"]:
        """The nodes within a node."""
        return self.groups[1].groups if len(self.groups) > 1 else []

    def walk(self) -> Iterator["Group"]:
        """Yield this group and all within it, in order."""
        waiting = [self]
        while waiting:
            group = waiting.pop()
            yield group
            waiting.extend(reversed(group.groups))


def read_clndr_data(text: str) -> WorkingTime:
    """
    Return when a calendar works; one that breaks off, or that says nothing sensible, has a fault.

    A day without shifts has no work. An exception without shifts is a day off, with shifts it is a
    day worked. A finish of 00:00 is the end of the day.
    """
    if not LAYOUT.sub("", text):
        return WorkingTime()
    try:
        root = _parsed(text)
        week, rounded = _week(root)
        days, also = _exceptions(root)
    except BrokenHours as error:
        return WorkingTime(fault=str(error))
    return WorkingTime(week=week, exceptions=exceptions_of(days), rounded=rounded or also)


def _parsed(text: str) -> Group:
    root = Group()
    open_groups = [root]
    for part in PARTS.findall(LAYOUT.sub(" ", text)):
        if part == "(":
            group = Group()
            open_groups[-1].groups.append(group)
            open_groups.append(group)
            if len(open_groups) > MOST_DEEP:
                raise BrokenHours("it nests too deep")
        elif part == ")":
            open_groups.pop()
            if not open_groups:
                raise BrokenHours("it closes more parentheses than it opens")
        else:
            open_groups[-1].text += part
    if len(open_groups) > 1:
        raise BrokenHours("it breaks off")
    return root


def _named(root: Group, name: str) -> list[Group]:
    return [child for group in root.walk() if group.name == name for child in group.children]


def _week(root: Group) -> tuple[dict[int, tuple[Stretch, ...]], bool]:
    week: dict[int, tuple[Stretch, ...]] = {}
    rounded = False
    for day in _named(root, "DaysOfWeek"):
        if not re.fullmatch("[1-7]", day.name):
            raise BrokenHours(f"{day.name[:20]!r} is no weekday")
        weekday = (int(day.name) - 2) % 7
        week[weekday], also = _shifts(day)
        rounded = rounded or also
    if not week and any(group.name == "DaysOfWeek" for group in root.walk()):
        return {}, rounded
    if not week and not any(group.name in ("CalendarData", "Exceptions") for group in root.walk()):
        raise BrokenHours("it is no calendar")
    return week, rounded


def _exceptions(root: Group) -> tuple[dict[date, tuple[Stretch, ...]], bool]:
    days: dict[date, tuple[Stretch, ...]] = {}
    rounded = False
    for each in _named(root, "Exceptions"):
        serial = each.attributes.get("d", "")
        if not re.fullmatch(r"\d{1,6}", serial) or int(serial) > MOST_DAYS:
            raise BrokenHours(f"{serial[:20]!r} is no day")
        days[FIRST_DAY + timedelta(days=int(serial))], also = _shifts(each)
        rounded = rounded or also
    return days, rounded


def _shifts(day: Group) -> tuple[tuple[Stretch, ...], bool]:
    found: list[Stretch] = []
    rounded = False
    for shift in day.children:
        times = shift.attributes
        if not times:
            continue
        if "s" not in times or "f" not in times:
            raise BrokenHours("a shift lacks its start or its finish")
        start, end = minute_of_day(times["s"]), minute_of_day(times["f"])
        rounded = rounded or end == LAST_MINUTE
        stretch = until_midnight(start, 0 if end == LAST_MINUTE else end)
        if stretch is not None:
            found.append(stretch)
    return in_order(found), rounded

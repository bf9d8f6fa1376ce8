"""The rows of a project in their outline."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scheduler.readers.foreign.mspdi.record import MspdiNotices, MspdiRecord
from scheduler.readers.foreign.mspdi.uids import UniqueUids
from scheduler.readers.foreign.xml.element import XmlElement

PROJECT_UID = "0"
IDENTITY = {"UID", "ID", "GUID", "IsNull"}
"""What a row has that says nothing else."""


@dataclass(slots=True, kw_only=True)
class OutlineRow:
    """A row with its place in the outline; ``level`` counts from 1."""

    stated: MspdiRecord
    uid: str
    level: int = 1
    parent: str | None = None
    is_summary: bool = False
    is_blank: bool = False


@dataclass(frozen=True, slots=True)
class Outline:
    """The rows of a project, and the one that sums up the project itself, if there is one."""

    rows: list[OutlineRow]
    project: MspdiRecord | None


def outline_of(project: XmlElement, notices: MspdiNotices) -> Outline:
    """
    Return the rows of a project, each under the row before it that is less deep.

    A row under which others stand is a summary, whatever it says of itself.
    """
    uids = UniqueUids("steps", notices)
    elements = list(project.all("Tasks", "Task"))
    summary = _summary_of_project(elements)
    rows = [_row(each, uids, notices) for each in elements if each is not summary]
    _nest(rows, notices)
    return Outline(rows, None if summary is None else _record(summary, notices))


def _summary_of_project(elements: Iterable[XmlElement]) -> XmlElement | None:
    """Return the row that sums up the project: number 0, above all others."""
    found = next((each for each in elements if each.value("UID") == PROJECT_UID), None)
    if found is None or _level(found, None) not in (None, 0):
        return None
    others = (each for each in elements if each is not found)
    is_one_of_many = any(each.value("OutlineLevel") == "0" for each in others)
    return None if is_one_of_many and found.value("Summary") != "1" else found


def _row(element: XmlElement, uids: UniqueUids, notices: MspdiNotices) -> OutlineRow:
    stated = _record(element, notices)
    is_null = stated.is_on("IsNull") or {each.name for each in element.children} <= IDENTITY
    is_blank = is_null and not stated.text("Name")
    return OutlineRow(stated=stated, uid=uids.of(stated), is_blank=is_blank)


def _record(element: XmlElement, notices: MspdiNotices) -> MspdiRecord:
    number, name = element.value("ID"), element.value("Name")
    title = f"{number} {name}".strip() or f"step of line {element.line}"
    return MspdiRecord(element, title, notices)


def _nest(rows: Iterable[OutlineRow], notices: MspdiNotices) -> None:
    worked = [row for row in rows if not row.is_blank]
    levels = list(_levels(worked, notices))
    lowest = min(levels, default=1)
    shift = 1 - lowest if lowest < 1 else 0
    above: list[OutlineRow] = []
    for row, level in zip(worked, levels, strict=True):
        row.level = level + shift
        while above and above[-1].level >= row.level:
            above.pop()
        if above:
            row.parent = above[-1].uid
            above[-1].is_summary = True
        above.append(row)


def _levels(rows: Iterable[OutlineRow], notices: MspdiNotices) -> Iterator[int]:
    before: int | None = None
    for row in rows:
        level = _level(row.stated.element, row.stated)
        if level is None:
            what = "Some steps do not say how deep they stand; they stand as deep as the one above."
            notices.decided("import-level-missing", what, [row.stated.title])
            level = 1 if before is None else before
        before = level
        yield level


def _level(element: XmlElement, stated: MspdiRecord | None) -> int | None:
    """Return how deep a row stands, by its level or else its number in the outline."""
    text = element.value("OutlineLevel")
    if text.isascii() and text.isdecimal() and len(text) <= len("100"):
        return int(text)
    if text and stated is not None:
        stated.unreadable("OutlineLevel", text)
    number = element.value("OutlineNumber")
    if number == "0":
        return 0
    return number.count(".") + 1 if number else None

"""Files that are text, by how they begin."""

import re
from collections.abc import Mapping

from scheduler.formats.foreign.words import SourceForm
from scheduler.readers.foreign.forms.recognised import SAVE_AS_XML, SAVE_XLSX, Recognised
from scheduler.readers.foreign.xml.decoding import BARE, MARKS

HEAD = 20_000
MSPDI = Recognised(what="a schedule of MS Project as XML", form=SourceForm.MSPDI)
PMXML = Recognised(what="a schedule of Primavera P6 as XML", form=SourceForm.PMXML)
XER = Recognised(what="a schedule of Primavera P6 (XER)", form=SourceForm.XER)
CSV = Recognised(what="a list as text", form=SourceForm.CSV)
ROOT = re.compile(r"<(?![?!])(?:[\w.-]+:)?([\w.-]+)([^>]*)")
PASSED_OVER = re.compile(r"<\?.*?\?>|<!--.*?-->", re.DOTALL)
GRAPH = re.compile(r"(?m)^(tasks|scenarios|data_date|draws)\s*:")
TASKJUGGLER = re.compile(r"(?m)^project\s+[\w.]*\s*\"[^\"\n]*\".*")
UNSEEN = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f]")
LEAST_TEXT = 50
"""One character in so many may be one that nobody writes; more of them are no text."""
TJP = Recognised(
    what="a project of TaskJuggler",
    way_out="Add a taskreport with 'formats mspxml' to it, and import what tj3 writes.",
)
ROOTS: Mapping[str, Recognised] = {
    "APIBusinessObjects": PMXML,
    "BusinessObjects": PMXML,
    "Project": MSPDI,
    "Workbook": Recognised(what="a workbook of Excel 2003 as XML", way_out=SAVE_XLSX),
    "html": Recognised(
        what="a web page, and no schedule: perhaps a page to log in was saved",
        way_out="Save or download the file itself again.",
    ),
    "taskfile": Recognised(what="a file of Kplato or Plan", way_out=SAVE_AS_XML),
}
BEGINNINGS: Mapping[str, Recognised] = {
    "ERMHDR": XER,
    "MPX": Recognised(
        what="a file in the old exchange format of MS Project (MPX)",
        way_out="Open it in MS Project or ProjectLibre, save it as XML, and import that.",
        by_mpxj=True,
    ),
    "VOLM": Recognised(what="a schedule as SDEF", way_out=SAVE_AS_XML, by_mpxj=True),
    "PRX3": Recognised(what="a file of an old Primavera (PRX)", way_out=SAVE_AS_XML),
    "PPX!!!!": Recognised(what="a file of Phoenix", way_out=SAVE_AS_XML, by_mpxj=True),
    "BEGIN:VCALENDAR": Recognised(
        what="a calendar of appointments (iCalendar)", way_out=SAVE_AS_XML
    ),
    "{\\rtf": Recognised(what="a text document (RTF)", way_out=SAVE_XLSX),
    "{": Recognised(
        what="data as JSON",
        way_out="A plan of this program is read by verify, explain, gantt and export; any other "
        "schedule is to be saved as XML of MS Project.",
    ),
}


def recognise_text(content: bytes) -> Recognised | None:
    """Return what a text file is by how it begins; None if the bytes are no text."""
    head = _head(content)
    if head is None:
        return None
    start = head.lstrip()
    if start.startswith("<"):
        return _by_root(start)
    known = (each for name, each in BEGINNINGS.items() if start.startswith(name))
    found = next(known, None)
    if found is not None:
        return found
    return _by_lines(head)


def _head(content: bytes) -> str | None:
    """Return how a file begins; bytes beyond ASCII do not matter here, so any code page does."""
    for mark, name in (*MARKS, *BARE):
        if content.startswith(mark):
            bare = content if mark in dict(BARE) else content[len(mark) :]
            return bare[:HEAD].decode(name, errors="replace")
    head = content[:HEAD]
    if b"\0" in head:
        return _wide(head)
    return head.decode("latin-1")


def _wide(head: bytes) -> str | None:
    """Return UTF-16 without a mark, where every other byte of plain letters is zero."""
    for offset, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        zeros = head[offset::2].count(0)
        if zeros > len(head) // 4 and not head[1 - offset :: 2].count(0):
            return head.decode(name, errors="replace")
    return None


def _by_root(start: str) -> Recognised:
    root = ROOT.search(PASSED_OVER.sub("", start))
    if root is None:
        return MSPDI
    name, rest = root.groups()
    if name in ROOTS:
        return ROOTS[name]
    if name.casefold() == "html" or start[:14].casefold() == "<!doctype html":
        return ROOTS["html"]
    if name == "project":
        is_planner = "mrproject" in rest
        program = "GNOME Planner" if is_planner else "GanttProject (.gan)"
        way_out = "Export it there to Microsoft Project (XML), and import that."
        return Recognised(what=f"a file of {program}", way_out=way_out, by_mpxj=True)
    return Recognised(what=f"XML that begins with <{name}>", way_out=SAVE_AS_XML)


def _by_lines(head: str) -> Recognised | None:
    if GRAPH.search(head):
        return Recognised(
            what="a task graph, or a file that goes with one",
            way_out="Plan it as it is: launch-scheduler plan FILE.",
            is_task_graph=True,
        )
    if not head.strip():
        return Recognised(what="empty", way_out=SAVE_AS_XML)
    if TASKJUGGLER.search(head):
        return TJP
    unseen = len(UNSEEN.findall(head))
    return None if unseen * LEAST_TEXT > len(head) else CSV

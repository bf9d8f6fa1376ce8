"""An export in lines: what was written, what it cannot hold, and what was decided."""

from collections.abc import Iterator
from shlex import quote
from typing import Any

from scheduler.cli.reports.notices import by_kind, notice_data, notice_lines
from scheduler.formats.foreign.words import ForeignKind
from scheduler.interchange.outgoing.forms import SCHEDULES, ExportForm
from scheduler.pipeline.interchange.exporting import Exported

FORMS = {
    ExportForm.MSPDI: "Microsoft Project XML",
    ExportForm.XLSX: "Excel workbook",
    ExportForm.CSV: "CSV list",
    ExportForm.ICS: "calendar file",
}


def export_lines(done: Exported) -> Iterator[str]:
    """Yield the report for people."""
    counts = ", ".join(f"{count} {noun}" for noun, count in counts_of(done).items())
    yield f"{done.path} ({FORMS[done.form]}): {counts}."
    yield from notice_lines(by_kind(done.notices))
    if done.form in SCHEDULES:
        yield ""
        yield "The notes of the file keep what is lost: an import makes the same task graph of it."
        yield f"Back: launch-scheduler import {quote(str(done.path))}"


def counts_of(done: Exported) -> dict[str, int]:
    """Return how many steps, links and the like were written."""
    project = done.project
    steps = sum(x.kind is not ForeignKind.SUMMARY for x in project.tasks)
    if done.form is ExportForm.ICS:
        undated = [x.count for x in done.notices if x.code == "export-without-date"]
        return {"events": steps - sum(undated)}
    counts = {"steps": steps, "links": len(project.links)}
    if done.form in SCHEDULES:
        counts["resources"] = len(project.resources)
        counts["calendars"] = sum(x.base is None for x in project.calendars)
    return counts


def export_data(done: Exported) -> dict[str, Any]:
    """Return the report for programs."""
    return {
        "file": str(done.path),
        "form": done.form.value,
        "counts": counts_of(done),
        "lossless": done.is_lossless,
        "notices": [notice_data(each) for each in done.notices],
    }

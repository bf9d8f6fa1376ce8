"""The rows of a list: a step each, with links by number as other programs write them."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from fractions import Fraction

from scheduler.formats.foreign.schedule import ForeignProject
from scheduler.formats.foreign.steps import ForeignLength, ForeignLink, ForeignTask
from scheduler.formats.foreign.words import ForeignKind
from scheduler.model.link import LinkKind
from scheduler.model.notation.durations import HOUR

Cell = str | float | int | datetime | None
COLUMNS = (
    *("ID", "Key", "Task Name", "Duration (h)", "Elapsed", "Start", "Finish", "Predecessors"),
    *("Crew", "Flow", "Facility", "Hazards", "Test", "Hold point", "% Complete", "Deadline"),
    *("Baseline Start", "Baseline Finish", "Notes"),
)


def list_rows(project: ForeignProject) -> Iterator[Mapping[str, Cell]]:
    """Yield a row for each step; ``Predecessors`` name rows by ID, as in ``3FS+12h,5SS-2eh``."""
    steps = [task for task in project.tasks if task.kind is not ForeignKind.SUMMARY]
    numbers = {task.uid: number for number, task in enumerate(steps, 1)}
    links: dict[str, list[str]] = {}
    for link in project.links:
        links.setdefault(link.successor, []).append(link_text(link, numbers[link.predecessor]))
    crews = crews_of(project)
    for task in steps:
        people = crews.get(task.uid, {})
        yield {
            "ID": numbers[task.uid],
            **_step(task),
            "Predecessors": ",".join(links.get(task.uid, [])),
            "Crew": ", ".join(f"{crew} {count}" for crew, count in people.items()),
        }


def _step(task: ForeignTask) -> dict[str, Cell]:
    duration = task.duration or ForeignLength()
    return {
        "Key": task.code,
        "Task Name": task.name,
        "Duration (h)": float(duration.minutes / HOUR),
        "Elapsed": "yes" if duration.elapsed else "",
        "Start": task.start,
        "Finish": task.finish,
        **{name: task.fields.get(name, "") for name in COLUMNS if name in task.fields},
        "% Complete": int(task.percent or 0),
        "Deadline": task.deadline,
        "Baseline Start": task.baseline_start,
        "Baseline Finish": task.baseline_finish,
        "Notes": task.notes,
    }


def crews_of(project: ForeignProject) -> Mapping[str, Mapping[str, int]]:
    """Return the people of each crew on each step, whatever the shift."""
    crews = {each.uid: each.crew for each in project.resources if each.crew}
    found: dict[str, dict[str, int]] = {}
    for each in project.assignments:
        if each.resource in crews:
            own = found.setdefault(each.task, {})
            crew = crews[each.resource]
            own[crew] = max(own.get(crew, 0), int(each.units or 0))
    return found


def link_text(link: ForeignLink, number: int) -> str:
    """Return a link as a list has it: ``3``, ``3FS+12eh``, ``5SS-90min``."""
    lag = link.lag or ForeignLength()
    if not lag.minutes:
        return str(number) if link.kind is LinkKind.FS else f"{number}{link.kind}"
    return f"{number}{link.kind}{_lag(lag)}"


def _lag(lag: ForeignLength) -> str:
    elapsed = "e" if lag.elapsed else ""
    sign = "+" if lag.minutes > 0 else "-"
    minutes = abs(lag.minutes)
    if minutes % HOUR:
        return f"{sign}{_plain(minutes)}{elapsed}min"
    return f"{sign}{_plain(minutes / HOUR)}{elapsed}h"


def _plain(number: Fraction) -> str:
    return f"{float(number):g}"

"""The whole of a task graph as plain data, in the order in which people write it."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from scheduler.interchange.incoming.rows.fields import FieldReader
from scheduler.interchange.incoming.source import Source
from scheduler.interchange.incoming.telling import Telling
from scheduler.interchange.incoming.words import moment_text, plain, prose
from scheduler.interchange.working_time.site_work import SiteWork

SCENARIO = "as-planned"
FORM_NAMES = {
    "mspdi": "Microsoft Project XML",
    "xer": "Primavera P6 XER",
    "pmxml": "Primavera P6 XML",
    "xlsx": "Excel workbook",
    "csv": "CSV list",
}


def graph_of(
    head: Mapping[str, Any], site: SiteWork, tasks: Mapping[str, Any], fields: FieldReader
) -> dict[str, Any]:
    """Return a task graph as plain data: the head, the site's sections, the tasks, a scenario."""
    parts = dict(_parts(head, site, tasks, fields))
    return {name: value for name, value in parts.items() if value}


def _parts(
    head: Mapping[str, Any], site: SiteWork, tasks: Mapping[str, Any], fields: FieldReader
) -> Iterator[tuple[str, Any]]:
    yield from head.items()
    yield "shifts", dict(site.shifts)
    yield "holidays", list(site.holidays)
    yield "stand_downs", [dict(each) for each in site.stand_downs]
    yield "crews", _tables(site.crews)
    yield "facilities", _tables(site.facilities) | fields.facilities.entries
    yield "hazards", _hazards(fields, tasks)
    yield "windows", _tables(site.windows)
    yield "flows", fields.flows.entries
    yield "tasks", dict(tasks)
    yield "scenarios", {SCENARIO: _scenario(site)}


def _tables(entries: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    return {key: dict(entry) for key, entry in entries.items()}


def _scenario(site: SiteWork) -> dict[str, Any]:
    """Return the way of working of the source: side by side, on its shifts and days."""
    scenario: dict[str, Any] = {"name": "As planned there", "order": "parallel"}
    if site.shifts:
        scenario["shifts"] = list(site.shifts)
    scenario["week"] = site.week
    if site.weeks:
        scenario["weeks"] = dict(site.weeks)
    return scenario


def _hazards(fields: FieldReader, tasks: Mapping[str, Any]) -> dict[str, Any]:
    """Return the hazards as labels; one without a place everywhere is of the whole site."""
    entries: dict[str, Any] = {}
    for key, entry in fields.hazards.entries.items():
        carrying = [task for task in tasks.values() if key in (task.get("hazards") or ())]
        has_places = all(task.get("facility") for task in carrying)
        entries[key] = entry if has_places else {**entry, "scope": "site"}
    return entries


def head_of(
    source: Source,
    file: str,
    span: tuple[datetime, timedelta],
    launch: tuple[str, str],
    zone: ZoneInfo,
    telling: Telling,
) -> dict[str, Any]:
    """
    Return the fields at the head of a graph.

    ``span`` is the start and how far ahead to plan, ``launch`` the uid and the key of the launch.
    """
    project, (start, horizon) = source.project, span
    uid, key = launch
    return {
        "format": 1,
        "name": plain(project.title or project.name) or Path(file).stem,
        "notes": prose(project.notes),
        "source": f"{Path(file).name} ({FORM_NAMES[source.form]})",
        "start": moment_text(start, zone),
        "time_zone": zone.key,
        "target": _target(source, uid, start, zone, telling),
        "launch": key,
        "horizon": f"{horizon.days}d",
    }


def _target(source: Source, launch: str, start: datetime, zone: ZoneInfo, telling: Telling) -> str:
    """Return the date by which launch is wished: its deadline, else that of the project."""
    deadline, must_finish = source.tasks[launch].deadline, source.project.must_finish
    target = deadline or must_finish
    if target is None:
        return ""
    if target < start:
        text = f"The date by which the plan had to end, {target:%Y-%m-%d}, lies before its start"
        telling.lost("import-target-dropped", text)
        return ""
    what = "The deadline of the launch" if deadline else "The date by which the project must finish"
    telling.noted("import-target", f"{what} is the target")
    return moment_text(target, zone)

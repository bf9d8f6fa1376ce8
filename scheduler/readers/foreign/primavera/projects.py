"""The projects of a P6 file, each whole."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from scheduler.formats.foreign.schedule import ForeignProject
from scheduler.formats.foreign.steps import ForeignAssignment, ForeignResource, ForeignTask
from scheduler.formats.foreign.words import ForeignKind, LagCalendar, ResourceKind
from scheduler.readers.foreign.primavera.assignments import read_assignments
from scheduler.readers.foreign.primavera.base.account import Account
from scheduler.readers.foreign.primavera.base.hours import WorkingTime
from scheduler.readers.foreign.primavera.base.rows import Row, Tables
from scheduler.readers.foreign.primavera.calendars import Calendars, read_calendars
from scheduler.readers.foreign.primavera.filling import read_filling
from scheduler.readers.foreign.primavera.options import lag_calendars
from scheduler.readers.foreign.primavera.people import read_people
from scheduler.readers.foreign.primavera.steps.known import Home, Known
from scheduler.readers.foreign.primavera.steps.links import read_links
from scheduler.readers.foreign.primavera.steps.outline import Outline, read_outline
from scheduler.readers.foreign.primavera.steps.owners import activities_of, projects_of
from scheduler.readers.foreign.primavera.steps.progress import tell_of_progress

DEFAULT_DAY = 480


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """A project while it is put together."""

    uid: str
    row: Row
    outline: Outline
    lag_calendar: LagCalendar


def read_projects(
    tables: Tables, times: Mapping[str, WorkingTime], account: Account
) -> tuple[ForeignProject, ...]:
    """
    Return the projects of a file that have activities.

    Parameters
    ----------
    tables
        Its rows.
    times
        When each of its calendars works, by its id.
    account
        Reads values, and keeps what was lost, decided or wrong.
    """
    calendars = read_calendars(tables, times, account)
    parts = _parts(tables, calendars, account)
    known = _known(parts)
    lags = {part.uid: part.lag_calendar for part in parts}
    links = read_links(tables, known, lags, account)
    assignments = read_assignments(tables, known, account)
    filling = read_filling(tables, account)
    projects = []
    for part in parts:
        data_date = account.moment(part.row, "last_recalc_date")
        people = read_people(tables, calendars, data_date, account)
        own = tuple(assignments.get(part.uid, ()))
        tasks = _by_resources(filling.tasks(part.outline), own, people)
        projects.append(
            ForeignProject(
                uid=part.uid,
                name=part.row.text("proj_short_name"),
                title=part.row.first("project_name") or part.outline.name,
                start=account.moment(part.row, "plan_start_date"),
                finish=account.moment(part.row, "scd_end_date"),
                data_date=data_date,
                must_finish=account.moment(part.row, "plan_end_date"),
                calendar=_calendar(part.row, calendars),
                minutes_per_day=_minutes_per_day(part.row, calendars),
                lag_calendar=part.lag_calendar,
                calendars=calendars.of_project(part.row.text("proj_id")),
                tasks=tasks,
                links=tuple(links.get(part.uid, ())),
                resources=filling.resources(people),
                assignments=own,
                field_names=_field_names(tasks),
                notes=filling.project_notes(part.outline),
                is_stub=_is_aside(part) and not all(_is_aside(each) for each in parts),
                line=part.row.line or None,
            )
        )
    tell_of_progress(tables, known, account)
    return tuple(projects)


def _parts(tables: Tables, calendars: Calendars, account: Account) -> list[_Part]:
    rows = projects_of(tables, account)
    owned = activities_of(tables, rows, account)
    lags = lag_calendars(tables, account)
    parts: list[_Part] = []
    for place, row in enumerate(rows, start=1):
        own = owned.get(row.text("proj_id"), [])
        if not own:
            if len(rows) > 1:
                what = "Projects without activities were left out."
                account.noted("import-project-empty", what, [row.title])
            continue
        uid = row.first("proj_id", "proj_short_name") or f"project-{place}"
        outline = read_outline(tables, row, own, calendars, account)
        lag = lags.get(row.text("proj_id"), lags.get("", LagCalendar.PREDECESSOR))
        parts.append(_Part(uid=uid, row=row, outline=outline, lag_calendar=lag))
    return parts


def _known(parts: Iterable[_Part]) -> Known:
    known = Known()
    for part in parts:
        name = part.row.first("proj_short_name", "project_name") or part.uid
        for task in part.outline.tasks:
            if task.kind is not ForeignKind.SUMMARY:
                home = Home(project=part.uid, project_name=name, task=task)
                known.add(home, part.outline.ids[task.uid], part.row.text("proj_id"))
    return known


def _by_resources(
    tasks: tuple[ForeignTask, ...],
    assignments: Iterable[ForeignAssignment],
    people: Iterable[ForeignResource],
) -> tuple[ForeignTask, ...]:
    """Let activities that depend on resources work by the calendars of these alone."""
    timed = {
        each.uid
        for each in people
        if each.calendar is not None and each.kind is not ResourceKind.MATERIAL
    }
    worked = {each.task for each in assignments if each.resource in timed}
    return tuple(
        replace(task, calendar=None, lag_calendar=task.calendar)
        if task.uid in worked and not task.ignores_resource_calendars
        else task
        for task in tasks
    )


def _is_aside(part: _Part) -> bool:
    """Tell whether a project was exported only because others are linked to it."""
    return part.row.text("export_flag").upper() == "N"


def _calendar(row: Row, calendars: Calendars) -> str | None:
    said = row.text("clndr_id")
    return said if said in calendars else calendars.default


def _minutes_per_day(row: Row, calendars: Calendars) -> int:
    uid = _calendar(row, calendars)
    return (calendars.hours_per_day.get(uid, 0) if uid is not None else 0) or DEFAULT_DAY


def _field_names(tasks: Iterable[ForeignTask]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for task in tasks for name in task.fields))

"""A plan as a schedule of another program."""

from collections.abc import Mapping
from typing import Any

from scheduler.analyse.plan import ExplainedPlan
from scheduler.formats.foreign.schedule import ForeignProject, ForeignSchedule
from scheduler.formats.foreign.words import SourceForm
from scheduler.interchange.outgoing.calendars import (
    SITE,
    days_per_month,
    minutes_per_day,
    minutes_per_week,
)
from scheduler.interchange.outgoing.civil_days import clock
from scheduler.interchange.outgoing.forms import ExportForm
from scheduler.interchange.outgoing.links import foreign_links
from scheduler.interchange.outgoing.names import as_note, shown
from scheduler.interchange.outgoing.outgoing import Outgoing, outgoing
from scheduler.interchange.outgoing.outline import rows_of
from scheduler.interchange.outgoing.people.assignments import assignments_of, called_in, crew_work
from scheduler.interchange.outgoing.people.resources import ResourceBook, resources_of
from scheduler.interchange.outgoing.steps import FIELDS, rows_as_tasks
from scheduler.interchange.outgoing.unsaid.kinds import unsaid


def foreign_schedule(
    plan: ExplainedPlan,
    graph: Mapping[str, Any],
    facts: Mapping[str, Mapping[str, Any]],
    *,
    form: ExportForm = ExportForm.MSPDI,
    links_only: bool = False,
) -> ForeignSchedule:
    """
    Return a plan as another program would hold it, and what that cannot hold.

    Parameters
    ----------
    plan
        Any plan.
    graph
        Its task graph as plain data, in the form in which a file states it.
    facts
        What is recorded of each step, as plain data likewise.
    form
        What it is to be written as, which decides what is told as lost.
    links_only
        Whether the planned starts are left to the other program instead of being pinned.
    """
    out = outgoing(plan, graph, facts, links_only=links_only)
    situation = plan.situation
    site = out.calendars.uid(out.site_hours, SITE)
    rows = rows_of(situation.campaign, out.times)
    uids = {row.step: row.uid for row in rows if row.step}
    work = crew_work(plan, out.times)
    tasks = rows_as_tasks(out, rows)
    resources = resources_of(plan, out.calendars, called_in(work))
    own = next(each for each in out.calendars.made if each.uid == site)
    project = ForeignProject(
        uid="1",
        name=shown(situation.campaign.name),
        title=shown(situation.campaign.name),
        start=clock(situation.axis, min([0, *(each.start for each in out.times.values())])),
        finish=clock(situation.axis, max(each.end for each in out.times.values())),
        data_date=None if situation.facts is None else clock(situation.axis, situation.begin),
        minutes_per_day=minutes_per_day(own),
        minutes_per_week=minutes_per_week(own),
        days_per_month=days_per_month(own),
        calendar=site,
        calendars=tuple(out.calendars.made),
        tasks=tasks,
        links=foreign_links(out.links, uids),
        resources=resources.resources,
        assignments=assignments_of(plan, out.times, work, resources, uids),
        field_names=tuple(name for name in FIELDS if any(name in x.fields for x in tasks)),
        graph=_words(out, resources),
        notes=as_note(situation.campaign.notes),
    )
    return ForeignSchedule(
        file=plan.graph.file,
        form=SourceForm.MSPDI if form is ExportForm.ICS else SourceForm(form),
        digest=plan.graph.digest,
        projects=(project,),
        notices=unsaid(out, form),
    )


def _words(out: Outgoing, resources: ResourceBook) -> dict[str, Any]:
    """Return all that the task graph says beyond its steps, and what was written of people."""
    words = {name: value for name, value in out.graph.items() if name != "tasks"}
    people = {crew: dict(shifts) for crew, shifts in resources.people.items()}
    return {**words, "exported": {"scenario": out.plan.situation.scenario.id, "people": people}}

"""Schedules of other programs for tests: everything but the point has a default."""

from datetime import datetime
from fractions import Fraction

from scheduler.formats.foreign.schedule import ForeignProject, ForeignSchedule
from scheduler.formats.foreign.steps import (
    ForeignConstraint,
    ForeignLength,
    ForeignLink,
    ForeignTask,
)
from scheduler.formats.foreign.words import ForeignKind, SourceForm
from scheduler.interchange.choices import ImportChoices
from scheduler.interchange.importing import import_schedule
from scheduler.model.link import LinkKind

START = datetime.fromisoformat("2026-10-05T08:00")
"""A Monday."""


def length(hours, **more):
    """Return a length in hours of working time."""
    return ForeignLength(minutes=Fraction(str(hours)) * 60, **more)


def step(uid, hours=8, **more):
    """Return a step of a day, its row numbered as its uid."""
    own = {"uid": uid, "row": int(uid), "name": f"Step {uid}", "duration": length(hours)}
    return ForeignTask(**{**own, **more})


def summary(uid, **more):
    """Return a summary of the rows that name it as their parent."""
    return step(uid, kind=ForeignKind.SUMMARY, **more)


def link(predecessor, successor, kind="FS", **more):
    """Return a link between two steps by uid."""
    return ForeignLink(predecessor=predecessor, successor=successor, kind=LinkKind(kind), **more)


def binding(kind, date):
    """Return a date that binds a step."""
    return ForeignConstraint(kind=kind, date=date)


def schedule(tasks, links=(), form=SourceForm.MSPDI, **project):
    """Return a file with one project."""
    own = {"uid": "1", "name": "Campaign", "start": START}
    whole = ForeignProject(**{**own, **project}, tasks=tuple(tasks), links=tuple(links))
    return ForeignSchedule(file="plan.xml", form=form, digest="", projects=(whole,))


def imported(tasks, links=(), form=SourceForm.MSPDI, choices=None, **project):
    """Return what a file with one project becomes; the last step is the launch."""
    steps = list(tasks)
    stated = {"launch": steps[-1].uid, **(choices or {})}
    source = schedule(steps, links, form, **project)
    return import_schedule(source, ImportChoices.model_validate(stated))


def codes(result):
    """Return the names under each code of the notices."""
    return {notice.code: notice.names for notice in result.notices}

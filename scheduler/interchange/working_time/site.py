"""The calendars and resources of a source as sections of a task graph."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from typing import Any

from scheduler.calendars.clock.intervals import Intervals
from scheduler.formats.foreign.notices import Notice, joined
from scheduler.formats.foreign.schedule import ForeignProject
from scheduler.interchange.choices import ImportChoices
from scheduler.interchange.working_time.calendars.in_force import CalendarsInForce, say
from scheduler.interchange.working_time.commenting import comments_on
from scheduler.interchange.working_time.crews.equipment import (
    facility,
    told_of_equipment,
    used_equipment,
)
from scheduler.interchange.working_time.crews.kinds import told_of_kinds, use_of
from scheduler.interchange.working_time.crews.making import (
    calendars_of,
    crew_calendars,
    people_found,
    told_of_people,
    units_for,
)
from scheduler.interchange.working_time.crews.shift_plan import ShiftPlan, shift_plan
from scheduler.interchange.working_time.crews.source import CrewSource
from scheduler.interchange.working_time.crews.stated import (
    calendar_of_shifts,
    joined_people,
    stated_people,
    stated_shifts,
)
from scheduler.interchange.working_time.keys import resource_keys
from scheduler.interchange.working_time.naming import shown
from scheduler.interchange.working_time.period import Period, minute_of, period_of
from scheduler.interchange.working_time.site_work import SiteWork
from scheduler.interchange.working_time.steps.hours import RunsBy, all_hours, time_of
from scheduler.interchange.working_time.steps.making import NamedWindows, step_work, told_of_steps
from scheduler.interchange.working_time.steps.needs import needs_of
from scheduler.interchange.working_time.steps.telling import told_of_left, told_of_needs
from scheduler.interchange.working_time.steps.together import together
from scheduler.interchange.working_time.telling import (
    told_of_crews,
    told_of_shifts,
    told_of_unused,
)
from scheduler.model.notation.clock import format_week

SITE = "the project's own calendar"


def site_work(
    project: ForeignProject,
    choices: ImportChoices,
    within: tuple[datetime, datetime] | None = None,
    labels: Mapping[str, str] | None = None,
) -> SiteWork:
    """
    Return what the calendars and resources of a project become, and what is to be said of it.

    Parameters
    ----------
    project
        The project.
    choices
        What the user has decided.
    within
        From when to when the campaign is planned, in local time without a zone; without it, from
        the first date of the project to well past its last.
    labels
        What people call the steps, by uid; by default their names.
    """
    if project.shifts and project.calendar is None:
        calendar = calendar_of_shifts(project.shifts)
        known = (*project.calendars, calendar)
        project = replace(project, calendars=known, calendar=calendar.uid)
    period = (
        period_of(project, choices.start) if within is None else Period(*map(minute_of, within))
    )
    titles = {task.uid: task.title for task in project.tasks}
    return _Site(project, choices, period, {**titles, **(labels or {})}).work()


class _Site:
    """One project on its way into a task graph, each part made when it is first asked for."""

    def __init__(
        self,
        project: ForeignProject,
        choices: ImportChoices,
        period: Period,
        labels: Mapping[str, str],
    ) -> None:
        self.project = project
        self.labels = labels
        self.period = period
        self.force = CalendarsInForce(project, choices, self.period)
        self.resources = {each.uid: each for each in project.resources}
        self.uses = {uid: use_of(each, choices) for uid, each in self.resources.items()}
        named = calendars_of(self.resources)
        assigned = needs_of(project, choices, self.uses)
        crews = crew_calendars(assigned, self.force, self.resources)
        whose = {uid: each.crew or uid for uid, each in self.resources.items()}
        self.together = together(assigned, self.force, named, crews, whose)
        self.needs = self.together.needs
        self.found = people_found(self.needs, self.force, self.resources)
        self.crews = crew_calendars(self.needs, self.force, self.resources)
        self.hours = all_hours(self.needs, self.force, named, self.crews)
        used = used_equipment(self.needs)
        self.equipment = {uid: each for uid, each in self.resources.items() if uid in used}
        self.keys = resource_keys(self.resources, [*self.found, *self.equipment])

    @cached_property
    def sources(self) -> tuple[CrewSource, ...]:
        """The crews as their source has them."""
        called = {
            person
            for uid, needs in self.needs.items()
            if self.hours[uid].runs_by is RunsBy.ALL_HANDS
            for person in needs.people
        }
        return tuple(
            CrewSource(
                key=self.keys[uid],
                name=shown(self.resources[uid].title),
                calendars=self.crews[uid],
                units=units_for(found, self.resources[uid], self.force),
                working=self.force.working,
                is_called=uid in called,
            )
            for uid, found in self.found.items()
        )

    @cached_property
    def site(self) -> CrewSource:
        """The project's own calendar as if it were a crew."""
        calendars = (self.force.project,)
        units = ((*self.period.minutes, 1),)
        working = self.force.working
        return CrewSource(key=SITE, name=SITE, calendars=calendars, units=units, working=working)

    @cached_property
    def plan(self) -> ShiftPlan:
        """The shifts, and who works them, by the calendars."""
        return shift_plan(self.sources, self.site, self.period, tuple(self._others()))

    def _others(self) -> Iterator[Intervals]:
        """Yield when steps run that no crew keeps to its hours."""
        for hours in dict.fromkeys(self.hours.values()):
            if hours.runs_by in {RunsBy.WINDOWS, RunsBy.ALL_HANDS}:
                yield time_of(hours, self.force)

    def work(self) -> SiteWork:
        """Return the sections and the steps."""
        windows = NamedWindows(self.force)
        steps = {
            uid: step_work(needs, self.hours[uid], self.keys, self.keys, windows)
            for uid, needs in self.needs.items()
        }
        shifts = stated_shifts(self.project, self.force)
        sections = self._as_stated(shifts) if shifts else self._as_worked()
        return SiteWork(
            **sections,
            facilities={
                self.keys[uid]: facility(each, self.keys[uid], self.needs)
                for uid, each in self.equipment.items()
            },
            windows=windows.windows,
            steps=steps,
            first=self.period.first,
            last=self.period.last,
            notices=joined(self._notices(is_stated=bool(shifts))),
        )

    def _as_worked(self) -> dict[str, Any]:
        """Return the sections that the calendars make."""
        plan = self.plan
        return {
            "shifts": {name: say(*span) for name, span in plan.shifts.items()},
            "week": format_week(plan.week),
            "weeks": {crew: format_week(week) for crew, week in plan.weeks.items()},
            "holidays": tuple(map(str, plan.holidays)),
            "stand_downs": plan.stand_downs,
            "crews": plan.crews,
            "comments": comments_on(plan, self.sources, self.site, self.force),
        }

    def _as_stated(self, shifts: Mapping[str, str]) -> dict[str, Any]:
        """Return the sections of a source that states shifts and people as such."""
        week = self.force.working.week(self.force.project)
        entries = {
            uid: stated_people(self.resources[uid], shifts, max(each.there, each.wanted))
            for uid, each in self.found.items()
        }
        names = {self.keys[uid]: shown(self.resources[uid].title) for uid in self.found}
        return {
            "shifts": shifts,
            "week": format_week(day for day, stretches in week.items() if stretches),
            "crews": joined_people(self.keys, entries, names),
        }

    def _notices(self, *, is_stated: bool) -> Iterator[Notice]:
        yield from self.force.notices()
        if not is_stated:
            yield from told_of_shifts(self.plan, self.sources or (self.site,), self.force)
            yield from told_of_crews(self.plan.crews)
        yield from told_of_people(self.resources, self.found, self.crews, self.force)
        yield from told_of_unused(self._unused())
        yield from told_of_kinds(self.resources, {uid: self.uses[uid] for uid in self._used()})
        yield from told_of_equipment(self.equipment)
        yield from told_of_needs(self.project, self.needs, self.uses, self.labels)
        yield from told_of_left(self.together.left, self.resources, self.labels)
        yield from told_of_steps((self.needs, self.hours), self.crews, self.force, self.labels)

    def _used(self) -> tuple[str, ...]:
        assigned = {each.resource for each in self.project.assignments}
        return tuple(uid for uid in self.resources if uid in assigned or uid in self.keys)

    def _unused(self) -> tuple[str, ...]:
        """Return the named resources that no step in the graph uses."""
        used = set(self._used())
        return tuple(
            each.title for uid, each in self.resources.items() if uid not in used and each.name
        )

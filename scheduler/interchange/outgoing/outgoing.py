"""A plan on its way to another program, with all that its parts have in common."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from scheduler.analyse.plan import ExplainedPlan
from scheduler.calendars.clock.intervals import Intervals, merge, subtract
from scheduler.interchange.outgoing.calendars import CalendarBook
from scheduler.interchange.outgoing.links import LinksOut, links_out
from scheduler.interchange.outgoing.step_times import StepTime, step_times
from scheduler.model.notation.base import TaskId


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """
    A plan on its way out.

    ``graph`` is its task graph as plain data, the form in which a file states it, ``facts`` what is
    recorded of each step likewise. With ``links_only`` no date is pinned. ``calendars`` are filled
    as they are asked for.
    """

    plan: ExplainedPlan
    graph: Mapping[str, Any]
    facts: Mapping[TaskId, Mapping[str, Any]]
    links_only: bool
    times: Mapping[TaskId, StepTime]
    links: LinksOut
    calendars: CalendarBook = field(compare=False)

    def stated(self, step: TaskId) -> Mapping[str, Any]:
        """Return what the task graph states of a step."""
        stated: Mapping[str, Any] = self.graph["tasks"].get(step) or {}
        return stated

    @property
    def site_hours(self) -> Intervals:
        """When anybody is on shift, all the time where there are no shifts."""
        situation = self.plan.situation
        runs = merge((run.start, run.end) for run in situation.shift_runs)
        worked = tuple(subtract(runs, situation.working_times.off))
        return worked or ((0, situation.horizon),)

    def working(self, step: TaskId) -> Intervals:
        """Return the working time of a step that has one; by the clock it is all the time."""
        time = self.times[step]
        situation = self.plan.situation
        if time.by_clock:
            return ((0, situation.horizon),)
        if step in situation.jobs and time.begun is None:
            return situation.jobs[step].working
        return merge((*situation.working_times.working_time(time.task), *time.pieces))

    def calendar(self, step: TaskId) -> str:
        """Return the uid of the calendar of a step."""
        if self.times[step].by_clock:
            return self.calendars.always
        return self.calendars.uid(self.working(step))


def outgoing(
    plan: ExplainedPlan,
    graph: Mapping[str, Any],
    facts: Mapping[TaskId, Mapping[str, Any]],
    *,
    links_only: bool,
) -> Outgoing:
    """Return a plan on its way out."""
    return Outgoing(
        plan=plan,
        graph=graph,
        facts=facts,
        links_only=links_only,
        times=step_times(plan),
        links=links_out(plan),
        calendars=CalendarBook(plan),
    )

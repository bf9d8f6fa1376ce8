"""What if: the same scenario with named changes, planned anew and laid beside the plan."""

from dataclasses import dataclass, replace

from scheduler.analyse.plan import Plan, analyse
from scheduler.calendars.audit import audit
from scheduler.calendars.prepare import prepare
from scheduler.calendars.situation import Situation
from scheduler.errors import Finding, InputError, Problem, Where
from scheduler.model.base import Minutes, TaskId
from scheduler.model.validate import validate
from scheduler.solve.engine import solve
from scheduler.solve.progress import Listener, ignore
from scheduler.studies.applying import apply_changes
from scheduler.studies.changes import Change


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A step that starts at another time."""

    task: TaskId
    before: Minutes
    after: Minutes


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """A plan, the changes, and the plan that they lead to."""

    before: Plan
    after: Plan
    changes: tuple[Change, ...]

    @property
    def gain(self) -> Minutes:
        """Minutes by which launch comes earlier; negative when it comes later."""
        return self.before.launch - self.after.launch

    @property
    def changes_nothing(self) -> bool:
        """Whether the changes leave the same steps, people and rules."""
        return same_rules(*(_open(plan.situation) for plan in (self.before, self.after)))

    @property
    def moved(self) -> tuple[Moved, ...]:
        """The steps that start at another time, in order of their new start."""
        old = self.before.schedule.tasks
        return tuple(
            Moved(task=task_id, before=old[task_id].start, after=placed.start)
            for task_id, placed in sorted(
                self.after.schedule.tasks.items(), key=lambda item: (item[1].start, item[0])
            )
            if task_id in old and old[task_id].start != placed.start
        )

    @property
    def joined(self) -> tuple[TaskId, ...]:
        """Steps of the new driving chain that were not on the old one, in order of time."""
        return _only_in(self.after, self.before)

    @property
    def left(self) -> tuple[TaskId, ...]:
        """Steps of the old driving chain that are not on the new one, in order of time."""
        return _only_in(self.before, self.after)


def _only_in(one: Plan, other: Plan) -> tuple[TaskId, ...]:
    steps = dict.fromkeys(piece.task for piece in one.chain)
    return tuple(task_id for task_id in steps if task_id not in other.chain_tasks)


def _open(situation: Situation) -> Situation:
    """Return the situation of a plan before the ways of its steps were chosen."""
    return prepare(situation.campaign, situation.scenario)


def same_rules(one: Situation, other: Situation) -> bool:
    """Tell whether two situations have the same steps, people and rules for a schedule."""
    return _rules(one) == _rules(other)


def _rules(situation: Situation) -> tuple[object, ...]:
    jobs = {
        job.way: (
            job.task.crew,
            job.task.places,
            job.rooms,
            job.duration,
            job.kind,
            job.working,
            job.classes,
        )
        for ways in situation.ways.values()
        for job in ways
    }
    facilities = situation.campaign.facilities
    return (
        jobs,
        situation.links,
        situation.limits,
        situation.holds,
        situation.profiles,
        situation.rosters,
        situation.apart_ways,
        situation.scenario.duty,
        {name: facility.room for name, facility in facilities.items()},
    )


IDLE = frozenset({"permit-idle", "unknown-habit", "window-not-wider"})
"""Mistakes of a file that a change may well make: it leaves something without use elsewhere."""


def _matters(found: Finding) -> bool:
    """Tell whether a finding stands against planning a changed campaign."""
    is_unused_option = found.code == "crew-too-small" and "options" in found.path
    return found.code not in IDLE and not is_unused_option


def what_if(plan: Plan, changes: list[Change], listener: Listener = ignore) -> WhatIf:
    """
    Plan a changed campaign, starting the search from the plan.

    Raises
    ------
    InputError
        If a change names something unknown, or the changed campaign contradicts itself.
    NoScheduleError
        If the changed campaign has no plan, or none was found in time.
    """
    situation = plan.situation
    name = situation.scenario.id
    campaign = apply_changes(situation.campaign, name, changes)
    findings = [found for found in validate(campaign) if _matters(found)]
    findings += audit(campaign, [name])
    if findings:
        where = Where("changed campaign")
        raise InputError(
            Problem(code=found.code, message=found.message, where=where, hint=found.hint)
            for found in findings
        )
    changed = prepare(campaign, campaign.resolve_scenario(name))
    if same_rules(_open(situation), changed):
        result = plan.result
    else:
        result = solve(changed, plan.options, listener, plan.schedule)
    result.require_schedule()
    after = analyse(plan.graph, changed, plan.options, result)
    return WhatIf(before=replace(plan, baseline=None), after=after, changes=tuple(changes))

"""What if: the same scenario with named changes, planned anew and laid beside the plan."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from scheduler.analyse.plan import ExplainedPlan, analyse
from scheduler.analyse.sources import Graph
from scheduler.calendars.clock.intervals import clip
from scheduler.calendars.shifts.shifts import Profile
from scheduler.calendars.situation.prepare import prepare
from scheduler.calendars.situation.situation import Situation
from scheduler.errors import InputError, Problem, Where
from scheduler.model.notation.base import CrewId, Minutes, TaskId
from scheduler.planning.interface.options import SolveOptions
from scheduler.planning.interface.progress import Listener, ignore
from scheduler.planning.solve import solve
from scheduler.studies.changes.applying import AnyChange, apply_changes
from scheduler.studies.changes.refusals import findings_against
from scheduler.studies.changes.tidying import tidied


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A step that starts at another time; both in minutes since the start of the plan before."""

    task: TaskId
    before: Minutes
    after: Minutes


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """
    A situation, the changes, and the plan that they lead to.

    ``before`` is the plan without the changes, nothing where there is none; then nothing has moved
    and nothing is gained, and ``lacking`` says in words what there is instead.
    """

    asked: Situation
    before: ExplainedPlan | None
    after: ExplainedPlan
    changes: tuple[AnyChange, ...]
    lacking: str = ""

    @property
    def shift(self) -> Minutes:
        """Minutes from the campaign start before to the one after the changes."""
        return self.asked.axis.minute(self.after.situation.campaign.start)

    @property
    def gain(self) -> Minutes:
        """Minutes by which launch comes earlier; negative when it comes later."""
        if self.before is None:
            return 0
        return self.before.launch_minute - self.after.launch_minute - self.shift

    @property
    def changes_nothing(self) -> bool:
        """Whether the changes leave the same steps, people and rules."""
        return not self.shift and same_rules(self.asked, self.after.situation.asked)

    @property
    def moved(self) -> tuple[Moved, ...]:
        """The steps of both plans that start at another time, in order of their new start."""
        if self.before is None:
            return ()
        old, shift = self.before.schedule.tasks, self.shift
        placed = sorted(
            self.after.schedule.tasks.items(), key=lambda item: (item[1].start, item[0])
        )
        return tuple(
            Moved(task=task_id, before=old[task_id].start, after=each.start + shift)
            for task_id, each in placed
            if task_id in old and old[task_id].start != each.start + shift
        )

    @property
    def added(self) -> tuple[TaskId, ...]:
        """The steps that only the new plan has, in order of their start."""
        old = self.asked.modes
        new = self.after.schedule.tasks
        return tuple(sorted((each for each in new if each not in old), key=lambda x: new[x].start))

    @property
    def joined(self) -> tuple[TaskId, ...]:
        """Steps of the new driving chain that were not on the old one, in order of time."""
        return () if self.before is None else _only_in(self.after, self.before)

    @property
    def left(self) -> tuple[TaskId, ...]:
        """Steps of the old driving chain that are not on the new one, in order of time."""
        return () if self.before is None else _only_in(self.before, self.after)


def _only_in(one: ExplainedPlan, other: ExplainedPlan) -> tuple[TaskId, ...]:
    steps = dict.fromkeys(piece.task for piece in one.chain)
    return tuple(task_id for task_id in steps if task_id not in other.chain_tasks)


def same_rules(one: Situation, other: Situation, since: Minutes = 0) -> bool:
    """Tell whether two situations have the same steps, people and rules from a minute on."""
    return _rules(one, since) == _rules(other, since)


def _rules(situation: Situation, since: Minutes) -> tuple[object, ...]:
    until = situation.horizon
    jobs = {
        job.mode: (
            job.task.crew,
            job.task.places,
            job.rooms,
            job.duration,
            job.kind,
            clip(job.working, since, until),
            job.classes,
        )
        for modes in situation.modes.values()
        for job in modes
    }
    facilities = situation.campaign.facilities
    return (
        jobs,
        situation.links,
        situation.limits,
        situation.holds,
        _people(situation.profiles, since),
        _people(situation.rosters, since),
        situation.apart_modes,
        situation.scenario.duty,
        {name: facility.room for name, facility in facilities.items()},
    )


def _people(profiles: Mapping[CrewId, Profile], since: Minutes) -> dict[CrewId, Profile]:
    """Return the people of each crew from a minute on."""
    return {
        crew: tuple((max(start, since), end, n) for start, end, n in profile if end > since)
        for crew, profile in profiles.items()
    }


def what_if(
    plan: ExplainedPlan, changes: Sequence[AnyChange], listener: Listener = ignore
) -> WhatIf:
    """
    Plan a changed campaign, starting the search from the plan.

    Raises
    ------
    InputError
        If a change names something unknown, or the changed campaign contradicts itself.
    NoScheduleError
        If the changed campaign has no plan, or none was found in time.
    """
    changed = change(plan.situation, changes)
    after = plan_changed(plan.graph, changed, plan.options, listener, plan)
    return WhatIf(
        asked=plan.situation.asked,
        before=replace(plan, baseline=None),
        after=after,
        changes=tuple(changes),
    )


def change(asked: Situation, changes: Sequence[AnyChange]) -> Situation:
    """
    Return the situation that changes lead to.

    Raises
    ------
    InputError
        If a change names something unknown, or the changed campaign contradicts itself.
    """
    name = asked.scenario.id
    campaign = tidied(apply_changes(asked.campaign, name, changes))
    findings = list(findings_against(campaign, name))
    if findings:
        where = Where("changed campaign")
        raise InputError(
            Problem(code=found.code, message=found.message, where=where, hint=found.hint)
            for found in findings
        )
    return prepare(campaign, campaign.resolve_scenario(name))


def plan_changed(
    graph: Graph,
    changed: Situation,
    options: SolveOptions,
    listener: Listener = ignore,
    before: ExplainedPlan | None = None,
) -> ExplainedPlan:
    """
    Plan a changed situation, beginning with the plan before the change if there is one.

    Raises
    ------
    NoScheduleError
        If it has no plan, or none was found in time.
    """
    if before is not None and same_rules(before.situation.asked, changed):
        result = before.result
    else:
        result = solve(changed, options, listener, None if before is None else before.schedule)
    result.require_schedule()
    return analyse(graph, changed, options, result)

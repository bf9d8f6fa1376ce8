"""Habits that a scenario sets aside, and what a plan makes of each."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from scheduler.analyse.driving.link_slack import shortfall
from scheduler.calendars.situation.choices import ChosenSituation
from scheduler.model.link import Link
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.schedule.scheduled import Schedule, ScheduledTask


class HabitUse(StrEnum):
    """How a plan uses the freedom of a habit set aside."""

    NOT_USED = "not used"
    BESIDE = "beside"
    BEFORE = "before"
    SOONER = "sooner"


@dataclass(frozen=True, slots=True, kw_only=True)
class HabitSetAside:
    """
    A habit that does not bind: by habit, ``target`` waits for ``source``.

    The plan may keep the usual order all the same (not used), put the target beside its source,
    before it, or behind it but sooner than by habit. ``overlap`` is how long both are under way,
    ``early`` how much sooner the target's event comes than by habit.
    """

    source: TaskId
    target: TaskId
    use: HabitUse
    overlap: Minutes
    early: Minutes

    @property
    def is_used(self) -> bool:
        """Whether the plan departs from the usual order."""
        return self.use is not HabitUse.NOT_USED


def habits_set_aside(situation: ChosenSituation, schedule: Schedule) -> tuple[HabitSetAside, ...]:
    """Return the habits between steps of a schedule that its scenario sets aside."""
    return tuple(
        _set_aside(situation, schedule, target, link) for target, link in _free(situation, schedule)
    )


def _free(situation: ChosenSituation, schedule: Schedule) -> Iterator[tuple[TaskId, Link]]:
    """Yield the habits of which both steps are still to be done and stand in the schedule."""
    for task_id in situation.jobs:
        task = situation.campaign.tasks[task_id]
        kept = situation.campaign.habits_kept(task, situation.scenario)
        for link in task.usually_after:
            is_due = link.task in situation.jobs and {task_id, link.task} <= set(schedule.tasks)
            if is_due and link not in kept:
                yield task_id, link


def _set_aside(
    situation: ChosenSituation, schedule: Schedule, target: TaskId, link: Link
) -> HabitSetAside:
    source, placed = schedule[link.task], schedule[target]
    overlap = max(min(source.end, placed.end) - max(source.start, placed.start), 0)
    early = shortfall(situation, schedule, target, link)
    return HabitSetAside(
        source=link.task,
        target=target,
        use=_use(source, placed) if early else HabitUse.NOT_USED,
        overlap=overlap,
        early=early,
    )


def _use(source: ScheduledTask, target: ScheduledTask) -> HabitUse:
    if target.end <= source.start:
        return HabitUse.BEFORE
    return HabitUse.SOONER if target.start >= source.end else HabitUse.BESIDE

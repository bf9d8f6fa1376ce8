"""What a plan kept, and what it was bought with: the facts of the integrity statement."""

from collections.abc import Iterator
from dataclasses import dataclass

import networkx as nx

from scheduler.analyse.driving.link_slack import shortfall
from scheduler.analyse.kept.added_people import AddedPeople, added_people
from scheduler.analyse.kept.cut_step import CutStep
from scheduler.analyse.kept.habits import HabitSetAside, habits_set_aside
from scheduler.analyse.kept.other_modes import OtherMode, other_ways
from scheduler.analyse.kept.short_tests import short_tests
from scheduler.analyse.loads.duty import DutyReport
from scheduler.calendars.situation.choices import ChosenSituation
from scheduler.model.link import Link
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.model.task import Task
from scheduler.model.validate.cycles import link_graph
from scheduler.schedule.scheduled import Schedule, ScheduledTask


@dataclass(frozen=True, slots=True, kw_only=True)
class BrokenLink:
    """A hard link that the schedule does not keep; ``early`` is nothing if a step is missing."""

    source: TaskId
    target: TaskId
    early: Minutes | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StepAfterLaunch:
    """A step that is not over when launch is; ``late`` are the minutes from launch to its end."""

    step: TaskId
    is_test: bool
    late: Minutes


@dataclass(frozen=True, slots=True, kw_only=True)
class Integrity:
    """
    Steps, test procedures and hard links kept, and what a plan was bought with.

    ``steps`` and ``tests`` are those due that stand before launch, the launch itself among them, or
    are missing; ``after`` are those that end after launch and are not counted as kept for it.
    ``done`` are the steps finished before the start, ``links_done`` the hard links that lead from
    or to them. Habits set aside, other ways, added people and duties beyond the rules are allowed
    and listed; ``cut`` and ``broken`` are not allowed. ``duty`` is nothing without duty rules.
    """

    steps: int
    tests: int
    after: tuple[StepAfterLaunch, ...]
    cut: tuple[CutStep, ...]
    done: tuple[TaskId, ...]
    tests_done: int
    hard_links: int
    broken: tuple[BrokenLink, ...]
    links_done: int
    habits: tuple[HabitSetAside, ...]
    other_ways: tuple[OtherMode, ...]
    added_people: tuple[AddedPeople, ...]
    duty: DutyReport | None

    @property
    def steps_kept(self) -> int:
        """The steps that stand before launch with their full hours."""
        return self.steps - sum(each.step not in self.after_steps for each in self.cut)

    @property
    def tests_kept(self) -> int:
        """The test procedures that stand before launch with their full hours."""
        cut = (each.is_test and each.step not in self.after_steps for each in self.cut)
        return self.tests - sum(cut)

    @property
    def after_steps(self) -> frozenset[TaskId]:
        """The steps that end after launch."""
        return frozenset(each.step for each in self.after)

    @property
    def hard_links_kept(self) -> int:
        """The hard links between steps of the plan that it keeps."""
        return self.hard_links - len(self.broken)

    @property
    def habits_used(self) -> tuple[HabitSetAside, ...]:
        """The habits set aside from which the plan really departs."""
        return tuple(each for each in self.habits if each.is_used)

    @property
    def people_used(self) -> int:
        """The people at work beyond the baseline's head-count, at most, over crews and shifts."""
        return sum(each.used for each in self.added_people)

    @property
    def is_whole(self) -> bool:
        """Whether nothing was left out or cut short, and every hard link is kept."""
        return not self.cut and not self.broken


def integrity(
    situation: ChosenSituation, schedule: Schedule, duty: DutyReport | None = None
) -> Integrity:
    """
    Compare a schedule with its task graph.

    Of steps that facts say have begun, the recorded work counts with what is left.

    The situation must be the one in which each task is done as in the schedule; ``duty`` is the
    report on its duties, if the scenario states duty rules.
    """
    tasks = situation.campaign.tasks
    due = [task for task in tasks.values() if task.id not in situation.done]
    hard = [(task, link) for task in due for link in task.after if link.task not in situation.done]
    begun = frozenset[TaskId]() if situation.facts is None else frozenset(situation.facts.begun)
    fresh = [task for task in due if task.id not in begun or task.id not in schedule.tasks]
    after = tuple(_after_launch(situation, schedule))
    behind = {each.step for each in after}
    counted = [task for task in due if task.id not in behind]
    return Integrity(
        steps=len(counted),
        tests=sum(task.test for task in counted),
        after=after,
        cut=(*_cut(fresh, schedule), *short_tests(situation, schedule)),
        done=tuple(task_id for task_id in tasks if task_id in situation.done),
        tests_done=sum(tasks[task_id].test for task_id in situation.done),
        hard_links=len(hard),
        broken=tuple(_broken(situation, schedule, hard)),
        links_done=sum(len(task.after) for task in tasks.values()) - len(hard),
        habits=habits_set_aside(situation, schedule),
        other_ways=other_ways(situation, schedule),
        added_people=added_people(situation, schedule),
        duty=duty,
    )


def _after_launch(situation: ChosenSituation, schedule: Schedule) -> Iterator[StepAfterLaunch]:
    """
    Yield the steps that are not over when launch is, in file order.

    A milestone at the very minute of launch is after it if hard links say so.
    """
    launch = schedule.tasks.get(situation.launch)
    if launch is None:
        return
    behind = nx.descendants(link_graph(situation.campaign, habits=False), situation.launch)
    for task_id, job in situation.jobs.items():
        placed = schedule.tasks.get(task_id)
        if placed is None or task_id == launch.id:
            continue
        late = placed.end - launch.end
        if late > 0 or (late == 0 and task_id in behind):
            yield StepAfterLaunch(step=task_id, is_test=job.task.test, late=late)


def _cut(due: list[Task], schedule: Schedule) -> Iterator[CutStep]:
    """Yield the steps without the hours of the way they are done in, tests without all of them."""
    for task in due:
        placed = schedule.tasks.get(task.id)
        full = _full(task, placed)
        worked = None if placed is None else placed.worked
        if worked != full:
            yield CutStep(step=task.id, is_test=task.test, worked=worked, full=full)


def _full(task: Task, placed: ScheduledTask | None) -> Minutes:
    full = task.duration if placed is None else task.in_way(placed.option).duration
    return max(full, task.duration) if task.test else full


def _broken(
    situation: ChosenSituation, schedule: Schedule, hard: list[tuple[Task, Link]]
) -> Iterator[BrokenLink]:
    for task, link in hard:
        is_there = {task.id, link.task} <= set(schedule.tasks)
        early = shortfall(situation, schedule, task.id, link) if is_there else None
        if early != 0:
            yield BrokenLink(source=link.task, target=task.id, early=early)

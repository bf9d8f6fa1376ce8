"""The facts of the day that a plan knows, and what they mean for what is left."""

from collections.abc import Iterator
from dataclasses import dataclass

from scheduler.analyse.comparing.limits import LimitLeft, limits_of
from scheduler.analyse.plan import ExplainedPlan
from scheduler.calendars.clock.intervals import Intervals
from scheduler.calendars.facts.facts import Departure, Facts
from scheduler.model.notation.base import Minutes, TaskId


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfinished:
    """
    A step that has begun and is not done; minutes count from the campaign start.

    It goes on at ``start``, with ``left`` minutes of work, and ends at ``end``. It was stopped on
    purpose where ``is_suspended``, and ``waits_for`` steps that it has overtaken. ``breaks``
    interrupt a step that should run through.
    """

    step: TaskId
    begun: Minutes
    left: Minutes
    start: Minutes
    end: Minutes
    is_suspended: bool = False
    waits_for: tuple[TaskId, ...] = ()
    breaks: Intervals = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """
    What is known up to ``data_date``, and counts of what is done and has not begun.

    ``assumed`` are steps of which nobody has reported what stands there. ``unrecorded`` are
    milestones with nothing before them left to do: as long as nobody records them they lie at the
    data date. ``departures`` are facts that break rules, ``limits`` those that still count.
    """

    data_date: Minutes
    done: int
    to_come: int
    unfinished: tuple[Unfinished, ...]
    dropped: tuple[TaskId, ...]
    assumed: tuple[TaskId, ...]
    unrecorded: tuple[TaskId, ...]
    departures: tuple[Departure, ...]
    limits: tuple[LimitLeft, ...]


def day_of(plan: ExplainedPlan) -> Day | None:
    """Return the facts of the day that a plan knows, nothing for a plan without any."""
    facts, jobs = plan.situation.facts, plan.situation.jobs
    if facts is None:
        return None
    return Day(
        data_date=facts.begin,
        done=len(facts.done.keys() | facts.undated),
        to_come=len(jobs.keys() - facts.begun.keys()),
        unfinished=tuple(_unfinished(plan, facts)),
        dropped=tuple(step for step in facts.progress.steps if step in facts.dropped),
        assumed=facts.progress.assumed,
        unrecorded=tuple(step for step in jobs if _is_unrecorded(plan, facts, step)),
        departures=facts.departures,
        limits=limits_of(plan),
    )


def _unfinished(plan: ExplainedPlan, facts: Facts) -> Iterator[Unfinished]:
    for step, begun in facts.begun.items():
        if step not in plan.schedule.tasks:
            continue
        placed = plan.schedule[step]
        yield Unfinished(
            step=step,
            begun=begun,
            left=facts.left[step],
            start=placed.start,
            end=placed.end,
            is_suspended=step in facts.suspended,
            waits_for=facts.waiting.get(step, ()),
            breaks=facts.interrupted.get(step, ()),
        )


def _is_unrecorded(plan: ExplainedPlan, facts: Facts, step: TaskId) -> bool:
    """Whether a milestone lies at the data date only because nobody recorded it."""
    is_open = plan.situation.jobs[step].task.is_milestone and step not in facts.begun
    is_next = not plan.situation.links_into[step]
    return is_open and is_next and plan.schedule[step].start == facts.first_tick

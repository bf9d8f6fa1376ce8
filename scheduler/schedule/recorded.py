"""
Facts as the independent check reads them: from progress and campaign alone, minute by minute.

Nothing of it is shared with the calendars of the planner.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from scheduler.model.campaign import Campaign
from scheduler.model.link import Point
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.model.progress.options import option_number
from scheduler.model.progress.progress import Progress
from scheduler.model.progress.step_facts import StepFacts
from scheduler.model.scenario import Scenario
from scheduler.model.task import Kind, Task

MayWork = Callable[[Task, Minutes, Minutes], NDArray[np.bool_]]
Pieces = tuple[tuple[Minutes, Minutes], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedWait:
    """What a hard link, or a hold in whose room a step is done, asks the step to wait for."""

    source: TaskId
    from_end: bool
    to_end: bool
    lag: Minutes = 0
    working: bool = False


@dataclass(frozen=True)
class RecordedFacts:
    """
    What is recorded of a campaign under one scenario.

    ``minute_of`` turns local moments into minutes since the campaign start, ``may_work`` tells for
    each minute of a span whether a step could be worked on, up to ``until``, ``in_windows`` whether
    it lies in its run windows.
    """

    campaign: Campaign
    scenario: Scenario
    progress: Progress
    minute_of: Callable[[datetime], Minutes]
    may_work: MayWork
    in_windows: MayWork
    until: Minutes

    @cached_property
    def since(self) -> Minutes:
        """The data date, the campaign start if that is later."""
        return max(self.minute_of(self.progress.data_date), 0)

    @cached_property
    def steps(self) -> dict[TaskId, StepFacts]:
        """The facts of steps that the campaign has."""
        return {k: v for k, v in self.progress.steps.items() if k in self.campaign.tasks}

    @cached_property
    def done(self) -> dict[TaskId, tuple[Minutes, Minutes]]:
        """The recorded start and end of the steps that are over; milestones have one of them."""
        ends = {
            step: facts.started if self.task(step).is_milestone else None
            for step, facts in self.steps.items()
        }
        ends |= {k: v.finished for k, v in self.steps.items() if v.finished is not None}
        return {
            step: (self.minute_of(self.steps[step].begun or end), self.minute_of(end))
            for step, end in ends.items()
            if end is not None
        }

    @cached_property
    def begun(self) -> dict[TaskId, Minutes]:
        """The recorded start of the steps that have begun and are not over."""
        return {
            step: self.minute_of(facts.started)
            for step, facts in self.steps.items()
            if facts.started is not None and step not in self.done
        }

    @cached_property
    def gone(self) -> frozenset[TaskId]:
        """The steps of which nothing is left to do: done, dropped, or done before the start."""
        named = set(self.scenario.done)
        before = {
            task.id
            for task in self.campaign.tasks.values()
            if {task.id, *task.tags} & named and task.id not in self.begun
        }
        dropped = {step for step, facts in self.steps.items() if facts.dropped}
        return frozenset(before | dropped | self.done.keys())

    @cached_property
    def unknown(self) -> frozenset[TaskId]:
        """The steps that are gone without a date: nothing waits for them."""
        return self.gone - self.done.keys()

    def option(self, step: TaskId) -> int:
        """Return the way in which a step was begun; as it stands, if nothing is recorded."""
        stated = self.steps[step].option
        return (stated is not None and option_number(self.campaign.tasks[step], stated)) or 0

    def task(self, step: TaskId) -> Task:
        """Return a step as it was begun, or as it stands."""
        task = self.campaign.tasks[step]
        return task.in_way(self.option(step)) if step in self.steps else task

    def by_clock(self, step: TaskId) -> bool:
        """Whether a step goes on by the clock, whatever its calendar says."""
        task = self.task(step)
        return task.kind is Kind.ELAPSED or task.all_hands or self.steps[step].people_stay

    def left(self, step: TaskId) -> Minutes:
        """Return the working minutes that are left of a step that has begun."""
        facts = self.steps[step]
        if facts.remaining is None:
            return self.task(step).duration - self.worked(step, self.begun[step])
        since = self.since if facts.as_of is None else self.minute_of(facts.as_of)
        return facts.remaining - self.worked(step, since)

    def worked(self, step: TaskId, since: Minutes) -> Minutes:
        """Return the minutes a step was worked on from a minute to its end, stop or data date."""
        return len(self.minutes_worked(step, since))

    def minutes_worked(self, step: TaskId, since: Minutes) -> NDArray[np.int64]:
        """Return every minute from one on at which a step was worked on, as far as is recorded."""
        facts = self.steps[step]
        last = facts.finished or facts.suspended
        until = self.minute_of(self.progress.data_date) if last is None else self.minute_of(last)
        started = self.minute_of(facts.begun) if facts.begun else since
        first = max(since, started) if self.by_clock(step) else max(since, started, 0)
        if until <= first:
            return np.empty(0, dtype=np.int64)
        if self.by_clock(step):
            worked = np.ones(until - first, dtype=bool)
        else:
            worked = self.may_work(self.task(step), first, until)
        for stop in facts.stops:
            start, end = self.minute_of(stop.start), self.minute_of(stop.end)
            worked[max(start - first, 0) : max(end - first, 0)] = False
        return first + np.flatnonzero(worked)

    def natural(self, step: TaskId) -> Pieces | None:
        """Return how a step goes on by itself; nothing if that does not end within the sweep."""
        left, since = self.left(step), self.since
        if left <= 0:
            return None
        may_go_on = self.in_windows if self.by_clock(step) else self.may_work
        until = max(self.until, since + left) if self.by_clock(step) else self.until
        free = since + np.flatnonzero(may_go_on(self.task(step), since, until))
        if len(free) < left:
            return None
        runs = groupby(enumerate(free[:left].tolist()), key=lambda each: each[1] - each[0])
        spans = ([minute for _, minute in run] for _, run in runs)
        return tuple((span[0], span[-1] + 1) for span in spans)

    @cached_property
    def going(self) -> dict[TaskId, Pieces | None]:
        """The steps under way that nothing holds back, and how each goes on."""
        return {
            step: self.natural(step)
            for step in self.begun
            if self.steps[step].suspended is None and not self._is_held_back(step)
        }

    @cached_property
    def kept(self) -> frozenset[TaskId]:
        """The steps begun whose place and hazards stay: all but those stopped and made safe."""
        safe = {s for s in self.begun if self.steps[s].suspended and self.steps[s].made_safe}
        return frozenset(self.begun.keys() - safe)

    def waits(self, step: TaskId) -> list[RecordedWait]:
        """Return all that a step waits for; what a step done too early should have, included."""
        found = dict.fromkeys(self._own_waits(step))
        for own in list(found):
            for wait in self._handed_on(own.source):
                heir = RecordedWait(
                    source=wait.source,
                    from_end=wait.from_end,
                    to_end=own.to_end,
                    lag=wait.lag,
                    working=wait.working,
                )
                found[heir] = None
        return list(found)

    def _own_waits(self, step: TaskId) -> Iterator[RecordedWait]:
        waived = {each.link for each in self.progress.waived}
        for link in self.campaign.tasks[step].after:
            if link.task not in self.unknown and (link.task, step) not in waived:
                yield RecordedWait(
                    source=link.task,
                    from_end=link.type.from_point is Point.END,
                    to_end=link.type.to_point is Point.END,
                    lag=link.lag,
                    working=link.working,
                )
        for hold in self.campaign.holds:
            inside = self.campaign.steps_in(hold) if hold.room else ()
            if hold.to_task in self.unknown:
                continue
            if step in inside and step != hold.from_task and hold.from_task not in self.unknown:
                yield RecordedWait(source=hold.from_task, from_end=False, to_end=False)
            if step == hold.to_task:
                others = (each for each in inside if each != step and each not in self.unknown)
                yield from (
                    RecordedWait(source=each, from_end=True, to_end=True) for each in others
                )

    @cached_property
    def _known_handed_on(self) -> dict[TaskId, list[RecordedWait]]:
        return {}

    def _handed_on(self, step: TaskId) -> list[RecordedWait]:
        """Return what a step that is done should have waited for, and what is not over yet."""
        if step not in self.done:
            return []
        if step not in self._known_handed_on:
            self._known_handed_on[step] = [
                wait for wait in self.waits(step) if self._is_open(step, wait)
            ]
        return self._known_handed_on[step]

    def _is_open(self, step: TaskId, wait: RecordedWait) -> bool:
        bound = self._bound(step, wait)
        return bound is None or (bound > self.done[step][wait.to_end] and bound > self.since)

    @cached_property
    def _known_held_back(self) -> dict[TaskId, bool]:
        return {}

    def _is_held_back(self, step: TaskId) -> bool:
        """Whether the rest of a step under way waits for what it has overtaken."""
        if step not in self._known_held_back:
            self._known_held_back[step] = any(
                self._holds_back(step, wait) for wait in self.waits(step)
            )
        return self._known_held_back[step]

    def _holds_back(self, step: TaskId, wait: RecordedWait) -> bool:
        bound = self._bound(step, wait)
        if not wait.to_end:
            is_met = bound is not None and bound <= self.begun[step]
            return not is_met and (bound is None or bound > self.since)
        pieces = self.natural(step)
        return bound is None or (pieces is not None and bound > pieces[-1][1])

    def event(self, step: TaskId, *, is_end: bool) -> Minutes | None:
        """Return a recorded minute of a step, nothing if it is still to come."""
        if step in self.done:
            return self.done[step][is_end]
        return None if is_end else self.begun.get(step)

    def _bound(self, step: TaskId, wait: RecordedWait) -> Minutes | None:
        """Return from when on a wait is over, nothing if that is still undecided."""
        event = self.event(wait.source, is_end=wait.from_end)
        if event is None and wait.from_end and wait.source in self.begun:
            is_free = self.steps[wait.source].suspended is None
            if is_free and not self._is_held_back(wait.source):
                pieces = self.natural(wait.source)
                event = None if pieces is None else pieces[-1][1]
        task = self.task(step)
        by_clock = not wait.working or not wait.lag or task.is_milestone
        if event is None or by_clock or task.kind is Kind.ELAPSED:
            return None if event is None else event + wait.lag
        return self._worked_off(task, max(event, 0), wait.lag)

    def _worked_off(self, task: Task, event: Minutes, lag: Minutes) -> Minutes | None:
        """Return the minute by which so much working time of a step has gone by since an event."""
        if lag < 0:
            before = np.flatnonzero(self.may_work(task, 0, event))
            return int(before[lag]) if len(before) >= -lag else 0
        free = np.flatnonzero(self.may_work(task, event, self.until))
        return event + int(free[lag - 1]) + 1 if len(free) >= lag else None

"""Recorded steps that were under way at once although a hazard, or a serial order, forbids it."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from scheduler.analyse.departures.recorded_steps import RecordedStep
from scheduler.calendars.facts.facts import Departure
from scheduler.calendars.rules.hazards import modes_apart
from scheduler.calendars.situation.situation import Situation
from scheduler.calendars.starts.job import Job
from scheduler.model.scenario import Order


def hazardous_meetings(situation: Situation, steps: Sequence[RecordedStep]) -> Iterator[Departure]:
    """Yield the pairs that a hazard keeps apart, with the minutes that both were under way."""
    apart = modes_apart(situation.campaign, [_as_job(step) for step in steps])
    ordered = sorted(steps, key=lambda step: step.start)
    for place, first in enumerate(ordered):
        hazards = apart.get((first.id, 0), {})
        for second in ordered[place + 1 :]:
            if second.start >= first.end:
                break
            name = hazards.get((second.id, 0))
            if name is not None:
                amount = min(first.end, second.end) - second.start
                pair = first.id, second.id
                yield Departure(rule="hazards", steps=pair, amount=amount, subject=name)


def _as_job(step: RecordedStep) -> Job:
    return Job(task=step.task, duration=0, kind=step.task.kind, working=(), classes=())


def out_of_order(situation: Situation, steps: Sequence[RecordedStep]) -> Iterator[Departure]:
    """Yield own steps that began before the one before was over, where one is done at a time."""
    order = situation.scenario.order
    if order is Order.PARALLEL:
        return
    own = [step for step in steps if situation.campaign.is_own(step.task)]
    per_flow = order is Order.SERIAL_PER_FLOW
    for chain in dict.fromkeys(step.task.flow if per_flow else "" for step in own):
        members = [step for step in own if not per_flow or step.task.flow == chain]
        for first, second in pairwise(sorted(members, key=lambda step: (step.start, step.end))):
            amount = min(first.end, second.end) - second.start
            if amount > 0:
                yield Departure(rule="order", steps=(first.id, second.id), amount=amount)

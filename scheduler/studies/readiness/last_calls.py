"""Last calls: until when a vehicle can be called for a launch, and what has to begin then."""

from dataclasses import dataclass, replace
from itertools import pairwise

from scheduler.analyse.driving.chain import driving_chain
from scheduler.analyse.driving.drivers import Drivers
from scheduler.calendars.situation.choices import chosen
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.model.vehicle_steps import own_steps
from scheduler.studies.readiness.alarm import Reading
from scheduler.studies.readiness.called_site import CalledSite
from scheduler.studies.readiness.curve import ReadinessCurve, ReadinessQuestion


@dataclass(frozen=True, slots=True, kw_only=True)
class LastCall:
    """
    The latest call ``at`` which a launch is still made, on the grid of the curve.

    It is proved if no later call makes that launch.
    ``driver`` is the first step of the vehicle on the driving chain to that launch, ``title`` its
    name; it begins at ``begins``, and there is no time to lose before it. Nothing is driven where
    no plan is at hand.
    """

    at: Minutes
    launch: Minutes
    is_proved: bool
    driver: TaskId | None = None
    title: str = ""
    begins: Minutes | None = None


def last_calls(question: ReadinessQuestion, curve: ReadinessCurve) -> tuple[LastCall, ...]:
    """Return the last call for each launch of a curve, but for the one of its last stretch."""
    found = []
    for span, later in pairwise(curve.spans()):
        if span.launch is not None:
            is_over = later.known.bound is None or later.known.bound > span.launch
            call = LastCall(at=span.end, launch=span.launch, is_proved=is_over)
            found.append(_driven(question, curve.reading(span.end), call))
    return tuple(found)


def _driven(question: ReadinessQuestion, reading: Reading | None, call: LastCall) -> LastCall:
    """Return a last call with what has to begin then."""
    if reading is None or reading.schedule is None or reading.launch != call.launch:
        return call
    situation = CalledSite(question.alarm(call.at)).situation(reading.move)
    situation = chosen(situation, reading.schedule.options)
    own = own_steps(situation.campaign, situation.campaign.vehicles[question.vehicle])
    chain = driving_chain(Drivers(situation, reading.schedule))
    first = next((piece for piece in chain if piece.task in own and piece.end > call.at), None)
    if first is None:
        return call
    title = situation.campaign.tasks[first.task].title
    begins = reading.schedule[first.task].start
    return replace(call, driver=first.task, title=title, begins=begins)

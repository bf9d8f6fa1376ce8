"""The announced plan pushed, in the resource order that its explanation knows."""

from dataclasses import replace

from scheduler.analyse.plan import ExplainedPlan
from scheduler.calendars.clock.axis import MINUTE
from scheduler.calendars.situation.situation import Situation
from scheduler.model.notation.base import Minutes
from scheduler.replay.order import HandOver
from scheduler.replay.retiming import Retimed, retime
from scheduler.schedule.scheduled import Schedule


def push(announced: ExplainedPlan, situation: Situation) -> Retimed:
    """
    Return the announced plan with every step pushed no further than facts demand.

    Parameters
    ----------
    announced
        The plan last told to the crews.
    situation
        What is left to schedule, with its facts.
    """
    return retime(situation, told(announced, situation), hand_overs(announced))


def told(announced: ExplainedPlan, situation: Situation) -> Schedule:
    """Return the schedule of an announced plan on the axis of a situation."""
    by = (announced.situation.axis.origin - situation.axis.origin) // MINUTE
    return announced.schedule if not by else _moved(announced.schedule, by)


def hand_overs(announced: ExplainedPlan) -> tuple[HandOver, ...]:
    """Return who hands people, places and cleared zones to whom."""
    return tuple((arc.source, arc.target) for arc in announced.order.arcs)


def _moved(schedule: Schedule, by: Minutes) -> Schedule:
    tasks = {
        step: replace(
            placed,
            start=placed.start + by,
            end=placed.end + by,
            pieces=tuple((start + by, end + by) for start, end in placed.pieces),
        )
        for step, placed in schedule.tasks.items()
    }
    return replace(schedule, tasks=tasks)

"""The announced plan pushed, in the resource order that its explanation knows."""

from scheduler.analyse.plan import ExplainedPlan
from scheduler.calendars.situation.situation import Situation
from scheduler.replay.order import HandOver
from scheduler.replay.retiming import Retimed, retime


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
    return retime(situation, announced.schedule, hand_overs(announced))


def hand_overs(announced: ExplainedPlan) -> tuple[HandOver, ...]:
    """Return which steps of a plan hand people, places and cleared zones on to which."""
    return tuple((arc.source, arc.target) for arc in announced.order.arcs)

"""Which pins cannot hold together."""

from collections.abc import Mapping

from scheduler.calendars.situation.situation import Situation
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.planning.interface.options import SolveOptions
from scheduler.planning.search.decision import Answer, decide
from scheduler.planning.steady.comparing.held import hold


def colliding_pins(
    situation: Situation, pins: Mapping[TaskId, Minutes], options: SolveOptions
) -> tuple[TaskId, ...]:
    """
    Return pins that cannot hold together, of which none can be left out; none if they are not why.

    Pins without which it stays unknown whether there is a plan are among them.
    """
    if _answer(situation, {}, options) is Answer.IMPOSSIBLE:
        return ()
    needed = dict(pins)
    for step in pins:
        fewer = {each: start for each, start in needed.items() if each != step}
        if _answer(situation, fewer, options) is Answer.IMPOSSIBLE:
            needed = fewer
    return tuple(needed)


def _answer(situation: Situation, pins: Mapping[TaskId, Minutes], options: SolveOptions) -> Answer:
    return decide(hold(situation, pins), options=options).answer

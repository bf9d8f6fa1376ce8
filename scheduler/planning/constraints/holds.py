"""Holds: room kept from the start of one task to the end of another."""

from ortools.sat.python.cp_model import CpModel, IntervalVar, IntVar

from scheduler.calendars.rules.holds import TimedHold
from scheduler.calendars.situation.situation import Situation
from scheduler.model.notation.base import FacilityId
from scheduler.planning.encoding.variables import Variables

Use = tuple[IntervalVar, int]
"""An interval and the room taken in it."""


def add_holds(situation: Situation, model: CpModel, variables: Variables) -> None:
    """
    Limit holds and tasks in a held facility together by its room.

    Where more holds have begun than there is room for, these alone are there up to some minute,
    and from then on they have to fit like all others.
    """
    for name in sorted({hold.facility for hold in situation.holds}):
        room = situation.campaign.facilities[name].room
        if room is None:
            continue
        uses = [(span, 1) for span in _inside(variables, name)]
        since = None
        if situation.is_overfilled(name):
            longest = variables.ticks(situation.horizon)
            since = model.new_int_var(0, longest, f"room in {name}")
            uses.append((variables.span(0, since, (0, longest), f"overfilled {name}"), room))
        holds = [hold for hold in situation.holds if hold.facility == name]
        uses += [(_held(model, variables, hold, since), hold.room) for hold in holds]
        model.add_cumulative([span for span, _ in uses], [much for _, much in uses], room)


def _inside(variables: Variables, name: FacilityId) -> list[IntervalVar]:
    """Return the spans of the tasks that take room of a facility."""
    modes = (mode for mode in variables.all_modes() if name in mode.job.rooms)
    return [span for mode in modes for span in mode.spans]


def _held(
    model: CpModel, variables: Variables, hold: TimedHold, since: IntVar | None
) -> IntervalVar:
    """
    Return the interval of a hold; it is empty if its last task ends before it begins.

    One that has begun is looked at from ``since`` on, if that is given.
    """
    longest, end = variables.ticks(variables.situation.horizon), variables.end(hold.target)
    start = since if hold.source is None else variables.start(hold.source)
    if start is None:
        return variables.span(0, end, (0, longest), f"hold {hold.facility}")
    until = model.new_int_var(0, longest, f"hold {hold.facility} until")
    model.add_max_equality(until, [start, end])
    return variables.span(start, until, (0, longest), f"hold {hold.facility}")

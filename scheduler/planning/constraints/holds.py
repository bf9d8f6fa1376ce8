"""Holds: room kept from the start of one task to the end of another."""

from ortools.sat.python.cp_model import CpModel, IntervalVar

from scheduler.calendars.rules.holds import TimedHold
from scheduler.calendars.situation.situation import Situation
from scheduler.planning.encoding.variables import Variables


def add_holds(situation: Situation, model: CpModel, variables: Variables) -> None:
    """Limit holds and tasks in a held facility together by its room."""
    for name in sorted({hold.facility for hold in situation.holds}):
        room = situation.campaign.facilities[name].room
        if room is None:
            continue
        holds = [hold for hold in situation.holds if hold.facility == name]
        modes = [mode for mode in variables.all_modes() if name in mode.job.rooms]
        inside = [span for mode in modes for span in mode.spans]
        spans = [_held(situation, model, variables, hold) for hold in holds]
        spans += inside
        model.add_cumulative(spans, [hold.room for hold in holds] + [1] * len(inside), room)


def _held(
    situation: Situation, model: CpModel, variables: Variables, hold: TimedHold
) -> IntervalVar:
    """Return the interval of a hold; it is empty if its last task ends before it begins."""
    longest = variables.ticks(situation.horizon)
    end = variables.end(hold.target)
    if hold.source is None:
        return variables.span(0, end, (0, longest), f"hold {hold.facility}")
    start = variables.start(hold.source)
    until = model.new_int_var(0, longest, f"hold {hold.facility} until")
    model.add_max_equality(until, [start, end])
    return variables.span(start, until, (0, longest), f"hold {hold.facility}")

"""Limits: the longest time between two events."""

from ortools.sat.python.cp_model import CpModel

from scheduler.calendars.facts.off_grid import most_ticks
from scheduler.calendars.situation.situation import Situation
from scheduler.model.link import Point
from scheduler.planning.encoding.variables import Variables


def add_limits(situation: Situation, model: CpModel, variables: Variables) -> None:
    r"""Keep every limit: :math:`y_j - x_i \leq m`, with :math:`x_i` as recorded if over."""
    for limit in situation.limits:
        target = variables.job(limit.target)
        last = target.end if limit.target_point is Point.END else target.start
        longest = most_ticks(situation, limit)
        if limit.source is None:
            model.add(last <= longest)
            continue
        source = variables.job(limit.source)
        first = source.end if limit.source_point is Point.END else source.start
        model.add(last - first <= longest)

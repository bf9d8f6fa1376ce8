"""
Encodings of the rules, one for each check.

Working time, windows, earliest dates and the horizon live in the domains of the variables, the
serial order and that steps lie within their holds in the links of the situation: ``IN_DOMAINS`` and
``IN_LINKS`` name them.
"""

from collections.abc import Callable, Mapping

from ortools.sat.python.cp_model import CpModel

from scheduler.calendars.situation.situation import Situation
from scheduler.planning.constraints.crews import add_crews
from scheduler.planning.constraints.duty import add_duty
from scheduler.planning.constraints.facilities import add_facilities
from scheduler.planning.constraints.hazards import add_hazards
from scheduler.planning.constraints.holds import add_holds
from scheduler.planning.constraints.limits import add_limits
from scheduler.planning.constraints.links import add_links
from scheduler.planning.encoding.variables import Variables

AddConstraint = Callable[[Situation, CpModel, Variables], None]

CONSTRAINTS: Mapping[str, AddConstraint] = {
    "links": add_links,
    "limits": add_limits,
    "crews": add_crews,
    "facilities": add_facilities,
    "holds": add_holds,
    "hazards": add_hazards,
    "duty": add_duty,
}

IN_DOMAINS = frozenset(
    {
        *("steps", "working-time", "windows", "not-before", "promised"),
        *("recorded", "data-date", "under-way"),
    }
)
IN_LINKS = frozenset({"order", "held-steps"})

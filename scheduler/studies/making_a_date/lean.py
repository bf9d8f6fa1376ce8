"""Decisions without those that a plan can do without."""

from collections.abc import Callable
from dataclasses import replace

from scheduler.calendars.permits.decisions import Decisions
from scheduler.calendars.permits.permitted import Permitted

Holds = Callable[[Decisions], bool]
"""Tells whether the plan keeps all rules under some decisions."""


def leaner(permitted: Permitted, decisions: Decisions, holds: Holds) -> Decisions:
    """
    Take back one decision after the other as long as the plan holds.

    What is left has no single part that the plan could do without. The dearest kind is taken back
    first: days, then people, windows and habits.
    """
    for crew_day in sorted(decisions.days):
        less = replace(decisions, days=decisions.days - {crew_day})
        decisions = less if holds(less) else decisions
    for key in sorted(decisions.people):
        if decisions.people[key] > permitted.least[key]:
            decisions = _fewer_people(permitted, decisions, key, holds)
    for name in sorted(decisions.windows):
        less = replace(decisions, windows=decisions.windows - {name})
        decisions = less if holds(less) else decisions
    for pair in sorted(decisions.habits):
        less = replace(decisions, habits=decisions.habits - {pair})
        decisions = less if holds(less) else decisions
    return decisions


def _fewer_people(
    permitted: Permitted, decisions: Decisions, key: tuple[str, str], holds: Holds
) -> Decisions:
    """Return the decisions with the fewest people of one crew on one shift that will do."""
    low, high = permitted.least[key] - 1, decisions.people[key]
    while high - low > 1:
        middle = (low + high) // 2
        if holds(_with_people(decisions, key, middle)):
            high = middle
        else:
            low = middle
    return _with_people(decisions, key, high)


def _with_people(decisions: Decisions, key: tuple[str, str], count: int) -> Decisions:
    return replace(decisions, people={**decisions.people, key: count})

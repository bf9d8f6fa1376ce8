"""Decisions without those that a plan can do without."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Literal

from scheduler.calendars.permits.decisions import Decisions
from scheduler.calendars.permits.permitted import Permitted

Kind = Literal["days", "windows", "habits"]
Holds = Callable[[Decisions], bool]
"""Tells whether the plan keeps all rules under some decisions."""


def leaner(permitted: Permitted, decisions: Decisions, holds: Holds) -> Decisions:
    """
    Take back one decision after the other as long as the plan holds.

    What is left has no single part that the plan could do without. The dearest kind is taken back
    first: days, then people, moves of neighbours, windows and habits.
    """
    decisions = _less(decisions, "days", sorted(decisions.days), holds)
    for key in sorted(decisions.people):
        if decisions.people[key] > permitted.least[key]:
            decisions = _fewer_people(permitted, decisions, key, holds)
    decisions = _cheaper_moves(permitted, decisions, holds)
    decisions = _less(decisions, "windows", sorted(decisions.windows), holds)
    return _less(decisions, "habits", sorted(decisions.habits), holds)


def _less(decisions: Decisions, kind: Kind, parts: Sequence[object], holds: Holds) -> Decisions:
    """
    Return decisions without those parts of a kind that are not needed, the first given back first.

    A plan that holds without several of them holds without each, so that many go at once.
    """
    if not parts:
        return decisions
    less = replace(decisions, **{kind: getattr(decisions, kind) - set(parts)})
    if holds(less):
        return less
    if len(parts) == 1:
        return decisions
    middle = len(parts) // 2
    for half in (parts[:middle], parts[middle:]):
        decisions = _less(decisions, kind, half, holds)
    return decisions


def _fewer_people(
    permitted: Permitted, decisions: Decisions, key: tuple[str, str], holds: Holds
) -> Decisions:
    """Return the decisions with the fewest people of one crew on one shift that will do."""
    low, high = permitted.least[key] - 1, decisions.people[key]
    if holds(_with_people(decisions, key, low + 1)):
        return _with_people(decisions, key, low + 1)
    low += 1
    while high - low > 1:
        middle = (low + high) // 2
        if holds(_with_people(decisions, key, middle)):
            high = middle
        else:
            low = middle
    return _with_people(decisions, key, high)


def _cheaper_moves(permitted: Permitted, decisions: Decisions, holds: Holds) -> Decisions:
    """Return the decisions with the cheapest move of each neighbour that will do."""
    for flow, (_, *others) in permitted.neighbours.items():
        own = decisions.move_of(permitted, flow)
        if own in others:
            rest = decisions.moves - {own}
            cheaper = [replace(decisions, moves=rest)]
            cheaper += [
                replace(decisions, moves=rest | {move}) for move in others[: others.index(own)]
            ]
            decisions = next((each for each in cheaper if holds(each)), decisions)
    return decisions


def _with_people(decisions: Decisions, key: tuple[str, str], count: int) -> Decisions:
    return replace(decisions, people={**decisions.people, key: count})

"""
Holds that stand in their own way: steps or holds inside them that want the place once more.

A hold keeps a slot of a place from the start of one step to the end of another. A step between the
two that names the place wants a slot beside the one that is kept for it. That a second slot would
do is true and beside the point: the place is taken twice for the same work.
"""

from collections import deque
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from scheduler.calendars.situation.situation import Situation
from scheduler.model.notation.base import FacilityId, TaskId
from scheduler.model.resource import Hold
from scheduler.studies.loosening.base.rule import Rule, RuleFamily

SHOWN = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubled:
    """A hold, the steps inside it that name its place, and the holds of the place inside it."""

    hold: Hold
    steps: tuple[TaskId, ...]
    holds: tuple[Hold, ...]

    def words(self, situation: Situation) -> Iterator[str]:
        """Yield in sentences what is doubled, and the way out."""
        place = situation.campaign.facilities[self.hold.facility].title
        kept = f"{place} is reserved from {self.hold.from_task} to {self.hold.to_task}"
        if self.steps:
            names = _listed(self.steps)
            verb, them = ("asks", "it") if len(self.steps) == 1 else ("ask", "them")
            yield (
                f"{kept}, and within that time {names} {verb} for {place} again, on top of the "
                f"reserved room. Remove 'facility' from {them}, or list {them} under the hold, "
                f"steps: [{', '.join(self.steps)}], to use the reserved room."
            )
        for other in self.holds:
            yield (
                f"{kept}, and within that time again from {other.from_task} to {other.to_task}: "
                "the same room is reserved twice. Remove one of the two holds."
            )


def _listed(steps: Collection[TaskId]) -> str:
    shown, more = list(steps)[:SHOWN], len(steps) - SHOWN
    if more > 0:
        return f"{', '.join(shown)} and {more} more"
    return " and ".join(filter(None, (", ".join(shown[:-1]), shown[-1])))


def doubled_holds(situation: Situation, members: Collection[Rule]) -> tuple[Doubled, ...]:
    """Return the holds among the members of a conflict that want their place twice."""
    rooms = {rule.subject[0] for rule in members if rule.family is RuleFamily.ROOM}
    held = {rule.path[1] for rule in members if rule.family is RuleFamily.HOLD}
    holds = [hold for place, hold in enumerate(situation.campaign.holds) if place in held]
    found = (_doubled(situation, hold, holds) for hold in holds if hold.facility in rooms)
    return tuple(each for each in found if each.steps or each.holds)


def doubled_places(situation: Situation, members: Collection[Rule]) -> set[FacilityId]:
    """Return the places that more room would not help in earnest."""
    return {each.hold.facility for each in doubled_holds(situation, members)}


def _doubled(situation: Situation, hold: Hold, others: Collection[Hold]) -> Doubled:
    inside = _inside(situation, hold)
    steps = [
        step for step in situation.topological if step in inside and _wants(situation, step, hold)
    ]
    within = [
        other
        for other in others
        if other is not hold
        and other.facility == hold.facility
        and {other.from_task, other.to_task} <= inside
        and (other.from_task, other.to_task) != (hold.from_task, hold.to_task)
    ]
    return Doubled(hold=hold, steps=tuple(steps), holds=tuple(within))


def _wants(situation: Situation, step: TaskId, hold: Hold) -> bool:
    """Whether a step, in every way that it may be done, wants room of a place of its own."""
    return all(hold.facility in job.rooms for job in situation.modes[step])


def _inside(situation: Situation, hold: Hold) -> set[TaskId]:
    """Return the steps that links put between the two ends of a hold, both ends included."""
    after = _reached(situation, hold.from_task, forward=True)
    return after & _reached(situation, hold.to_task, forward=False)


def _reached(situation: Situation, first: TaskId, *, forward: bool) -> set[TaskId]:
    """Return a step and all that links lead to from it, or back from it."""
    found, waiting = {first}, deque([first])
    while waiting:
        step = waiting.popleft()
        for link in situation.links:
            here, there = (link.source, link.target) if forward else (link.target, link.source)
            if here == step and there not in found:
                found.add(there)
                waiting.append(there)
    return found & set(situation.modes)

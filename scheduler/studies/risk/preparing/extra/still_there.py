"""Steps begun that keep their places and hazards to their end, so that new work waits for it."""

from dataclasses import dataclass
from functools import cached_property

from scheduler.calendars.situation.choices import ChosenSituation
from scheduler.model.notation.base import FacilityId, TaskId


@dataclass(frozen=True)
class StillThere:
    """Tells which steps of a situation have begun, and what they keep from the data date on."""

    situation: ChosenSituation

    @cached_property
    def begun(self) -> frozenset[TaskId]:
        """The steps that are under way or suspended."""
        facts = self.situation.facts
        return frozenset() if facts is None else frozenset((*facts.under_way, *facts.rests))

    @cached_property
    def keeping(self) -> frozenset[TaskId]:
        """The steps begun that were not made safe: their places are taken, their hazards last."""
        facts = self.situation.facts
        safe = () if facts is None else (x for x, rest in facts.rests.items() if rest.made_safe)
        jobs = self.situation.jobs
        left = self.begun.difference(safe)
        return frozenset(x for x in left if x in jobs and not jobs[x].task.is_milestone)

    def keeps(self, step: TaskId, place: FacilityId) -> bool:
        """Whether a step begun takes a place that no hold of the campaign takes for it."""
        return (
            step in self.keeping
            and place in self.situation.jobs[step].task.places
            and place not in self.situation.working_times.held.get(step, ())
        )

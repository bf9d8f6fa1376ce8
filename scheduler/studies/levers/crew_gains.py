"""What more people of each crew would bring, those that bring nothing included."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scheduler.analyse.plan import ExplainedPlan
from scheduler.model.notation.base import CrewId
from scheduler.model.notation.durations import format_minutes
from scheduler.studies.levers.levers import LeverResult
from scheduler.wording.verdicts.proofs import short_gain_verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class CrewGain:
    """
    The best that more people of one crew bring, enough for one more task on one shift.

    ``results`` are those of every shift, the best first; nothing if no step needs the crew, or if
    none was tried. ``is_needed`` says whether a step still to be done needs the crew.
    """

    crew: CrewId
    title: str
    results: tuple[LeverResult, ...]
    is_needed: bool

    @property
    def hours(self) -> str:
        """What launch gains."""
        return format_minutes(self.results[0].gain) if self.results else ""

    @property
    def verdict(self) -> str:
        """Whether more could be gained."""
        if not self.results:
            return ""
        most = max(each.at_most for each in self.results)
        return short_gain_verdict(self.results[0].gain, most)

    @property
    def words(self) -> str:
        """The change that brings it, or every shift that was tried if none brings anything."""
        if not self.is_needed:
            return f"{self.title}: no step needs this crew"
        if not self.results:
            return f"{self.title}: not tried"
        best, *others = self.results
        if best.gain > 0 or not others:
            return best.lever.title
        shifts = " or ".join(each.lever.change.part for each in self.results)
        return f"more people in {self.title} on the {shifts} shift"


def crew_gains(plan: ExplainedPlan, results: Sequence[LeverResult]) -> Iterator[CrewGain]:
    """Yield a line for each crew of the campaign, in the order of the task graph."""
    jobs = plan.situation.jobs.values()
    needed = {
        crew for job in jobs for mode in job.task.modes for crew in job.task.in_way(mode).crew
    }
    for crew_id, crew in plan.situation.campaign.crews.items():
        own = [
            each
            for each in results
            if each.lever.change.kind == "crew" and each.lever.change.name == crew_id
        ]
        best = sorted(own, key=lambda each: -each.gain)
        yield CrewGain(
            crew=crew_id, title=crew.title, results=tuple(best), is_needed=crew_id in needed
        )

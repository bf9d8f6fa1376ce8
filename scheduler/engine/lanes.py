"""One search of a race: which it is, and how it runs."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import cycle, islice

from scheduler.engine.loading import load_searches
from scheduler.engine.problem import PlainProject
from scheduler.engine.problem_race import ProblemRace
from scheduler.engine.searches.base import LARGE, SEED_STEP, ListSchedule, SearchKind, SearchStretch


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchLane:
    """A search that takes part in a race."""

    problem: PlainProject
    race: ProblemRace
    kind: SearchKind
    seed: int

    def run(
        self, pace: Iterable[SearchStretch], tell_loaded: Callable[[], None]
    ) -> ListSchedule | None:
        """Search along a pace, offering what is found, until nothing is left to be found."""
        make = load_searches()[self.kind]
        if self.race.is_called_off:
            return None
        search = make(self.problem, self.seed, self.race.elsewhere)
        tell_loaded()
        found = None
        for stretch in pace:
            latest = search.run(stretch)
            if found is None or latest.makespan < found.makespan:
                found = latest
                self.race.offer(found, self.kind.value)
            if self.race.is_over_for(found.makespan):
                break
        return found


def line_up(problem: PlainProject, race: ProblemRace, searches: int, seed: int) -> list[SearchLane]:
    """Return so many lanes: genetic and annealing in turn, annealing alone for large problems."""
    kinds = (
        [SearchKind.ANNEALING]
        if problem.size >= LARGE
        else [SearchKind.GENETIC, SearchKind.ANNEALING]
    )
    return [
        SearchLane(problem=problem, race=race, kind=kind, seed=seed + SEED_STEP * place)
        for place, kind in enumerate(islice(cycle(kinds), searches))
    ]

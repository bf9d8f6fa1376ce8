"""What was decided to loosen: people, days, habits and windows."""

from collections.abc import Mapping
from dataclasses import dataclass

from scheduler.calendars.permits.permitted import Permitted
from scheduler.calendars.permits.variants import Condition
from scheduler.calendars.starts.job import Job
from scheduler.model.notation.base import CrewId, ShiftName, TaskId
from scheduler.model.progress.neighbour_moves import NeighbourMove


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """
    One choice among everything permitted.

    ``people`` are the head-counts of crews on shifts, ``days`` the weekdays on which crews work
    beyond those of the base, ``habits`` the pairs of steps whose habit is set aside, ``windows``
    those that are widened, ``moves`` what neighbours do that do not stay.
    """

    people: Mapping[tuple[CrewId, ShiftName], int]
    days: frozenset[tuple[CrewId, int]]
    habits: frozenset[tuple[TaskId, TaskId]]
    windows: frozenset[str]
    moves: frozenset[NeighbourMove] = frozenset()

    def fit(self, permitted: Permitted, job: Job, condition: Condition) -> bool:
        """Tell whether a mode of a task is the one that these decisions lead to."""
        return (
            all(
                self._has_shift(job, condition, shift) == there
                for shift, there in condition.shifts.items()
            )
            and all(
                self._has_day(permitted, job, condition, day) == there
                for day, there in condition.days.items()
            )
            and all((name in self.windows) == there for name, there in condition.windows.items())
            and all(
                self.move_of(permitted, flow) in moves for flow, moves in condition.moves.items()
            )
        )

    def move_of(self, permitted: Permitted, flow: str) -> NeighbourMove:
        """Return what a neighbour does, that it stays included."""
        stays, *others = permitted.neighbours[flow]
        return next((move for move in others if move in self.moves), stays)

    def _has_shift(self, job: Job, condition: Condition, shift: ShiftName) -> bool:
        if condition.by_site:
            return any(count for (_, own), count in self.people.items() if own == shift)
        return all(self.people[crew, shift] >= need for crew, need in job.task.crew.items())

    def _has_day(self, permitted: Permitted, job: Job, condition: Condition, day: int) -> bool:
        if condition.by_site:
            return any(own == day for _, own in self.days)
        return all(
            day in permitted.base.week_of(crew) or (crew, day) in self.days
            for crew in job.task.crew
        )


def everything(permitted: Permitted) -> Decisions:
    """Return the decision to loosen all that may be loosened, with neighbours where they are."""
    return Decisions(
        people=permitted.most,
        days=frozenset(
            (crew, day) for crew in permitted.campaign.crews for day in permitted.days_of(crew)
        ),
        habits=frozenset(permitted.habits),
        windows=frozenset(permitted.windows),
    )


def nothing(permitted: Permitted) -> Decisions:
    """Return the decision to keep to the base."""
    return Decisions(
        people=permitted.least, days=frozenset(), habits=frozenset(), windows=frozenset()
    )

"""What a Gantt chart shows: a plan, and what has become of the one announced before it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from scheduler.analyse.plan import ExplainedPlan
from scheduler.calendars.clock.intervals import Interval
from scheduler.exports.gantt.parts.moves import ShownMoves
from scheduler.exports.gantt.parts.steps import ChartStep, steps_of
from scheduler.exports.page.grid.marks import Mark, marks_of
from scheduler.exports.page.time import end_of_axis, start_of_axis
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.wording.changes.headlines import headlines


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartSubject:
    """
    A plan, and how it differs from an announced one, if that is known.

    ``has_ghosts`` tells whether steps carry with them where they were announced, ``last`` up to
    which minute the chart goes at least.
    """

    plan: ExplainedPlan
    moves: ShownMoves | None = None
    has_ghosts: bool = True
    last: Minutes = 1

    @property
    def steps(self) -> tuple[ChartStep, ...]:
        """The steps that have dates, in file order."""
        steps = steps_of(self.plan, self.moves)
        return steps if self.has_ghosts else tuple(replace(each, ghost=None) for each in steps)

    @property
    def ghosts(self) -> Mapping[TaskId, Interval]:
        """Where steps were announced that do not carry that with them."""
        return {} if self.has_ghosts or self.moves is None else self.moves.ghosts

    @property
    def span(self) -> Interval:
        """The time that the chart shows: with all that is recorded and announced."""
        last = 1 if self.moves is None else self.moves.last
        return start_of_axis(self.plan), end_of_axis(self.plan, max(last, self.last))

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What is named above the rows."""
        return marks_of(self.plan, None if self.moves is None else self.moves.launch)

    def move_text(self, task_id: TaskId) -> str:
        """Return how far a step moved: ``+2 h``; nothing if it did not."""
        return "" if self.moves is None else self.moves.texts.get(task_id, "")

    @property
    def headlines(self) -> tuple[str, ...]:
        """The lines below the head: launch then and now, why, and what is new; none at first."""
        if self.moves is None:
            return headlines(self.plan)
        return headlines(self.plan, self.moves.comparison, self.moves.causes)

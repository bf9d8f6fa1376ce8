"""What has become of an announced plan: where its steps stood, and a sign for how they moved."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from scheduler.analyse.causes.causes import Causes
from scheduler.analyse.comparing.comparison import PlansBeside
from scheduler.analyse.comparing.steps import ComparedStep, StepChange
from scheduler.analyse.plan import ExplainedPlan
from scheduler.analyse.replanning.beside import beside_announced
from scheduler.calendars.clock.intervals import Interval
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.model.notation.durations import format_days

LATER, EARLIER, NEW, OTHER = "»", "«", "+", "~"
SIGNS: Mapping[str, str] = {
    LATER: "later than announced",
    EARLIER: "earlier than announced",
    NEW: "new",
    OTHER: "done in another way, by others or elsewhere",
}
"""The signs behind the ids of steps, and what the legend says of each."""


@dataclass(frozen=True, kw_only=True)
class ShownMoves:
    """A plan beside the one that was announced: what its charts show of the difference."""

    comparison: PlansBeside
    causes: Causes | None = None

    @property
    def launch(self) -> Minutes:
        """The launch that was announced."""
        return self.comparison.old.launch

    @property
    def last(self) -> Minutes:
        """The last minute at which something was announced."""
        return max([self.launch, *(end for _, end in self.ghosts.values())])

    @cached_property
    def announced(self) -> Mapping[TaskId, Minutes]:
        """The announced end of each step that has one."""
        return {
            each.id: each.old.end
            for each in self.comparison.steps
            if each.old is not None and each.old.end is not None
        }

    @cached_property
    def signs(self) -> Mapping[TaskId, str]:
        """The sign of each step that changes."""
        steps = self.comparison.steps
        return {each.id: sign_of(each) for each in steps if each.new and each.changes}

    @cached_property
    def texts(self) -> Mapping[TaskId, str]:
        """How far each step moved, in short: ``+2 h``, ``-1.5 d``, or that only its end did."""
        return {each.id: _move_text(each) for each in self.comparison.steps if each.changes}

    @cached_property
    def ghosts(self) -> Mapping[TaskId, Interval]:
        """Where each step stood that has other times now."""
        timed = {StepChange.START, StepChange.END}
        return {
            each.id: (each.old.start, each.old.end)
            for each in self.comparison.changed
            if each.old and not timed.isdisjoint(each.changes)
            if each.old.start is not None and each.old.end is not None
        }


def _move_text(step: ComparedStep) -> str:
    if step.moves:
        return _signed(step.moves)
    if step.ends_later:
        return f"end {_signed(step.ends_later)}"
    return "new" if StepChange.ADDED in step.changes else ""


def _signed(minutes: Minutes) -> str:
    return f"{'+' if minutes > 0 else '-'}{format_days(abs(minutes))}"


def moves_of(plan: ExplainedPlan, beside: PlansBeside | None = None) -> ShownMoves | None:
    """
    Return what a plan changes of an earlier one; nothing for a plan that knows of none.

    A replan knows the one that was announced before it, and why launch moved since that one.
    """
    found = beside_announced(plan) if beside is None else beside
    if found is None:
        return None
    causes = None if plan.replan is None else plan.replan.causes
    is_why = causes is not None and causes.announced == found.old.launch
    return ShownMoves(comparison=found, causes=causes if is_why else None)


def sign_of(step: ComparedStep) -> str:
    """Return the sign for what has become of a step that changes."""
    if StepChange.ADDED in step.changes:
        return NEW
    moved = step.moves or step.ends_later
    if not moved:
        return OTHER
    return LATER if moved > 0 else EARLIER

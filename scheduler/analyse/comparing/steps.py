"""Steps of two plans: what is another than it was."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from scheduler.analyse.comparing.side import PlacedStep, Side
from scheduler.model.notation.base import Minutes, TaskId


class StepChange(StrEnum):
    """What has become of a step."""

    ADDED = "new"
    GONE = "gone"
    START = "start"
    END = "end"
    WAY = "way"
    PEOPLE = "people"
    PLACE = "place"


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedStep:
    """A step in the old plan and in the new one; nothing where it is not there."""

    id: TaskId
    old: PlacedStep | None
    new: PlacedStep | None

    @property
    def title(self) -> str:
        """The name of the step in the new plan, or else in the old one."""
        found = self.new or self.old
        return self.id if found is None else found.title

    @property
    def changes(self) -> tuple[StepChange, ...]:
        """What is another than it was; nothing if all is as before."""
        old, new = self.old, self.new
        if new is None:
            return (StepChange.GONE,)
        if old is None:
            return (StepChange.ADDED,)
        return tuple(_differences(old, new))

    @property
    def moves(self) -> Minutes | None:
        """Minutes by which the start comes later; nothing if one of the two is not known."""
        return _difference(_start(self.old), _start(self.new))

    @property
    def ends_later(self) -> Minutes | None:
        """Minutes by which the end comes later; nothing if one of the two is not known."""
        return _difference(_end(self.old), _end(self.new))

    @property
    def float_lost(self) -> Minutes | None:
        """Minutes of total float less than before, where both plans have one."""
        old, new = self.old, self.new
        if old is None or new is None or not (old.is_open and new.is_open):
            return None
        return _difference(new.total_float, old.total_float)

    @property
    def is_bound_now(self) -> bool:
        """Whether launch waits for the step now, and did not before."""
        old, new = self.old, self.new
        if old is None or new is None or not (old.is_open and new.is_open):
            return False
        return old.total_float is None and new.total_float is not None

    @property
    def first(self) -> Minutes:
        """The minute by which steps are put in order: its start now, or else before."""
        starts = (_start(self.new), _start(self.old))
        return next((start for start in starts if start is not None), 0)


def compare_steps(old: Side, new: Side) -> tuple[ComparedStep, ...]:
    """
    Return the steps of two plans, in order of their start.

    Those that neither plan has dates for, since they are done before both begin, are left out.
    """
    names = dict.fromkeys((*new.standings, *old.standings))
    found = (
        ComparedStep(id=each, old=old.standings.get(each), new=new.standings.get(each))
        for each in names
    )
    dated = (each for each in found if not _is_undated(each))
    return tuple(sorted(dated, key=lambda each: (each.first, each.id)))


def _is_undated(step: ComparedStep) -> bool:
    return _start(step.old) is None and _start(step.new) is None


def _differences(old: PlacedStep, new: PlacedStep) -> Iterator[StepChange]:
    """Yield what differs of a step that both plans have; what is done is taken as recorded."""
    if old.start != new.start:
        yield StepChange.START
    if old.end != new.end:
        yield StepChange.END
    if old.option is None or new.option is None:
        return
    if old.option != new.option:
        yield StepChange.WAY
    if dict(old.task.crew) != dict(new.task.crew):
        yield StepChange.PEOPLE
    if set(old.task.places) != set(new.task.places):
        yield StepChange.PLACE


def _start(standing: PlacedStep | None) -> Minutes | None:
    return None if standing is None else standing.start


def _end(standing: PlacedStep | None) -> Minutes | None:
    return None if standing is None else standing.end


def _difference(before: Minutes | None, after: Minutes | None) -> Minutes | None:
    return None if before is None or after is None else after - before

"""What may have caused a slip: the events, and what steps did of their own."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from scheduler.analyse.causes.causes import CauseKind
from scheduler.analyse.causes.worlds import Worlds
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.replay.player import Own
from scheduler.replay.recorded_spans import RecordedSpan


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspect:
    """
    A cause before it is known what it did.

    ``own`` are the steps whose own doing it is, each with the kinds of it; of an ``event`` those
    that are put down to it.
    """

    name: str
    kind: CauseKind
    title: str
    why: str = ""
    step: TaskId | None = None
    amount: Minutes | None = None
    is_over: bool = True
    known: Minutes
    own: tuple[tuple[TaskId, CauseKind], ...] = ()


@dataclass(frozen=True)
class Suspects:
    """Finds what may have caused a slip, given what steps did of their own."""

    worlds: Worlds
    recorded: Mapping[TaskId, RecordedSpan]
    own: Mapping[TaskId, Own]

    def all(self) -> tuple[Suspect, ...]:
        """Return all, in the order in which they became known."""
        found = [*self._events(), *self._of_steps()]
        rank = list(CauseKind)
        return tuple(sorted(found, key=lambda each: (each.known, rank.index(each.kind))))

    def _events(self) -> Iterator[Suspect]:
        progress = self.worlds.progress
        axis = self.worlds.now.axis
        put_down = {event for step in self.own if (event := self._event_of(step))}
        for name, news in {**self.worlds.known, **progress.events}.items():
            if name in self.worlds.news or name in put_down:
                yield Suspect(
                    name=name,
                    kind=CauseKind.EVENT,
                    title=news.why or name,
                    why=news.by,
                    known=axis.minute(news.known),
                    is_over=name in progress.events,
                    own=tuple(
                        (step, kind)
                        for step, own in self.own.items()
                        if self._event_of(step) == name
                        for kind, amount in _amounts(own).items()
                        if amount
                    ),
                )

    def _event_of(self, step: TaskId) -> str:
        """Return the event that what a step did is put down to; that which brought it, if new."""
        progress = self.worlds.progress
        stated = progress.facts_of(step).because
        return stated or self.worlds.brought.get(step, "")

    def _of_steps(self) -> Iterator[Suspect]:
        for step, own in self.own.items():
            for kind, amount in _amounts(own).items():
                if amount and not self._event_of(step):
                    yield self._of_step(step, kind, amount)

    def _of_step(self, step: TaskId, kind: CauseKind, amount: Minutes) -> Suspect:
        recorded = self.recorded.get(step)
        begin = self.worlds.begin
        known = begin
        if recorded is not None:
            start, end = recorded.span
            known = min(start if kind is CauseKind.LATE else end, begin)
        is_late = kind is CauseKind.LATE
        return Suspect(
            name=f"{step} {kind.value}",
            kind=kind,
            title=self.worlds.now.campaign.tasks[step].title,
            why=self.worlds.progress.facts_of(step).note,
            step=step,
            amount=amount,
            is_over=recorded is not None and (is_late or recorded.is_done),
            known=known,
            own=((step, kind),),
        )


def _amounts(own: Own) -> dict[CauseKind, Minutes]:
    """Return what a step does of its own, by the kind of cause that it is."""
    return {
        CauseKind.LATE: own.late,
        CauseKind.OVERRUN: own.longer,
        CauseKind.UNEXPLAINED: own.after,
    }


def only(own: Own, kinds: Collection[CauseKind]) -> Own:
    """Return what a step does of its own of some kinds; it stops only if that takes it longer."""
    has_stopped = not own.longer or CauseKind.OVERRUN in kinds
    return replace(
        own,
        late=own.late if CauseKind.LATE in kinds else 0,
        longer=own.longer if CauseKind.OVERRUN in kinds else 0,
        after=own.after if CauseKind.UNEXPLAINED in kinds else 0,
        rest=own.rest if has_stopped else None,
    )

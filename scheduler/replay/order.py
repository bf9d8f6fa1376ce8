"""The order in which an announced plan has its steps, for a campaign that may have changed."""

import heapq
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from scheduler.calendars.situation.situation import Situation
from scheduler.model.notation.base import Minutes, TaskId

FOR_EVER = 1 << 62

HandOver = tuple[TaskId, TaskId]
"""Two steps of which the second takes over people or a place once the first has ended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnouncedOrder:
    """
    An announced plan as its order: ``starts`` of its steps, and who hands over to whom.

    Steps that it lacks are new; they come as early as they can once the announced ones that do not
    wait for them have their places.
    """

    starts: Mapping[TaskId, Minutes]
    handed: tuple[HandOver, ...] = ()

    def sequence(self, situation: Situation, first: Collection[TaskId] = ()) -> Iterator[TaskId]:
        """
        Yield the steps of a situation but the ``first`` ones, in the order of the plan.

        Links come before all. Where they contradict the order of the plan, which new ones can, the
        step announced first goes ahead.
        """
        steps = [step for step in situation.topological if step not in first]
        starts = {step: self.starts.get(step, FOR_EVER) for step in steps}
        return _arranged(situation, starts, self.handed)


def along_links(situation: Situation, starts: Mapping[TaskId, Minutes]) -> Iterator[TaskId]:
    """Yield some steps by their starts, but each after those of them that it is linked to."""
    return _arranged(situation, starts, ())


def _arranged(
    situation: Situation, starts: Mapping[TaskId, Minutes], handed: Iterable[HandOver]
) -> Iterator[TaskId]:
    linked = _sources(((x.source, x.target) for x in situation.links), starts)
    waiting = {step: linked[step] | before for step, before in _sources(handed, starts).items()}
    place = {step: index for index, step in enumerate(situation.topological)}
    key = {step: (start, place[step]) for step, start in starts.items()}
    return _Queue(key, waiting, linked).taken()


class _Queue:
    """Steps that wait for others, taken by their keys."""

    def __init__(
        self,
        key: Mapping[TaskId, tuple[Minutes, int]],
        waiting: Mapping[TaskId, set[TaskId]],
        linked: Mapping[TaskId, set[TaskId]],
    ) -> None:
        self.key = key
        self.waiting = {step: set(before) for step, before in waiting.items()}
        self.linked = {step: set(before) for step, before in linked.items()}
        self.behind: dict[TaskId, list[TaskId]] = {}
        for step, before in waiting.items():
            for each in before:
                self.behind.setdefault(each, []).append(step)
        self.ready = [(key[step], step) for step, before in waiting.items() if not before]
        heapq.heapify(self.ready)
        self.left = set(key)

    def taken(self) -> Iterator[TaskId]:
        """Yield all steps."""
        while self.left:
            step = self._next()
            self.left.discard(step)
            yield step
            for other in self.behind.get(step, ()):
                self.waiting[other].discard(step)
                self.linked[other].discard(step)
                if not self.waiting[other] and other in self.left:
                    heapq.heappush(self.ready, (self.key[other], other))

    def _next(self) -> TaskId:
        """Return the next step that waits for nobody, or only by the order of the plan."""
        while self.ready:
            step = heapq.heappop(self.ready)[1]
            if step in self.left:
                return step
        return min((x for x in self.left if not self.linked[x]), key=self.key.__getitem__)


def _sources(pairs: Iterable[HandOver], steps: Collection[TaskId]) -> dict[TaskId, set[TaskId]]:
    """Return which of some steps each of them waits for."""
    found: dict[TaskId, set[TaskId]] = {step: set() for step in steps}
    for source, target in pairs:
        if source in found and target in found and source != target:
            found[target].add(source)
    return found

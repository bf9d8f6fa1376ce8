"""The order in which an announced plan has its steps, for a campaign that may have changed."""

import heapq
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from scheduler.calendars.situation.situation import Situation
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.replay.handed_on import HandedOn

FOR_EVER = 1 << 62

HandOver = tuple[TaskId, TaskId]
"""Two steps of which the second takes over people or a place once the first has ended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnouncedOrder:
    """
    An announced plan as its order: ``starts`` of its steps, and who hands over to whom.

    ``waits`` are links that come into force once a step overtakes those before it.

    Steps that it lacks are new; they come as early as they can once the announced ones that do not
    wait for them have their places.
    """

    starts: Mapping[TaskId, Minutes]
    handed: tuple[HandOver, ...] = ()
    waits: tuple[HandedOn, ...] = ()

    def queue(self, situation: Situation, first: Collection[TaskId] = ()) -> "Queue":
        """
        Return the steps of a situation but the ``first`` ones, to be taken in the plan's order.

        Links come before all. Where they contradict the order of the plan, which new ones can, the
        step announced first goes ahead.
        """
        steps = [step for step in situation.topological if step not in first]
        starts = {step: self.starts.get(step, FOR_EVER) for step in steps}
        return Queue(situation, starts, self.handed, self.waits)


def along_links(
    situation: Situation, starts: Mapping[TaskId, Minutes], waits: Iterable[HandedOn] = ()
) -> list[TaskId]:
    """Return some steps by their starts, but each after those of them that it is linked to."""
    return Queue(situation, starts, waits=waits).all()


class Queue:
    """
    Some steps of a situation, to be taken by their starts.

    Each waits for those that it is linked to, or may have to wait for, and as far as that can be
    for those that hand over to it.
    """

    def __init__(
        self,
        situation: Situation,
        starts: Mapping[TaskId, Minutes],
        handed: Iterable[HandOver] = (),
        waits: Iterable[HandedOn] = (),
    ) -> None:
        place = {step: index for index, step in enumerate(situation.topological)}
        self.key = {step: (start, place[step]) for step, start in starts.items()}
        links = (*situation.links, *(x.link for x in waits))
        self.linked = _sources(((x.source, x.target) for x in links), starts)
        self.waiting = _sources(handed, starts)
        for step, before in self.linked.items():
            self.waiting[step] |= before
        self.behind: dict[TaskId, list[TaskId]] = {}
        for step, before in self.waiting.items():
            for each in before:
                self.behind.setdefault(each, []).append(step)
        self.left = set(starts)
        self.aside: list[TaskId] = []
        self.ready: list[tuple[tuple[Minutes, int], TaskId]] = []
        self._let_in(step for step, before in self.waiting.items() if not before)

    def all(self) -> list[TaskId]:
        """Take all steps, each of which finds its place."""
        found = list[TaskId]()
        while (step := self.next()) is not None:
            self.placed(step)
            found.append(step)
        return found

    def next(self) -> TaskId | None:
        """Take the next step; nothing once all that are left have been set aside."""
        if not self.ready:
            free = [step for step in self.left if not self.linked[step]]
            self._let_in(sorted(free, key=self.key.__getitem__)[:1])
        if not self.ready:
            return None
        step = heapq.heappop(self.ready)[1]
        self.left.discard(step)
        return step

    def placed(self, step: TaskId, *, makes_room: bool = False) -> None:
        """Note that a step has its place; with more room those set aside come again."""
        if makes_room:
            self.left |= set(self.aside)
            self._let_in(self.aside)
            self.aside = []
        for other in self.behind.get(step, ()):
            self.waiting[other].discard(step)
            self.linked[other].discard(step)
            if not self.waiting[other]:
                self._let_in([other])

    def set_aside(self, step: TaskId) -> None:
        """Note that there is no place for a step as long as nobody makes room."""
        self.aside.append(step)

    def _let_in(self, steps: Iterable[TaskId]) -> None:
        for step in steps:
            if step in self.left:
                heapq.heappush(self.ready, (self.key[step], step))


def _sources(pairs: Iterable[HandOver], steps: Collection[TaskId]) -> dict[TaskId, set[TaskId]]:
    """Return which of some steps each of them waits for."""
    found: dict[TaskId, set[TaskId]] = {step: set() for step in steps}
    for source, target in pairs:
        if source in found and target in found and source != target:
            found[target].add(source)
    return found

"""Whose turn it is while a list schedule is made."""

from heapq import heapify, heappop, heappush

from scheduler.calendars.situation.situation import Situation
from scheduler.model.notation.base import TaskId
from scheduler.planning.lists.priority import Ranks


class ReadyQueue:
    """
    The tasks whose predecessors stand, the first by rank first.

    One that finds no place is set aside: it is not tried again until another makes room.
    """

    def __init__(self, situation: Situation, ranks: Ranks) -> None:
        self.links_out = situation.links_out
        self.order = sorted(situation.topological, key=lambda each: (ranks[each], each))
        self.turns = {task_id: turn for turn, task_id in enumerate(self.order)}
        self.missing = {
            task_id: {link.source for link in situation.links_into[task_id]}
            for task_id in self.order
        }
        self.ready = [self.turns[task_id] for task_id in self.order if not self.missing[task_id]]
        self.aside: list[int] = []

    def first(self) -> TaskId | None:
        """Take out the first task, or return nothing when there is none to try."""
        return self.order[heappop(self.ready)] if self.ready else None

    def set_aside(self, task_id: TaskId) -> None:
        """Keep a task that found no place for later."""
        self.aside.append(self.turns[task_id])

    def placed(self, task_id: TaskId, *, makes_room: bool) -> None:
        """Let the successors of a task come, and those set aside if it makes room."""
        for link in self.links_out[task_id]:
            missing = self.missing[link.target]
            if link.source in missing:
                missing.discard(link.source)
                if not missing:
                    heappush(self.ready, self.turns[link.target])
        if makes_room and self.aside:
            self.ready += self.aside
            self.aside = []
            heapify(self.ready)

"""Which steps are over in any timing when others begin: a closure that grows with every arc."""

from collections.abc import Iterator

from scheduler.analyse.resource_order.bit_sets import Bits, numbers
from scheduler.calendars.rules.links import TimedLink
from scheduler.calendars.situation.choices import ChosenSituation
from scheduler.model.link import LinkKind
from scheduler.model.notation.base import TaskId


class Precedence:
    """
    Tells which tasks end before which others start, whatever the timing.

    It begins with what the links say. Tasks go by their place in ``tasks``; ``before`` and
    ``after`` hold for each place the set of places that come before or after it.
    """

    def __init__(self, situation: ChosenSituation) -> None:
        self.tasks = situation.topological
        self.place = {task_id: place for place, task_id in enumerate(self.tasks)}
        self.before: list[Bits] = [0] * len(self.tasks)
        self.after: list[Bits] = [0] * len(self.tasks)
        pairs = [(self.place[x.source], self.place[x.target]) for x in ordering_links(situation)]
        for source, target in sorted(pairs, key=lambda pair: pair[1]):
            self.before[target] |= self.before[source] | 1 << source
        for source, target in sorted(pairs, reverse=True):
            self.after[source] |= self.after[target] | 1 << target

    def add(self, first: TaskId, second: TaskId) -> None:
        """Note that one task ends before another starts, and all that follows from it."""
        source, target = self.place[first], self.place[second]
        if self.after[source] >> target & 1:
            return
        early = self.before[source] | 1 << source
        late = self.after[target] | 1 << target
        # Who is before the target is before all that is after it already, and the other way.
        lacking, gaining = early & ~self.before[target], late & ~self.after[source]
        for place in numbers(lacking):
            self.after[place] |= late
        for place in numbers(gaining):
            self.before[place] |= early

    def holds(self, first: TaskId, second: TaskId) -> bool:
        """Whether one task ends before another starts in any timing."""
        return bool(self.after[self.place[first]] >> self.place[second] & 1)


def ordering_links(situation: ChosenSituation) -> Iterator[TimedLink]:
    """Yield the links that end one task before another starts."""
    for link in situation.links:
        if link.kind is LinkKind.FS and link.lag >= 0:
            yield link

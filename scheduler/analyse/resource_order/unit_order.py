"""Who hands the units of one resource to whom, so that no timing needs more than there are."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from scheduler.analyse.obstacles.blocking import Cause
from scheduler.analyse.resource_order.bit_sets import Bits, bits_of, numbers
from scheduler.analyse.resource_order.chain_cover import ChainCover
from scheduler.analyse.resource_order.hand_overs import HandOvers
from scheduler.model.notation.base import Minutes, TaskId

LetGo = Callable[[Iterable[int]], int]
"""Picks one of the uses that are in each other's way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitUse:
    """
    A task or a hold that takes so much of a resource from one task's start to another's end.

    A hold without a ``first`` task began before the campaign.
    """

    first: TaskId | None
    last: TaskId
    amount: int


class UseOrder:
    """
    The order of uses of one resource.

    Uses go by numbers: a task that is a use by its place in ``precedence``, holds by numbers
    beyond those.
    """

    def __init__(self, hand_overs: HandOvers, uses: Mapping[int, UnitUse]) -> None:
        self.precedence = hand_overs.precedence
        place = self.precedence.place
        self.opens = {n: None if use.first is None else place[use.first] for n, use in uses.items()}
        self.closes = {n: place[use.last] for n, use in uses.items()}
        self.holds = [number for number in uses if number >= len(place)]
        self.tasks = bits_of(number for number in uses if number < len(place))
        self.instants = hand_overs.instants

    def before(self, use: int) -> Bits:
        """Return the uses that are over in any timing when this one begins."""
        opens = self.opens[use]
        if opens is None:
            return 0
        if not self.holds:
            return self.precedence.before[opens] & self.tasks
        tasks = self.precedence.before[opens] | self._instant(opens)
        return self._with_holds(tasks, self.closes) & ~(1 << use)

    def after(self, use: int) -> Bits:
        """Return the uses that begin in any timing when this one is over."""
        closes = self.closes[use]
        if not self.holds:
            return self.precedence.after[closes] & self.tasks
        tasks = self.precedence.after[closes] | self._instant(closes)
        return self._with_holds(tasks, self.opens) & ~(1 << use)

    def _instant(self, place: int) -> Bits:
        """Return a milestone itself: what ends with it hands over to what begins with it."""
        return self.instants & 1 << place

    def _with_holds(self, tasks: Bits, events: Mapping[int, int | None]) -> Bits:
        found = tasks & self.tasks
        for hold in self.holds:
            event = events[hold]
            if event is not None and tasks >> event & 1:
                found |= 1 << hold
        return found


class Sharing:
    """
    Orders the uses of one resource until those that may overlap never need more than there is.

    Uses come and go; the chains that hand its units on are kept from one to the next.
    """

    def __init__(
        self, hand_overs: HandOvers, uses: Mapping[int, UnitUse], cause: Cause, title: str
    ) -> None:
        placed = hand_overs.schedule.tasks
        self.hand_overs = hand_overs
        self.uses = uses
        self.cause = cause
        self.title = title
        self.cover = ChainCover(UseOrder(hand_overs, uses))
        self.starts: dict[int, Minutes] = {
            number: 0 if use.first is None else placed[use.first].start
            for number, use in uses.items()
        }
        self.ends = {number: placed[use.last].end for number, use in uses.items()}
        self.has_holds = any(use.first != use.last for use in uses.values())
        self.clashes: list[Bits] = []

    @property
    def everybody(self) -> Bits:
        """All uses."""
        return bits_of(self.uses)

    def refuse(self, free: Iterable[int]) -> int:
        """Let no use go: all have to fit."""
        del free
        message = f"the plan overfills {self.title}"
        raise AssertionError(message)

    def order(self, members: Bits, most: int, let_go: LetGo, orderly: Bits | None = None) -> Bits:
        """
        Add arcs until some uses never need more than ``most`` units, the same in all calls.

        Only those in ``orderly`` wait for others, all of them if nothing is said.

        Where the plan leaves no room for an arc, one use is let go: ``let_go`` picks it among
        those in the way, or raises an error if the plan itself needs too much.

        Returns
        -------
        Bits
            The uses that were let go.
        """
        orderly = members if orderly is None else orderly
        left = members
        for clash in self.clashes:
            if not clash & ~left:
                left &= ~(1 << let_go(numbers(clash)))
        self.cover.forget()
        for use in numbers(self.cover.members & ~left):
            self.cover.leave(use)
        added = numbers(left & ~self.cover.members)
        for use in sorted(added, key=lambda use: (self.starts[use], self.ends[use], use)):
            self.cover.enter(use, self.uses[use].amount)
            self._fit(most, let_go, orderly)
        self._fit(most, let_go, orderly)
        return members & ~self.cover.members

    def _fit(self, most: int, let_go: LetGo, orderly: Bits) -> None:
        """Add arcs until all who are there fit, or let some go."""
        while self.cover.chains > most:
            self.cover.settle()
            if self.cover.chains <= most:
                break
            givers, takers, clash = self.cover.bottleneck()
            found = self._widest(givers, takers & orderly) or self._widest(clash, clash & orderly)
            if found is not None:
                taker, source, target = found
                self.hand_overs.add(source, target, self.cause, self.title)
                self._note_order_before(taker)
            else:
                self.clashes.append(clash)
                self.cover.leave(let_go(numbers(clash)))

    def _note_order_before(self, taker: int) -> None:
        if self.has_holds:  # others may begin with the same task
            self.cover.forget()
        else:
            self.cover.ordered(taker)

    def _widest(self, givers: Bits, takers: Bits) -> tuple[int, TaskId, TaskId] | None:
        """Return the end and the start that the plan keeps furthest apart, after who starts."""
        best: tuple[int, TaskId, TaskId] | None = None
        widest = -1
        late = sorted(numbers(takers), key=lambda use: (-self.starts[use], use))
        for giver in sorted(numbers(givers), key=lambda use: (self.ends[use], use)):
            for taker in late:
                gap = self.starts[taker] - self.ends[giver]
                if gap <= widest:
                    break
                pair = self._pair(giver, taker)
                if pair is not None:
                    widest, best = gap, (taker, *pair)
        return best

    def _pair(self, giver: int, taker: int) -> tuple[TaskId, TaskId] | None:
        """Return the tasks that an arc between two uses would order, if it can be drawn."""
        last, first = self.uses[giver].last, self.uses[taker].first
        if giver == taker or first is None or first == last:
            return None
        return None if self.hand_overs.precedence.holds(first, last) else (last, first)

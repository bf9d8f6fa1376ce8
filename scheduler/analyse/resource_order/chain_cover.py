"""
How many units some uses of a resource may need at once, when all that is known is their order.

Uses are handed on in chains: a unit goes from one use to another that is over in any timing when
the other begins. By Dilworth's theorem for weighted items the fewest chains that cover all uses
are the most units that uses free to happen together can need. The fewest chains are those of a
greatest flow (Ford and Fulkerson 1962), which is mended whenever a use comes, goes or is ordered.
"""

from typing import NamedTuple, Protocol

from scheduler.analyse.resource_order.bit_sets import Bits, bits_of, numbers

Swaps = dict[int, tuple[int, int] | None]
"""For each use that may take a unit: who would lose one to it, and for whose sake."""


class KnownOrder(Protocol):
    """A partial order of uses, which may gain relations but never lose one."""

    def before(self, use: int) -> Bits:
        """Return the uses that are over in any timing when this one begins."""
        ...

    def after(self, use: int) -> Bits:
        """Return the uses that begin in any timing when this one is over."""
        ...


class Bottleneck(NamedTuple):
    """
    Why there are no fewer chains.

    One would be saved if a unit went from one of ``givers`` to one of ``takers``. The uses in
    ``free`` may all happen together, and need as many units as there are chains.
    """

    givers: Bits
    takers: Bits
    free: Bits


class ChainCover:
    """
    The fewest chains that hand the units of a resource from use to use.

    ``spare`` are the units that a use hands to nobody, ``lack`` those that it has from nobody;
    ``given`` and ``got`` say who hands how many to whom. Those in ``able`` have units to spare.
    """

    def __init__(self, order: KnownOrder) -> None:
        self.order = order
        self.members: Bits = 0
        self.chains = 0
        self.spare: dict[int, int] = {}
        self.able: Bits = 0
        self.lack: dict[int, int] = {}
        self.given: dict[int, dict[int, int]] = {}
        self.got: dict[int, dict[int, int]] = {}
        self.forget()

    def forget(self) -> None:
        """Forget who was found to be hopeless, since uses may have been ordered elsewhere."""
        self.hopeless: Bits = 0
        self.takers: Bits = 0

    def ordered(self, use: int) -> None:
        """Note that more uses than before come before one."""
        self.takers &= ~(1 << use)
        if self.got[use] or self.order.after(use) & self.members:
            self.forget()

    def enter(self, use: int, amount: int) -> None:
        """Add a use that needs so many units."""
        self.members |= 1 << use
        self.chains += amount
        self.spare[use] = self.lack[use] = amount
        self.able |= 1 << use
        self.given[use], self.got[use] = {}, {}
        if self.order.after(use) & self.members:
            self.forget()

    def leave(self, use: int) -> None:
        """Take a use out; those before it hand their units to those after it."""
        self.forget()
        self.members &= ~(1 << use)
        self.chains -= self.lack.pop(use, 0)
        self.spare.pop(use, None)
        self.able &= ~(1 << use)
        for giver, amount in self.got.pop(use).items():
            del self.given[giver][use]
            self.spare[giver] = self.spare.get(giver, 0) + amount
            self.able |= 1 << giver
        for taker, amount in self.given.pop(use).items():
            del self.got[taker][use]
            self.lack[taker] = self.lack.get(taker, 0) + amount
            self.chains += amount

    def settle(self) -> None:
        """
        Make the chains as few as the order allows.

        Who finds nobody to hand on a unit is ``hopeless``, and so are those asked on the way, until
        a use that they hand to comes after others, too: no later change leads to them.
        """
        for taker in sorted(each for each in self.lack if not self.takers >> each & 1):
            while taker in self.lack:
                giver, last, swaps = self._find(taker)
                if giver is None:
                    self.takers |= bits_of(swaps)
                    for each in swaps:
                        self.hopeless |= self.order.before(each) & self.members
                    break
                self._hand(giver, last, swaps)

    def bottleneck(self) -> Bottleneck:
        """Return why there are no fewer chains, once they are settled."""
        givers, reached = self.able, 0
        waiting = list(self.spare)
        for giver in waiting:
            fresh = self.order.after(giver) & self.members & ~reached
            reached |= fresh
            for taker in numbers(fresh):
                waiting += [other for other in self.got[taker] if not givers >> other & 1]
                givers |= bits_of(self.got[taker])
        return Bottleneck(givers, self.takers, givers & ~reached)

    def _find(self, taker: int) -> tuple[int | None, int, Swaps]:
        """Return a giver with a unit to spare, who takes it, and the swaps up to ``taker``."""
        swaps: Swaps = {taker: None}
        able, seen = self.able, self.hopeless
        waiting = [taker]
        for one in waiting:
            fresh = self.order.before(one) & self.members & ~seen
            if fresh & able:
                return next(numbers(fresh & able)), one, swaps
            seen |= fresh
            for giver in numbers(fresh):
                for other in self.given[giver]:
                    if other not in swaps:
                        swaps[other] = giver, one
                        waiting.append(other)
        return None, taker, swaps

    def _hand(self, giver: int, taker: int, swaps: Swaps) -> None:
        """Hand a unit on, each taker on the way passing on what it had."""
        self._take_off(self.spare, giver)
        if giver not in self.spare:
            self.able &= ~(1 << giver)
        while True:
            self._change(giver, taker, 1)
            step = swaps[taker]
            if step is None:
                break
            giver, later = step
            self._change(giver, taker, -1)
            taker = later
        self._take_off(self.lack, taker)
        self.chains -= 1

    def _change(self, giver: int, taker: int, by: int) -> None:
        amount = self.given[giver].get(taker, 0) + by
        if amount:
            self.given[giver][taker] = self.got[taker][giver] = amount
        else:
            del self.given[giver][taker], self.got[taker][giver]

    def _take_off(self, units: dict[int, int], use: int) -> None:
        units[use] -= 1
        if not units[use]:
            del units[use]

"""Amounts of resources, packed into words so that one subtraction judges several of them."""

from scheduler.engine.problem import refusal
from scheduler.engine.site.problem import Site

WORD_BITS = 62


class BitLanes:
    """
    Which word and which bits of it belong to a resource.

    The highest bit of each lane is a guard: it stays set as long as the lane is not overdrawn.

    Raises
    ------
    InputError
        If an amount does not fit into a word.
    """

    def __init__(self, site: Site) -> None:
        bits = _most_taken(site).bit_length() + 1
        if bits > WORD_BITS:
            raise refusal("project-capacity", "a resource has too many units", site.name)
        self._bits = bits
        self._count = WORD_BITS // bits
        self.words = max(1, -(-len(site.resources) // self._count))
        self.guards = sum(self.packed(lane, 1 << (bits - 1)) for lane in range(self._count))

    def word(self, resource: int) -> int:
        """Return the word of a resource."""
        return resource // self._count

    def packed(self, resource: int, amount: int) -> int:
        """Return an amount in the lane of a resource."""
        return amount << (self._bits * (resource % self._count))

    def mask(self, resource: int) -> int:
        """Return the guard of the lane of a resource."""
        return self.packed(resource, 1 << (self._bits - 1))


def _most_taken(site: Site) -> int:
    """Return no less than is ever there, or asked beyond what is there, of one resource."""
    levels = max((amount for one in site.resources for _, amount in one.levels), default=0)
    asked = max(
        (sum(amount for _, amount in mode.demands) for modes in site.modes for mode in modes),
        default=0,
    )
    return levels + 2 * (asked + sum(hold.room for hold in site.holds)) + 1

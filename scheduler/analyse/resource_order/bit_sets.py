"""Sets of small whole numbers as the bits of one number."""

from collections.abc import Iterable, Iterator

Bits = int
"""A set of numbers from 0 on: a number is in it if its bit is set."""


def numbers(bits: Bits) -> Iterator[int]:
    """Yield the numbers of a set, the least first."""
    while bits:
        least = bits & -bits
        yield least.bit_length() - 1
        bits ^= least


def bits_of(members: Iterable[int]) -> Bits:
    """Return the set of some numbers."""
    found = 0
    for member in members:
        found |= 1 << member
    return found

"""Other measures of what tasks ask for, under which no resource gives more than before."""

from collections.abc import Callable, Iterator, Sequence

Measure = Callable[[int], int]


def measures(demands: Sequence[int], most: int) -> Iterator[Measure]:
    r"""
    Yield dual feasible functions for a resource that never has more than ``most``.

    Such a function :math:`f` keeps :math:`\\sum f(q) \\leq f(C)` wherever :math:`\\sum q \\leq C`.
    The first kind leaves out demands below a number and rounds up those that leave no more than
    that; the second counts how many of a size fit beside each other.

    References
    ----------
    Fekete, S. and Schepers, J. (2001). New classes of fast lower bounds for bin packing problems.
    Mathematical Programming 91, 11-31.
    Carlier, J., Clautiaux, F. and Moukrim, A. (2007). New reduction procedures and lower bounds
    for the two-dimensional bin packing problem with fixed orientation. Computers and Operations
    Research 34, 2223-2250.
    """
    for size in sorted({demand for demand in demands if 2 * demand <= most}):
        yield _rounded(size, most)
    for size in sorted({demand for demand in demands if 2 * demand <= most} | {1 + most // 2}):
        yield _counted(size, most)


def _rounded(size: int, most: int) -> Measure:
    def measure(demand: int) -> int:
        if demand > most - size:
            return most
        return demand if demand >= size else 0

    return measure


def _counted(size: int, most: int) -> Measure:
    def measure(demand: int) -> int:
        if 2 * demand < most:
            return 2 * (demand // size)
        if 2 * demand == most:
            return most // size
        return 2 * (most // size - (most - demand) // size)

    return measure

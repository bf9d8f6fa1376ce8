"""What a bound is."""

from collections.abc import Callable, Sequence

from scheduler.engine.site.bounds.network import Network
from scheduler.engine.site.bounds.windows import Windows

Tighten = Callable[[Windows, int], bool]
"""
Narrows windows by one kind of rule, and tells whether that changed anything.

The number is how many ends of intervals to look at. It raises `Impossible` where the rule cannot
be kept within the windows.
"""

Prepare = Callable[[Network], Sequence[Tighten]]
"""Gets ready what a bound needs of a network, once, in parts that may be gone through singly."""

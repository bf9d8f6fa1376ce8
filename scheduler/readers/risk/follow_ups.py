"""Tell mistakes of risks from the mere consequences of parts that were dropped as mistaken."""

from collections.abc import Collection, Mapping

from scheduler.errors import Finding, NodePath

CAUSES: Mapping[str, tuple[str, ...]] = {}
"""The parts of a file without which a check may see a mistake that is not there."""

ENTRY = len(("events", "cell-low"))


def is_follow_up(finding: Finding, dropped: Collection[NodePath]) -> bool:
    """Whether a finding may come from what was dropped rather than from the file."""
    entry = finding.path[:ENTRY]
    for path in dropped:
        if finding.path[: len(path)] == path or path[0] in CAUSES.get(finding.code, ()):
            return True
        if finding.code in OF_ENTRY and path[: len(entry)] == entry:
            return True
    return False


OF_ENTRY: frozenset[str] = frozenset()
"""What may only come from a part of the same entry that was dropped."""

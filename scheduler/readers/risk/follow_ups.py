"""Tell mistakes of risks from the mere consequences of parts that were dropped as mistaken."""

from collections.abc import Collection, Mapping

from scheduler.errors import Finding, NodePath

OF_ENTRY = frozenset(
    {
        "which-steps",
        "which-hours",
        "event-idle",
        "event-two-kinds",
        "event-without-step",
        "event-without-period",
        "period-idle",
        "recycle-half",
        "expired-without-step",
    }
)
"""What may only come from a part of the same entry that was dropped."""

CAUSES: Mapping[str, tuple[str, ...]] = {"groups-contradict": ("together", "hours")}
"""The parts of a file without which a check may see a mistake that is not there."""

ENTRY = len(("events", "cell-low"))
NEW_STEP = len(("events", "cell-low", "add", "F1"))


def is_follow_up(finding: Finding, dropped: Collection[NodePath]) -> bool:
    """Whether a finding may come from what was dropped rather than from the file."""
    entry = finding.path[:ENTRY]
    for path in dropped:
        if finding.path[: len(path)] == path or path[0] in CAUSES.get(finding.code, ()):
            return True
        if finding.code in OF_ENTRY and _is_within(path, entry):
            return True
        if finding.code.startswith("unknown-"):
            continue
        if path[2:3] == ("add",) and path[:NEW_STEP] == finding.path[:NEW_STEP]:
            return True
    return False


def _is_within(path: NodePath, entry: NodePath) -> bool:
    """Whether a path leads into an entry; a single one may stand there without being a list."""
    is_alone = entry[1:] == (0,) and path[:1] == entry[:1] and isinstance((*path, 0)[1], str)
    return is_alone or path[: len(entry)] == entry

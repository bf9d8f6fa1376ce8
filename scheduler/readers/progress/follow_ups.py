"""Tell mistakes of facts from the mere consequences of parts that were dropped as mistaken."""

from collections.abc import Collection

from scheduler.errors import Finding, NodePath

OF_ENTRY = frozenset(
    {
        "finish-without-start",
        "facts-without-start",
        "facts-contradict",
        "complete-without-test",
        "event-without-period",
        "period-idle",
        "change-without-name",
    }
)
"""What may only come from a part of the same entry that was dropped."""

CAUSES = {
    "pin-in-past": ("data_date", "steps"),
    "link-unbroken": ("steps",),
    "unknown-link": ("events",),
    "actual-in-future": ("data_date",),
    "after-launch": ("data_date",),
    "step-begun": ("steps",),
}
"""The parts of a file without which a check may see a mistake that is not there."""


STEP_DEPTH = len(("events", "cell-low", "add", "tasks", "G08"))


def is_follow_up(finding: Finding, dropped: Collection[NodePath]) -> bool:
    """Whether a finding may come from what was dropped rather than from the file."""
    entry = finding.path[: len(("steps", "F06"))]
    for path in dropped:
        if finding.path[: len(path)] == path or path[0] in CAUSES.get(finding.code, ()):
            return True
        if finding.code in OF_ENTRY and path[: len(entry)] == entry:
            return True
        if finding.code.startswith("unknown-"):
            if path == ("events",):
                return True
        elif "add" in path and path[:STEP_DEPTH] == finding.path[:STEP_DEPTH]:
            return True
    return False

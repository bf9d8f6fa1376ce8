"""Tell mistakes from the mere consequences of parts that were dropped as mistaken."""

from collections.abc import Collection, Mapping

from scheduler.errors import Finding, NodePath

ANY = None
OWN = 1
"""In a pattern: the same entry as the finding's."""

Pattern = tuple[str | int | None, ...]

TABLES_OF_CODES: Mapping[str, str] = {
    "unknown-task": "tasks",
    "unknown-task-or-tag": "tasks",
    "unknown-crew": "crews",
    "unknown-facility": "facilities",
    "unknown-zone": "zones",
    "unknown-hazard": "hazards",
    "unknown-window": "windows",
    "unknown-shift": "shifts",
    "unknown-flow": "flows",
    "unknown-vehicle": "vehicles",
    "unknown-scenario": "scenarios",
    "no-scenarios": "scenarios",
}
"""Names that cannot be judged once their whole table is gone."""

CAUSES: Mapping[str, tuple[Pattern, ...]] = {
    "unknown-task-or-tag": (("tasks", ANY, "tags"),),
    "crew-too-small": (("shifts",), ("crews",), ("scenarios",), ("permits",)),
    "option-empty": (("tasks", OWN, "options"),),
    "hold-backwards": (("tasks", ANY, "after"),),
    "limit-backwards": (("tasks", ANY, "after"), ("tasks", ANY, "hours")),
    "limit-contradicts-links": (("scenarios",),),
    "hold-step-elsewhere": (("tasks", ANY, "facility"), ("tasks", ANY, "equipment")),
    "hold-step-outside": (("tasks", ANY, "after"), ("tasks", ANY, "hours")),
    "hold-without-room": (("facilities", ANY, "room"),),
    "hazard-without-facility": (("tasks", OWN, "facility"), ("hazards", ANY, "scope")),
    "hazard-outside-zone": (("zones",), ("tasks", OWN, "facility")),
    "useless-exemption": (("tasks", ANY, "hazards"), ("hazards",)),
    "milestone-with-resources": (("tasks", OWN, ANY),),
    "no-scenarios": (("scenarios",),),
    "window-form": (("windows", OWN), ("tasks", OWN, "windows")),
    "window-without-day": (("windows", OWN), ("tasks", OWN, "windows")),
    "window-too-short": (("windows",), ("tasks", OWN, "windows"), ("tasks", OWN, "options")),
    "window-not-wider": (("windows", OWN), ("tasks", OWN, "windows")),
    "unknown-habit": (("tasks", ANY, "usually_after"),),
    "permit-idle": (
        ("tasks", ANY, "usually_after"),
        ("tasks", ANY, "options"),
        ("scenarios", ANY, "shifts"),
    ),
    "target-before-start": (("start",),),
    "due-before-start": (("start",),),
    "launch-of-neighbour": (("flows",),),
    "week-empty": (("scenarios", OWN, "week"), ("scenarios", OWN, "weeks")),
    "launch-done": (("launch",), ("scenarios",)),
}
"""The parts of a file without which a check would see a mistake that is not there."""

OF_HOURS = frozenset({"milestone-with-resources"})
"""Mistakes that only hours which were dropped explain."""


def is_follow_up(finding: Finding, dropped: Collection[NodePath]) -> bool:
    """
    Whether a finding may come from what was dropped rather than from the file.

    Parameters
    ----------
    finding
        A finding on what remains of the campaign.
    dropped
        The paths left out of it.
    """
    if not dropped:
        return False
    table = TABLES_OF_CODES.get(finding.code)
    if finding.path in dropped or (table is not None and (table,) in dropped):
        return True
    patterns = CAUSES.get(finding.code, ())
    return any(_touches(path, pattern, finding) for path in dropped for pattern in patterns)


def comes_from_names(finding: Finding, unknown: Collection[NodePath]) -> bool:
    """
    Whether a finding may come from names that nothing defines, such as a misspelt shift.

    Names do not make a step a milestone: only hours that are gone do.
    """
    if finding.code in TABLES_OF_CODES or finding.code in OF_HOURS:
        return False
    patterns = CAUSES.get(finding.code, ())
    return any(_touches(path, pattern, finding) for path in unknown for pattern in patterns)


def _touches(path: NodePath, pattern: Pattern, finding: Finding) -> bool:
    """Whether a dropped path holds, equals or lies within a pattern."""
    for part, wanted in zip(path, pattern, strict=False):
        expected = finding.path[OWN] if wanted == OWN and len(finding.path) > OWN else wanted
        if expected is not ANY and part != expected:
            return False
    return True

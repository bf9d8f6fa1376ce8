"""Which names files of results have, by the kind of the results."""

import re
from collections.abc import Mapping

TABLES = (
    *("plan", "schedule", "crews", "critical_path", "floats", "loads", "waits", "integrity"),
    *("duty", "vehicles", "gantt", "waterfall", "risk"),
)
RISK = ("risk", "drivers", "steps-risk", "draws")
STEMS: Mapping[str, tuple[str, ...]] = {
    "plan": TABLES,
    "neighbours": (*TABLES, "neighbours", "task-graph"),
    "gantt": ("gantt",),
    "levers": ("levers",),
    "ladder": ("ladder",),
    "target": (*TABLES, "target", "price_curve", "task-graph"),
    "whatif": (*TABLES, "comparison", "task-graph"),
    "compare": ("changes", "told"),
    "replan": (*TABLES, "changes", "told", "causes", "trade", "history", "slip"),
    "history": ("history", "slip"),
    "readiness": ("readiness", "last-calls"),
    "risk": (*RISK, "gantt", "waterfall"),
}
"""The stems of the files that each kind of results may have, apart from what follows a hyphen."""
RENEWED: Mapping[str, tuple[str, ...]] = {"risk": RISK}
"""Stems of files that leave their folder when others of their kind are written beside a plan."""
ENDINGS = "csv|html|json|pdf|png|svg|yaml"
ALL_STEMS = tuple(dict.fromkeys(stem for stems in STEMS.values() for stem in stems))


def is_result(name: str, stems: tuple[str, ...] = ALL_STEMS) -> bool:
    """Whether a name is one that results have."""
    return re.fullmatch(rf"({'|'.join(stems)})(-[\w-]+)?\.({ENDINGS})", name) is not None

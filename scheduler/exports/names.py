"""Which names results have, and names that are safe as a part of a path."""

import re
from collections.abc import Mapping
from hashlib import sha256

TABLES = (
    *("plan", "schedule", "crews", "critical_path", "floats", "loads", "waits", "integrity"),
    *("duty", "gantt", "waterfall"),
)
STEMS: Mapping[str, tuple[str, ...]] = {
    "plan": TABLES,
    "gantt": ("gantt",),
    "levers": ("levers",),
    "ladder": ("ladder",),
    "target": (*TABLES, "target", "price_curve", "task-graph"),
    "whatif": (*TABLES, "whatif"),
}
"""The stems of the files that each kind of results may have, apart from what follows a hyphen."""
ENDINGS = "csv|json|pdf|png|svg|yaml"
ALL_STEMS = tuple(dict.fromkeys(stem for stems in STEMS.values() for stem in stems))

LONGEST = 80
"""The most bytes of a name in a path."""
UNSAFE = re.compile(r"[^\w .+,=@()-]|[\x00-\x1f]")
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
"""Names that Windows keeps for itself."""


def is_result(name: str, stems: tuple[str, ...] = ALL_STEMS) -> bool:
    """Whether a name is one that results have."""
    return re.fullmatch(rf"({'|'.join(stems)})(-[\w-]+)?\.({ENDINGS})", name) is not None


def safe_name(name: str) -> str:
    """
    Return a name as one part of a path that leads nowhere else.

    A name that has to be changed for that gets a mark, so that different names stay different.
    """
    kept = UNSAFE.sub("-", name).strip(" .")
    kept = kept.encode("utf-8", "replace")[:LONGEST].decode("utf-8", "ignore").rstrip(" .")
    if kept == name and kept and not RESERVED.fullmatch(kept):
        return kept
    mark = sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{kept or 'unnamed'}-{mark}"

"""Names that are safe as a part of a path."""

import re
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256

LONGEST = 80
"""The most bytes of a name in a path."""
UNSAFE = re.compile(r"[^\w .+,=@()-]|[\x00-\x1f]")
BEYOND_STEMS = re.compile(r"[^\w-]")
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
"""Names that Windows keeps for itself."""


def safe_stems(names: Iterable[str]) -> dict[str, str]:
    """
    Return each name as a part of the stem of a file: letters, digits, hyphens and low lines.

    Names that differ only in a way that some disks do not see are told apart by a mark.
    """
    found = {name: _safe(name, BEYOND_STEMS) for name in names}
    seen = Counter(stem.casefold() for stem in found.values())
    return {
        name: stem if seen[stem.casefold()] == 1 else f"{stem}-{_mark(name)}"
        for name, stem in found.items()
    }


def safe_name(name: str) -> str:
    """
    Return a name as one part of a path that leads nowhere else.

    A name that has to be changed for that gets a mark, so that different names stay different.
    """
    return _safe(name, UNSAFE)


def _safe(name: str, unsafe: re.Pattern[str]) -> str:
    kept = unsafe.sub("-", name).strip(" .-")
    kept = kept.encode("utf-8", "replace")[:LONGEST].decode("utf-8", "ignore").rstrip(" .-")
    if kept == name and kept and not RESERVED.fullmatch(kept):
        return kept
    return f"{kept or 'unnamed'}-{_mark(name)}"


def _mark(name: str) -> str:
    return sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:8]

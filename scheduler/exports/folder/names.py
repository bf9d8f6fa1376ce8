"""Names that are safe as a part of a path."""

import re
from hashlib import sha256

LONGEST = 80
"""The most bytes of a name in a path."""
UNSAFE = re.compile(r"[^\w .+,=@()-]|[\x00-\x1f]")
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
"""Names that Windows keeps for itself."""


def safe_name(name: str) -> str:
    """
    Return a name as one part of a path that leads nowhere else.

    A name that has to be changed for that gets a mark, so that different names stay different.
    """
    kept = UNSAFE.sub("-", name).strip(" .-")
    kept = kept.encode("utf-8", "replace")[:LONGEST].decode("utf-8", "ignore").rstrip(" .-")
    if kept == name and kept and not RESERVED.fullmatch(kept):
        return kept
    mark = sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{kept or 'unnamed'}-{mark}"

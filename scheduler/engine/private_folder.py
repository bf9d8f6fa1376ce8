"""A folder among the temporary files that nobody else can have prepared or can write to."""

import os
import stat
import tempfile
from pathlib import Path

MINE_ALONE = 0o700


def private_folder(name: str) -> Path | None:
    """
    Return a folder of this user's among the temporary files, made if need be.

    Code is loaded from it, so one that is a link, belongs to somebody else, or that others may
    write to is not used: None is returned, as where no folder can be made.
    """
    owner = os.getuid() if hasattr(os, "getuid") else None
    try:
        place = Path(tempfile.gettempdir()) / (name if owner is None else f"{name}-{owner}")
        place.mkdir(mode=MINE_ALONE, exist_ok=True)
        found = place.lstat()
    except OSError:
        return None
    if not stat.S_ISDIR(found.st_mode):
        return None
    is_mine = owner is None or (
        found.st_uid == owner and not stat.S_IMODE(found.st_mode) & ~MINE_ALONE
    )
    return place if is_mine and os.access(place, os.W_OK | os.X_OK) else None

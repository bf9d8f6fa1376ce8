"""Names of people and things as keys of a task graph."""

import re
import unicodedata
from collections.abc import Container

LONGEST_KEY = 32
SHORT = 12
_GOOD_CODE = re.compile(r"[A-Za-z0-9]+(?:[-_.][A-Za-z0-9]+)*")
_MADE_UP = re.compile(r"(?:resource|res|r)?[-_]?[0-9]+", re.IGNORECASE)


def key_of(
    name: str, taken: Container[str], *, codes: tuple[str, ...] = (), lower: bool = False
) -> str:
    """
    Return a key for a name that is not taken: ``LIFTING-TEAM`` for ``Lifting team``.

    Parameters
    ----------
    name
        What people call it, in any script. Accents go, letters of other scripts stay.
    taken
        Keys that are in use.
    codes
        Short names of the source, the better ones first, that are taken as they are if they can
        be written as a key and no other thing has them.
    lower
        Whether small letters are wanted.
    """
    for code in codes:
        if is_good_code(code) and code not in taken:
            return code
    key = slug(name, lower=lower) or "X"
    if key not in taken:
        return key
    number = 2
    while f"{key}-{number}" in taken:
        number += 1
    return f"{key}-{number}"


def shown(text: str) -> str:
    """Return a text on one line, without what cannot be seen."""
    kept = (" " if letter.isspace() else letter for letter in unicodedata.normalize("NFC", text))
    return " ".join("".join(filter(str.isprintable, kept)).split())


def is_good_code(code: str) -> bool:
    """
    Whether a short name of a source can stand as a key: two to twelve safe characters.

    Mere numbers, such as ``RESOURCE-3`` or ``R-3``, which programs make up, say less than the name.
    """
    is_safe = 1 < len(code) <= SHORT and _GOOD_CODE.fullmatch(code) is not None
    return is_safe and _MADE_UP.fullmatch(code) is None


def slug(name: str, *, lower: bool = False) -> str:
    """Return a name with hyphens for all but letters and digits, in capitals unless ``lower``."""
    plain = "".join(_without_accent(letter) for letter in unicodedata.normalize("NFC", name))
    joined = "-".join(re.findall(r"[^\W_]+", plain))
    cut = joined[:LONGEST_KEY].rstrip("-")
    return cut.lower() if lower else cut.upper()


def _without_accent(letter: str) -> str:
    """Return a Latin letter without its accent, any other letter as it is."""
    base = unicodedata.normalize("NFKD", letter)[0]
    return base if base.isascii() else letter

"""Characters that cannot be seen, or that change how what stands around them is seen."""

import unicodedata

from scheduler.errors import NodePath
from scheduler.model.mistakes.field_types import WORDS

TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""They make a terminal or a picture show a text in another order than it has."""

LINES = frozenset("\n\t")
PROSE = WORDS - {"name", "unit", "hold_point"}
"""Fields that may have more than one line."""

PLANE_ENDS = 0xFFFE
FIRST_NONE, LAST_NONE = "\ufdd0", "\ufdef"
NONE_AT_ALL = frozenset({"Cc", "Cs", "Zl", "Zp"})
UNSEEN = NONE_AT_ALL | {"Cf"}
"""Categories of characters that no name may hold: controls, halves of pairs, line ends, signs."""


def bad_character(text: str, path: NodePath, *, is_key: bool = False) -> str:
    """
    Return the name of the first character that may not stand in a text, or nothing.

    Words for people may hold the unseen joints that some scripts need, and notes have lines; names,
    which are compared with each other, have neither.

    Parameters
    ----------
    text
        A value or a key.
    path
        Where it stands.
    is_key
        Whether it is a key.
    """
    if text.isascii() and text.isprintable():
        return ""
    field = None if is_key or not path else path[-1]
    banned = NONE_AT_ALL if field in WORDS else UNSEEN
    allowed = LINES if field in PROSE else frozenset()
    for each in text:
        is_bad = unicodedata.category(each) in banned or each in TURNING or _is_none(each)
        if is_bad and each not in allowed:
            return f"U+{ord(each):04X} {unicodedata.name(each, _kind(each))}".strip()
    return ""


def _is_none(each: str) -> bool:
    """Whether a code point will never be a character."""
    return ord(each) & PLANE_ENDS == PLANE_ENDS or FIRST_NONE <= each <= LAST_NONE


def _kind(each: str) -> str:
    if unicodedata.category(each) == "Cs":
        return "half of a pair"
    return "no character" if _is_none(each) else "control character"

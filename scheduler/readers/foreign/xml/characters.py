"""Characters that XML does not allow, which other programs write nevertheless."""

import re
from bisect import bisect_right

RAW = "[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]"
REFERENCE = r"&#(?:[xX]([0-9A-Fa-f]{1,12})|([0-9]{1,12}));"
EITHER = re.compile(f"{RAW}|{REFERENCE}")
TAB, NEW_LINE, RETURN, BLANK = 0x9, 0xA, 0xD, 0x20
SURROGATES = range(0xD800, 0xE000)
NONE = (0xFFFE, 0xFFFF)
LAST = 0x10FFFF


def without_illegal(text: str) -> tuple[str, tuple[int, ...]]:
    """Return the text without characters that XML forbids, and the line of each of them."""
    found = [each for each in EITHER.finditer(text) if _is_illegal(each)]
    if not found:
        return text, ()
    breaks = [each.start() for each in re.finditer("\n", text)]
    lines = tuple(bisect_right(breaks, each.start()) + 1 for each in found)
    pieces, at = [], 0
    for each in found:
        pieces.append(text[at : each.start()])
        at = each.end()
    return "".join([*pieces, text[at:]]), lines


def _is_illegal(found: re.Match[str]) -> bool:
    hexadecimal, decimal = found.groups()
    if hexadecimal is None and decimal is None:
        return True
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    if code < BLANK:
        return code not in (TAB, NEW_LINE, RETURN)
    return code in SURROGATES or code in NONE or code > LAST

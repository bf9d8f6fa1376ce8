"""Who does a step, as lists write it: ``LIF[800%];CRANE``, ``ELE x4``, ``8 LIF / 2 ELE``."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction

from scheduler.readers.foreign.tables.cells.numbers import number, plain

PIECES = re.compile(r"\s*(?:[;,/\n\r+&]|\bund\b|\band\b)\s*")
BRACKETS = re.compile(r"(?P<name>[^\[\]]*?)\s*\[\s*(?P<units>[^\]]*)\]")
TIMES = r"[x*\u00d7]"
BEHIND = re.compile(
    rf"(?P<name>.*?[^\W\d_].*?)(?:\s*[:=(]\s*|\s+{TIMES}\s*|\s+)"
    rf"(?P<count>\d+(?:[.,]\d+)?)\)?\s*(?P<percent>%?)",
    re.IGNORECASE,
)
BEFORE = re.compile(
    rf"(?P<count>\d+(?:[.,]\d+)?)\s*(?P<percent>%?)\s*(?:{TIMES}\s*)?(?P<name>[^\W\d_].*)",
    re.IGNORECASE,
)
HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Assigned:
    """A crew, a person or a piece of equipment named for a step; material has no units."""

    name: str
    units: Fraction = Fraction(1)
    material: str = ""


def assigned(text: str, known: Collection[str], decimal: str) -> list[Assigned]:
    """
    Return who is named in a text.

    ``known`` are names of crews in small letters, kept whole whatever they hold. A separator
    within brackets separates nothing.
    """
    return [_one(piece, known, decimal) for piece in _pieces(plain(text), known)]


def _pieces(text: str, known: Collection[str]) -> list[str]:
    """Cut a text at separators outside brackets, never through a known name."""
    if text.casefold() in known:
        return [text]
    kept: dict[str, str] = {}

    def keep(match: re.Match[str]) -> str:
        sign = chr(0xE000 + len(kept))
        kept[sign] = match[0]
        return sign

    names = sorted((each for each in known if PIECES.search(each)), key=len, reverse=True)
    forms = [r"\[[^\]]*\]", r"\d,\d", *(rf"(?<!\w){re.escape(name)}(?!\w)" for name in names)]
    shielded = re.sub("|".join(forms), keep, text, flags=re.IGNORECASE)
    pieces = [piece for piece in PIECES.split(shielded) if piece.strip()]
    return ["".join(kept.get(each, each) for each in piece).strip() for piece in pieces]


def _one(text: str, known: Collection[str], decimal: str) -> Assigned:
    if text.casefold() in known:
        return Assigned(text)
    if found := BRACKETS.fullmatch(text):
        return _bracketed(found["name"].strip(), found["units"].strip(), decimal)
    for form in (BEFORE, BEHIND):
        found = form.fullmatch(text)
        if found:
            units = number(found["count"], decimal) or Fraction(1)
            name = found["name"].strip(" :=()")
            return Assigned(name, units / HUNDRED if found["percent"] else units)
    return Assigned(text)


def _bracketed(name: str, units: str, decimal: str) -> Assigned:
    """Read ``LIF[800%]``, ``LIF[8]`` and ``Concrete[12 t]``."""
    if units.endswith("%"):
        share = _share(units[:-1].strip(), decimal)
        return Assigned(name, Fraction(1) if share is None else share / HUNDRED)
    count = number(units, decimal)
    return Assigned(name, material=units) if count is None else Assigned(name, count)


def _share(text: str, decimal: str) -> Fraction | None:
    """Return per cent; ``1.200`` and ``1,200`` are twelve hundred in any country."""
    if re.fullmatch(r"\d{1,3}(?:[.,' \u00a0\u202f]\d{3})+", text):
        return Fraction(re.sub(r"\D", "", text))
    return number(text, decimal)

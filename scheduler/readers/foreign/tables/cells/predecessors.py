"""Predecessors as lists write them: ``3``, ``2AA+4 Std.``, ``A05 A06``, ``12-FS=P1D``."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from scheduler.formats.foreign.steps import ForeignLength
from scheduler.model.link import LinkKind
from scheduler.readers.foreign.tables.cells.lengths import Measures, text_length
from scheduler.readers.foreign.tables.cells.numbers import plain
from scheduler.readers.foreign.tables.words.links import KINDS

SEPARATORS = re.compile(r"[\s,;&]+")
KIND = re.compile(rf"[\s-]*({'|'.join(KINDS)})(?![^\W_])", re.IGNORECASE)
GANTT_LAG = re.compile(r"\s*(?P<mark>[=>])\s*(?P<sign>-?)(?P<length>P[\dDTHWM]+)", re.IGNORECASE)
LAG = re.compile(
    r"\s*(?P<sign>[+-])\s*(?P<number>\d+(?:[.,]\d+)?)\s*"
    r"(?P<unit>e?%|h\s*\d{1,2}(?!\d)|[^\W\d_]+\.?(?:\s*\(?elapsed\)?)?)?",
)
NAME = re.compile(r"[^\s,;&+]+?(?=(?:\s*[+-]\s*\d)|[\s,;&]|$)")
SHAPE = re.compile(rf"(?P<id>.+?)(?:{'|'.join(KINDS)})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mention:
    """A step named as a predecessor, whether it is known or not."""

    name: str
    kind: LinkKind = LinkKind.FS
    lag: ForeignLength | None = None
    is_known: bool = False
    is_soft: bool = False


def mentions(text: str, known: Collection[str], measures: Measures) -> tuple[list[Mention], str]:
    """
    Return the predecessors named in a text, and what of it could not be read.

    ``known`` are the ids of the list in small letters; the longest that fits is taken, so that
    ``1.10`` is not ``1.1``.
    """
    said, found, at, unread = plain(text).replace("''", "'"), [], 0, []
    while at < len(said):
        gap = SEPARATORS.match(said, at)
        if gap:
            at = gap.end()
            continue
        read = _known(said, at, known, measures) or _unknown(said, at, measures)
        if read is None:
            end = SEPARATORS.search(said, at)
            stop = end.start() if end else len(said)
            unread.append(said[at:stop])
            at = stop
            continue
        mention, at = read
        found.append(mention)
    return found, " ".join(unread)


def _known(
    text: str, at: int, known: Collection[str], measures: Measures
) -> tuple[Mention, int] | None:
    """Read a step that the list has, the longest id first."""
    longest = max((len(each) for each in known), default=0)
    for length in range(min(longest, len(text) - at), 0, -1):
        name = text[at : at + length]
        if name.casefold() not in known:
            continue
        rest = _rest(text, at + length, measures)
        if rest is not None:
            kind, lag, soft, end = rest
            return Mention(name, kind, lag, is_known=True, is_soft=soft), end
    return None


def _unknown(text: str, at: int, measures: Measures) -> tuple[Mention, int] | None:
    """Read a step that the list does not have, up to a kind, a lag or a separator."""
    for end in _ends(text, at):
        rest = _rest(text, end, measures)
        if rest is not None:
            kind, lag, soft, stop = rest
            return Mention(text[at:end], kind, lag, is_soft=soft), stop
    return None


def _ends(text: str, at: int) -> Iterator[int]:
    """Yield where the name of a step may end, before a kind of link first."""
    stop = SEPARATORS.search(text, at)
    word = text[at : stop.start() if stop else len(text)]
    shape = SHAPE.match(word)
    if shape and any(each.isdigit() for each in shape["id"]):
        yield at + shape.end("id")
    if found := NAME.match(text, at):
        yield found.end()


def _rest(
    text: str, at: int, measures: Measures
) -> tuple[LinkKind, ForeignLength | None, bool, int] | None:
    """Read kind and lag behind a name; None if something else follows."""
    kind, lag, soft = LinkKind.FS, None, False
    if found := KIND.match(text, at):
        kind, at = KINDS[found[1].upper()], found.end()
    if found := GANTT_LAG.match(text, at):
        soft = found["mark"] == ">"
        lag, at = _lag(found["sign"], found["length"], measures), found.end()
    elif found := LAG.match(text, at):
        lag = _lag(found["sign"], found[0].strip()[1:].strip(), measures)
        if lag is None:
            return None
        at = found.end()
    if at < len(text) and not SEPARATORS.match(text, at):
        return None
    return kind, lag, soft, at


def _lag(sign: str, text: str, measures: Measures) -> ForeignLength | None:
    """Return a lag of either sign; per cent of the predecessor's duration have no minutes."""
    factor = -1 if sign == "-" else 1
    shown = f"{'-' if factor < 0 else '+'}{text}"
    if text.endswith("%"):
        digits = text.rstrip("%e ").replace(",", ".")
        share = text_length(f"{digits}min", Measures(decimal="."))
        if share is None:
            return None
        is_elapsed = text.endswith("e%")
        return ForeignLength(percent=share.minutes * factor, elapsed=is_elapsed, text=shown)
    length = text_length(text, measures)
    if length is None or not length.minutes:
        return length and None
    return ForeignLength(minutes=length.minutes * factor, elapsed=length.elapsed, text=shown)

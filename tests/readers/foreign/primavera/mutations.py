"""Files of P6 spoilt at random: rows, fields and elements deleted, repeated, swapped, cut off."""

import re
from collections.abc import Callable

from numpy.random import Generator

TOKEN = re.compile(rb"\d+|[A-Za-z_]+")

Change = Callable[[bytes, Generator], bytes]


def spoilt(content: bytes, draw: Generator) -> bytes:
    """Return a file with one to four changes."""
    for _ in range(int(draw.integers(1, 5))):
        if content:
            content = CHANGES[_below(len(CHANGES), draw)](content, draw)
    return content


def _below(end: int, draw: Generator) -> int:
    return int(draw.integers(end))


def _cut_off(content: bytes, draw: Generator) -> bytes:
    return content[: _below(len(content), draw)]


def _other_bytes(content: bytes, draw: Generator) -> bytes:
    changed = bytearray(content)
    for _ in range(int(draw.integers(1, 6))):
        changed[_below(len(changed), draw)] = _below(256, draw)
    return bytes(changed)


def _other_word(content: bytes, draw: Generator) -> bytes:
    words = list(TOKEN.finditer(content))
    if not words:
        return content
    old, new = words[_below(len(words), draw)], words[_below(len(words), draw)]
    return content[: old.start()] + new.group() + content[old.end() :]


def _lines(content: bytes, draw: Generator) -> bytes:
    return b"\n".join(_pieces(content.split(b"\n"), draw))


def _fields(content: bytes, draw: Generator) -> bytes:
    lines = content.split(b"\n")
    place = _below(len(lines), draw)
    lines[place] = b"\t".join(_pieces(lines[place].split(b"\t"), draw))
    return b"\n".join(lines)


def _pieces(pieces: list[bytes], draw: Generator) -> list[bytes]:
    """Delete, repeat or swap one of some pieces."""
    first, second = _below(len(pieces), draw), _below(len(pieces), draw)
    what = _below(3, draw)
    if what == 0:
        del pieces[first]
    elif what == 1:
        pieces.insert(second, pieces[first])
    else:
        pieces[first], pieces[second] = pieces[second], pieces[first]
    return pieces


CHANGES: tuple[Change, ...] = (_cut_off, _other_bytes, _other_word, _lines, _lines, _fields)

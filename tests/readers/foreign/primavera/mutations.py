"""Files of P6 spoilt at random: rows, fields and elements deleted, repeated, swapped, cut off."""

import re
from collections.abc import Callable
from random import Random

TOKEN = re.compile(rb"\d+|[A-Za-z_]+")

Change = Callable[[bytes, Random], bytes]


def spoilt(content: bytes, draw: Random) -> bytes:
    """Return a file with one to four changes."""
    for _ in range(draw.randint(1, 4)):
        if content:
            content = draw.choice(CHANGES)(content, draw)
    return content


def _cut_off(content: bytes, draw: Random) -> bytes:
    return content[: draw.randrange(len(content))]


def _other_bytes(content: bytes, draw: Random) -> bytes:
    changed = bytearray(content)
    for _ in range(draw.randint(1, 5)):
        changed[draw.randrange(len(changed))] = draw.randrange(256)
    return bytes(changed)


def _other_word(content: bytes, draw: Random) -> bytes:
    words = list(TOKEN.finditer(content))
    if not words:
        return content
    old, new = draw.choice(words), draw.choice(words)
    return content[: old.start()] + new.group() + content[old.end() :]


def _lines(content: bytes, draw: Random) -> bytes:
    return b"\n".join(_pieces(content.split(b"\n"), draw))


def _fields(content: bytes, draw: Random) -> bytes:
    lines = content.split(b"\n")
    place = draw.randrange(len(lines))
    lines[place] = b"\t".join(_pieces(lines[place].split(b"\t"), draw))
    return b"\n".join(lines)


def _pieces(pieces: list[bytes], draw: Random) -> list[bytes]:
    """Delete, repeat or swap one of some pieces."""
    first, second = draw.randrange(len(pieces)), draw.randrange(len(pieces))
    what = draw.randrange(3)
    if what == 0:
        del pieces[first]
    elif what == 1:
        pieces.insert(second, pieces[first])
    else:
        pieces[first], pieces[second] = pieces[second], pieces[first]
    return pieces


CHANGES: tuple[Change, ...] = (_cut_off, _other_bytes, _other_word, _lines, _lines, _fields)

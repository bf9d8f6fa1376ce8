"""The key below the lanes: the ids of steps, each with its name."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scheduler.exports.gantt.brief.rows import Placed
from scheduler.exports.page.chart import Ruler, Shape, Words, shorten

SIZE = 9.0
LINE = 11.0
PAD = 4.0
ENTRY_GAP = 13.0
ID_GAP = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyEntry:
    """An id and its name, or a remark without an id, and where on its line they stand."""

    id: str
    name: str
    x: float
    name_x: float


@dataclass(frozen=True, slots=True, kw_only=True)
class NameKey:
    """The entries, line by line."""

    lines: tuple[tuple[KeyEntry, ...], ...]

    def with_remark(self, text: str) -> "NameKey":
        """Return the key with a line for a remark at its end."""
        return NameKey(lines=(*self.lines, *remark(text).lines))

    @property
    def height(self) -> float:
        """The height of the lines and of the gap above them."""
        return LINE * len(self.lines) + PAD


def key_of(steps: Sequence[Placed], width: float, ruler: Ruler) -> NameKey:
    """Return the key to some steps by their ids, on lines of a width; longer names are cut."""
    lines: list[list[KeyEntry]] = [[]]
    x = 0.0
    for step in sorted((placed.step for placed in steps), key=lambda step: step.id):
        lead = ruler.width(step.short_label, SIZE, bold=True) + ID_GAP
        name = step.long_label.removeprefix(step.short_label).strip()
        name = shorten(name, width - lead, SIZE, ruler)
        across = lead + ruler.width(name, SIZE)
        if lines[-1] and x + across > width:
            lines.append([])
            x = 0.0
        lines[-1].append(KeyEntry(id=step.short_label, name=name, x=x, name_x=x + lead))
        x += across + ENTRY_GAP
    return NameKey(lines=tuple(tuple(line) for line in lines))


def partial_key(steps: Sequence[Placed], width: float, ruler: Ruler, lines: int) -> NameKey:
    """Return the key to as many steps, the first ones, as have room on so many lines."""
    count = bisect_right(
        range(1, len(steps) + 1),
        lines,
        key=lambda count: len(key_of(steps[:count], width, ruler).lines),
    )
    return key_of(steps[:count], width, ruler)


def lines_in(height: float) -> int:
    """Return how many lines a key of a height has."""
    return max(0, int((height - PAD) // LINE))


def remark(text: str) -> NameKey:
    """Return a line with a remark in place of a key."""
    return NameKey(lines=((KeyEntry(id="", name=text, x=0.0, name_x=0.0),),))


def key_shapes(key: NameKey, left: float, top: float) -> Iterator[Shape]:
    """Yield the key: ids in bold letters, names in plain ones."""
    for number, line in enumerate(key.lines):
        middle = top + PAD + (number + 0.5) * LINE
        for entry in line:
            if entry.id:
                yield Words(x=left + entry.x, y=middle, text=entry.id, size=SIZE, bold=True)
            yield Words(x=left + entry.name_x, y=middle, text=entry.name, size=SIZE)

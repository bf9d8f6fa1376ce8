"""Rows of a lane: bars with their labels, packed so that nothing overlaps."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import IntEnum
from itertools import chain, pairwise

from scheduler.exports.gantt.parts.bars import bar_span
from scheduler.exports.gantt.parts.steps import ChartStep
from scheduler.exports.page.chart import MOST_LETTERS, Align, Ruler, shorten
from scheduler.exports.page.time import Scale
from scheduler.model.notation.base import Minutes, TaskId

GAP = 3.0
"""Least distance between neighbours in a row, in points."""
PAD = 3.0
"""Distance between a bar and its label."""
LEAST_PART = 5.5
"""A name that is cut keeps at least so many times its size in width, or is left out."""
ROUGHLY = 0.85
LEAST_LETTERS = 8
"""A label keeps at least so many letters when it is cut, or is left out."""
BARE = 0.5
"""Rows without labels are so much lower than the others."""
NEAR = 20.0
"""A label stands beyond a barrier that is at most so far from its bar."""
CLEAR = 1.5
LONGEST = 0.4
"""A label is cut before it takes more than this share of the chart."""


class NameRoom(IntEnum):
    """How much of its name stands beside a step when rows are packed."""

    NONE = 0
    ID = 1
    PART = 2
    WHOLE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """
    How much is written, and how large.

    ``wordings`` say it step by step; those that are not in it have no label. If it is nothing,
    every step has its whole name. Names may be cut unless they ``stay_whole``.
    """

    size: float
    wordings: Mapping[TaskId, NameRoom] | None = None
    stay_whole: bool = False

    @property
    def row(self) -> float:
        """The least height of a row in points."""
        return self.size * 1.1

    @property
    def bare_row(self) -> float:
        """The least height of a row without labels."""
        return self.row * BARE

    @property
    def bar(self) -> float:
        """The height that bars have at least."""
        return self.size * 0.95

    @property
    def tallest_bar(self) -> float:
        """The height that bars have at most; room for diamonds is measured by it."""
        return self.size * 1.35


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A step in a row; ``left`` and ``right`` bound the bar and its label."""

    step: ChartStep
    row: int
    left: float
    right: float
    label: str
    label_x: float
    align: Align
    is_inside: bool

    @property
    def is_named(self) -> bool:
        """Whether the label has everything that is to be said of the step."""
        return self.label == self.step.long_label

    def clashes(self, other: "Placed") -> bool:
        """Whether two steps in one row come too close."""
        return self.left < other.right + GAP and other.left < self.right + GAP


@dataclass(frozen=True, slots=True)
class Packer:
    """
    Packs steps into rows on one time scale, with one detail.

    ``barriers`` are upright lines that labels keep clear of if they can; ``leads`` say from where
    a line of the driving chain runs to the start of a step in its row.
    """

    scale: Scale
    ruler: Ruler
    detail: Detail
    barriers: Sequence[float] = ()
    leads: Mapping[TaskId, float] = field(default_factory=dict)

    def pack(self, steps: Iterable[ChartStep]) -> tuple[Placed, ...]:
        """
        Return the steps in as few rows as first-fit needs, names added where there is room.

        Steps without labels come last, into rows of their own where they have no room beside the
        others.
        """
        return tuple(placed for row in self._rows(steps) for placed in self._with_names(row))

    def least_rows(self, steps: Iterable[ChartStep]) -> int:
        """Return how many rows some steps need."""
        return len(self._rows(steps))

    def _rows(self, steps: Iterable[ChartStep]) -> list[list[Placed]]:
        rows: list[list[Placed]] = []
        for step in sorted(steps, key=self._order):
            found = self._in_rows(step, rows)
            if found is None:
                found = replace(self._choices(step, self._first_label(step))[0], row=len(rows))
                rows.append([])
            rows[found.row].append(found)
        return rows

    def _order(self, step: ChartStep) -> tuple[bool, Minutes, Minutes, TaskId]:
        return not self._first_label(step), step.start, step.end, step.id

    def _in_rows(self, step: ChartStep, rows: Sequence[Sequence[Placed]]) -> Placed | None:
        """Return a step in the first row with room for it and its label, if there is one."""
        choices = self._choices(step, self._first_label(step))
        for number, row in enumerate(rows):
            for placed in choices:
                if not any(map(placed.clashes, reversed(row))):
                    return replace(placed, row=number)
        return None

    def _choices(self, step: ChartStep, label: str) -> tuple[Placed, ...]:
        """Return the ways to place a step and its label: inside, right, left, or cut."""
        bare = self._bare(step)
        if not label:
            return (bare,)
        room = (self.scale.right - self.scale.left) * LONGEST
        if self.detail.stay_whole and self._width(step, label[:MOST_LETTERS]) > room:
            label = step.short_label
        label = shorten(label, room, self.detail.size, self.ruler, bold=step.is_critical)
        width = self.ruler.width(label, self.detail.size, bold=step.is_critical)
        inside = self._room_inside(step, width)
        if inside is not None:
            return (replace(bare, label=label, label_x=inside + PAD, is_inside=True),)
        found = tuple(self._beside(bare, step, label, width))
        found = found or tuple(self._across(bare, step, label, width))
        return found or (self._cut(bare, step, label),)

    def _bare(self, step: ChartStep) -> Placed:
        left, right = bar_span(step, self.scale, self.detail.tallest_bar)
        return Placed(
            step=step,
            row=0,
            left=min(left, self.leads.get(step.id, left)),
            right=right,
            label="",
            label_x=right + PAD,
            align=Align.LEFT,
            is_inside=False,
        )

    def _beside(self, bare: Placed, step: ChartStep, label: str, width: float) -> Iterator[Placed]:
        """
        Yield the places right and left of a bar, clear of barriers and the frame.

        A label makes way for a barrier close to its bar and stands beyond it.
        """
        left, right = bar_span(step, self.scale, self.detail.tallest_bar)
        begin = self._clear(right, right + PAD + width, 1) + PAD
        if begin + width <= self.scale.right and not self._is_crossed(begin, begin + width):
            yield replace(bare, label=label, label_x=begin, right=begin + width)
        end = self._clear(left - PAD - width, left, -1) - PAD
        if end - width >= self.scale.left and not self._is_crossed(end - width, end):
            x = end - width
            yield replace(bare, label=label, left=min(bare.left, x), label_x=end, align=Align.RIGHT)

    def _across(self, bare: Placed, step: ChartStep, label: str, width: float) -> Iterator[Placed]:
        """Yield the places right and left of a bar in which a barrier is broken at the label."""
        left, right = bar_span(step, self.scale, self.detail.tallest_bar)
        if right + PAD + width <= self.scale.right:
            yield replace(bare, label=label, right=right + PAD + width)
        x = left - PAD - width
        if x >= self.scale.left:
            begin = min(bare.left, x)
            yield replace(bare, label=label, left=begin, label_x=left - PAD, align=Align.RIGHT)

    def _clear(self, low: float, high: float, side: int) -> float:
        """Return the edge of a bar, or a barrier close to it that would cross its label."""
        edge = low if side > 0 else high
        near = [x for x in self.barriers if low - PAD < x < high + PAD and abs(x - edge) <= NEAR]
        return max([edge, *near]) if side > 0 else min([edge, *near])

    def _cut(self, bare: Placed, step: ChartStep, label: str) -> Placed:
        """Return a step with as much of its label as fits on its roomier side."""
        left, right = bar_span(step, self.scale, self.detail.tallest_bar)
        to_right = min((x for x in self.barriers if x > right), default=self.scale.right)
        to_left = max((x for x in self.barriers if x < left), default=self.scale.left)
        ahead, behind = to_right - right - 2 * PAD, left - to_left - 2 * PAD
        size, bold = self.detail.size, step.is_critical
        shown = shorten(label, max(ahead, behind), size, self.ruler, bold=bold)
        width = self.ruler.width(shown, size, bold=bold)
        if len(shown) < min(len(label), LEAST_LETTERS):
            return bare
        if ahead >= behind:
            return replace(bare, label=shown, right=right + PAD + width)
        x = left - PAD
        left = min(bare.left, x - width)
        return replace(bare, label=shown, left=left, label_x=x, align=Align.RIGHT)

    def _is_crossed(self, left: float, right: float) -> bool:
        return any(left - CLEAR < x < right + CLEAR for x in self.barriers)

    def _room_inside(self, step: ChartStep, width: float) -> float | None:
        """Return the left edge of the longest piece if the label fits; never on a hatch."""
        if not step.takes_label:
            return None
        start, end = max(step.pieces, key=lambda piece: piece[1] - piece[0])
        left, right = self.scale.x(start), self.scale.x(end)
        if width + 2 * PAD > right - left:
            return None
        edges = [left, *sorted(x for x in self.barriers if left < x < right), right]
        free = ((b - a, a) for a, b in pairwise(edges))
        room, begin = max(free, key=lambda each: (each[0], -each[1]))
        return begin if width + 2 * PAD <= room else None

    def _first_label(self, step: ChartStep) -> str:
        wordings = self.detail.wordings
        wording = NameRoom.WHOLE if wordings is None else wordings.get(step.id, NameRoom.NONE)
        if wording is NameRoom.PART:
            least = self._width(step, step.short_label) + LEAST_PART * self.detail.size
            return self._shortened(step, least)
        labels = {NameRoom.WHOLE: step.long_label, NameRoom.ID: step.short_label}
        return labels.get(wording, "")

    def _with_names(self, row: Sequence[Placed]) -> list[Placed]:
        """Give names to the steps of a row as far as there is room, the driving chain first."""
        named = list(row)
        if self.detail.wordings is None or all(not placed.label for placed in row):
            return named
        order = sorted(range(len(named)), key=lambda n: (not named[n].step.is_critical, n))
        for n in order:
            others = named[:n] + named[n + 1 :]
            named[n] = replace(self._longest(named[n], others), row=named[n].row)
        return named

    def _longest(self, placed: Placed, others: Sequence[Placed]) -> Placed:
        """Return a step with its name if there is room, with a part of it, or with its id."""
        step = placed.step
        tries = chain(
            self._choices(step, step.long_label),
            self._parts(placed, others),
            () if placed.label else self._choices(step, step.short_label),
        )
        return next((each for each in tries if not any(map(each.clashes, others))), placed)

    def _parts(self, placed: Placed, others: Sequence[Placed]) -> Iterator[Placed]:
        """Yield a step with so much of its name as fits right of it, if that is worth it."""
        if self.detail.stay_whole:
            return
        step = placed.step
        _, right = bar_span(step, self.scale, self.detail.tallest_bar)
        edges = [each.left - GAP for each in others if each.left >= right]
        edges += [x - PAD for x in self.barriers if x > right]
        room = min(edges, default=self.scale.right) - right - PAD
        shown = self._shortened(step, room)
        least = self._width(step, step.short_label) + LEAST_PART * self.detail.size
        width = self._width(step, shown)
        if width >= least * ROUGHLY and width > self._width(step, placed.label):
            x = right + PAD
            yield replace(self._bare(step), label=shown, label_x=x, right=x + width)

    def _shortened(self, step: ChartStep, room: float) -> str:
        return shorten(step.long_label, room, self.detail.size, self.ruler, bold=step.is_critical)

    def _width(self, step: ChartStep, label: str) -> float:
        return self.ruler.width(label, self.detail.size, bold=step.is_critical)

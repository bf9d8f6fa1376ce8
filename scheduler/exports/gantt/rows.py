"""Rows of a lane: bars with their labels, packed so that nothing overlaps."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from math import inf

from scheduler.exports.gantt.bars import bar_span
from scheduler.exports.gantt.steps import Step
from scheduler.exports.page.chart import Align, Ruler
from scheduler.exports.page.time import Scale

GAP = 3.0
"""Least distance between neighbours in a row, in points."""
PAD = 1.8
"""Distance between a bar and its label."""
SHORT_WIDTH = 12.0
"""Bars narrower than this lose their labels first."""


class Naming(StrEnum):
    """Which labels carry the name of the step beside its id when rows are packed."""

    ALL = "all"
    CHAIN = "chain"
    IDS = "ids"
    LONG_IDS = "long-ids"
    BARE = "bare"


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """How much is written, and how large; ``row`` is the least height of a row."""

    naming: Naming
    size: float

    @property
    def row(self) -> float:
        """The least height of a row in points."""
        return self.size * 1.36

    @property
    def bar(self) -> float:
        """The height that bars have at least."""
        return self.size * 1.05

    @property
    def tallest_bar(self) -> float:
        """The height that bars have at most; room for diamonds is measured by it."""
        return self.size * 1.35


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A step in a row; ``left`` and ``right`` bound the bar and its label."""

    step: Step
    row: int
    left: float
    right: float
    label: str
    label_x: float
    align: Align
    is_inside: bool

    def clashes(self, other: "Placed") -> bool:
        """Whether two steps in one row come too close."""
        return self.left < other.right + GAP and other.left < self.right + GAP


@dataclass(frozen=True, slots=True)
class Packer:
    """Packs steps into rows on one time scale, with one detail."""

    scale: Scale
    ruler: Ruler
    detail: Detail

    def pack(self, steps: Iterable[Step], most: float = inf) -> tuple[Placed, ...] | None:
        """
        Return the steps in as few rows as first-fit needs, names added where there is room.

        Returns nothing if that would take more than so many rows.
        """
        rows: list[list[Placed]] = []
        for step in sorted(steps, key=lambda each: (each.start, each.end, each.id)):
            placed = self.place(step, self._first_label(step))
            if placed.left < self.scale.left and placed.align is Align.RIGHT:
                placed = self.place(step, step.short_label)
            fits = (n for n, row in enumerate(rows) if not any(map(placed.clashes, reversed(row))))
            number = next(fits, len(rows))
            if number >= most:
                return None
            if number == len(rows):
                rows.append([])
            rows[number].append(replace(placed, row=number))
        return tuple(placed for row in rows for placed in self._with_names(row))

    def place(self, step: Step, label: str) -> Placed:
        """Return a step with its label inside the bar, else right of it, else left of it."""
        left, right = bar_span(step, self.scale, self.detail.tallest_bar)
        bare = Placed(
            step=step,
            row=0,
            left=left,
            right=right,
            label=label,
            label_x=right + PAD,
            align=Align.LEFT,
            is_inside=False,
        )
        if not label:
            return bare
        width = self.ruler.width(label, self.detail.size, bold=step.is_critical)
        inside = self._room_inside(step, width)
        if inside is not None:
            return replace(bare, label_x=inside + PAD, is_inside=True)
        if right + PAD + width <= self.scale.right:
            return replace(bare, right=right + PAD + width)
        return replace(bare, left=left - PAD - width, label_x=left - PAD, align=Align.RIGHT)

    def _room_inside(self, step: Step, width: float) -> float | None:
        """Return the left edge of the longest piece if the label fits; never on a hatch."""
        if step.is_milestone or step.hold_point or step.clears:
            return None
        start, end = max(step.pieces, key=lambda piece: piece[1] - piece[0])
        room = self.scale.x(end) - self.scale.x(start)
        return self.scale.x(start) if width + 2 * PAD <= room else None

    def _first_label(self, step: Step) -> str:
        naming = self.detail.naming
        if naming is Naming.BARE:
            return ""
        if naming is Naming.ALL or (naming is Naming.CHAIN and step.is_critical):
            return step.long_label
        is_short = self.scale.width(step.end - step.start) < SHORT_WIDTH
        if naming is Naming.LONG_IDS and is_short and not self._is_marked(step):
            return ""
        return step.short_label

    def _is_marked(self, step: Step) -> bool:
        return step.is_critical or bool(step.hold_point) or step.is_milestone

    def _with_names(self, row: Sequence[Placed]) -> list[Placed]:
        """Give names to the steps of a row as far as there is room, the driving chain first."""
        named = list(row)
        if self.detail.naming is Naming.BARE:
            return named
        order = sorted(range(len(named)), key=lambda n: (not named[n].step.is_critical, n))
        for n in order:
            longer = replace(self.place(named[n].step, named[n].step.long_label), row=named[n].row)
            others = named[:n] + named[n + 1 :]
            in_page = longer.left >= self.scale.left and longer.align is not Align.RIGHT
            if in_page and not any(map(longer.clashes, others)):
                named[n] = longer
        return named

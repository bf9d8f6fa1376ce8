"""Lanes of the briefing chart: one for each facility, with the rows its steps need."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate

from scheduler.exports.gantt.brief.rows import BARE, Detail, NameRoom, Packer, Placed
from scheduler.exports.gantt.parts.steps import ChartStep
from scheduler.exports.page.chart import Ruler
from scheduler.exports.page.time import Scale
from scheduler.model.notation.base import FacilityId, TaskId

SIZES = (14.0, 13.0, 12.0, 11.0, 10.5, 10.0, 9.5, 9.0)
"""Sizes of labels, the largest first; the first at which every step has its name is taken."""
LEAST = SIZES[-1]
LANE_PAD = 0.8
LOWEST = 0.84
"""Bars take no more than this share of their row."""
TALLEST = 3.2
"""Rows grow to this many times the size of their text where there is room."""
LABEL_SIZE = 9.0
CRAMMED = 0.9
"""Rows are never filled better than this by bars and labels; more is not even tried."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """The steps of one facility."""

    title: str
    steps: tuple[Placed, ...]

    @property
    def rows(self) -> int:
        """How many rows the lane needs."""
        return 1 + max(placed.row for placed in self.steps)

    @property
    def shares(self) -> tuple[float, ...]:
        """The height of each row, as a share of that of a row with labels."""
        written = {placed.row for placed in self.steps if placed.label}
        return tuple(1.0 if row in written else BARE for row in range(self.rows))


@dataclass(frozen=True, slots=True, kw_only=True)
class Lanes:
    """All lanes below ``top``; rows without labels are lower than ``row``."""

    detail: Detail
    scale: Scale
    lanes: tuple[Lane, ...]
    top: float
    row: float

    @property
    def bottom(self) -> float:
        """The lower edge of the last lane."""
        return self.top + sum(self.height(lane) for lane in self.lanes)

    @property
    def bar(self) -> float:
        """The height of bars in rows with labels."""
        return min(max(self.detail.bar, self.row * 0.7), self.detail.tallest_bar, self.row * LOWEST)

    @property
    def is_cut(self) -> bool:
        """Whether a label has lost a part of its name."""
        return any(not placed.is_named for lane in self.lanes for placed in lane.steps)

    def height(self, lane: Lane) -> float:
        """Return the height of a lane."""
        return self.row * sum(lane.shares) + 2 * LANE_PAD

    def tops(self) -> Iterator[tuple[Lane, float]]:
        """Yield each lane with its upper edge."""
        here = self.top
        for lane in self.lanes:
            yield lane, here
            here += self.height(lane)

    def middles(self, lane: Lane, top: float) -> tuple[float, ...]:
        """Return the middle line of every row of a lane."""
        shares = lane.shares
        edges = [0.0, *accumulate(shares)]
        return tuple(
            top + LANE_PAD + (edge + share / 2) * self.row
            for edge, share in zip(edges, shares, strict=False)
        )

    def places(self) -> Mapping[TaskId, tuple[float, float]]:
        """Return the middle line and the height of the bar of every step."""
        found = {}
        for lane, top in self.tops():
            shares, middles = lane.shares, self.middles(lane, top)
            for placed in lane.steps:
                found[placed.step.id] = middles[placed.row], self.bar * shares[placed.row]
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class LaneMaker:
    """
    Makes lanes in as much detail as fits between two ordinates.

    ``titles`` are the places in the order of their lanes; ``barriers`` and ``leads`` are those of
    the packer; ``urgent`` are the steps in the order in which they get their names.
    """

    steps: tuple[ChartStep, ...]
    titles: Mapping[FacilityId, str]
    scale: Scale
    ruler: Ruler
    barriers: Sequence[float] = ()
    leads: Mapping[TaskId, float] = field(default_factory=dict)
    urgent: Sequence[TaskId] = ()

    def whole(self, room: tuple[float, float], sizes: Iterable[float] = SIZES) -> Lanes | None:
        """Return lanes in which every step has its name, if they fit at one of some sizes."""
        tries = (self._try(Detail(size=size), room) for size in sizes)
        return next((lanes for lanes in tries if lanes is not None), None)

    def fullest(self, room: tuple[float, float]) -> Lanes:
        """Return lanes with as many labels as fit at the least size."""
        upgrades = tuple(self._upgrades())
        few, many = 0, len(upgrades)
        found = None
        while few < many:
            middle = (few + many + 1) // 2
            detail = Detail(size=LEAST, wordings=dict(upgrades[:middle]))
            lanes = self._try(detail, room)
            if lanes is None:
                many = middle - 1
            else:
                few, found = middle, lanes
        return found or self.packed(Detail(size=LEAST, wordings={}), room)

    def _upgrades(self) -> Iterator[tuple[TaskId, NameRoom]]:
        """
        Yield what is written step by step, what matters most first.

        Every step gets its id before any gets a name, and the driving chain gets its names first.
        """
        notes = [step.id for step in self.steps if step.is_note]
        critical = {step.id for step in self.steps if step.is_critical}
        chain = [each for each in self.urgent if each in critical]
        others = [each for each in self.urgent if each not in critical]
        yield from ((each, NameRoom.WHOLE) for each in notes)
        yield from ((each, NameRoom.ID) for each in (*chain, *others))
        yield from ((each, NameRoom.PART) for each in chain)
        yield from ((each, NameRoom.WHOLE) for each in chain)
        yield from ((each, NameRoom.PART) for each in others)
        yield from ((each, NameRoom.WHOLE) for each in others)

    def _try(self, detail: Detail, room: tuple[float, float]) -> Lanes | None:
        """Return lanes with one detail if their rows are as high as that demands, no name cut."""
        most = self._free(room) / detail.row
        if self._is_hopeless(detail, most):
            return None
        lanes = self.packed(detail, room)
        is_whole = detail.wordings is None
        return None if lanes.row < detail.row or (is_whole and lanes.is_cut) else lanes

    def _is_hopeless(self, detail: Detail, most: float) -> bool:
        """Whether bars and labels, however packed, are longer than so many rows."""
        if detail.wordings is not None or len(self.steps) < 2 * most:
            return False
        across = self.scale.right - self.scale.left
        used = sum(
            min(self.ruler.width(step.long_label[:60], detail.size), across) for step in self.steps
        )
        return used > most * across * CRAMMED

    def _free(self, room: tuple[float, float]) -> float:
        return room[1] - room[0] - 2 * LANE_PAD * len(self.members())

    def members(self) -> list[tuple[str, list[ChartStep]]]:
        """Return the lanes in order: the title of each, and its steps."""
        by_place: dict[FacilityId, list[ChartStep]] = {place: [] for place in self.titles}
        for step in self.steps:
            by_place[step.place].append(step)
        return [(self.titles[place], own) for place, own in by_place.items() if own]

    def packed(self, detail: Detail, room: tuple[float, float]) -> Lanes:
        """Return lanes with one detail, their rows as high as fits."""
        packer = Packer(self.scale, self.ruler, detail, self.barriers, self.leads)
        lanes = tuple(
            Lane(title=title, steps=packer.pack(steps)) for title, steps in self.members()
        )
        found = Lanes(detail=detail, scale=self.scale, lanes=lanes, top=room[0], row=detail.row)
        return self.stretched(found, room)

    def stretched(self, lanes: Lanes, room: tuple[float, float]) -> Lanes:
        """Return lanes between other ordinates, their rows as high as fits."""
        rows = sum(sum(lane.shares) for lane in lanes.lanes)
        row = min(self._free(room) / max(1.0, rows), lanes.detail.size * TALLEST)
        return replace(lanes, top=room[0], row=row)

    def least_height(self, lanes: Lanes, row: float) -> float:
        """Return the height of lanes with rows of a height."""
        return sum(row * sum(lane.shares) + 2 * LANE_PAD for lane in lanes.lanes)

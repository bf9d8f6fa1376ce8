"""Lanes of the briefing chart: one for each facility, with the rows its steps need."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import inf

from scheduler.exports.gantt.rows import Detail, Naming, Packer, Placed
from scheduler.exports.gantt.steps import Step
from scheduler.exports.page.chart import Ruler
from scheduler.exports.page.time import Scale
from scheduler.model.base import FacilityId, TaskId

DETAILS = (
    *(Detail(naming=Naming.ALL, size=size) for size in (10.0, 9.0, 8.0, 7.0, 6.5, 6.0)),
    *(Detail(naming=Naming.CHAIN, size=size) for size in (6.5, 6.0)),
    *(Detail(naming=Naming.IDS, size=size) for size in (7.0, 6.5, 6.0, 5.5)),
    Detail(naming=Naming.LONG_IDS, size=5.5),
    Detail(naming=Naming.BARE, size=3.0),
)
"""How much to write, the most first; the first that fits the page is taken."""

LANE_PAD = 1.5
LOWEST = 0.88
"""Bars take no more than this share of their row."""
TALLEST = 4.0
"""Rows grow to this many times the size of their text where there is room."""
LABEL_SIZE = 6.8


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """The steps of one facility."""

    title: str
    steps: tuple[Placed, ...]

    @property
    def rows(self) -> int:
        """How many rows the lane needs."""
        return 1 + max(placed.row for placed in self.steps)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lanes:
    """All lanes between ``top`` and ``bottom``, with rows of one height."""

    detail: Detail
    scale: Scale
    lanes: tuple[Lane, ...]
    top: float
    row: float

    @property
    def bottom(self) -> float:
        """The lower edge of the last lane."""
        return self.top + self.row * sum(lane.rows for lane in self.lanes) + _pads(self.lanes)

    @property
    def bar(self) -> float:
        """The height of bars."""
        return min(max(self.detail.bar, self.row * 0.7), self.detail.tallest_bar, self.row * LOWEST)

    def tops(self) -> Iterator[tuple[Lane, float]]:
        """Yield each lane with its upper edge."""
        here = self.top
        for lane in self.lanes:
            yield lane, here
            here += lane.rows * self.row + 2 * LANE_PAD

    def middles(self) -> Mapping[TaskId, float]:
        """Return the middle line of every step."""
        return {
            placed.step.id: top + LANE_PAD + (placed.row + 0.5) * self.row
            for lane, top in self.tops()
            for placed in lane.steps
        }


def make_lanes(
    steps: Iterable[Step],
    titles: Mapping[FacilityId, str],
    scale: Scale,
    ruler: Ruler,
    room: tuple[float, float],
) -> Lanes:
    """
    Return the lanes in as much detail as fits between two ordinates.

    ``titles`` are the places in the order of their lanes. If nothing fits, the least detail is
    taken and the rows are made as low as they must be.
    """
    by_place: dict[FacilityId, list[Step]] = {place: [] for place in titles}
    for step in steps:
        by_place[step.place].append(step)
    top, bottom = room
    members = [(titles[place], own) for place, own in by_place.items() if own]
    free = bottom - top - 2 * LANE_PAD * len(members)
    mosts = [free / detail.row for detail in DETAILS[:-1]] + [inf]
    attempts = (
        (detail, _pack(members, Packer(scale, ruler, detail), most))
        for detail, most in zip(DETAILS, mosts, strict=True)
    )
    detail, lanes = next((detail, lanes) for detail, lanes in attempts if lanes is not None)
    row = min(free / sum(lane.rows for lane in lanes), detail.size * TALLEST)
    return Lanes(detail=detail, scale=scale, lanes=lanes, top=top, row=row)


def _pack(
    members: Sequence[tuple[str, Sequence[Step]]], packer: Packer, most: float
) -> tuple[Lane, ...] | None:
    """Return a lane for each title, or nothing if together they have more than so many rows."""
    lanes: list[Lane] = []
    for title, steps in members:
        packed = packer.pack(steps, most)
        if packed is None:
            return None
        lanes.append(Lane(title=title, steps=packed))
        most -= lanes[-1].rows
    return tuple(lanes) if most >= 0 else None


def _pads(lanes: Sequence[Lane]) -> float:
    return 2 * LANE_PAD * len(lanes)

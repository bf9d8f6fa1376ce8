"""Every name on the page: beside its bar, in white space of its lane, or in a key below."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from scheduler.exports.gantt.brief.key import NameKey, key_of, lines_in, partial_key
from scheduler.exports.gantt.brief.lanes import LEAST, Lane, LaneMaker, Lanes
from scheduler.exports.gantt.brief.rows import Detail, NameRoom, Placed
from scheduler.exports.gantt.brief.spare import Spare, spare_names
from scheduler.model.notation.base import TaskId

TRIES = 12
"""So many numbers of names beside their bars are tried at most, from all down to none."""
NO_KEY, LEAST_LINES = 0, 2
TIGHT = 1.06
"""The least height of rows on a crowded page, as a share of the size of letters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """
    Lanes, the names in their white space, and the key to what has no name there.

    ``homeless`` are the steps that need a key, what matters most first.
    """

    lanes: Lanes
    spares: tuple[Spare, ...] = ()
    homeless: tuple[Placed, ...] = ()
    key: NameKey | None = None


class Naming:
    """
    Finds lanes in which every bar carries its id at least, and room for every name.

    ``width`` is that of the key's lines.
    """

    def __init__(self, maker: LaneMaker, width: float) -> None:
        self.maker = maker
        self.width = width

    def find(self, room: tuple[float, float], most: int) -> Named | None:
        """Return the page with the most names beside bars whose key has at most so many lines."""
        if self._fitted(self._bare, room, most) is None:
            return None
        found = (self._fitted(packed, room, most) for packed in self._packed)
        return next((each for each in found if each is not None), None)

    def told(self, room: tuple[float, float]) -> int:
        """Return how many names have room if few stand beside bars; below nought if no id has."""
        return self._count(self._bare, room)

    def partly(self, room: tuple[float, float], text: str) -> Named | None:
        """Return the page that tells the most names, a remark where its key breaks off."""
        best = max(self._packed, key=lambda packed: self._count(packed, room))
        lines = self._lines(best, room)
        if lines < LEAST_LINES:
            return None
        key = partial_key(best.homeless, self.width, self.maker.ruler, lines - 1).with_remark(text)
        lanes = self.maker.stretched(best.lanes, (room[0], room[1] - key.height))
        return replace(best, lanes=lanes, key=key)

    def _count(self, packed: Named, room: tuple[float, float]) -> int:
        """Return how many names have room on a page, or -1 if it has none for a key."""
        lines, key = self._lines(packed, room), packed.key
        if lines < LEAST_LINES or key is None:
            return -1
        return len(self.maker.steps) - sum(len(line) for line in key.lines[lines - 1 :])

    def _lines(self, packed: Named, room: tuple[float, float]) -> int:
        """Return how many lines of a key have room below packed lanes."""
        return lines_in(room[1] - room[0] - self.maker.least_height(packed.lanes, LEAST * TIGHT))

    @cached_property
    def _bare(self) -> Named:
        return self._with_names(())

    @cached_property
    def _packed(self) -> tuple[Named, ...]:
        """Lanes with fewer and fewer names beside their bars, as if there were room for all."""
        urgent = self.maker.urgent
        counts = {round(len(urgent) * share / TRIES) for share in range(1, TRIES + 1)} - {0}
        more = (self._with_names(urgent[:count]) for count in sorted(counts, reverse=True))
        return (*more, self._bare)

    def _with_names(self, whole: Iterable[TaskId]) -> Named:
        wordings: dict[TaskId, NameRoom] = {
            step.id: NameRoom.WHOLE if step.is_note else NameRoom.ID for step in self.maker.steps
        }
        wordings |= dict.fromkeys(whole, NameRoom.WHOLE)
        detail = Detail(size=LEAST, wordings=wordings, stay_whole=True)
        lanes = self.maker.packed(detail, (0.0, 0.0))
        spares = tuple(spare_names(lanes, self.maker.ruler, self.maker.barriers))
        homeless = _homeless(lanes.lanes, spares, self.maker.urgent)
        key = key_of(homeless, self.width, self.maker.ruler) if homeless else None
        return Named(lanes=lanes, spares=spares, homeless=homeless, key=key)

    def _fitted(self, packed: Named, room: tuple[float, float], most: int) -> Named | None:
        """Return packed lanes between two ordinates if they and their key are not too high."""
        lines = NO_KEY if packed.key is None else len(packed.key.lines)
        if lines > most or any(
            not each.label for lane in packed.lanes.lanes for each in lane.steps
        ):
            return None
        height = 0.0 if packed.key is None else packed.key.height
        lanes = self.maker.stretched(packed.lanes, (room[0], room[1] - height))
        return replace(packed, lanes=lanes) if lanes.row >= LEAST * TIGHT else None


def _homeless(
    lanes: Sequence[Lane], spares: Sequence[Spare], order: Sequence[TaskId]
) -> tuple[Placed, ...]:
    """Return the steps whose names stand nowhere in their lanes, what matters most first."""
    found: Mapping[TaskId, Placed] = {each.step.id: each for each in _unnamed(lanes)}
    told = {spare.step.id for spare in spares}
    return tuple(found[key] for key in order if key in found and key not in told)


def _unnamed(lanes: Iterable[Lane]) -> Iterator[Placed]:
    return (each for lane in lanes for each in lane.steps if not each.is_named)

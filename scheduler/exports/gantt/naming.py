"""Every name on the page: beside its bar, in white space of its lane, or in a key below."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from scheduler.exports.gantt.key import Key, key_of
from scheduler.exports.gantt.lanes import LEAST, Lane, LaneMaker, Lanes
from scheduler.exports.gantt.rows import Detail, Placed, Wording
from scheduler.exports.gantt.spare import Spare, spare_names
from scheduler.model.base import TaskId

TRIES = 12
"""So many numbers of names beside their bars are tried at most, from all down to none."""
NO_KEY = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Lanes, the names in their white space, and the key to what has no name there."""

    lanes: Lanes
    spares: tuple[Spare, ...] = ()
    key: Key | None = None


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
        found = (self._fitted(packed, room, most) for packed in self._packed)
        return next((each for each in found if each is not None), None)

    @cached_property
    def _packed(self) -> tuple[Named, ...]:
        """Lanes with fewer and fewer names beside their bars, as if there were room for all."""
        urgent = self.maker.urgent
        counts = {round(len(urgent) * share / TRIES) for share in range(TRIES + 1)}
        return tuple(self._with_names(urgent[:count]) for count in sorted(counts, reverse=True))

    def _with_names(self, whole: Iterable[TaskId]) -> Named:
        wordings: dict[TaskId, Wording] = {
            step.id: Wording.WHOLE if step.is_note else Wording.ID for step in self.maker.steps
        }
        wordings |= dict.fromkeys(whole, Wording.WHOLE)
        lanes = self.maker.packed(Detail(size=LEAST, wordings=wordings), (0.0, 0.0))
        spares = tuple(spare_names(lanes, self.maker.ruler, self.maker.barriers))
        homeless = _homeless(lanes.lanes, spares, self.maker.urgent)
        key = key_of(homeless, self.width, self.maker.ruler) if homeless else None
        return Named(lanes=lanes, spares=spares, key=key)

    def _fitted(self, packed: Named, room: tuple[float, float], most: int) -> Named | None:
        """Return packed lanes between two ordinates if they and their key are not too high."""
        lines = NO_KEY if packed.key is None else len(packed.key.lines)
        if lines > most or any(not each.label for lane in packed.lanes.lanes for each in lane.steps):
            return None
        height = 0.0 if packed.key is None else packed.key.height
        lanes = self.maker.stretched(packed.lanes, (room[0], room[1] - height))
        return replace(packed, lanes=lanes) if lanes.row >= lanes.detail.row else None


def _homeless(
    lanes: Sequence[Lane], spares: Sequence[Spare], order: Sequence[TaskId]
) -> tuple[Placed, ...]:
    """Return the steps whose names stand nowhere in their lanes, in order of their ids."""
    found: Mapping[TaskId, Placed] = {each.step.id: each for each in _unnamed(lanes)}
    told = {spare.step.id for spare in spares}
    return tuple(found[key] for key in sorted(order) if key in found and key not in told)


def _unnamed(lanes: Iterable[Lane]) -> Iterator[Placed]:
    return (each for lane in lanes for each in lane.steps if not each.is_named)

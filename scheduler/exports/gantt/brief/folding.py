"""Lanes that share rows: places that are busy at different times stand in one lane."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from scheduler.exports.gantt.brief.lanes import LEAST, LaneMaker
from scheduler.exports.gantt.brief.rows import Detail, NameRoom, Packer
from scheduler.exports.gantt.parts.steps import ChartStep

MOST_PLACES = 5
"""No more places share a lane."""
LARGEST = 0.45
"""No shared lane has more than this share of the steps."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Fold:
    """Places with one lane: their titles and their steps, and the rows that these need."""

    titles: tuple[str, ...]
    steps: tuple[ChartStep, ...]
    rows: int


def folds(maker: LaneMaker) -> Iterator[LaneMaker]:
    """
    Yield makers with fewer and fewer lanes, those that save the most rows joined first.

    No lane is shared by more than a few places, nor by most of the steps.
    """
    found = [_fold(maker, (title,), steps) for title, steps in maker.members()]
    most = len(maker.steps) * LARGEST
    joints = {pair: _joined(maker, pair) for pair in _pairs(found, most)}
    while joints:
        pair = max(joints, key=lambda pair: _saving(pair, joints[pair]))
        joined = joints[pair]
        found = [joined if each is pair[0] else each for each in found if each is not pair[1]]
        joints = {each: joints.get(each) or _joined(maker, each) for each in _pairs(found, most)}
        yield _maker(maker, found)


def _pairs(found: Sequence[Fold], most: float) -> Iterator[tuple[Fold, Fold]]:
    """Yield the lanes that may be joined."""
    for one, two in combinations(found, 2):
        if len(one.titles) + len(two.titles) <= MOST_PLACES and (
            len(one.steps) + len(two.steps) <= most
        ):
            yield one, two


def _saving(pair: tuple[Fold, Fold], joined: Fold) -> tuple[int, int]:
    """Return the rows that a joint lane saves; among equals, small lanes are joined first."""
    one, two = pair
    return one.rows + two.rows - joined.rows, -len(joined.steps)


def _joined(maker: LaneMaker, pair: tuple[Fold, Fold]) -> Fold:
    one, two = pair
    return _fold(maker, one.titles + two.titles, (*one.steps, *two.steps))


def _fold(maker: LaneMaker, titles: tuple[str, ...], steps: Sequence[ChartStep]) -> Fold:
    wordings = {step.id: NameRoom.WHOLE if step.is_note else NameRoom.ID for step in steps}
    detail = Detail(size=LEAST, wordings=wordings)
    packer = Packer(maker.scale, maker.ruler, detail, maker.barriers, maker.leads)
    return Fold(titles=titles, steps=tuple(steps), rows=packer.least_rows(steps))


def _maker(maker: LaneMaker, found: Sequence[Fold]) -> LaneMaker:
    """Return a maker whose lanes are folds; each is named after the places in it."""
    keys = [" ".join(fold.titles) for fold in found]
    titles = {key: ", ".join(fold.titles) for key, fold in zip(keys, found, strict=True)}
    steps = tuple(
        replace(step, place=key)
        for key, fold in zip(keys, found, strict=True)
        for step in fold.steps
    )
    return replace(maker, steps=steps, titles=titles)

"""Lanes that share rows: places that are busy at different times stand in one lane."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from scheduler.exports.gantt.lanes import LEAST, LaneMaker
from scheduler.exports.gantt.rows import Detail, Packer, Wording
from scheduler.exports.gantt.steps import Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Fold:
    """Places with one lane: their titles and their steps, and the rows that these need."""

    titles: tuple[str, ...]
    steps: tuple[Step, ...]
    rows: int


def folds(maker: LaneMaker) -> Iterator[LaneMaker]:
    """Yield makers with fewer and fewer lanes, those that save the most rows joined first."""
    found = [_fold(maker, (title,), steps) for title, steps in maker.members()]
    pairs = {(one.titles, two.titles): _joined(maker, one, two) for one, two in combinations(found, 2)}
    while len(found) > 1:
        one, two = max(
            combinations(found, 2),
            key=lambda pair: _saving(pair, pairs[pair[0].titles, pair[1].titles]),
        )
        joined = pairs[one.titles, two.titles]
        found = [joined if each is one else each for each in found if each is not two]
        for first, second in combinations(found, 2):
            if joined in (first, second):
                pairs[first.titles, second.titles] = _joined(maker, first, second)
        yield _maker(maker, found)


def _saving(pair: tuple[Fold, Fold], joined: Fold) -> tuple[int, int]:
    """Return the rows that a joint lane saves; among equals, small lanes are joined first."""
    one, two = pair
    return one.rows + two.rows - joined.rows, -len(joined.steps)


def _joined(maker: LaneMaker, one: Fold, two: Fold) -> Fold:
    return _fold(maker, one.titles + two.titles, (*one.steps, *two.steps))


def _fold(maker: LaneMaker, titles: tuple[str, ...], steps: Sequence[Step]) -> Fold:
    wordings = {step.id: Wording.WHOLE if step.is_note else Wording.ID for step in steps}
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

"""Pages of many steps: what is given up so that every bar has its id, and every step its name."""

from collections.abc import Iterator
from dataclasses import dataclass

from scheduler.exports.gantt.brief.folding import folds
from scheduler.exports.gantt.brief.key import remark
from scheduler.exports.gantt.brief.naming import Named, Naming
from scheduler.exports.gantt.brief.setting import LEFT, RIGHT, Surroundings
from scheduler.exports.gantt.parts.context import FULL, LEAN, LEANEST, SPARSE, TRIMMED
from scheduler.exports.gantt.parts.subject import ChartSubject
from scheduler.exports.page.chart import Ruler

FULL_NAMES = "all names in full: gantt-full"
UNFOLDED = {FULL: 2, TRIMMED: 4}
"""How many lines a key may have where every place has its lane, by what is told above lanes."""
FOLDED = (SPARSE, LEAN, LEANEST)
"""What is told above lanes where places share them, and the key is as long as it must be."""
MOST_LINES = 30
MOST_STEPS = 160
"""A page of more steps has no room for their ids, and none is looked for."""


@dataclass(frozen=True, slots=True)
class Crowded:
    """A page and what stands on it."""

    setting: Surroundings
    named: Named


def crowded(subject: ChartSubject, ruler: Ruler) -> Crowded:
    """
    Return the page of a plan whose names do not all fit beside their bars.

    Names may stand apart from bars, and in a key. For them the page gives up windows of less
    importance, lanes of their own for places, and the comparison with the baseline.
    """
    setting = Surroundings(subject, ruler, SPARSE, 0)
    if len(setting.steps) > MOST_STEPS:
        return _cut(setting)
    found = next(_unfolded(subject, ruler), None)
    if found is not None:
        return found
    maker = setting.maker()
    namings = tuple(Naming(each, RIGHT - LEFT) for each in (maker, *folds(maker)))
    for level in FOLDED:
        setting = Surroundings(subject, ruler, level, 0)
        for naming in namings:
            named = naming.find(_room(setting), MOST_LINES)
            if named is not None:
                return Crowded(setting, named)
    setting = Surroundings(subject, ruler, LEAN, 0)
    best = max(namings, key=lambda each: each.told(_room(setting)))
    named = best.partly(_room(setting), FULL_NAMES)
    return _cut(setting) if named is None else Crowded(setting, named)


def _unfolded(subject: ChartSubject, ruler: Ruler) -> Iterator[Crowded]:
    for level, most in UNFOLDED.items():
        setting = Surroundings(subject, ruler, level, 0)
        named = Naming(setting.maker(), RIGHT - LEFT).find(_room(setting), most)
        if named is not None:
            yield Crowded(setting, named)


def _cut(setting: Surroundings) -> Crowded:
    """Return a page with as many names and ids as fit, the others cut or left out."""
    key = remark(FULL_NAMES)
    top, floor = _room(setting)
    lanes = setting.maker(is_merged=True).fullest((top, floor - key.height))
    return Crowded(setting, Named(lanes=lanes, key=key))


def _room(setting: Surroundings) -> tuple[float, float]:
    return setting.top, setting.floor

"""The minutes in which obstacles stand in the way of a start, told apart by what does."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from scheduler.analyse.obstacles.blocking import RANKS, Blocker, Key, WaitStretch
from scheduler.calendars.clock.intervals import Interval
from scheduler.model.notation.base import Minutes

Occurrence = tuple[Key, Minutes]

Ban = tuple[Interval, Blocker]
"""Starts that an obstacle forbids, from the first to before the second minute."""


def split(bans: Iterable[Ban], low: Minutes, high: Minutes) -> list[WaitStretch]:
    """
    Return what stands in the way of the starts between two minutes, in order of time.

    Starts that nothing forbids are left out.
    """
    cut = [
        ((max(start, low), min(end, high)), blocker)
        for (start, end), blocker in bans
        if max(start, low) < min(end, high)
    ]
    opening: dict[Minutes, list[int]] = {}
    closing: dict[Minutes, list[int]] = {}
    for number, ((start, end), _) in enumerate(cut):
        opening.setdefault(start, []).append(number)
        closing.setdefault(end, []).append(number)
    present: dict[int, Blocker] = {}
    found: list[WaitStretch] = []
    for here, after in pairwise(sorted({*opening, *closing})):
        for number in closing.get(here, ()):
            del present[number]
        present.update((number, cut[number][1]) for number in opening.get(here, ()))
        if present:
            found.append(WaitStretch(start=here, end=after, causes=ranked(present.values())))
    return join(found)


def ranked(blockers: Iterable[Blocker]) -> tuple[Blocker, ...]:
    """
    Return obstacles in order of rank, those of one rule as one.

    Of several closed times of one rule the first counts: the next would follow only after it.
    """
    by_key: dict[Key, Blocker] = {}
    for blocker in blockers:
        known = by_key.get(blocker.key)
        by_key[blocker.key] = blocker if known is None else _as_one(known, blocker)
    return tuple(sorted(by_key.values(), key=_rank))


def _rank(blocker: Blocker) -> tuple[int, str, str]:
    return RANKS[blocker.cause], blocker.subject, blocker.task or ""


def _as_one(one: Blocker, other: Blocker) -> Blocker:
    if one.closes:
        return min(other, one, key=lambda each: each.since)
    last = max(one, other, key=lambda each: each.until)
    return replace(last, since=min(one.since, other.since))


def join(stretches: Sequence[WaitStretch]) -> list[WaitStretch]:
    """
    Join stretches that meet and have the same obstacles.

    Work that would not fit before a closed time and that closed time are one wait, unless something
    else is closed already.
    """
    joined: list[WaitStretch] = []
    for each in stretches:
        last = joined[-1] if joined else None
        if last is not None and last.end == each.start and _is_one(last, each):
            both = ranked((*last.causes, *each.causes))
            joined[-1] = WaitStretch(start=last.start, end=each.end, causes=both)
        else:
            joined.append(each)
    return joined


def _is_one(last: WaitStretch, following: WaitStretch) -> bool:
    is_same = _occurrences(last) == _occurrences(following)
    return is_same and _shut(last) in (frozenset(), _shut(following))


def _occurrences(stretch: WaitStretch) -> frozenset[Occurrence]:
    return frozenset(each.occurrence for each in stretch.causes)


def _shut(stretch: WaitStretch) -> frozenset[Occurrence]:
    """Return the closed times in which a stretch lies, those ahead of it left out."""
    return frozenset(x.occurrence for x in stretch.causes if x.closes and not x.ahead)


def fold(stretches: Sequence[WaitStretch]) -> list[WaitStretch]:
    """
    Join each stretch to a neighbour that has part of its obstacles and no other.

    A closed hall in the evening, and the hall and the night after that, are one wait for the hall:
    the step could have started in the evening. Nobody's absence is put down to a closed time that
    begins only later. What is left with several obstacles has no such neighbour.
    """
    folded = join(stretches)
    while True:
        choices = list(_folds(folded))
        if not choices:
            return folded
        _, number, neighbour = min(choices)
        each = folded[number]
        wanted = _occurrences(folded[neighbour])
        causes = tuple(x for x in each.causes if x.occurrence in wanted)
        folded[number] = replace(each, causes=causes)
        folded = join(folded)


def _folds(stretches: Sequence[WaitStretch]) -> Iterator[tuple[tuple[int, int], int, int]]:
    """Yield the stretches that can join a neighbour, the fewest and first causes foremost."""
    for number, each in enumerate(stretches):
        for neighbour in (number - 1, number + 1):
            if 0 <= neighbour < len(stretches) and _can_join(each, stretches[neighbour]):
                causes = stretches[neighbour].causes
                rank = len(causes), min(RANKS[cause.cause] for cause in causes)
                yield rank, number, neighbour


def _can_join(each: WaitStretch, other: WaitStretch) -> bool:
    is_part = _occurrences(other) < _occurrences(each)
    shut = _shut(each)
    closing = frozenset(x.occurrence for x in other.causes if x.closes)
    touches = each.end == other.start or other.end == each.start
    return is_part and touches and (not shut or closing <= shut)

"""Relaxations: the least change that makes the date possible, each proved by a checked plan."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations

from pydantic import TypeAdapter

from scheduler.calendars.situation.situation import Situation
from scheduler.model.notation.base import Minutes
from scheduler.model.notation.clock import WEEKDAYS, ClockSpan, Span
from scheduler.model.notation.durations import DAY
from scheduler.planning.interface.result import Status
from scheduler.planning.search.decision import Answer, Decision
from scheduler.studies.changes.applying import AnyChange
from scheduler.studies.conflicts.oracle import Oracle
from scheduler.studies.conflicts.rulebook import DATE
from scheduler.studies.loosening import ladders_of
from scheduler.studies.loosening.base.change import Change
from scheduler.studies.loosening.base.ladder import Notch, RuleLadder
from scheduler.studies.loosening.base.rule import Rule, length_words

PAIR = 2
MOST_PAIRED = 12
"""Ladders of which all pairs are tried; of more, there would be too many."""
PAIRS_AHEAD = 8
"""Pairs that workers try together; of those that suffice, the first in order is taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relaxation:
    """
    Changes with which the date can be met, all other rules being in force.

    ``launch`` is that of a plan with the changes that passed the independent check; ``keys`` are
    the rules that give way, with ``words`` for each. Without changes it is the date that moves.
    ``is_least`` says that the next smaller change of each rule is proved to be too little.
    """

    keys: tuple[str, ...]
    changes: tuple[AnyChange, ...]
    words: tuple[str, ...]
    launch: Minutes
    is_least: bool


Chosen = dict[RuleLadder, int]
"""Ladders that give way, each with the place on it."""


def later_launch(judge: Oracle) -> Relaxation | None:
    """Return the earliest launch that the rules allow: the date gives way."""
    book = judge.rulebook
    if book.by is None or judge.is_late:
        return None
    result = judge.earliest_as_stated()
    if result.launch_minute is None or result.launch_minute <= book.by:
        return None
    when = book.situation.axis.say(result.launch_minute)
    return Relaxation(
        keys=(DATE,),
        changes=(),
        words=(f"launch {length_words(result.launch_minute - book.by)} later, on {when}",),
        launch=result.launch_minute,
        is_least=result.status is Status.OPTIMAL,
    )


def single_relaxations(judge: Oracle, rules: Sequence[Rule]) -> tuple[Relaxation, ...]:
    """
    Return for each rule the least change that suffices alone, if there is any.

    A window is opened at both ends where neither end alone will do.
    """
    judge.stage = "relaxations"
    ladders = _every_ladder(judge.rulebook.situation, rules)
    single = [partial(_suffices, judge, {ladder: -1}) for ladder in ladders]
    judge.ask_ahead([*single, *(partial(_all_alone, judge, rule) for rule in rules)])
    loosest = [chosen for rule in rules for chosen in _all_alone(judge, rule)]
    judge.ask_ahead([partial(_least, judge, chosen) for chosen in loosest])
    return tuple(_least(judge, chosen) for chosen in loosest)


def _all_alone(judge: Oracle, rule: Rule) -> list[Chosen]:
    return list(_alone(judge, rule))


def _alone(judge: Oracle, rule: Rule) -> Iterator[Chosen]:
    """Yield the ladders of a rule that suffice alone, or all of them if they do together."""
    ladders = ladders_of(judge.rulebook.situation, rule)
    alone = [{ladder: -1} for ladder in ladders if _suffices(judge, {ladder: -1})]
    yield from alone
    every = dict.fromkeys(ladders, -1)
    if not alone and len(ladders) > 1 and _suffices(judge, every):
        yield every


def joint_relaxation(judge: Oracle, rules: Sequence[Rule]) -> Relaxation | None:
    """
    Return a smallest set of rules that suffices when they give way together.

    First a pair, if any does; else what remains when one rule after the other is kept after all.
    """
    judge.stage = "combinations"
    ladders = list(_every_ladder(judge.rulebook.situation, rules))
    chosen: Chosen = dict.fromkeys(ladders, -1)
    if not ladders or not _suffices(judge, chosen):
        return None
    for ladder in ladders:
        rest = {each: -1 for each in chosen if each is not ladder}
        if rest and _suffices(judge, rest):
            chosen = rest
    if len(chosen) > PAIR:
        chosen = _pair(judge, ladders) or chosen
    return _least(judge, chosen)


def _every_ladder(situation: Situation, rules: Sequence[Rule]) -> Iterator[RuleLadder]:
    for rule in rules:
        yield from ladders_of(situation, rule)


def _pair(judge: Oracle, ladders: Sequence[RuleLadder]) -> Chosen | None:
    pairs = list(combinations(ladders, PAIR)) if len(ladders) <= MOST_PAIRED else []
    for place, (one, other) in enumerate(pairs):
        if place % PAIRS_AHEAD == 0:
            some = pairs[place : place + PAIRS_AHEAD]
            judge.ask_ahead([partial(_suffices, judge, {a: -1, b: -1}) for a, b in some])
        if _suffices(judge, {one: -1, other: -1}):
            return {one: -1, other: -1}
    return None


def _least(judge: Oracle, chosen: Chosen) -> Relaxation:
    """Lower each ladder of a choice that suffices as far as it goes, one after the other."""
    settled = {ladder: last_of(ladder) for ladder in chosen}
    for ladder in chosen:
        low, high = -1, settled[ladder]
        while high - low > 1:
            middle = (low + high) // 2
            if _suffices(judge, {**settled, ladder: middle}):
                high = middle
            else:
                low = middle
        settled[ladder] = high
    return _relaxation(judge, _accepted(judge, settled))


def _accepted(judge: Oracle, settled: Chosen) -> Chosen:
    """Go on to the next change that a task graph may state: no bound in a skipped hour."""
    for ladder in settled:
        while judge.is_refused(_changes(judge, settled)) and settled[ladder] < last_of(ladder):
            settled = {**settled, ladder: settled[ladder] + 1}
    return settled


def last_of(ladder: RuleLadder) -> int:
    """Return the place of the loosest change of a ladder."""
    return len(ladder.levels) - 1


def _relaxation(judge: Oracle, settled: Chosen) -> Relaxation:
    notches, changes = _notches(settled), _changes(judge, settled)
    less = [_lowered(settled, ladder) for ladder in settled]
    smaller = [partial(_decide, judge, each) for each in less if each]
    judge.ask_ahead([partial(judge.earliest_launch, changes), *smaller])
    return Relaxation(
        keys=tuple(dict.fromkeys(ladder.key for ladder in settled)),
        changes=changes,
        words=tuple(notch.words for notch in notches),
        launch=judge.earliest_launch(changes),
        is_least=all(_decide(judge, each).answer is Answer.IMPOSSIBLE for each in less if each),
    )


def _lowered(settled: Chosen, ladder: RuleLadder) -> Chosen:
    """Return a choice with one ladder a step lower, or without it from its first step."""
    if settled[ladder]:
        return {**settled, ladder: settled[ladder] - 1}
    return {each: place for each, place in settled.items() if each is not ladder}


def _suffices(judge: Oracle, chosen: Chosen) -> bool:
    return _decide(judge, chosen).answer is Answer.POSSIBLE


def _decide(judge: Oracle, chosen: Chosen) -> Decision:
    return judge.with_changes(_changes(judge, chosen))


def _changes(judge: Oracle, chosen: Chosen) -> tuple[Change, ...]:
    """Return the changes of a choice, as they are made together."""
    changes = [notch.change for notch in _notches(chosen)]
    return merged(judge.rulebook.situation, changes)


def _notches(chosen: Chosen) -> list[Notch]:
    return [ladder.notch(place) for ladder, place in chosen.items()]


def merged(situation: Situation, changes: Sequence[Change]) -> tuple[Change, ...]:
    """
    Return changes to be made together: shifts and days that are added become one list.

    Each crew with a week of its own keeps a list of its own. A daily window that opens earlier and
    closes later does both.
    """
    lists: dict[tuple[str, str, str], set[str]] = {}
    daily: dict[str, ClockSpan] = {}
    others = []
    for change in changes:
        if change.kind in {"shift", "week"}:
            what = (change.kind, change.name, change.part)
            lists.setdefault(what, set()).update(change.value.split(","))
        elif change.kind == "window" and change.part == "daily":
            daily[change.name] = _wider(daily.get(change.name), change.value)
        else:
            others.append(change)
    others += [Change("window", name, "daily", str(span)) for name, span in daily.items()]
    joint = []
    for (kind, crew, part), names in lists.items():
        order = situation.campaign.shifts if part == "worked" else WEEKDAYS
        value = ",".join(name for name in order if name in names)
        joint.append(Change(kind, crew, part, value))
    return (*joint, *others)


def _wider(before: ClockSpan | None, text: str) -> ClockSpan:
    """Return the span from the earlier opening to the later closing of two."""
    span = TypeAdapter[ClockSpan](Span).validate_python(text)
    if before is None:
        return span
    start = min(before.start, span.start)
    return ClockSpan(start=start, end=min(max(before.end, span.end), start + DAY))

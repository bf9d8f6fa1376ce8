"""
A smallest set of rules that cannot hold together.

QuickXplain (Junker 2004) after a screening that takes out whole families of rules; then a deletion
pass proves the set again. A conflict is called minimal only if the set by itself is impossible and
a checked schedule exists without any one of its members.

References
----------
U. Junker, "QuickXplain: Preferred Explanations and Relaxations for Over-Constrained Problems",
AAAI 2004.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from scheduler.planning.search.decision import Answer
from scheduler.studies.conflicts.critical_rules import rules_along_chain
from scheduler.studies.conflicts.oracle import Oracle
from scheduler.studies.loosening.base.rule import RuleFamily

Keys = list[str]
PREFERRED = tuple(reversed(RuleFamily))
"""Families in the order in which a conflict should name them when there is a choice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MinimalSet:
    """The rules of a conflict by key, and whether its minimality was proved."""

    keys: tuple[str, ...]
    is_minimal: bool


def minimal_conflict(judge: Oracle, candidates: Sequence[str]) -> MinimalSet | None:
    """
    Return a smallest set of rules, out of some candidates, that cannot hold together.

    Returns
    -------
        Nothing if it is not proved that the candidates collide.
    """
    ordered = _in_order(judge, candidates)
    if not judge.is_impossible(ordered):
        return None
    screened = _screen(judge, ordered)
    found = _along_chain(judge, screened) or _quick_explain(judge, [], screened, is_new=True)
    if not judge.is_impossible(found):
        found = screened
    settled = _delete(judge, found)
    return MinimalSet(keys=tuple(settled), is_minimal=is_minimal(judge, settled))


def is_minimal(judge: Oracle, keys: Sequence[str]) -> bool:
    """Whether a set is impossible and every set without one of its members is possible."""
    return judge.is_impossible(keys) and all(
        judge.with_only(_without(keys, key)).answer is Answer.POSSIBLE for key in keys
    )


def _without(keys: Sequence[str], key: str) -> Keys:
    return [each for each in keys if each != key]


def _in_order(judge: Oracle, keys: Sequence[str]) -> Keys:
    rules = judge.rulebook.rules
    rank = {family: place for place, family in enumerate(PREFERRED)}
    wanted = set(keys)
    return sorted((key for key in rules if key in wanted), key=lambda k: rank[rules[k].family])


def _screen(judge: Oracle, keys: Keys) -> Keys:
    """Take out whole families, the least likely first, as long as the rest stays impossible."""
    rules = judge.rulebook.rules
    for family in RuleFamily:
        rest = [key for key in keys if rules[key].family is not family]
        if len(rest) < len(keys) and judge.is_impossible(rest):
            keys = rest
    return keys


def _along_chain(judge: Oracle, keys: Keys) -> Keys:
    """Return what collides with the whole driving chain; nothing if more is at work than that."""
    book = judge.rulebook
    along = rules_along_chain(book, judge.situation_with(keys), keys)
    if not judge.is_impossible(along):
        return []
    chain = [key for key in along if book.rules[key].family in {RuleFamily.LINK, RuleFamily.DATE}]
    others = [key for key in along if key not in chain]
    return chain + _quick_explain(judge, chain, others, is_new=True)


def _quick_explain(judge: Oracle, base: Keys, keys: Keys, *, is_new: bool) -> Keys:
    """Return the least of ``keys`` that collides with ``base``, the earlier ones preferred."""
    if is_new and judge.is_impossible(base):
        return []
    if len(keys) <= 1:
        return keys
    half = len(keys) // 2
    first, second = keys[:half], keys[half:]
    of_second = _quick_explain(judge, base + first, second, is_new=True)
    of_first = _quick_explain(judge, base + of_second, first, is_new=bool(of_second))
    return of_first + of_second


def _delete(judge: Oracle, keys: Keys) -> Keys:
    """Take out single rules until none can go; more working time may move a pause, so ask again."""
    before: Keys = []
    while before != keys:
        before = keys
        judge.ask_ahead([partial(judge.with_only, _without(keys, key)) for key in keys])
        for key in before:
            rest = _without(keys, key)
            if judge.is_impossible(rest):
                keys = rest
    return keys

"""The rules along the chain of links that sets the early date of launch."""

from collections.abc import Collection, Iterator, Sequence

from scheduler.calendars.situation.lags import earliest_start
from scheduler.calendars.situation.situation import Situation
from scheduler.cpm.times import early_dates
from scheduler.errors import Infeasible
from scheduler.model.notation.base import TaskId
from scheduler.studies.conflicts.rulebook import Rulebook
from scheduler.studies.loosening.base.rule import Rule, RuleFamily


def rules_along_chain(book: Rulebook, situation: Situation, keys: Sequence[str]) -> list[str]:
    """
    Return those of the rules that concern the chain by which launch is driven.

    Crews and rooms that keep steps apart are not seen here, so whether the rest still collides is
    for the caller to ask.
    """
    pairs = set(_chain(situation))
    steps = {step for pair in pairs for step in pair} | {situation.launch}
    return [key for key in keys if _concerns(situation, book.rules[key], pairs, steps)]


def _concerns(
    situation: Situation,
    rule: Rule,
    pairs: Collection[tuple[str, ...]],
    steps: Collection[TaskId],
) -> bool:
    tasks = [situation.tasks[step] for step in steps]
    if rule.family in {RuleFamily.LINK, RuleFamily.HABIT}:
        return rule.subject in pairs
    if rule.family in {RuleFamily.CREW, RuleFamily.WEEK}:
        crew = rule.subject[0]
        return any(crew in task.in_way(mode).crew for task in tasks for mode in task.modes)
    if rule.family in {RuleFamily.HOURS, RuleFamily.CLOSURE}:
        place = rule.subject[0]
        return any(place in task.in_way(mode).places for task in tasks for mode in task.modes)
    return True


def _chain(situation: Situation) -> Iterator[tuple[TaskId, TaskId]]:
    """Yield source and target of the links by which each step waits longest, back from launch."""
    try:
        dates = early_dates(situation)
    except Infeasible:
        return
    here: TaskId | None = situation.launch
    while here is not None:
        job = situation.first_mode(here)
        waits = [
            (earliest_start(job, link, link.from_minute(*dates[link.source])) or 0, link.source)
            for link in situation.links_into[here]
        ]
        last = max(waits, default=(0, None))[1]
        if last is not None:
            yield last, here
        here = last

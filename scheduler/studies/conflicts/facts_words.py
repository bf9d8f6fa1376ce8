"""What a planner can say in the facts of the day about rules that facts make collide."""

from collections.abc import Iterator, Sequence

from scheduler.calendars.situation.situation import Situation
from scheduler.studies.loosening.base.rule import Rule, RuleFamily


def facts_words(situation: Situation, members: Sequence[Rule]) -> Iterator[str]:
    """Yield for each broken link, and each limit from a fact, how the facts may speak of it."""
    if situation.facts is None:
        return
    broken = {each.steps for each in situation.facts.departures if each.rule == "links"}
    for rule in members:
        if rule.family is RuleFamily.LINK and rule.subject in broken:
            source, target = rule.subject
            yield (
                f"{target} began too early after {source}. If it need not wait, say so in the "
                f"facts: waived: [{{link: {source}>{target}, why: ..., by: ...}}]."
            )
        if rule.family is RuleFamily.LIMIT:
            yield from _of_limit(situation, rule)


def _of_limit(situation: Situation, rule: Rule) -> Iterator[str]:
    campaign = situation.campaign
    limit = campaign.limits[int(rule.subject[0])]
    source = campaign.event_task(limit.from_event.task)
    if source in situation.require_facts.done:
        yield (
            f"A longer limit, or {source} done again, stands in the facts as an event: "
            f"limits: [{{from: {limit.from_event}, to: {limit.to_event}, max: ...}}] and by, or "
            f"redo: [{source}]."
        )

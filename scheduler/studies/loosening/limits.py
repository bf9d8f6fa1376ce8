"""
Longest times between two events: they may be longer.

The ladder goes in steps of the time grid, up to the planning horizon. The lever is a day, as
limits are agreed anew by the day.
"""

from collections import Counter
from collections.abc import Iterator
from functools import partial

from scheduler.analyse.obstacles.blocking import Cause
from scheduler.calendars.situation.situation import Situation
from scheduler.model.campaign import Campaign
from scheduler.model.link import Limit, Point
from scheduler.model.notation.base import Minutes
from scheduler.model.notation.durations import DAY, format_minutes, length_text, parse_length
from scheduler.model.scenario import Scenario
from scheduler.studies.loosening.base.change import Change, require_known
from scheduler.studies.loosening.base.copies import without_first
from scheduler.studies.loosening.base.ladder import Lever, Notch, RuleLadder, step_of
from scheduler.studies.loosening.base.left import tasks_left
from scheduler.studies.loosening.base.loosening import Loosening, Setting
from scheduler.studies.loosening.base.rule import Rule, RuleFamily, length_words


def _rules(situation: Situation) -> Iterator[Rule]:
    campaign = situation.campaign
    for position, limit in enumerate(campaign.limits):
        if campaign.event_task(limit.to_event.task) in situation.done:
            continue
        reason = f" ({limit.reason})" if limit.reason else ""
        clock = _clock(situation, limit)
        yield Rule(
            key=f"limit {position} {limit}",
            family=RuleFamily.LIMIT,
            subject=(str(position),),
            words=f"from {limit.from_event} to {limit.to_event} at most "
            f"{length_words(limit.max)}{reason}{clock}",
            path=("limits", position),
            take_out=partial(_without_limit, limit=limit),
        )


def _clock(situation: Situation, limit: Limit) -> str:
    """Say since when a limit counts by the facts, and when it runs out."""
    source, axis = situation.campaign.event_task(limit.from_event.task), situation.axis
    is_end, facts = limit.from_event.point is Point.END, situation.facts
    since = None if facts is None else facts.known_event(source, is_end=is_end)
    if since is None:
        return ""
    return f"; it counts from {axis.say(since)} and runs out on {axis.say(since + limit.max)}"


def _without_limit(campaign: Campaign, scenario: Scenario, *, limit: Limit) -> Campaign:
    del scenario
    return campaign.altered({"limits": without_first(campaign.limits, limit)})


def _levers(campaign: Campaign, scenario: Scenario) -> Iterator[Lever]:
    left = {task.id for task in tasks_left(campaign, scenario)}
    for limit in campaign.limits:
        if campaign.event_task(limit.to_event.task) not in left:
            continue
        longer = limit.max + DAY
        yield Lever(
            change=_at_most(campaign, limit, longer),
            title=f"{limit.reason or limit} extended by a day to {format_minutes(longer)}",
        )


def _at_most(campaign: Campaign, limit: Limit, longest: Minutes) -> Change:
    """Return the change of a limit, which its first step names if no other begins there."""
    begin = Counter(each.from_event.task for each in campaign.limits)
    step = limit.from_event.task
    name = step if begin[step] == 1 else _name(limit)
    return Change("limit", name, "max", length_text(longest))


def _name(limit: Limit) -> str:
    """Return the name that no other limit between other events has: ``G06 end>launch end``."""
    return f"{limit.from_event}>{limit.to_event}"


def _ladders(situation: Situation, rule: Rule) -> Iterator[RuleLadder]:
    """Lengthen a limit up to the planning horizon in steps of the time grid."""
    campaign, tick = situation.campaign, step_of(situation)
    limit = campaign.limits[int(rule.subject[0])]

    def make(level: int) -> Notch:
        longest = level * tick
        what = limit.reason or f"{limit.from_event} to {limit.to_event}"
        longer = f"{_longer(longest, limit.max)} instead of {_longer(limit.max, longest)}"
        if _clock(situation, limit):
            longer += f", {_longer(longest - limit.max, limit.max)} longer"
        return Notch(change=_at_most(campaign, limit, longest), words=f"{what}: {longer}")

    last = -(-situation.horizon // tick)
    yield RuleLadder(key=rule.key, levels=range(limit.max // tick + 1, last + 1), make=make)


def _longer(minutes: Minutes, other: Minutes) -> str:
    """Return a length as days where two lengths are whole days, else to the minute."""
    whole = minutes % DAY == 0 and other % DAY == 0
    return length_words(minutes) if whole else format_minutes(minutes)


def _apply(campaign: Campaign, scenario: str, change: Change) -> Campaign:
    """Change the limit that begins at a step; where there are several, ``A end>B start``."""
    del scenario
    keys = [(limit.from_event.task, _name(limit)) for limit in campaign.limits]
    require_known({name: 0 for pair in keys for name in pair}, change.name, "unknown-limit")
    require_known({"max": 0}, change.part, "unknown-field")
    meant = {full for pair in keys for full in pair[1:] if change.name in pair}
    if len(meant) > 1:
        message = f"several limits start there; write limit.{min(meant)}.max"
        raise ValueError(message)
    longest = parse_length(change.value)
    limits = tuple(
        limit.altered({"max": longest}) if _name(limit) in meant else limit
        for limit in campaign.limits
    )
    return campaign.altered({"limits": limits})


LIMITS = Loosening(
    checks=("limits",),
    families=(RuleFamily.LIMIT,),
    causes=(Cause.LIMIT,),
    rules=_rules,
    levers=_levers,
    ladders=_ladders,
    settings=(
        Setting(kind="limit", form="limit.STEP.max=9d, limit.A end>B end.max=9d", apply=_apply),
    ),
)

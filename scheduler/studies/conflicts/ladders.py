"""
How far a rule can give way, step by step: each ladder has its least change first.

Hard links, hazards and holds have none: they are physics, procedure and safety. Nor have rules that
no named change reaches: windows inside a step, opening hours, closures, stand-downs, duty rules.
"""

from collections.abc import Callable, Iterator, Mapping

from scheduler.calendars.situation.situation import Situation
from scheduler.model.base import Minutes
from scheduler.model.notation.clock import WEEKDAYS
from scheduler.model.notation.durations import DAY, format_minutes, length_text
from scheduler.model.scenario import Order
from scheduler.studies.changes.applying import limit_name
from scheduler.studies.changes.changes import Change
from scheduler.studies.conflicts.capacity import all_demands, most_at_once, people_there
from scheduler.studies.conflicts.ladder import Ladder, Notch, step_of
from scheduler.studies.conflicts.rule import Rule, RuleFamily, length_words
from scheduler.studies.conflicts.window_ladders import date_ladders, window_ladders
from scheduler.studies.levers.notches import people_of, with_day
from scheduler.wording.names import DAYS


def ladders_of(situation: Situation, rule: Rule) -> tuple[Ladder, ...]:
    """Return the ways in which a rule can give way; none for rules that never do."""
    make = LADDERS.get(rule.family)
    return () if make is None else tuple(x for x in make(situation, rule) if x.levels)


def _single(rule: Rule, change: Change, words: str) -> Iterator[Ladder]:
    yield Ladder(key=rule.key, levels=[0], make=lambda _: Notch(change=change, words=words))


def _crew(situation: Situation, rule: Rule) -> Iterator[Ladder]:
    """Add people; the levels are the head-counts that some set of steps needs together."""
    crew, shift = rule.subject
    people = people_there(situation.campaign, situation.scenario, crew, shift)
    title = situation.campaign.crews[crew].title

    def make(level: int) -> Notch:
        more = people_of(level - people, title)
        return Notch(
            change=Change("crew", crew, shift, str(level)),
            words=f"{more} on the {shift} shift ({level} in all)",
        )

    yield Ladder(key=rule.key, levels=_head_counts(situation, crew, people), make=make)


def _head_counts(situation: Situation, crew: str, people: int) -> list[int]:
    """Return every sum of demands above a head-count, smallest first."""
    sums = 1
    for task in situation.tasks.values():
        modes = {task.in_way(mode).crew.get(crew, 0) for mode in task.modes}
        grown = sums
        for need in modes:
            grown |= sums << need
        sums = grown
    most = all_demands(situation, crew)
    return [level for level in range(people + 1, most + 1) if sums >> level & 1]


def _shift(situation: Situation, rule: Rule) -> Iterator[Ladder]:
    shift = rule.subject[0]
    worked = [s for s in situation.campaign.shifts if s in {*situation.scenario.shifts, shift}]
    change = Change("shift", "", "worked", ",".join(worked))
    return _single(rule, change, f"work the {shift} shift as well")


def _weekday(situation: Situation, rule: Rule) -> Iterator[Ladder]:
    day = WEEKDAYS.index(rule.subject[0])
    words = f"work on {DAYS[day]}s as well"
    if situation.scenario.weeks:
        words = f"let crews without a week of their own {words}"
    return _single(rule, Change("shift", "", "week", with_day(situation.scenario.week, day)), words)


def _week(situation: Situation, rule: Rule) -> Iterator[Ladder]:
    crew, name = rule.subject
    day = WEEKDAYS.index(name)
    change = Change("week", crew, "", with_day(situation.scenario.week_of(crew), day))
    title = situation.campaign.crews[crew].title
    return _single(rule, change, f"let {title} work on {DAYS[day]}s as well")


def _holiday(situation: Situation, rule: Rule) -> Iterator[Ladder]:
    del situation
    return _single(rule, Change("scenario", "", "holidays", "worked"), "work on holidays")


def _order(situation: Situation, rule: Rule) -> Iterator[Ladder]:
    """Let flows go side by side first, then steps."""
    words = {
        Order.SERIAL_PER_FLOW: "let the flows run in parallel",
        Order.PARALLEL: "let steps run in parallel",
    }
    orders = list(words) if situation.scenario.order is Order.SERIAL else [Order.PARALLEL]

    def make(level: int) -> Notch:
        order = orders[level]
        return Notch(change=Change("scenario", "", "order", order.value), words=words[order])

    yield Ladder(key=rule.key, levels=range(len(orders)), make=make)


def _options(situation: Situation, rule: Rule) -> Iterator[Ladder]:
    del situation
    change = Change("scenario", "", "options", "any")
    return _single(rule, change, "permit the options of steps")


def _habit(situation: Situation, rule: Rule) -> Iterator[Ladder]:
    del situation
    source, target = rule.subject
    change = Change("habit", source, target, "none")
    return _single(rule, change, f"set aside the habit of doing {target} after {source}")


def _room(situation: Situation, rule: Rule) -> Iterator[Ladder]:
    place = rule.subject[0]
    facility = situation.campaign.facilities[place]

    def make(level: int) -> Notch:
        return Notch(
            change=Change("facility", place, "room", str(level)),
            words=f"room for {level} in {facility.title} instead of {facility.room}",
        )

    most = most_at_once(situation, place)
    yield Ladder(key=rule.key, levels=range((facility.room or most) + 1, most + 1), make=make)


def _limit(situation: Situation, rule: Rule) -> Iterator[Ladder]:
    """Lengthen a limit up to the planning horizon in steps of the time grid."""
    limits, tick = situation.campaign.limits, step_of(situation)
    limit = limits[int(rule.subject[0])]
    name = limit.from_event.task
    if sum(other.from_event.task == name for other in limits) > 1:
        name = limit_name(limit)

    def make(level: int) -> Notch:
        longest = level * tick
        what = limit.reason or f"{limit.from_event} to {limit.to_event}"
        longer = f"{_longer(longest, limit.max)} instead of {_longer(limit.max, longest)}"
        change = Change("limit", name, "max", length_text(longest))
        return Notch(change=change, words=f"{what}: {longer}")

    last = -(-situation.horizon // tick)
    yield Ladder(key=rule.key, levels=range(limit.max // tick + 1, last + 1), make=make)


def _longer(minutes: Minutes, other: Minutes) -> str:
    """Return a length as days where two lengths are whole days, else to the minute."""
    whole = minutes % DAY == 0 and other % DAY == 0
    return length_words(minutes) if whole else format_minutes(minutes)


LADDERS: Mapping[RuleFamily, Callable[[Situation, Rule], Iterator[Ladder]]] = {
    RuleFamily.CREW: _crew,
    RuleFamily.SHIFT: _shift,
    RuleFamily.WEEKDAY: _weekday,
    RuleFamily.WEEK: _week,
    RuleFamily.HOLIDAY: _holiday,
    RuleFamily.ORDER: _order,
    RuleFamily.OPTIONS: _options,
    RuleFamily.HABIT: _habit,
    RuleFamily.ROOM: _room,
    RuleFamily.LIMIT: _limit,
    RuleFamily.WINDOW: window_ladders,
    RuleFamily.NOT_BEFORE: date_ladders,
}

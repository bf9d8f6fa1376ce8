"""
How far a rule can give way, step by step: each ladder has its least change first.

Hard links, hazards and holds have none: they are physics, procedure and safety. Nor have rules that
no named change reaches: windows written inside a step, opening hours, closures and stand-downs.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from scheduler.calendars.situation import Situation
from scheduler.model.clock import WEEKDAYS, ClockSpan
from scheduler.model.durations import DAY, HOUR
from scheduler.model.scenario import Order
from scheduler.model.task import Window
from scheduler.studies.applying import limit_name
from scheduler.studies.changes import Change
from scheduler.studies.conflicts.capacity import all_demands, most_at_once, people_there
from scheduler.studies.conflicts.rest import DAYS
from scheduler.studies.conflicts.rule import Family, Rule, length_words
from scheduler.studies.notches import people_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Notch:
    """One change of a rule, in words."""

    change: Change
    words: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Ladder:
    """The changes of one rule in one direction, each looser than the one before."""

    key: str
    levels: Sequence[int]
    make: Callable[[int], Notch]

    def notch(self, place: int) -> Notch:
        """Return the change at a place; -1 is the loosest."""
        return self.make(self.levels[place])


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
    for job in situation.jobs.values():
        ways = {job.task.in_way(way).crew.get(crew, 0) for way in job.task.ways}
        grown = sums
        for need in ways:
            grown |= sums << need
        sums = grown
    most = all_demands(situation, crew)
    return [level for level in range(people + 1, most + 1) if sums >> level & 1]


def _shift(situation: Situation, rule: Rule) -> Iterator[Ladder]:
    shift = rule.subject[0]
    worked = [s for s in situation.campaign.shifts if s in {*situation.scenario.shifts, shift}]
    change = Change("shift", "", "worked", ",".join(worked))
    return _single(rule, change, f"work the {shift} shift, too")


def _weekday(situation: Situation, rule: Rule) -> Iterator[Ladder]:
    day = WEEKDAYS.index(rule.subject[0])
    days = ",".join(WEEKDAYS[each] for each in sorted({*situation.scenario.week, day}))
    return _single(rule, Change("shift", "", "week", days), f"work on {DAYS[day]}s, too")


def _holiday(situation: Situation, rule: Rule) -> Iterator[Ladder]:
    del situation
    return _single(rule, Change("scenario", "", "holidays", "worked"), "work on holidays")


def _order(situation: Situation, rule: Rule) -> Iterator[Ladder]:
    """Let flows go side by side first, then steps."""
    words = {
        Order.SERIAL_PER_FLOW: "let the flows go on side by side",
        Order.PARALLEL: "let steps go on side by side",
    }
    orders = list(words) if situation.scenario.order is Order.SERIAL else [Order.PARALLEL]

    def make(level: int) -> Notch:
        order = orders[level]
        return Notch(change=Change("scenario", "", "order", order.value), words=words[order])

    yield Ladder(key=rule.key, levels=range(len(orders)), make=make)


def _habit(situation: Situation, rule: Rule) -> Iterator[Ladder]:
    del situation
    source, target = rule.subject
    change = Change("habit", source, target, "none")
    return _single(rule, change, f"set aside the habit of {target} after {source}")


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
    """Lengthen a limit by whole hours up to the planning horizon."""
    limits = situation.campaign.limits
    limit = limits[int(rule.subject[0])]
    name = limit.from_event.task
    if sum(other.from_event.task == name for other in limits) > 1:
        name = limit_name(limit)

    def make(level: int) -> Notch:
        size = f"{level // 24}d" if level % 24 == 0 else f"{level}h"
        what = limit.reason or f"{limit.from_event} to {limit.to_event}"
        longer = f"{length_words(level * HOUR)} instead of {length_words(limit.max)}"
        return Notch(change=Change("limit", name, "max", size), words=f"{what}: {longer}")

    last = -(-situation.horizon // HOUR)
    yield Ladder(key=rule.key, levels=range(limit.max // HOUR + 1, last + 1), make=make)


def _window(situation: Situation, rule: Rule) -> Iterator[Ladder]:
    """Widen a named window; an instant stays one unless the graph says how far it may go."""
    if not rule.subject:
        return
    window = situation.campaign.windows[rule.subject[0]]
    if window.daily is not None:
        yield from _daily(rule, window, window.daily)
    elif window.start is not None and window.end is not None:
        yield _sooner(situation, rule, window, window.start)
        yield _later(situation, rule, window, window.end)


def _daily(rule: Rule, window: Window, span: ClockSpan) -> Iterator[Ladder]:
    """Open a daily window an hour earlier and close it an hour later at each step."""
    if not span.length and window.widest is None:
        return
    widest = window.widest or ClockSpan(start=0, end=max(DAY, span.end))
    steps = max(span.start - widest.start, widest.end - span.end, 0)

    def make(level: int) -> Notch:
        start = max(span.start - level * HOUR, min(widest.start, span.start))
        end = min(span.end + level * HOUR, max(widest.end, span.end), start + DAY)
        wider = ClockSpan(start=start, end=end)
        words = f"window {window.id} {wider} instead of {span}"
        return Notch(change=Change("window", window.id, "daily", str(wider)), words=words)

    yield Ladder(key=rule.key, levels=range(1, -(-steps // HOUR) + 1), make=make)


def _sooner(situation: Situation, rule: Rule, window: Window, start: datetime) -> Ladder:
    """Open a window of dates a day earlier at each step."""
    first = window.earliest or situation.campaign.start

    def make(level: int) -> Notch:
        moment = max(start - timedelta(days=level), first)
        words = f"window {window.id} opens on {moment:%a %d %b %H:%M} instead of {start:%a %d %b}"
        return Notch(change=_moment(window, "from", moment), words=words)

    return Ladder(key=rule.key, levels=range(1, _days(start - first) + 1), make=make)


def _later(situation: Situation, rule: Rule, window: Window, end: datetime) -> Ladder:
    """Close a window of dates a day later at each step."""
    last = window.latest or situation.campaign.start + timedelta(minutes=situation.horizon)

    def make(level: int) -> Notch:
        moment = min(end + timedelta(days=level), last)
        words = f"window {window.id} closes on {moment:%a %d %b %H:%M} instead of {end:%a %d %b}"
        return Notch(change=_moment(window, "to", moment), words=words)

    return Ladder(key=rule.key, levels=range(1, _days(last - end) + 1), make=make)


def _days(length: timedelta) -> int:
    """Return how many days, the last one begun included."""
    return max(-(-length // timedelta(days=1)), 0)


def _moment(window: Window, part: str, moment: datetime) -> Change:
    return Change("window", window.id, part, f"{moment:%Y-%m-%dT%H:%M}")


LADDERS: Mapping[Family, Callable[[Situation, Rule], Iterator[Ladder]]] = {
    Family.CREW: _crew,
    Family.SHIFT: _shift,
    Family.WEEKDAY: _weekday,
    Family.HOLIDAY: _holiday,
    Family.ORDER: _order,
    Family.HABIT: _habit,
    Family.ROOM: _room,
    Family.LIMIT: _limit,
    Family.WINDOW: _window,
}

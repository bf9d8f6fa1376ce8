"""How far the named windows can open, each end by itself, in steps of the time grid."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial

from scheduler.calendars.situation.situation import Situation
from scheduler.model.notation.clock import WEEKDAYS, ClockSpan
from scheduler.model.notation.durations import DAY
from scheduler.model.notation.moments import file_text
from scheduler.model.task import Window
from scheduler.studies.changes.changes import Change
from scheduler.studies.conflicts.ladder import Ladder, Notch, step_of
from scheduler.studies.conflicts.rule import Rule
from scheduler.studies.levers.notches import with_day
from scheduler.wording.names import DAYS


def window_ladders(situation: Situation, rule: Rule) -> Iterator[Ladder]:
    """Widen a named window; an instant stays one unless the graph says how far it may go."""
    if not rule.subject:
        return
    window = situation.campaign.windows[rule.subject[0]]
    if window.daily is not None:
        yield from _daily(situation, rule, window, window.daily)
        yield from _further_days(rule, window)
    elif window.start is not None and window.end is not None:
        yield _sooner(situation, rule, window, window.start)
        yield _later(situation, rule, window, window.end)


def _further_days(rule: Rule, window: Window) -> Iterator[Ladder]:
    """Open a window of some days of the week on one more of them."""
    if window.days is None:
        return
    for day in range(len(WEEKDAYS)):
        if day not in window.days:
            change = Change("window", window.id, "days", with_day(window.days, day))
            notch = Notch(change=change, words=f"window {window.id} also opens on {DAYS[day]}s")
            yield Ladder(key=rule.key, levels=[0], make=partial(_only, notch))


def _only(notch: Notch, level: int) -> Notch:
    del level
    return notch


def date_ladders(situation: Situation, rule: Rule) -> Iterator[Ladder]:
    """Let a step that waits for a date start earlier."""
    step, axis, tick = rule.subject[0], situation.axis, step_of(situation)
    earliest = situation.campaign.tasks[step].not_before
    if earliest is None:
        return
    wanted, first = earliest.date, situation.campaign.start

    def make(level: int) -> Notch:
        moment = max(wanted - timedelta(minutes=level * tick), first)
        may = f"{step} may start on {axis.say_moment(moment)} instead of {axis.say_moment(wanted)}"
        change = Change("not_before", step, "", file_text(moment, axis.zone))
        return Notch(change=change, words=may)

    yield Ladder(key=rule.key, levels=_steps(_minutes(wanted - first), tick), make=make)


def _daily(situation: Situation, rule: Rule, window: Window, span: ClockSpan) -> Iterator[Ladder]:
    """Open a daily window earlier, or close it later."""
    if not span.length and window.widest is None:
        return
    tick = step_of(situation)
    widest = window.widest or ClockSpan(start=0, end=max(DAY, span.end))
    latest = min(widest.end, span.start + DAY)

    def open_at(level: int) -> Notch:
        start = max(span.start - level * tick, widest.start)
        return _span(window, span, ClockSpan(start=start, end=span.end))

    def close_at(level: int) -> Notch:
        end = min(span.end + level * tick, latest)
        return _span(window, span, ClockSpan(start=span.start, end=end))

    earlier = max(span.start - max(widest.start, span.end - DAY), 0)
    yield Ladder(key=rule.key, levels=_steps(earlier, tick), make=open_at)
    yield Ladder(key=rule.key, levels=_steps(latest - span.end, tick), make=close_at)


def _span(window: Window, before: ClockSpan, after: ClockSpan) -> Notch:
    words = f"window {window.id}: {after} instead of {before}"
    return Notch(change=Change("window", window.id, "daily", str(after)), words=words)


def _sooner(situation: Situation, rule: Rule, window: Window, start: datetime) -> Ladder:
    """Open a window of dates earlier."""
    first = window.earliest or situation.campaign.start

    def make(level: int) -> Notch:
        moment = max(start - timedelta(minutes=level * step_of(situation)), first)
        say = situation.axis.say_moment
        words = f"window {window.id} opens on {say(moment)} instead of {say(start)}"
        return Notch(change=_moment(situation, window, "from", moment), words=words)

    return Ladder(
        key=rule.key, levels=_steps(_minutes(start - first), step_of(situation)), make=make
    )


def _later(situation: Situation, rule: Rule, window: Window, end: datetime) -> Ladder:
    """Close a window of dates later."""
    last = window.latest or situation.campaign.start + timedelta(minutes=situation.horizon)

    def make(level: int) -> Notch:
        moment = min(end + timedelta(minutes=level * step_of(situation)), last)
        say = situation.axis.say_moment
        words = f"window {window.id} closes on {say(moment)} instead of {say(end)}"
        return Notch(change=_moment(situation, window, "to", moment), words=words)

    levels = _steps(_minutes(last - end), step_of(situation))
    return Ladder(key=rule.key, levels=levels, make=make)


def _minutes(length: timedelta) -> int:
    return int(length.total_seconds()) // 60


def _steps(length: int, tick: int) -> range:
    """Return how many steps of the grid, the last one begun included."""
    return range(1, max(-(-length // tick), 0) + 1)


def _moment(situation: Situation, window: Window, part: str, moment: datetime) -> Change:
    return Change("window", window.id, part, file_text(moment, situation.axis.zone))

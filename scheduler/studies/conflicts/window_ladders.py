"""How far the named windows can open."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from scheduler.calendars.situation import Situation
from scheduler.model.clock import ClockSpan
from scheduler.model.durations import DAY, HOUR
from scheduler.model.moments import file_text
from scheduler.model.task import Window
from scheduler.studies.changes import Change
from scheduler.studies.conflicts.ladder import Ladder, Notch
from scheduler.studies.conflicts.rule import Rule


def window_ladders(situation: Situation, rule: Rule) -> Iterator[Ladder]:
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
        say = situation.axis.say_moment
        words = f"window {window.id} opens on {say(moment)} instead of {say(start)}"
        return Notch(change=_moment(situation, window, "from", moment), words=words)

    return Ladder(key=rule.key, levels=range(1, _days(start - first) + 1), make=make)


def _later(situation: Situation, rule: Rule, window: Window, end: datetime) -> Ladder:
    """Close a window of dates a day later at each step."""
    last = window.latest or situation.campaign.start + timedelta(minutes=situation.horizon)

    def make(level: int) -> Notch:
        moment = min(end + timedelta(days=level), last)
        say = situation.axis.say_moment
        words = f"window {window.id} closes on {say(moment)} instead of {say(end)}"
        return Notch(change=_moment(situation, window, "to", moment), words=words)

    return Ladder(key=rule.key, levels=range(1, _days(last - end) + 1), make=make)


def _days(length: timedelta) -> int:
    """Return how many days, the last one begun included."""
    return max(-(-length // timedelta(days=1)), 0)


def _moment(situation: Situation, window: Window, part: str, moment: datetime) -> Change:
    return Change("window", window.id, part, file_text(moment, situation.axis.zone))

"""How far windows open, step by step: on more days, earlier or later."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from scheduler.calendars.situation.situation import Situation
from scheduler.model.campaign import Campaign
from scheduler.model.notation.clock import ClockSpan
from scheduler.model.notation.durations import DAY
from scheduler.model.notation.moments import file_text
from scheduler.model.task import Window
from scheduler.studies.loosening.base.change import Change
from scheduler.studies.loosening.base.ladder import Notch, RuleLadder, step_of, steps_within
from scheduler.studies.loosening.base.rule import Rule
from scheduler.studies.loosening.base.week_days import days_off, with_day
from scheduler.wording.names import DAYS


def further_days(window: Window) -> Iterator[Notch]:
    """Open a window of some days of the week on one more of them."""
    if window.days is not None:
        for day in days_off(window.days):
            change = Change("window", window.id, "days", with_day(window.days, day))
            yield Notch(change=change, words=f"window {window.id} also opens on {DAYS[day]}s")


def with_bound(campaign: Campaign, window: Window, part: str, moment: datetime) -> Change:
    """Return the change that has a window open, or close, at another moment."""
    return Change("window", window.id, part, file_text(moment, campaign.zone))


def earlier_and_later(
    situation: Situation, rule: Rule, window: Window, span: ClockSpan
) -> Iterator[RuleLadder]:
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
    yield RuleLadder(
        key=rule.key, levels=steps_within(timedelta(minutes=earlier), tick), make=open_at
    )
    yield RuleLadder(
        key=rule.key, levels=steps_within(timedelta(minutes=latest - span.end), tick), make=close_at
    )


def _span(window: Window, before: ClockSpan, after: ClockSpan) -> Notch:
    words = f"window {window.id}: {after} instead of {before}"
    return Notch(change=Change("window", window.id, "daily", str(after)), words=words)


def opened_sooner(situation: Situation, rule: Rule, window: Window, start: datetime) -> RuleLadder:
    """Open a window of dates earlier."""
    first, tick = window.earliest or situation.campaign.start, step_of(situation)

    def make(level: int) -> Notch:
        moment = max(start - timedelta(minutes=level * tick), first)
        say = situation.axis.say_moment
        words = f"window {window.id} opens on {say(moment)} instead of {say(start)}"
        return Notch(change=with_bound(situation.campaign, window, "from", moment), words=words)

    return RuleLadder(key=rule.key, levels=steps_within(start - first, tick), make=make)


def closed_later(situation: Situation, rule: Rule, window: Window, end: datetime) -> RuleLadder:
    """Close a window of dates later."""
    last = window.latest or situation.campaign.start + timedelta(minutes=situation.horizon)
    tick = step_of(situation)

    def make(level: int) -> Notch:
        moment = min(end + timedelta(minutes=level * tick), last)
        say = situation.axis.say_moment
        words = f"window {window.id} closes on {say(moment)} instead of {say(end)}"
        return Notch(change=with_bound(situation.campaign, window, "to", moment), words=words)

    return RuleLadder(key=rule.key, levels=steps_within(last - end, tick), make=make)

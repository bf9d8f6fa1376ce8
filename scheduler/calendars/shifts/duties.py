"""Duties of one team, and how far each goes beyond the duty rules."""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from scheduler.calendars.clock.intervals import Interval, clip, measure, merge
from scheduler.model.duty import DutyRules
from scheduler.model.notation.base import Minutes
from scheduler.model.notation.durations import DAY

WEEK = 7 * DAY


class DutyRule(StrEnum):
    """One of the duty rules, by its field in the task graph."""

    HOURS_PER_DAY = "hours_per_day"
    HOURS_PER_WEEK = "hours_per_week"
    DAYS_IN_ROW = "days_in_row"
    REST = "rest"


WINDOWS = ((DutyRule.HOURS_PER_DAY, DAY), (DutyRule.HOURS_PER_WEEK, WEEK))


@dataclass(frozen=True, slots=True, order=True)
class Slot:
    """A stretch of time on duty; ``day`` is the number of the civil day on which it begins."""

    start: Minutes
    end: Minutes
    day: int

    @property
    def span(self) -> Interval:
        """From when to when."""
        return self.start, self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """
    A stretch of duty without a break, and what the rules look at.

    ``in_day`` and ``in_week`` are the minutes on duty in the 24 hours and in the seven times 24
    hours that end with it, ``days_in_row`` the consecutive days up to its own on which the team
    began a duty, ``rest`` the minutes since the duty before.
    """

    start: Minutes
    end: Minutes
    in_day: Minutes
    in_week: Minutes
    days_in_row: int
    rest: Minutes | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Excess:
    """A duty beyond a rule: the value found and the limit it breaks."""

    rule: DutyRule
    value: int
    limit: int
    duty: Duty


def duties(slots: Iterable[Slot]) -> tuple[Duty, ...]:
    """Return the duties that a team's slots make; touching slots are one duty."""
    ordered = sorted(slots)
    spans = merge(slot.span for slot in ordered)
    begins = {slot.start: slot.day for slot in reversed(ordered)}
    days = {begins[start] for start, _ in spans}
    return tuple(
        Duty(
            start=start,
            end=end,
            in_day=measure(clip(spans, end - DAY, end)),
            in_week=measure(clip(spans, end - WEEK, end)),
            days_in_row=_days_up_to(begins[start], days),
            rest=start - spans[index - 1][1] if index else None,
        )
        for index, (start, end) in enumerate(spans)
    )


def _days_up_to(day: int, days: set[int]) -> int:
    count = 1
    while day - count in days:
        count += 1
    return count


def excesses(rules: DutyRules, found: Sequence[Duty]) -> Iterator[Excess]:
    """Yield the duties beyond the rules in order of time, once for each rule that they break."""
    for duty in found:
        for rule, value, limit in (
            (DutyRule.HOURS_PER_DAY, duty.in_day, rules.hours_per_day),
            (DutyRule.HOURS_PER_WEEK, duty.in_week, rules.hours_per_week),
            (DutyRule.DAYS_IN_ROW, duty.days_in_row, rules.days_in_row),
        ):
            if limit is not None and value > limit:
                yield Excess(rule=rule, value=value, limit=limit, duty=duty)
        if rules.rest is not None and duty.rest is not None and duty.rest < rules.rest:
            yield Excess(rule=DutyRule.REST, value=duty.rest, limit=rules.rest, duty=duty)


def breaches(rules: DutyRules, before: Sequence[Slot], slot: Slot) -> int:
    """Return how many rules a team breaks that mans a slot after those before."""
    duty = duties([*before, slot])[-1]
    begins = duty.start == slot.start
    limits = (
        (duty.in_day, rules.hours_per_day),
        (duty.in_week, rules.hours_per_week),
        (duty.days_in_row if begins else 0, rules.days_in_row),
    )
    beyond = sum(limit is not None and value > limit for value, limit in limits)
    rest = duty.rest if begins and duty.rest is not None else rules.rest or 0
    return beyond + (rest < (rules.rest or 0))


def excesses_past(
    rules: DutyRules, slots: Iterable[Slot], recorded: Container[Slot]
) -> Iterator[Excess]:
    """Yield the excesses of a team's duties, those left out that are recorded as a whole."""
    held = list(slots)
    yield from excesses(rules, duties_past(held, recorded))


def duties_past(slots: Sequence[Slot], recorded: Container[Slot]) -> tuple[Duty, ...]:
    """Return the duties of a team that are not recorded as a whole."""
    new = [slot.start for slot in slots if slot not in recorded]
    return tuple(x for x in duties(slots) if any(x.start <= start < x.end for start in new))


def count_excesses(rules: DutyRules, slots: Iterable[Slot]) -> int:
    """Return how many deviations a team with these slots has."""
    return sum(1 for _ in excesses(rules, duties(slots)))

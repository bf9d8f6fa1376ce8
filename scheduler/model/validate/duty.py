"""Duty rules that nobody could keep, or that name no preset."""

from collections.abc import Iterator

from scheduler.errors import Finding, did_you_mean
from scheduler.model.campaign import Campaign
from scheduler.model.duty import PRESETS, DutyRules, DutyUse
from scheduler.model.notation.durations import DAY, format_minutes
from scheduler.model.validate.scenarios import resolved

WEEK = 7 * DAY
Path = tuple[str | int, ...]


def find_unknown_presets(campaign: Campaign) -> Iterator[Finding]:
    """Yield scenarios whose duty rules are like no preset."""
    for scenario in campaign.scenarios.values():
        if scenario.duty is not None and scenario.duty.like not in {"", *PRESETS}:
            yield Finding(
                code="unknown-duty-preset",
                message=f"{scenario.duty.like!r} is not a preset of duty rules",
                path=("scenarios", scenario.id, "duty", "like"),
                hint=did_you_mean(scenario.duty.like, PRESETS),
            )


def find_impossible_duty(campaign: Campaign) -> Iterator[Finding]:
    """Yield duty rules whose numbers fit no day or week, or contradict each other."""
    for scenario in campaign.scenarios.values():
        if scenario.duty is not None:
            for what, field in _contradictions(scenario.duty):
                yield Finding(
                    code="duty-impossible",
                    message=f"the duty rules of {scenario.id!r} {what}",
                    path=("scenarios", scenario.id, "duty", field),
                    hint="A day has 24 h and a week 168 h; leave out what is not limited.",
                )


def _contradictions(rules: DutyRules) -> Iterator[tuple[str, str]]:
    day, week, rest = rules.hours_per_day, rules.hours_per_week, rules.rest
    if day is not None and day > DAY:
        yield f"allow {format_minutes(day)} a day", "hours_per_day"
    if week is not None and week > WEEK:
        yield f"allow {format_minutes(week)} a week", "hours_per_week"
    if rest is not None and rest >= DAY:
        yield f"ask for {format_minutes(rest)} between two duties", "rest"
    if day is not None and week is not None and week < day <= DAY:
        yield f"allow {format_minutes(day)} a day, {format_minutes(week)} a week", "hours_per_week"


def find_endless_shifts(campaign: Campaign) -> Iterator[Finding]:
    """Yield shifts that are longer than binding duty rules let anybody work, once for each."""
    seen: set[tuple[str, int]] = set()
    for scenario in resolved(campaign):
        rules = scenario.duty
        if rules is None or rules.use is not DutyUse.RULE:
            continue
        longest = min(rules.hours_per_day or DAY, rules.hours_per_week or WEEK)
        for shift in scenario.shifts:
            span = campaign.shifts.get(shift)
            if span is None or span.length <= longest or (shift, longest) in seen:
                continue
            seen.add((shift, longest))
            yield Finding(
                code="duty-impossible",
                message=f"the shift {shift!r} has {format_minutes(span.length)}, the duty rules of "
                f"{scenario.id!r} allow {format_minutes(longest)}",
                path=("scenarios", scenario.id, "duty"),
                hint="Shorten the shift, allow more hours, or write 'as: report'.",
            )

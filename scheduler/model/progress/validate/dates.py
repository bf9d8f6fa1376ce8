"""Dates that cannot be, or that are in the wrong order."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from scheduler.errors import Finding
from scheduler.model.progress.step_facts import StepFacts
from scheduler.model.progress.validate.subject import Path, Subject
from scheduler.model.validate.dates import FIRST_YEAR, LAST_YEAR

RECORDED = ("started", "finished", "suspended", "as_of")
"""What is known of a step, and so lies at the data date at the latest."""


def find_future_facts(subject: Subject) -> Iterator[Finding]:
    """Yield facts, and events known, after the data date."""
    for path, moment in _recorded(subject):
        if subject.instant(moment) > subject.data_date:
            yield Finding(
                code="actual-in-future",
                message=f"{subject.say(moment)} lies after the data date "
                f"{subject.say(subject.progress.data_date)}",
                path=path,
                hint="Write only what has happened by the data date, or a later data date.",
            )


def _recorded(subject: Subject) -> Iterator[tuple[Path, datetime]]:
    for step, facts in subject.progress.steps.items():
        for field in RECORDED:
            moment = getattr(facts, field)
            if moment is not None:
                yield ("steps", step, field), moment
        for place, stop in enumerate(facts.stops):
            yield ("steps", step, "stops", place, "from"), stop.start
            yield ("steps", step, "stops", place, "to"), stop.end
    for name, news in subject.events():
        yield ("events", name, "known"), news.known


def find_backward_facts(subject: Subject) -> Iterator[Finding]:
    """Yield facts of a step that lie before what they follow."""
    for step, facts in subject.progress.steps.items():
        for code, field, earlier in ORDERED:
            first, then = getattr(facts, earlier), getattr(facts, field)
            if first is not None and then is not None and _before(subject, then, first):
                yield Finding(
                    code=code,
                    message=f"{step!r}: {field} {subject.say(then)} lies before "
                    f"{earlier} {subject.say(first)}",
                    path=("steps", step, field),
                    hint="Check both dates.",
                )
        yield from _bad_stops(subject, step, facts)


ORDERED = (
    ("finish-before-start", "finished", "started"),
    ("facts-out-of-order", "suspended", "started"),
    ("facts-out-of-order", "as_of", "started"),
    ("resume-before-stop", "resume", "suspended"),
)


def _bad_stops(subject: Subject, step: str, facts: StepFacts) -> Iterator[Finding]:
    """Yield stops that end before they begin, overlap, or lie outside the run of the step."""
    before = facts.started
    last = facts.finished or facts.suspended
    for place, stop in enumerate(facts.stops):
        is_late = last is not None and _before(subject, last, stop.end)
        is_early = before is not None and _before(subject, stop.start, before)
        if is_early or is_late or _before(subject, stop.end, stop.start):
            yield Finding(
                code="facts-out-of-order",
                message=f"{step!r}: the stop from {subject.say(stop.start)} to "
                f"{subject.say(stop.end)} does not lie within the run, after the one before it",
                path=("steps", step, "stops", place),
                hint="Write stops one after the other, between the start and the end of the step.",
            )
        before = stop.end


def _before(subject: Subject, one: datetime, other: datetime) -> bool:
    return subject.instant(one) < subject.instant(other)


def find_bad_periods(subject: Subject) -> Iterator[Finding]:
    """Yield events whose period is missing, has no length, or is of no use."""
    for name, news in subject.events():
        stated = [("from", news.start), ("to", news.end)]
        missing = [field for field, moment in stated if moment is None]
        if news.needs_period and missing:
            yield Finding(
                code="event-without-period",
                message=f"{name!r} changes people or closes places, and has no "
                f"{' and no '.join(missing)}",
                path=("events", name),
                hint="Write both: 'from: 2025-11-15T00:00, to: 2025-11-17T00:00'.",
            )
        elif not news.needs_period and len(missing) < len(stated):
            yield Finding(
                code="period-idle",
                message=f"{name!r} has a period, and nothing that changes for a time",
                path=("events", name, "from" if news.start is not None else "to"),
                hint="Add people, closed or stand_down, or remove the period.",
            )
        if news.start and news.end and not _before(subject, news.start, news.end):
            yield Finding(
                code="closure-backwards",
                message=f"{name!r} ends {subject.say(news.end)}, not after its start "
                f"{subject.say(news.start)}",
                path=("events", name, "to"),
                hint="Write the later moment in to:.",
            )


def find_bad_pins(subject: Subject) -> Iterator[Finding]:
    """Yield pins before the data date, and those of steps that have begun or are left out."""
    for step, moment in subject.progress.pins.items():
        facts = subject.progress.facts_of(step)
        if facts.begun is not None or facts.dropped:
            yield Finding(
                code="pin-of-begun-step",
                message=f"{step!r} is pinned, and {'left out' if facts.dropped else 'has begun'}",
                path=("pins", step),
                hint="Remove the pin.",
            )
        elif subject.instant(moment) < subject.data_date:
            yield Finding(
                code="pin-in-past",
                message=f"{step!r} is pinned to {subject.say(moment)}, before the data date, "
                "and has not begun",
                path=("pins", step),
                hint="Record its start under steps, or pin it to a later moment.",
            )


def find_far_facts(subject: Subject) -> Iterator[Finding]:
    """Yield dates beyond any campaign, which are slips of the pen."""
    for path, moment in (*_recorded(subject), *_planned(subject)):
        if not FIRST_YEAR <= moment.year <= LAST_YEAR:
            yield Finding(
                code="date-out-of-range",
                message=f"the year {moment.year} is out of range",
                path=path,
                hint=f"Write a year from {FIRST_YEAR} to {LAST_YEAR}.",
            )


def find_far_data_date(subject: Subject) -> Iterator[Finding]:
    """Yield a finding if the planning horizon is over at the data date."""
    campaign = subject.campaign
    begin = campaign.start.replace(tzinfo=campaign.zone).astimezone(UTC)
    end = begin + timedelta(minutes=campaign.horizon)
    if subject.progress.data_date.year <= LAST_YEAR and subject.data_date >= end:
        shown = end.astimezone(campaign.zone).replace(tzinfo=None)
        yield Finding(
            code="date-out-of-range",
            message=f"the planning horizon ends {subject.say(shown)}, by the data date",
            path=("data_date",),
            hint="Write an earlier data date, or give the task graph a longer horizon.",
        )


def _planned(subject: Subject) -> Iterator[tuple[Path, datetime]]:
    progress = subject.progress
    yield ("data_date",), progress.data_date
    yield from ((("pins", step), moment) for step, moment in progress.pins.items())
    for step, facts in progress.steps.items():
        if facts.resume is not None:
            yield ("steps", step, "resume"), facts.resume
    for name, news in subject.events():
        for field, moment in (("from", news.start), ("to", news.end)):
            if moment is not None:
                yield ("events", name, field), moment
        for step, date in news.not_before.items():
            yield ("events", name, "not_before", step), date.date

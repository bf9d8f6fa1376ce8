"""What keeps a step waiting by the calendar: shifts, days off, windows, closures, in clauses."""

from scheduler.analyse.obstacles.blocking import Blocker
from scheduler.analyse.plan import ExplainedPlan
from scheduler.calendars.shifts.shifts import people_at
from scheduler.model.notation.base import TaskId
from scheduler.model.notation.durations import format_minutes
from scheduler.model.task import WindowFor
from scheduler.wording.names import Span, days_between, days_text, during, in_brackets, named


def window(plan: ExplainedPlan, step: TaskId, cause: Blocker, span: Span) -> str:
    """Say which window opens when."""
    del step, span
    name = f"window {cause.detail}" if cause.detail else "window"
    opens = f"opens on {plan.situation.axis.say(cause.event)}{in_brackets(cause.reason)}"
    return (
        f"the {name} for its end {opens}"
        if cause.subject == WindowFor.END
        else f"its {name} {opens}"
    )


def not_before(plan: ExplainedPlan, step: TaskId, cause: Blocker, span: Span) -> str:
    """Say from when on a step may start."""
    del step, span
    axis, tick = plan.situation.axis, plan.situation.tick
    grid = f", and steps start every {format_minutes(tick)}" if cause.until % tick else ""
    return f"it may not start before {axis.say(cause.until)}{in_brackets(cause.reason)}{grid}"


def fact(plan: ExplainedPlan, step: TaskId, cause: Blocker, span: Span) -> str:
    """Say what recorded event, or the data date, a step waits for."""
    del span
    say, facts = plan.situation.axis.say, plan.situation.require_facts
    if cause.subject == step and step in facts.rests:
        return f"it has been stopped, and may go on from {say(facts.rests[step].since)} on"
    if not cause.subject:
        return f"nothing starts before the data date, {say(facts.begin)}"
    is_end = cause.detail.startswith("F")
    event = facts.event(cause.subject, is_end=is_end)
    words = f"{named(plan, cause.subject)}, which {'ended' if is_end else 'began'}"
    when = "" if event is None else f" on {say(event)}"
    return f"it waits for a fact: {words}{when}"


def under_way(plan: ExplainedPlan, step: TaskId, cause: Blocker, span: Span) -> str:
    """Say since when a step is under way."""
    del cause, span
    started = plan.situation.require_facts.begun[step]
    return f"it is under way since {plan.situation.axis.say(started)}"


def promised(plan: ExplainedPlan, step: TaskId, cause: Blocker, span: Span) -> str:
    """Say for when the start of a step is promised."""
    del step, span
    when = plan.situation.axis.say(cause.until)
    return f"its start is promised for {when}{in_brackets(cause.reason)}"


def stand_down(plan: ExplainedPlan, step: TaskId, cause: Blocker, span: Span) -> str:
    """Say until when the site stands down."""
    del step, span
    until = plan.situation.axis.say(cause.until)
    return f"the site stands down until {until}{in_brackets(cause.reason)}"


def closure(plan: ExplainedPlan, step: TaskId, cause: Blocker, span: Span) -> str:
    """Say until when a place is closed."""
    del step, span
    until = plan.situation.axis.say(cause.until)
    return f"{cause.detail} is closed until {until}{in_brackets(cause.reason)}"


def opening(plan: ExplainedPlan, step: TaskId, cause: Blocker, span: Span) -> str:
    """Say that a place is closed, and its hours."""
    del plan, step, span
    return f"{cause.detail} is closed{in_brackets(f'open {cause.reason}')}"


def change(plan: ExplainedPlan, step: TaskId, cause: Blocker, span: Span) -> str:
    """Say how many people of a crew are there for a time, and until when."""
    crew, number = cause.subject.rsplit(" ", 1)
    situation = plan.situation
    stated = situation.campaign.crews[crew].changes[int(number)]
    until = situation.axis.say_moment(stated.end)
    there = people_at(situation.profiles[crew], max(cause.since, span[0]))
    needed = situation.jobs[step].task.crew[crew]
    return (
        f"{cause.detail} has {there} people there until {until}{in_brackets(cause.reason)}, "
        f"{needed} needed"
    )


def leave(plan: ExplainedPlan, step: TaskId, cause: Blocker, span: Span) -> str:
    """Name the days on which a crew alone is free."""
    del step
    own = plan.situation.campaign.crews[cause.subject]
    days = [day for day in days_between(plan, *during(cause, span)) if own.is_free_on(day)]
    word = "day off" if len(days) == 1 else "days off"
    return f"{word} for {cause.detail}{in_brackets(days_text(days) if days else '')}"


def holiday(plan: ExplainedPlan, step: TaskId, cause: Blocker, span: Span) -> str:
    """Name the holidays in a wait."""
    del step
    holidays = set(plan.situation.campaign.holidays)
    days = [day for day in days_between(plan, *during(cause, span)) if day in holidays]
    word = "holiday" if len(days) == 1 else "holidays"
    return f"{word}{in_brackets(days_text(days) if days else '')}"


def week(plan: ExplainedPlan, step: TaskId, cause: Blocker, span: Span) -> str:
    """Name the days off in a wait."""
    scenario, task = plan.situation.scenario, plan.situation.jobs[step].task
    worked = scenario.week
    if cause.subject:
        worked = scenario.week_of(cause.subject)
    elif task.all_hands or not task.crew:
        worked = scenario.site_week
    days = [day for day in days_between(plan, *during(cause, span)) if day.weekday() not in worked]
    word = "day off" if len(days) == 1 else "days off"
    whose = f" for {cause.detail}" if cause.detail else ""
    return f"{word}{whose}{in_brackets(days_text(days) if days else '')}"


def same_shift(plan: ExplainedPlan, step: TaskId, cause: Blocker, span: Span) -> str:
    """Say that a step must be done within one shift."""
    del cause, span
    return f"its {format_minutes(plan.situation.jobs[step].duration)} must fit into one shift"


def shift(plan: ExplainedPlan, step: TaskId, cause: Blocker, span: Span) -> str:
    """Say that nobody works on the site."""
    del plan, step, cause, span
    return "no shift is worked"


def duty(plan: ExplainedPlan, step: TaskId, cause: Blocker, span: Span) -> str:
    """Say that people would be on duty too long."""
    del plan, step, cause, span
    return "an earlier start would break the duty rules of its crews"

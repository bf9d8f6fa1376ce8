"""What keeps a step waiting, each obstacle in a clause of its own."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import timedelta

from scheduler.analyse.driving.blocking import Blocker, Cause, WaitStretch
from scheduler.analyse.plan import Plan
from scheduler.model.base import Minutes, TaskId
from scheduler.model.notation.durations import format_minutes
from scheduler.model.task import Kind, WindowFor
from scheduler.planning.options import Prefer
from scheduler.wording.crews import crews_words, is_crew
from scheduler.wording.links import link_clause
from scheduler.wording.names import Span, days_between, days_text, in_brackets, listed, named

PREFERRED = {
    Prefer.EARLY: "early starts",
    Prefer.CALM: "calm, with less work at night and at weekends",
    Prefer.CHEAP: "cheap, at less cost",
}


def stretch_words(plan: Plan, step: TaskId, stretch: WaitStretch) -> str:
    """Say what keeps a step waiting in a stretch; several obstacles are named together."""
    return causes_words(plan, step, stretch.causes, (stretch.start, stretch.end))


def causes_words(
    plan: Plan, step: TaskId, causes: Sequence[Blocker], span: Span, *, in_short: bool = False
) -> str:
    """
    Say what keeps a step back between two minutes.

    In short, crews without anybody on shift are only named.
    """
    groups = dict[Minutes | None, list[list[Blocker]]]()
    for since, members in _grouped(plan, step, causes, span):
        groups.setdefault(since, []).append(members)
    first = min((each.since for each in causes if each.closes), default=span[0])
    clauses = list[str]()
    for since, group in groups.items():
        words = [_together(plan, step, each, span, in_short=in_short) for each in group]
        words = list(dict.fromkeys(words))
        if since is not None:
            words = [_ahead(plan, step, (span[0], since), words, is_open=since == first)]
        clauses += words
    is_long = any("," in each or " and " in each for each in clauses)
    return "; besides, ".join(clauses) if is_long else listed(clauses)


def _grouped(
    plan: Plan, step: TaskId, causes: Sequence[Blocker], span: Span
) -> Iterator[tuple[Minutes | None, list[Blocker]]]:
    """
    Yield causes with when they begin, if only after the first minute of a run without pauses.

    Crews that are off shift from the same minute stand together.
    """
    runs_through = plan.situation.jobs[step].kind is not Kind.PAUSABLE
    crews = dict[Minutes | None, list[Blocker]]()
    for each in causes:
        since = each.since if runs_through and each.closes and each.since > span[0] else None
        if is_crew(each):
            crews.setdefault(since, []).append(each)
        else:
            yield since, [each]
    yield from crews.items()


def _ahead(plan: Plan, step: TaskId, left: Span, clauses: Sequence[str], *, is_open: bool) -> str:
    """
    Say that a run would meet what is closed later; ``left`` is the time before that.

    Work may go on in all that time where ``is_open``.
    """
    hours, axis = format_minutes(plan.situation.jobs[step].duration), plan.situation.axis
    until, closed = axis.say(left[1]), ", and ".join(clauses)
    if not is_open:
        return f"its {hours} would reach beyond {until}, and then {closed}"
    return (
        f"it runs through {hours}, too long for the time left until {until}"
        f"{_change(plan, left)}; then {closed}"
    )


def _change(plan: Plan, left: Span) -> str:
    """Say how long a time is in which the clocks change."""
    first, last = (plan.situation.axis.moment(minute) for minute in left)
    change = (last.utcoffset() or timedelta()) - (first.utcoffset() or timedelta())
    if not change:
        return ""
    way = "forward" if change > timedelta() else "back"
    return f" ({format_minutes(left[1] - left[0])}, as the clocks go {way})"


def _together(
    plan: Plan, step: TaskId, members: Sequence[Blocker], span: Span, *, in_short: bool
) -> str:
    if is_crew(members[0]):
        return crews_words(plan, step, members, span, in_short=in_short)
    return CLAUSES[members[0].cause](plan, step, members[0], span)


def _window(plan: Plan, step: TaskId, cause: Blocker, span: Span) -> str:
    del step, span
    window = f"window {cause.detail}" if cause.detail else "window"
    about = in_brackets(cause.reason)
    opens = f"opens on {plan.situation.axis.say(cause.event)}{about}"
    if cause.subject == WindowFor.END:
        return f"its {window} for the end {opens}"
    return f"its {window} {opens}"


def _not_before(plan: Plan, step: TaskId, cause: Blocker, span: Span) -> str:
    del step, span
    axis, tick = plan.situation.axis, plan.situation.tick
    grid = f", and steps start on the grid of {format_minutes(tick)}" if cause.until % tick else ""
    return f"it may not start before {axis.say(cause.until)}{in_brackets(cause.reason)}{grid}"


def _stand_down(plan: Plan, step: TaskId, cause: Blocker, span: Span) -> str:
    del step, span
    until = plan.situation.axis.say(cause.until)
    return f"the site stands down until {until}{in_brackets(cause.reason)}"


def _closure(plan: Plan, step: TaskId, cause: Blocker, span: Span) -> str:
    del step, span
    until = plan.situation.axis.say(cause.until)
    return f"{cause.detail} is closed until {until}{in_brackets(cause.reason)}"


def _opening(plan: Plan, step: TaskId, cause: Blocker, span: Span) -> str:
    del plan, step, span
    return f"{cause.detail} is closed{in_brackets(f'open {cause.reason}')}"


def _holiday(plan: Plan, step: TaskId, cause: Blocker, span: Span) -> str:
    del step
    holidays = set(plan.situation.campaign.holidays)
    days = [day for day in days_between(plan, *_during(cause, span)) if day in holidays]
    word = "holiday" if len(days) == 1 else "holidays"
    return f"{word}{in_brackets(days_text(days) if days else '')}"


def _week(plan: Plan, step: TaskId, cause: Blocker, span: Span) -> str:
    scenario, task = plan.situation.scenario, plan.situation.jobs[step].task
    week = scenario.week
    if cause.subject:
        week = scenario.week_of(cause.subject)
    elif task.all_hands or not task.crew:
        week = scenario.site_week
    days = [day for day in days_between(plan, *_during(cause, span)) if day.weekday() not in week]
    word = "day off" if len(days) == 1 else "days off"
    whose = f" of {cause.detail}" if cause.detail else ""
    return f"{word}{whose}{in_brackets(days_text(days) if days else '')}"


def _during(cause: Blocker, span: Span) -> Span:
    """Return the part of an obstacle within a wait, or all of it where it lies ahead."""
    start, end = max(cause.since, span[0]), min(cause.until, span[1])
    return (start, end) if start < end else (cause.since, cause.until)


def _same_shift(plan: Plan, step: TaskId, cause: Blocker, span: Span) -> str:
    del cause, span
    hours = format_minutes(plan.situation.jobs[step].duration)
    return f"its {hours} must lie within one shift"


def _shift(plan: Plan, step: TaskId, cause: Blocker, span: Span) -> str:
    del plan, step, cause, span
    return "no shift is worked"


def _duty(plan: Plan, step: TaskId, cause: Blocker, span: Span) -> str:
    del plan, step, cause, span
    return "earlier would break the duty rules of its crews"


def _preference(plan: Plan, step: TaskId, cause: Blocker, span: Span) -> str:
    del cause
    first = plan.situation.jobs[step].next_start(span[0])
    preferred = plan.result.preference
    name = "" if preferred is None else f": {PREFERRED[preferred.name]}"
    earlier = "" if first is None else f", on {plan.situation.axis.say(first)}"
    return f"it could start earlier{earlier}; the plan prefers otherwise{name}"


def _nothing(plan: Plan, step: TaskId, cause: Blocker, span: Span) -> str:
    del plan, step, cause, span
    return "nothing keeps it from starting earlier"


def _start(plan: Plan, step: TaskId, cause: Blocker, span: Span) -> str:
    del plan, step, cause, span
    return "the campaign begins"


def _link(plan: Plan, step: TaskId, cause: Blocker, span: Span) -> str:
    del step, span
    return link_clause(plan, cause)


def _crew(plan: Plan, step: TaskId, cause: Blocker, span: Span) -> str:
    del step, span
    until, other = plan.situation.axis.say(cause.until), named(plan, cause.task or "")
    if _stays(plan, cause):
        return f"beside {other} there are too few people of {cause.detail} until {until}"
    return f"{other} has {cause.detail} until {until}"


def _stays(plan: Plan, cause: Blocker) -> bool:
    """Whether those who have the people of a crew are still at work when a larger shift comes."""
    pieces = plan.schedule[cause.task].pieces if cause.task else ()
    return any(start < cause.until < end for start, end in pieces)


def _facility(plan: Plan, step: TaskId, cause: Blocker, span: Span) -> str:
    del step, span
    kept = "kept" if cause.cause is Cause.HOLD else "full"
    end = f"{named(plan, cause.task or '')} ends on {plan.situation.axis.say(cause.until)}"
    told = {hold.reason for hold in plan.situation.campaign.holds}
    reason = in_brackets(cause.reason) if cause.reason in told else ""
    return f"{cause.detail} is {kept} until {end}{reason}"


def _hazard(plan: Plan, step: TaskId, cause: Blocker, span: Span) -> str:
    del step, span
    end = plan.situation.axis.say(cause.until)
    other = named(plan, cause.task or "")
    return f"it must not run beside {other}, which ends on {end} (hazard: {cause.detail})"


def _limit(plan: Plan, step: TaskId, cause: Blocker, span: Span) -> str:
    del step, span
    most = f"at most {format_minutes(cause.lag)}"
    if cause.task is None:
        return f"its pauses would stretch it beyond a limit ({cause.detail}, {most})"
    ends = "ends" if cause.subject == "end" else "starts"
    return (
        f"earlier would break a limit ({cause.detail}, {most}) up to {named(plan, cause.task)}, "
        f"which {ends} on {plan.situation.axis.say(cause.event)}"
    )


Clause = Callable[[Plan, TaskId, Blocker, Span], str]
CLAUSES: Mapping[Cause, Clause] = {
    Cause.LINK: _link,
    Cause.HABIT: _link,
    Cause.ORDER: _link,
    Cause.HELD: _link,
    Cause.CREW: _crew,
    Cause.FACILITY: _facility,
    Cause.HOLD: _facility,
    Cause.HAZARD: _hazard,
    Cause.LIMIT: _limit,
    Cause.WINDOW: _window,
    Cause.NOT_BEFORE: _not_before,
    Cause.STAND_DOWN: _stand_down,
    Cause.CLOSURE: _closure,
    Cause.HOLIDAY: _holiday,
    Cause.WEEK: _week,
    Cause.OPENING: _opening,
    Cause.SAME_SHIFT: _same_shift,
    Cause.SHIFT: _shift,
    Cause.DUTY: _duty,
    Cause.PREFERENCE: _preference,
    Cause.NOTHING: _nothing,
    Cause.START: _start,
}

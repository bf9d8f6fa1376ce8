"""What keeps a step waiting: the clauses of its obstacles, joined into one."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import timedelta

from scheduler.analyse.obstacles.blocking import Blocker, Cause, WaitStretch
from scheduler.analyse.plan import ExplainedPlan
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.model.notation.durations import format_minutes
from scheduler.model.task import Kind
from scheduler.wording.names import Span, listed
from scheduler.wording.reasons import calendar, other_steps
from scheduler.wording.reasons.crews import crews_words, is_absent_crew


def stretch_words(plan: ExplainedPlan, step: TaskId, stretch: WaitStretch) -> str:
    """Say what keeps a step waiting in a stretch; several obstacles are named together."""
    return causes_words(plan, step, stretch.causes, (stretch.start, stretch.end))


def causes_words(
    plan: ExplainedPlan,
    step: TaskId,
    causes: Sequence[Blocker],
    span: Span,
    *,
    in_short: bool = False,
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
    return "; also, ".join(clauses) if is_long else listed(clauses)


def _grouped(
    plan: ExplainedPlan, step: TaskId, causes: Sequence[Blocker], span: Span
) -> Iterator[tuple[Minutes | None, list[Blocker]]]:
    """
    Yield causes with when they begin, if only after the first minute of a run without pauses.

    Crews that are off shift from the same minute stand together.
    """
    runs_through = plan.situation.jobs[step].kind is not Kind.PAUSABLE
    crews = dict[Minutes | None, list[Blocker]]()
    for each in causes:
        since = each.since if runs_through and each.closes and each.since > span[0] else None
        if is_absent_crew(each):
            crews.setdefault(since, []).append(each)
        else:
            yield since, [each]
    yield from crews.items()


def _ahead(
    plan: ExplainedPlan, step: TaskId, left: Span, clauses: Sequence[str], *, is_open: bool
) -> str:
    """
    Say that a run would meet what is closed later; ``left`` is the time before that.

    Work may go on in all that time where ``is_open``.
    """
    hours, axis = format_minutes(plan.situation.jobs[step].duration), plan.situation.axis
    until, closed = axis.say(left[1]), ", and ".join(clauses)
    if not is_open:
        return f"its {hours} would run past {until}, and then {closed}"
    return (
        f"it cannot pause, and its {hours} do not fit into the {format_minutes(left[1] - left[0])} "
        f"before {until}{_change(plan, left)}; then {closed}"
    )


def _change(plan: ExplainedPlan, left: Span) -> str:
    """Say that the clocks change in a time, which makes it shorter or longer than they show."""
    first, last = (plan.situation.axis.moment(minute) for minute in left)
    change = (last.utcoffset() or timedelta()) - (first.utcoffset() or timedelta())
    if not change:
        return ""
    way = "forward" if change > timedelta() else "back"
    return f" (the clocks go {way})"


def _together(
    plan: ExplainedPlan, step: TaskId, members: Sequence[Blocker], span: Span, *, in_short: bool
) -> str:
    if is_absent_crew(members[0]):
        return crews_words(plan, step, members, span, in_short=in_short)
    return CLAUSES[members[0].cause](plan, step, members[0], span)


Clause = Callable[[ExplainedPlan, TaskId, Blocker, Span], str]
CLAUSES: Mapping[Cause, Clause] = {
    Cause.LINK: other_steps.link,
    Cause.HABIT: other_steps.link,
    Cause.ORDER: other_steps.link,
    Cause.HELD: other_steps.link,
    Cause.CREW: other_steps.crew,
    Cause.FACILITY: other_steps.facility,
    Cause.HOLD: other_steps.facility,
    Cause.HAZARD: other_steps.hazard,
    Cause.LIMIT: other_steps.limit,
    Cause.WINDOW: calendar.window,
    Cause.NOT_BEFORE: calendar.not_before,
    Cause.FACT: calendar.fact,
    Cause.UNDER_WAY: calendar.under_way,
    Cause.PROMISED: calendar.promised,
    Cause.STAND_DOWN: calendar.stand_down,
    Cause.CLOSURE: calendar.closure,
    Cause.CHANGE: calendar.change,
    Cause.LEAVE: calendar.leave,
    Cause.HOLIDAY: calendar.holiday,
    Cause.WEEK: calendar.week,
    Cause.OPENING: calendar.opening,
    Cause.SAME_SHIFT: calendar.same_shift,
    Cause.SHIFT: calendar.shift,
    Cause.DUTY: calendar.duty,
    Cause.LATE: other_steps.late,
    Cause.PREFERENCE: other_steps.preference,
    Cause.NOTHING: other_steps.nothing,
    Cause.START: other_steps.start,
}
"""
The clause of each cause; what it says stands in the module that it comes from.

That of ``Cause.SHIFT`` is about shifts of the site: crews of which too few people are there are
taken by ``_together`` before, and said by ``crews_words``.
"""

"""What is new in a plan with facts, in two lines: launch then and now, and what became known."""

from collections.abc import Iterator

from scheduler.analyse.causes.causes import Causes
from scheduler.analyse.comparing.comparison import PlansBeside
from scheduler.analyse.comparing.side import State
from scheduler.analyse.plan import ExplainedPlan
from scheduler.calendars.facts.facts import Facts
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.wording.changes.moved_steps import later_text
from scheduler.wording.changes.slip_causes import why_line
from scheduler.wording.quantities import count_of

MOST_NAMED = 4


def headlines(
    plan: ExplainedPlan, beside: PlansBeside | None = None, causes: Causes | None = None
) -> tuple[str, ...]:
    """
    Return the lines that say what is new in a plan; none without facts and an announced plan.

    Parameters
    ----------
    plan
        The plan.
    beside
        The plan beside the one that was announced.
    causes
        What its slip is put down to.
    """
    facts = plan.situation.facts
    lines = [launch_line(plan, beside)] if beside is not None else []
    lines += [why_line(causes)] if causes is not None else []
    if facts is not None:
        since = None if beside is None else beside.old.begin
        lines.append(news_line(plan, facts, since, is_first=not lines))
    return tuple(filter(None, lines))


def launch_line(plan: ExplainedPlan, beside: PlansBeside) -> str:
    """
    Say launch now and as announced, how far it moved, and how many steps did.

    >>> launch_line(plan, beside)
    'As of Fri 14 Nov 2025 09:00: launch Sun 23 Nov 12:11, 2.0 d later than announced; ...'
    """
    axis, facts = plan.situation.axis, plan.situation.facts
    as_of = "" if facts is None else f"As of {axis.say_year(facts.begin)}: "
    now, before = axis.say(plan.launch_minute), axis.say(beside.old.launch)
    launch = f"launch {now}, as announced"
    if beside.slip:
        launch = f"launch {now}, announced for {before}: {later_text(beside.slip)}"
    text = f"{as_of}{launch}; {_moved(beside)}"
    return text[:1].upper() + text[1:]


def _moved(beside: PlansBeside) -> str:
    """Say how many of the steps still to be begun start at another minute, and what is new."""
    due = [each for each in beside.steps if each.new and each.new.state is State.PLANNED]
    moved = sum(1 for each in due if each.moves)
    parts = [f"{moved or 'none'} of {count_of(len(due), 'step')} still to begin moved"]
    if beside.added:
        parts.append(f"{len(beside.added)} new")
    if beside.gone:
        parts.append(f"{len(beside.gone)} gone")
    return ", ".join(parts)


def news_line(
    plan: ExplainedPlan, facts: Facts, since: Minutes | None, *, is_first: bool = False
) -> str:
    """
    Say what became known since an earlier data date, and how far the steps are.

    ``is_first`` puts the data date at the head, where no other line has said it.
    """
    axis = plan.situation.axis
    parts = [*_events(plan, facts, since), _done(facts, since)]
    parts += _begun("under way", tuple(facts.under_way))
    parts += _begun("suspended", tuple(each for each in facts.begun if each in facts.suspended))
    parts += _begun("waiting", tuple(facts.waiting))
    if facts.progress.assumed:
        parts.append(f"{count_of(len(facts.progress.assumed), 'step')} assumed")
    head = f"As of {axis.say_year(facts.begin)}" if is_first else "New"
    return f"{head}: {'; '.join(parts)}"


def _events(plan: ExplainedPlan, facts: Facts, since: Minutes | None) -> Iterator[str]:
    axis = plan.situation.axis
    known = sorted(facts.progress.events.items(), key=lambda each: (each[1].known, each[0]))
    for name, event in known:
        if since is None or axis.minute(event.known) > since:
            yield f"{event.why or name} ({axis.say_moment(event.known)})"


def _done(facts: Facts, since: Minutes | None) -> str:
    ended = sum(1 for _, end in facts.done.values() if since is None or end > since)
    return f"{count_of(ended, 'step')} done" if ended else "no step done"


def _begun(state: str, steps: tuple[TaskId, ...]) -> Iterator[str]:
    """Yield the steps in a state: by name if they are few."""
    if steps:
        names = ", ".join(steps[:MOST_NAMED])
        more = f" and {len(steps) - MOST_NAMED} more" if steps[MOST_NAMED:] else ""
        yield f"{names}{more} {state}"

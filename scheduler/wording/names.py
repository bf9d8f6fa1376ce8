"""Names, lists and days in words."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from scheduler.analyse.obstacles.blocking import Blocker
from scheduler.analyse.plan import ExplainedPlan
from scheduler.model.notation.base import Minutes, TaskId

MOST_DAYS = 4
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

Span = tuple[Minutes, Minutes]


def named(plan: ExplainedPlan, step: TaskId) -> str:
    """Return a step with its name: ``A15 (Lift-off)``."""
    jobs, tasks = plan.situation.jobs, plan.situation.campaign.tasks
    title = jobs[step].task.title if step in jobs else tasks[step].title
    return step if title == step else f"{step} ({title})"


def option_named(number: int, name: str) -> str:
    """Return ``option 'two teams'``, or ``option 1`` for one without a name."""
    return f"option {name!r}" if name else f"option {number}"


def listed(items: Sequence[str]) -> str:
    """Return ``A, B and C``."""
    *first, last = items
    return f"{', '.join(first)} and {last}" if first else last


def in_brackets(*parts: str) -> str:
    """Return what is not empty in brackets, with a space before."""
    text = ", ".join(filter(None, parts))
    return f" ({text})" if text else ""


def days_between(plan: ExplainedPlan, start: Minutes, end: Minutes) -> Iterator[date]:
    """Yield the civil days between two minutes."""
    axis = plan.situation.axis
    day, last = axis.moment(start).date(), axis.moment(max(end - 1, start)).date()
    while day <= last:
        yield day
        day += timedelta(days=1)


def days_text(days: Iterable[date]) -> str:
    """Return ``Fri 03 Apr and Mon 06 Apr``; many days as from the first to the last."""
    texts = [f"{day:%a %d %b}" for day in days]
    if len(texts) > MOST_DAYS:
        return f"{len(texts)} days from {texts[0]} to {texts[-1]}"
    return listed(texts)


def during(cause: Blocker, span: Span) -> Span:
    """Return the part of an obstacle within a wait, or all of it where it lies ahead."""
    start, end = max(cause.since, span[0]), min(cause.until, span[1])
    return (start, end) if start < end else (cause.since, cause.until)

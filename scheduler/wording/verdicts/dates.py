"""Further lift-offs and due dates in words."""

from collections.abc import Iterator

from scheduler.analyse.floats.due_dates import DueDate
from scheduler.analyse.launches import LiftOff
from scheduler.analyse.plan import ExplainedPlan
from scheduler.model.notation.durations import format_days, format_minutes
from scheduler.wording.quantities import count_of
from scheduler.wording.verdicts.margins import margin_text
from scheduler.wording.verdicts.moments import date_of, short_date


def wished_dates(plan: ExplainedPlan) -> Iterator[tuple[str, str]]:
    """Yield the lift-offs, where there are others than the launch, and what the due dates say."""
    if [each.task for each in plan.launches] != [plan.situation.launch]:
        yield from (("Lift-off", _lift_off(plan, each)) for each in plan.launches)
    if plan.due:
        yield "Due dates", _due_text(plan)


def _lift_off(plan: ExplainedPlan, each: LiftOff) -> str:
    text = f"{each.name} ({each.task}), {date_of(plan.situation.axis, each.minute)}"
    if each.target is None or each.margin is None:
        return text
    wished = date_of(plan.situation.axis, each.target)
    return f"{text}; target {wished}: {margin_text(each.margin)}"


def _due_text(plan: ExplainedPlan) -> str:
    missed = [each for each in plan.due if each.is_missed]
    if not missed:
        least = min(plan.due, key=lambda each: each.margin)
        return (
            f"all {count_of(len(plan.due), 'due date')} met; the tightest is that of {least.task}, "
            f"{format_minutes(least.margin)} to spare"
        )
    late = "; ".join(_late(plan, each) for each in missed)
    return f"{len(missed)} of {count_of(len(plan.due), 'due date')} missed: {late}"


def _late(plan: ExplainedPlan, each: DueDate) -> str:
    axis = plan.situation.axis
    return (
        f"{each.task} ends {short_date(axis, each.end)}, {format_days(-each.margin)} after "
        f"{short_date(axis, each.due)}"
    )

"""A plan in six lines, and one more for each vehicle that it calls."""

from collections.abc import Iterator

from scheduler.analyse.plan import ExplainedPlan
from scheduler.model.notation.durations import format_days
from scheduler.wording.integrity.statement import steps_text
from scheduler.wording.vehicles import gap_in_short
from scheduler.wording.verdicts.moments import date_of
from scheduler.wording.verdicts.proofs import target, verdict

SHOWN_STEPS = 8


def summary_facts(plan: ExplainedPlan) -> Iterator[tuple[str, str]]:
    """Yield what matters most of a plan, each fact with its name."""
    axis, launch = plan.situation.axis, plan.launch_minute
    when = f"{date_of(axis, launch)} {axis.moment(launch):%Z}"
    yield "Launch", f"{when}, {format_days(launch)} from the start"
    yield "Verdict", verdict(plan)
    aim = target(plan)
    if aim is not None:
        yield "Target", aim
    yield from (("Cover", gap_in_short(gap)) for gap in plan.cover)
    base = plan.baseline
    if base is not None:
        title = base.situation.scenario.title
        yield "Baseline", f"{date_of(axis, base.launch_minute)} ({title})"
    yield "Steps", steps_text(plan.integrity)
    yield "Chain", _chain(plan)


def summary_lines(plan: ExplainedPlan) -> Iterator[str]:
    """Yield the name of a plan and its facts, a line each."""
    yield f"Plan of {plan.situation.campaign.name}, {plan.situation.scenario.title}"
    for name, text in summary_facts(plan):
        yield f"{name:9} {text}"


def _chain(plan: ExplainedPlan) -> str:
    """Return the steps that set the launch date, the middle of many left out."""
    steps = list(dict.fromkeys(piece.task for piece in plan.chain if not piece.is_freed))
    if len(steps) > SHOWN_STEPS:
        half = SHOWN_STEPS // 2
        steps = [*steps[:half], "...", *steps[-half:]]
    return " > ".join(steps)

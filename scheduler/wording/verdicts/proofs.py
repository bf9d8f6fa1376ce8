"""How good a plan, a price or a gain is known to be, in the words of planners."""

from scheduler.analyse.plan import ExplainedPlan
from scheduler.model.notation.base import Minutes
from scheduler.model.notation.durations import format_minutes
from scheduler.planning.interface.result import SolveResult, Status, Stop
from scheduler.wording.verdicts.margins import margin_text
from scheduler.wording.verdicts.moments import date_of

PROVED = "proved"
NO_EARLIER = "no plan under these rules launches earlier"


def verdict(plan: ExplainedPlan) -> str:
    """Say how good the plan is known to be."""
    result = plan.result
    if result.status is Status.OPTIMAL:
        text = f"optimal: proved, {NO_EARLIER}"
    else:
        text = f"feasible: {none_before(date_of(plan.situation.axis, result.bound_minute), plan)}"
    return interrupted(text) if result.stop is Stop.INTERRUPTED else text


def none_before(bound: str, plan: ExplainedPlan) -> str:
    """Say that no plan can launch before a date, and how far the plan is from it."""
    gap = gap_text(plan.launch_minute - plan.result.bound_minute)
    return f"no plan can launch before {bound}; {gap}"


def interrupted(text: str) -> str:
    """Return a verdict of a search that was interrupted."""
    return f"{text} (search interrupted)"


def gap_text(gap: Minutes) -> str:
    """Return what lies between a plan and the bound: ``gap 5 h``."""
    return f"gap {format_minutes(gap)}"


def short_verdict(result: SolveResult) -> str:
    """Return the verdict of a search in a word or two, for a column or a picture."""
    return PROVED if result.status is Status.OPTIMAL else gap_text(result.gap_minutes or 0)


def short_gain_verdict(gain: Minutes, at_most: Minutes) -> str:
    """Say in a column whether a change could save more than was found."""
    return PROVED if at_most <= gain else f"up to {format_minutes(at_most)}"


def gain_verdict(gain: Minutes, at_most: Minutes) -> str:
    """Say whether a change could save more than was found."""
    if at_most <= gain:
        return "proved: no plan with it saves more"
    return f"found so far; at most {format_minutes(at_most)}"


def price_verdict(cost: str, bound: str, gap: str) -> str:
    """Say how good a price is known to be; ``gap`` is empty for a proved one."""
    if not gap:
        return f"{cost}, proved cheapest"
    return f"{cost}, none costs less than {bound}, gap {gap}"


def target(plan: ExplainedPlan) -> str | None:
    """Say whether the target date is met."""
    minute = plan.situation.target
    if minute is None:
        return None
    return f"{date_of(plan.situation.axis, minute)}: {margin_text(minute - plan.launch_minute)}"

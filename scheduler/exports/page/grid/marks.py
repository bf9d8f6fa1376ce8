"""What is named above the rows of a chart: lift-offs, data date, targets and rests."""

from collections.abc import Iterator
from dataclasses import dataclass

from scheduler.analyse.plan import ExplainedPlan
from scheduler.exports.page.time import HOLIDAY, STAND_DOWN, end_of_axis, moment_text, rests
from scheduler.model.notation.base import Minutes

ANNOUNCED = "announced-launch"
DATA_DATE = "data-date"
LAUNCH, TARGET, PERCENTILE = "launch", "target", "percentile"
NAMED_RESTS = {HOLIDAY: "holiday", STAND_DOWN: "stand-down"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """
    What is named above the rows: a moment that a line of its role marks, or the start of a rest.

    A rest has no line but its shade, which reaches to ``until``.
    """

    minute: Minutes
    text: str
    role: str = ""
    until: Minutes = 0


def marks_of(plan: ExplainedPlan, announced: Minutes | None = None) -> tuple[Mark, ...]:
    """
    Return the lift-offs of a plan, data date, targets and rests, with what names them.

    ``announced`` is the launch that was announced, if that is known and another.
    """
    return (
        *_lift_offs(plan),
        *_data_date(plan),
        *_announced(plan, announced),
        *_targets(plan),
        *_rests_with_names(plan),
    )


def _data_date(plan: ExplainedPlan) -> Iterator[Mark]:
    facts = plan.situation.facts
    if facts is not None:
        text = f"as of {moment_text(plan.situation.axis.moment(facts.begin))}"
        yield Mark(minute=facts.begin, text=text, role=DATA_DATE)


def _announced(plan: ExplainedPlan, minute: Minutes | None) -> Iterator[Mark]:
    if minute is not None and minute != plan.launch_minute:
        text = f"announced {moment_text(plan.situation.axis.moment(minute))}"
        yield Mark(minute=minute, text=text, role=ANNOUNCED)


def _lift_offs(plan: ExplainedPlan) -> Iterator[Mark]:
    """Yield every lift-off, the last one first; if there are several, each with its name."""
    several = len(plan.launches) > 1
    for each in reversed(plan.launches):
        name = f"{each.name} " if several else "LAUNCH "
        text = f"{name}{moment_text(plan.situation.axis.moment(each.minute))}"
        yield Mark(minute=each.minute, text=text, role=LAUNCH)


def _targets(plan: ExplainedPlan) -> Iterator[Mark]:
    """Yield the target of the plan, and those that single lift-offs have besides."""
    moment, target = plan.situation.axis.moment, plan.situation.target
    if target is not None:
        yield Mark(minute=target, text=f"target {moment_text(moment(target))}", role=TARGET)
    for each in plan.launches:
        if each.target is not None and each.target != target:
            text = f"target of {each.name} {moment_text(moment(each.target))}"
            yield Mark(minute=each.target, text=text, role=TARGET)


def _rests_with_names(plan: ExplainedPlan) -> Iterator[Mark]:
    """Yield holidays and stand-downs, with the reasons of the latter."""
    for rest in rests(plan.situation, 0, end_of_axis(plan)):
        if rest.kind in NAMED_RESTS:
            text = rest.reason or NAMED_RESTS[rest.kind]
            yield Mark(minute=rest.start, text=text, until=rest.end)

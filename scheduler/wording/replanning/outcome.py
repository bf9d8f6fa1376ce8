"""What pushing and replanning gave, in words."""

from collections.abc import Iterable, Iterator

from scheduler.analyse.plan import ExplainedPlan
from scheduler.analyse.replanning.replan import PushedPlan, Replan
from scheduler.calendars.clock.axis import Axis
from scheduler.model.notation.durations import format_minutes
from scheduler.planning.steady.trade import TradePoint
from scheduler.schedule.disturbance import Disturbance
from scheduler.wording.changes.launch_moves import moved_by
from scheduler.wording.quantities import count_of
from scheduler.wording.verdicts.moments import date_of
from scheduler.wording.verdicts.proofs import PROVED

MOST_NAMED = 8


def pushed_text(axis: Axis, pushed: PushedPlan) -> str:
    """Say what pushing the announced plan gives: launch and how many steps moved, or why none."""
    if pushed.launch is None:
        return f"no plan in the announced order: {pushed.reason}"
    return f"{date_of(axis, pushed.launch)}, {_moved(len(pushed.moved))}"


def replanned_text(axis: Axis, plan: ExplainedPlan, replan: Replan) -> str:
    """Say what replanning gives beside the announced plan."""
    gain = replan.announced.launch - plan.launch_minute
    launch = date_of(axis, plan.launch_minute)
    moves = f"{moved_by(gain)} than announced" if gain else "as announced"
    return f"{launch}, {moves}, {_moved(len(replan.disturbance.moved))}"


def _moved(steps: int) -> str:
    return f"{count_of(steps, 'step')} moved" if steps else "nothing moved"


def disturbance_text(found: Disturbance) -> str:
    """Say how much of the announced plan is disturbed: steps with weights, new shifts, hours."""
    if not found.total:
        return "nothing"
    steps = ", ".join(list(found.moved)[:MOST_NAMED])
    more = ", ..." if len(found.moved) > MOST_NAMED else ""
    parts = [f"{count_of(len(found.moved), 'step')} ({steps}{more})"] if found.moved else []
    if found.minutes:
        parts.append(f"by {format_minutes(found.minutes)} in sum")
    if found.new_shifts:
        parts.append(f"{count_of(len(found.new_shifts), 'new shift')} called in soon")
    return f"{', '.join(parts)}; disturbance {found.total}"


def kept_text(axis: Axis, replan: Replan) -> str:
    """Say what was frozen and pinned, and what launch would be without the freeze."""
    parts = []
    if replan.freeze:
        moved = [step for step in replan.disturbance.frozen if step not in replan.pins]
        whether = f"{', '.join(moved)} had to move" if moved else "no step had to move"
        parts.append(f"frozen for {format_minutes(replan.freeze)}: {whether}")
    if replan.pins:
        parts.append(f"pinned: {', '.join(replan.pins)}")
    if replan.unfrozen is not None:
        parts.append(f"without the freeze launch would be {date_of(axis, replan.unfrozen.launch)}")
    return "; ".join(parts)


def trade_rows(axis: Axis, trade: Iterable[TradePoint]) -> Iterator[tuple[str, str, str]]:
    """Yield for each launch the least disturbance, and what is proved of it."""
    for point in trade:
        proof = PROVED if point.proved else f"none below {point.bound}"
        gap = "" if point.is_next else "; launches in between were not ruled out"
        yield date_of(axis, point.launch), str(point.disturbance), f"{proof}{gap}"

"""The levels of a replan, each with what is proved of it."""

from collections.abc import Callable

from scheduler.analyse.plan import ExplainedPlan
from scheduler.analyse.replanning.replan import Replan
from scheduler.calendars.clock.axis import Axis
from scheduler.model.costs import CENTS
from scheduler.model.notation.durations import format_minutes
from scheduler.planning.interface.options import Prefer
from scheduler.planning.steady.result import Level, LevelAim
from scheduler.planning.vehicles.covering import standbys_to_come
from scheduler.wording.quantities import count_of
from scheduler.wording.verdicts.proofs import PROVED

NAMES = {
    LevelAim.PINS: "pinned steps kept",
    LevelAim.FROZEN: "frozen steps moved",
    LevelAim.LAUNCH: "earliest launch",
    LevelAim.DISTURBANCE: "least disturbance",
    LevelAim.MINUTES: "least time by which starts move",
    LevelAim.MODES: "fewest steps in another way than usual",
    LevelAim.PREFERENCE: "least of what is preferred",
    LevelAim.LATE: "late steps as late as they can be",
    LevelAim.NEW: "new steps as early as they can be",
    LevelAim.EARLY: "all steps as early as they can be",
}
COVER = "earliest standby of other vehicles"
SUMS = frozenset({LevelAim.LATE, LevelAim.NEW, LevelAim.EARLY})
"""Levels whose values are sums of starts, which tell a planner nothing."""


def level_text(plan: ExplainedPlan, level: Level, replan: Replan) -> tuple[str, str, str]:
    """Return a level as a row: what is wanted, what there is of it, how good that is."""
    is_cover = level.aim is LevelAim.PREFERENCE and replan.prefer == Prefer.COVER
    name = COVER if is_cover else NAMES[level.aim]
    if level.aim is LevelAim.PINS:
        return name, _pins(replan), "" if not replan.pins else PROVED
    say = _standby_saying(plan) if is_cover else _saying(plan.situation.axis, level.aim, replan)
    value = "" if level.aim in SUMS else say(level.value)
    return name, value, _proof(level, say)


def _pins(replan: Replan) -> str:
    return count_of(len(replan.pins), "step") if replan.pins else "none given"


def _proof(level: Level, say: Callable[[int], str]) -> str:
    if level.proved:
        return PROVED
    if level.aim in SUMS:
        return f"by at most {format_minutes(level.value - level.bound)} in sum"
    return f"none below {say(level.bound)}"


def _saying(axis: Axis, aim: LevelAim, replan: Replan) -> Callable[[int], str]:
    """Return what says a value of a level."""
    if aim is LevelAim.LAUNCH:
        return axis.say
    if aim is LevelAim.MINUTES:
        return format_minutes
    if aim is LevelAim.PREFERENCE and replan.prefer == Prefer.CHEAP:
        return lambda value: f"{value / CENTS:,.2f}"
    if aim is LevelAim.PREFERENCE:
        return lambda value: f"{format_minutes(value)} of people"
    return str


def _standby_saying(plan: ExplainedPlan) -> Callable[[int], str]:
    """Return what says when a vehicle stands by, or of several for how long they do not in sum."""
    if len(standbys_to_come(plan.situation)) == 1:
        return plan.situation.axis.say
    return lambda value: f"{format_minutes(value)} from the start in sum"

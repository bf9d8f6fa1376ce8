"""What a replan says that only a search or earlier plans know: whether it can be at all."""

from itertools import pairwise

from scheduler.formats.plan_document import PlanDocument
from scheduler.formats.plan_replan import ReplanEntry
from scheduler.schedule.violation import Violation


def find_false_trust(document: PlanDocument) -> list[Violation]:
    """Return what contradicts itself in a replan of what is taken on trust elsewhere."""
    entry = document.replan
    if entry is None:
        return []
    claims = {**_trade(document, entry), **_unfrozen(document, entry), **_history(entry)}
    return [
        Violation(rule="claims", tasks=(), message=f"{message} ({document.scenario})")
        for message, holds in claims.items()
        if not holds
    ]


def _trade(document: PlanDocument, entry: ReplanEntry) -> dict[str, bool]:
    points, launch = entry.trade, document.result.launch_minute
    return {
        "the trade does not begin with the launch of the plan": not points
        or (points[0].launch_minute, points[0].is_next) == (launch, True),
        "the trade begins with more disturbance than that of the plan": not points
        or points[0].disturbance <= entry.disturbance.total,
        "a later launch of the trade does not save anything": all(
            one.disturbance > two.disturbance for one, two in pairwise(points)
        ),
        "a launch of the trade lies before the bound": all(
            each.launch_minute >= document.result.bound_minute for each in points
        ),
        "a bound of the trade is no bound": all(
            0 <= each.bound <= each.disturbance and each.proved == (each.bound == each.disturbance)
            for each in points
        ),
    }


def _unfrozen(document: PlanDocument, entry: ReplanEntry) -> dict[str, bool]:
    free = entry.unfrozen
    return {
        "the launch without the freeze is not before that of the plan": free is None
        or free.bound_minute <= free.launch_minute < document.result.launch_minute,
        "it tells of launch without a freeze that there is not": free is None
        or entry.freeze_minutes > 0,
    }


def _history(entry: ReplanEntry) -> dict[str, bool]:
    rows, first = entry.history, entry.announced.first
    return {
        "the history does not begin with the first plan": bool(rows)
        and (rows[0]["plan"], rows[0]["launch"]) == (first.digest, first.launch),
        "the history has lines of several campaigns": len({row["campaign"] for row in rows}) == 1,
    }

"""The limits of a campaign as draws have to keep them, where steps under way may take longer."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from scheduler.calendars.facts.facts import Facts
from scheduler.calendars.rules.limits import TimedLimit, limits_left
from scheduler.calendars.situation.choices import ChosenSituation
from scheduler.model.link import Limit, Point
from scheduler.model.notation.base import TaskId


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnLimits:
    """
    Limits between events of jobs.

    ``recorded`` says of those that count from a fact the step whose event that was, by their place.
    """

    limits: tuple[TimedLimit, ...]
    recorded: Mapping[int, TaskId] = field(default_factory=dict)


def limits_in_draws(situation: ChosenSituation) -> DrawnLimits:
    """
    Return the limits that draws have to keep.

    Only what is recorded is certain: a limit counts from the drawn end of a step under way, and one
    that leads to such an end may run out, however early that is expected.
    """
    if situation.facts is None:
        return DrawnLimits(limits=situation.limits)
    planned = set(limits_left(situation.campaign, situation.jobs, situation.facts))
    kept = [limit for limit in situation.limits if limit not in planned]
    recorded: dict[int, TaskId] = {}
    for stated in situation.campaign.limits:
        limit = _to_keep(situation, situation.facts, stated)
        if limit is not None:
            if limit.source is None:
                recorded[len(kept)] = situation.campaign.event_task(stated.from_event.task)
            kept.append(limit)
    return DrawnLimits(limits=tuple(kept), recorded=recorded)


def _to_keep(situation: ChosenSituation, facts: Facts, limit: Limit) -> TimedLimit | None:
    """Return what a limit asks for after facts, nothing if its end is recorded or never comes."""
    source = situation.campaign.event_task(limit.from_event.task)
    target = situation.campaign.event_task(limit.to_event.task)
    is_over = facts.event(target, is_end=limit.to_event.point is Point.END) is not None
    if is_over or target not in situation.jobs:
        return None
    since = facts.event(source, is_end=limit.from_event.point is Point.END)
    is_to_come = since is None and source in situation.jobs
    return TimedLimit(
        source=source if is_to_come else None,
        source_point=limit.from_event.point,
        target=target,
        target_point=limit.to_event.point,
        longest=limit.max,
        reason=limit.reason or str(limit),
        since=since or 0,
        fact=None if since is None else source,
    )

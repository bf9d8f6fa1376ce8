"""No limit between two events is overrun."""

from collections.abc import Iterator

from scheduler.model.link import Event, Point
from scheduler.model.notation.durations import format_minutes
from scheduler.schedule.checks.base import Evidence, Violation

RULE = "limits"


def check_limits(evidence: Evidence) -> Iterator[Violation]:
    """Report pairs of events further apart than allowed; finished tasks count from minute 0."""
    for limit in evidence.campaign.limits:
        source = _minute(evidence, limit.from_event)
        target = _minute(evidence, limit.to_event)
        if target is None or target - (source or 0) <= limit.max:
            continue
        names = tuple(
            evidence.campaign.event_task(event.task) for event in (limit.from_event, limit.to_event)
        )
        message = (
            f"{limit.from_event} to {limit.to_event} takes "
            f"{format_minutes(target - (source or 0))}, at most {format_minutes(limit.max)} allowed"
        )
        yield Violation(rule=RULE, tasks=names, message=message)


def _minute(evidence: Evidence, event: Event) -> int | None:
    placed = evidence.schedule.tasks.get(evidence.campaign.event_task(event.task))
    if placed is None:
        return None
    return placed.start if event.point is Point.START else placed.end

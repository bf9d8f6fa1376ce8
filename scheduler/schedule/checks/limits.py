"""No limit between two events is overrun."""

from collections.abc import Iterator

from scheduler.model.notation.durations import format_minutes
from scheduler.schedule.checks.base import Evidence
from scheduler.schedule.violation import Violation

RULE = "limits"


def check_limits(evidence: Evidence) -> Iterator[Violation]:
    """
    Report pairs of events further apart than allowed.

    They count from the recorded minute; from finished tasks without a date, from minute 0.
    """
    for limit in evidence.campaign.limits:
        names = tuple(
            evidence.campaign.event_task(event.task) for event in (limit.from_event, limit.to_event)
        )
        source = evidence.event(names[0], limit.from_event.point)
        target = evidence.event(names[1], limit.to_event.point)
        is_past = evidence.recorded(names[1], limit.to_event.point) is not None
        if target is None or is_past or target - (source or 0) <= limit.max:
            continue
        message = (
            f"{limit.from_event} to {limit.to_event} takes "
            f"{format_minutes(target - (source or 0))}, at most {format_minutes(limit.max)} allowed"
        )
        yield Violation(rule=RULE, tasks=names, message=message)

"""The independent check of a schedule of a situation, its facts included."""

from scheduler.calendars.situation.situation import Situation
from scheduler.errors import InvalidPlanError
from scheduler.schedule.checks import check
from scheduler.schedule.scheduled import Schedule
from scheduler.schedule.violation import Violation


def violations_here(situation: Situation, schedule: Schedule) -> list[Violation]:
    """Return every rule of a situation that a schedule breaks."""
    progress = None if situation.facts is None else situation.facts.progress
    return check(situation.campaign, situation.scenario, schedule, progress)


def require_valid_here(situation: Situation, schedule: Schedule) -> None:
    """
    Check a schedule of a situation.

    Raises
    ------
    InvalidPlanError
        If it breaks a rule.
    """
    violations = violations_here(situation, schedule)
    if violations:
        raise InvalidPlanError(violations)

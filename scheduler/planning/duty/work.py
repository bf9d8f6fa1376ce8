"""What duty rules look at in a schedule: the ordinary and the all-hands work of every crew."""

from collections.abc import Iterator

from scheduler.calendars.clock.intervals import Interval
from scheduler.calendars.situation.situation import Situation
from scheduler.model.duty import DutyRules, DutyUse
from scheduler.model.notation.base import CrewId
from scheduler.schedule.checks.base import Evidence
from scheduler.schedule.checks.duty import check_duty
from scheduler.schedule.scheduled import Schedule


def binding_rules(situation: Situation) -> DutyRules | None:
    """Return the duty rules of a situation if they bind the plan."""
    rules = situation.scenario.duty
    return rules if rules is not None and rules.use is DutyUse.RULE else None


def keeps_duty(situation: Situation, schedule: Schedule) -> bool:
    """Whether a schedule keeps the duty rules that bind it."""
    progress = None if situation.facts is None else situation.facts.progress
    evidence = Evidence(situation.campaign, situation.scenario, schedule, progress)
    return not any(check_duty(evidence))


def ordinary_work(
    situation: Situation, schedule: Schedule, crew: CrewId
) -> Iterator[tuple[Interval, int]]:
    """Yield the pieces of ordinary work of a crew with its people."""
    return _work(situation, schedule, crew, all_hands=False)


def all_hands_work(
    situation: Situation, schedule: Schedule, crew: CrewId
) -> Iterator[tuple[Interval, int]]:
    """Yield the pieces of all-hands work of a crew with its people."""
    return _work(situation, schedule, crew, all_hands=True)


def _work(
    situation: Situation, schedule: Schedule, crew: CrewId, *, all_hands: bool
) -> Iterator[tuple[Interval, int]]:
    for placed in schedule.tasks.values():
        task = situation.campaign.tasks[placed.id].in_way(placed.option)
        if crew in task.crew and task.all_hands == all_hands:
            for piece in placed.pieces:
                yield piece, task.crew[crew]

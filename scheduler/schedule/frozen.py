"""What was announced for the next hours or promised by hand, and whether a plan keeps to it."""

from collections.abc import Collection
from dataclasses import replace
from datetime import UTC, datetime

from scheduler.model.campaign import Campaign
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.model.notation.moments import date_text
from scheduler.model.progress.progress import Progress
from scheduler.model.progress.recorded_campaign import progress_of
from scheduler.model.scenario import Scenario
from scheduler.schedule.announced import Announced
from scheduler.schedule.checks import check
from scheduler.schedule.scheduled import Schedule, ScheduledTask
from scheduler.schedule.violation import Violation

PINS, FROZEN = "pins", "frozen"


def check_announced(
    campaign: Campaign,
    progress: Progress,
    schedule: Schedule,
    announced: Announced,
    stated: Collection[TaskId] | None = None,
) -> list[Violation]:
    """
    Return pinned steps that do not start at their date, and frozen steps whose move is not stated.

    Parameters
    ----------
    campaign
        The campaign as it lives on.
    progress
        The facts, with freeze and pins.
    schedule
        The new plan of what is still to be done.
    announced
        The plan last told to the crews.
    stated
        The frozen steps that the plan says it moved; not judged if left out.
    """
    found = [
        Violation(
            rule=PINS,
            tasks=(step,),
            message=f"it starts {_say(campaign, schedule[step].start)}, "
            f"pinned to {date_text(moment)}",
        )
        for step, moment in progress.pins.items()
        if step in schedule.tasks and schedule[step].start != _minute(campaign, moment)
    ]
    if stated is None:
        return found
    moved = set(moved_frozen(campaign, progress, schedule, announced))
    for step in sorted(moved ^ set(stated)):
        what = "was moved, and the plan does not say so" if step in moved else "was not moved"
        found.append(Violation(rule=FROZEN, tasks=(step,), message=what))
    return found


def frozen_steps(
    campaign: Campaign, progress: Progress, announced: Announced
) -> tuple[TaskId, ...]:
    """Return the steps not begun that were announced for the freeze, in order of their starts."""
    if progress.freeze is None:
        return ()
    since = max(_minute(campaign, progress.data_date), 0)
    told = sorted(announced.schedule.tasks.values(), key=lambda step: (step.start, step.id))
    return tuple(
        step.id
        for step in told
        if since <= step.start <= since + progress.freeze
        and step.id in campaign.tasks
        and progress.facts_of(step.id).begun is None
        and not progress.facts_of(step.id).dropped
    )


def moved_frozen(
    campaign: Campaign, progress: Progress, schedule: Schedule, announced: Announced
) -> tuple[TaskId, ...]:
    """Return the frozen steps that start at another minute, or are done in another way."""
    before, now = announced.schedule.tasks, schedule.tasks
    return tuple(
        step
        for step in frozen_steps(campaign, progress, announced)
        if step in now
        and (now[step].start, now[step].option) != (before[step].start, before[step].option)
    )


def moved_without_need(
    campaign: Campaign, scenario: Scenario, schedule: Schedule, announced: Announced
) -> list[Violation]:
    """
    Return frozen steps that moved although they could stay, all others being where they are.

    Whether they could stay if others moved as well, only a search could tell. A step pinned
    elsewhere could not. The campaign knows the facts.
    """
    progress = progress_of(campaign)
    if progress is None:
        return []
    return [
        Violation(rule=FROZEN, tasks=(step,), message="was moved, and could stay as announced")
        for step in moved_frozen(campaign, progress, schedule, announced)
        if step not in progress.pins
        and not check(campaign, scenario, moved_to(schedule, announced.schedule[step]))
    ]


def moved_to(schedule: Schedule, placed: ScheduledTask) -> Schedule:
    """Return a schedule in which one step stands at another place, and all others where they do."""
    return replace(schedule, tasks={**schedule.tasks, placed.id: placed})


def _minute(campaign: Campaign, moment: datetime) -> Minutes:
    """Return a local moment as minutes since the campaign start."""
    local = [each.replace(tzinfo=campaign.zone) for each in (campaign.start, moment)]
    first, then = (each.astimezone(UTC) for each in local)
    return int((then - first).total_seconds()) // 60


def _say(campaign: Campaign, minute: Minutes) -> str:
    begin = campaign.start.replace(tzinfo=campaign.zone).timestamp()
    return date_text(datetime.fromtimestamp(begin + minute * 60, campaign.zone))

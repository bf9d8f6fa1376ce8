"""
Promised dates: a step starts on that minute.

They have neither lever nor ladder: they are agreed with others. A planner may set them by hand.
"""

from collections.abc import Iterator
from functools import partial

from scheduler.analyse.obstacles.blocking import Cause
from scheduler.calendars.situation.situation import Situation
from scheduler.model.campaign import Campaign
from scheduler.model.notation.base import TaskId
from scheduler.model.promised import Promised
from scheduler.model.scenario import Scenario
from scheduler.studies.loosening.base.change import NONE, Change, require_known
from scheduler.studies.loosening.base.copies import with_task
from scheduler.studies.loosening.base.loosening import Loosening, Setting
from scheduler.studies.loosening.base.rule import Rule, RuleFamily, named


def _rules(situation: Situation) -> Iterator[Rule]:
    zone = situation.campaign.zone
    for task in situation.tasks.values():
        if task.at is not None:
            yield Rule(
                key=f"promised {task.id}",
                family=RuleFamily.PROMISED,
                subject=(task.id,),
                words=f"{named(situation.campaign, task.id)} is {task.at.said(zone)}",
                path=("tasks", task.id, "at"),
                take_out=partial(_without_date, task_id=task.id),
            )


def _without_date(campaign: Campaign, scenario: Scenario, *, task_id: TaskId) -> Campaign:
    del scenario
    return with_task(campaign, task_id, {"at": None})


def _apply(campaign: Campaign, scenario: str, change: Change) -> Campaign:
    """Promise the start of a step for a date, or take its promise back (``none``)."""
    del scenario
    require_known(campaign.tasks, change.name, "unknown-step")
    task = campaign.tasks[change.name]
    stated: Promised | None = None
    if change.value != NONE:
        reason = task.at.reason if task.at is not None else ""
        stated = Promised.model_validate({"date": change.value, "reason": reason})
    return with_task(campaign, task.id, {"at": stated})


PROMISED = Loosening(
    checks=("promised",),
    families=(RuleFamily.PROMISED,),
    causes=(Cause.PROMISED,),
    rules=_rules,
    settings=(Setting(kind="at", form="at.STEP=2025-11-20T08:00", apply=_apply),),
)

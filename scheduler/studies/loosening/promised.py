"""
Promised dates: a step starts on that minute.

They have neither lever nor ladder: they are agreed with others. A planner may set them by hand.
"""

from collections.abc import Iterator
from functools import partial

from scheduler.analyse.obstacles.blocking import Cause
from scheduler.calendars.situation.situation import Situation
from scheduler.model.campaign import Campaign
from scheduler.model.promised import Promised
from scheduler.studies.loosening.base.change import Change
from scheduler.studies.loosening.base.dates import set_date, without_date
from scheduler.studies.loosening.base.loosening import Loosening, Setting
from scheduler.studies.loosening.base.rule import Rule, RuleFamily, named


def _rules(situation: Situation) -> Iterator[Rule]:
    zone = situation.campaign.zone
    for task in situation.tasks.values():
        at = situation.campaign.promised_start(task, situation.scenario)
        if at is not None:
            yield Rule(
                key=f"promised {task.id}",
                family=RuleFamily.PROMISED,
                subject=(task.id,),
                words=f"{named(situation.campaign, task.id)} is {at.said(zone)}",
                path=("tasks", task.id, "at"),
                take_out=partial(without_date, task_id=task.id, field="at"),
            )


def _apply(campaign: Campaign, scenario: str, change: Change) -> Campaign:
    """Promise the start of a step for a date, or take its promise back (``none``)."""
    del scenario
    return set_date(campaign, change, "at", Promised)


PROMISED = Loosening(
    checks=("promised",),
    families=(RuleFamily.PROMISED,),
    causes=(Cause.PROMISED,),
    rules=_rules,
    settings=(Setting(kind="at", form="at.STEP=2025-11-20T08:00", apply=_apply),),
)

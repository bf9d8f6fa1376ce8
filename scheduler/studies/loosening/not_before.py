"""
Dates before which a step may not start: what it waits for may come sooner.

The ladder goes in steps of the time grid. The lever is a day, for a delivery that comes an hour
sooner seldom shows a gain.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial

from scheduler.analyse.obstacles.blocking import Cause
from scheduler.calendars.situation.situation import Situation
from scheduler.model.campaign import Campaign
from scheduler.model.not_before import NotBefore
from scheduler.model.notation.moments import file_text
from scheduler.model.progress.recorded_campaign import progress_of
from scheduler.model.scenario import Scenario
from scheduler.studies.loosening.base.change import Change
from scheduler.studies.loosening.base.dates import set_date, without_date
from scheduler.studies.loosening.base.ladder import Lever, Notch, RuleLadder, step_of, steps_within
from scheduler.studies.loosening.base.left import is_past, tasks_to_begin
from scheduler.studies.loosening.base.loosening import Loosening, Setting
from scheduler.studies.loosening.base.rule import Rule, RuleFamily, named

ONE_DAY = timedelta(days=1)


def _rules(situation: Situation) -> Iterator[Rule]:
    zone = situation.campaign.zone
    for task in situation.tasks.values():
        if task.not_before is not None:
            yield Rule(
                key=f"not before {task.id}",
                family=RuleFamily.NOT_BEFORE,
                subject=(task.id,),
                words=f"{named(situation.campaign, task.id)} starts {task.not_before.said(zone)}",
                path=("tasks", task.id, "not_before"),
                take_out=partial(without_date, task_id=task.id, field="not_before"),
            )


def _levers(campaign: Campaign, scenario: Scenario) -> Iterator[Lever]:
    """Let a step that waits for a date start a day earlier: the delivery comes sooner."""
    for task in tasks_to_begin(campaign, scenario):
        if task.not_before is not None and not is_past(campaign, task.not_before.date):
            moment = file_text(task.not_before.date - ONE_DAY, campaign.zone)
            reason = f" ({task.not_before.reason})" if task.not_before.reason else ""
            yield Lever(
                change=Change("not_before", task.id, "", moment),
                title=f"{task.id} may start a day earlier{reason}",
            )


def _first(situation: Situation) -> datetime:
    """Return the campaign start, or the data date if that is later."""
    progress, start = progress_of(situation.campaign), situation.campaign.start
    return start if progress is None else max(start, progress.data_date)


def _ladders(situation: Situation, rule: Rule) -> Iterator[RuleLadder]:
    """Let a step that waits for a date start earlier, but not in what is past."""
    step, axis, tick = rule.subject[0], situation.axis, step_of(situation)
    earliest = situation.campaign.tasks[step].not_before
    if earliest is None:
        return
    wanted, first = earliest.date, _first(situation)

    def make(level: int) -> Notch:
        moment = max(wanted - timedelta(minutes=level * tick), first)
        may = f"{step} may start on {axis.say_moment(moment)} instead of {axis.say_moment(wanted)}"
        change = Change("not_before", step, "", file_text(moment, axis.zone))
        return Notch(change=change, words=may)

    yield RuleLadder(key=rule.key, levels=steps_within(wanted - first, tick), make=make)


def _apply(campaign: Campaign, scenario: str, change: Change) -> Campaign:
    """Set the earliest start of a step, or let it start as early as it can."""
    del scenario
    return set_date(campaign, change, "not_before", NotBefore)


NOT_BEFORE = Loosening(
    checks=("not-before",),
    families=(RuleFamily.NOT_BEFORE,),
    causes=(Cause.NOT_BEFORE,),
    rules=_rules,
    levers=_levers,
    ladders=_ladders,
    settings=(Setting(kind="not_before", form="not_before.STEP=2025-11-20T08:00", apply=_apply),),
)

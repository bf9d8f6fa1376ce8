"""
The shifts that are worked: another may be worked, too.

The lever is the only rung of the ladder. Hours of a shift are the ground on which rules stand: a
planner may set them, and nothing offers to.
"""

from collections.abc import Iterator
from functools import partial
from typing import Any

from pydantic import TypeAdapter

from scheduler.analyse.obstacles.blocking import Cause
from scheduler.calendars.situation.situation import Situation
from scheduler.model.campaign import Campaign
from scheduler.model.notation.base import ShiftName
from scheduler.model.notation.clock import Span
from scheduler.model.scenario import Scenario
from scheduler.studies.loosening.base.change import Change, require_known
from scheduler.studies.loosening.base.copies import with_scenario
from scheduler.studies.loosening.base.ladder import Lever, Notch, RuleLadder, lever_of, single_rung
from scheduler.studies.loosening.base.loosening import Loosening, Setting
from scheduler.studies.loosening.base.rule import Rule, RuleFamily, stating_scenario


def _rules(situation: Situation) -> Iterator[Rule]:
    campaign, scenario = situation.campaign, situation.scenario
    for shift in campaign.shifts:
        if shift not in scenario.shifts:
            yield Rule(
                key=f"shift {shift}",
                family=RuleFamily.SHIFT,
                subject=(shift,),
                words=f"the {shift} shift is not worked",
                path=stating_scenario(campaign, scenario.id, "shifts"),
                take_out=partial(_with_shift, shift=shift),
            )


def _with_shift(campaign: Campaign, scenario: Scenario, *, shift: ShiftName) -> Campaign:
    resolved = campaign.resolve_scenario(scenario.id)
    worked = {*resolved.shifts, shift}
    return with_scenario(campaign, resolved, shifts=[s for s in campaign.shifts if s in worked])


def _levers(campaign: Campaign, scenario: Scenario) -> Iterator[Lever]:
    for shift in campaign.shifts:
        if shift not in scenario.shifts:
            yield lever_of(_one_more(campaign, scenario, shift))


def _ladders(situation: Situation, rule: Rule) -> Iterator[RuleLadder]:
    notch = _one_more(situation.campaign, situation.scenario, rule.subject[0])
    return single_rung(rule, notch)


def _one_more(campaign: Campaign, scenario: Scenario, shift: ShiftName) -> Notch:
    worked = [each for each in campaign.shifts if each in {*scenario.shifts, shift}]
    change = Change("shift", "", "worked", ",".join(worked))
    return Notch(change=change, words=f"work the {shift} shift as well")


def _worked(campaign: Campaign, scenario: str, change: Change) -> Campaign:
    names = [name.strip() for name in change.value.split(",")]
    for name in names:
        require_known(campaign.shifts, name, "unknown-shift")
    return with_scenario(campaign, campaign.resolve_scenario(scenario), shifts=names)


def _hours(campaign: Campaign, scenario: str, change: Change) -> Campaign:
    """Give a shift other hours."""
    del scenario
    if not change.name:
        message = "name the shift whose hours these are"
        raise ValueError(message)
    require_known(campaign.shifts, change.name, "unknown-shift")
    span = TypeAdapter[Any](Span).validate_python(change.value)
    return campaign.altered({"shifts": {**campaign.shifts, change.name: span}})


SHIFTS = Loosening(
    checks=("working-time",),
    families=(RuleFamily.SHIFT,),
    causes=(Cause.SHIFT, Cause.SAME_SHIFT),
    rules=_rules,
    levers=_levers,
    ladders=_ladders,
    settings=(
        Setting(kind="shift", parts=("worked",), form="shift.worked=day,evening", apply=_worked),
        Setting(kind="shift", parts=("hours",), form="shift.SHIFT.hours=07:00-15:00", apply=_hours),
    ),
    fields=("shifts",),
    permits=("shifts",),
)

"""Duty: the teams of every shift take turns within the duty rules, or at a price."""

from ortools.sat.python.cp_model import CpModel, LinearExprT

from scheduler.calendars.situation.situation import Situation
from scheduler.model.duty import DutyUse
from scheduler.planning.duty.turns import take_turns
from scheduler.planning.encoding.variables import Variables


def add_duty(situation: Situation, model: CpModel, variables: Variables) -> None:
    """Where duty rules bind, let the teams of every shift man it without a deviation."""
    rules = situation.scenario.duty
    if rules is not None and rules.use is DutyUse.RULE:
        take_turns(situation, model, variables, is_soft=False)


def add_duty_price(situation: Situation, model: CpModel, variables: Variables) -> LinearExprT:
    """
    Return how many duties of ordinary work deviate from the duty rules where that has a price.

    Meant to be made small: the number is a bound from above, met when nothing is gained by more.
    """
    rules = situation.scenario.duty
    if rules is None or rules.use is not DutyUse.COST:
        return 0
    return sum(take_turns(situation, model, variables, is_soft=True))

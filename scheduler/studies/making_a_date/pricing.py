"""
What a scenario costs beyond another: judged from the two scenarios and the plan alone.

This is the price that is reported. It shares nothing with the search but the price of a shift.
"""

from scheduler.calendars.situation.choices import ChosenSituation
from scheduler.model.notation.base import Minutes
from scheduler.model.scenario import Scenario
from scheduler.schedule.scheduled import Schedule
from scheduler.studies.loosening import LOOSENING
from scheduler.studies.loosening.base.price import PricedChange, PriceFamily

PRICED = sorted(
    (each for each in LOOSENING.values() if each.prices),
    key=lambda each: list(PriceFamily).index(each.prices[0]),
)
"""The rules with a price, in the order in which reports name their changes."""


def priced_changes(
    before: Scenario, situation: ChosenSituation, schedule: Schedule, by: Minutes
) -> tuple[PricedChange, ...]:
    """
    Return everything that a plan asks for beyond a scenario, with its cost up to a date.

    Parameters
    ----------
    before
        The scenario that costs nothing; its order may be serial, which costs nothing to give up.
    situation
        The scenario of the plan, prepared.
    schedule
        The plan.
    by
        The date up to which people are engaged, in minutes.
    """
    return tuple(
        change
        for each in PRICED
        if each.priced is not None
        for change in each.priced(before, situation, schedule, by)
    )


def total(changes: tuple[PricedChange, ...]) -> int:
    """Return the cost of all changes in hundredths."""
    return sum(change.cost for change in changes)

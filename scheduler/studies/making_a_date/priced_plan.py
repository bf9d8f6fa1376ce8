"""A checked plan that makes a date, with what it asks for and what that costs."""

from dataclasses import dataclass

from scheduler.calendars.permits.decisions import Decisions
from scheduler.calendars.situation.choices import ChosenSituation
from scheduler.model.campaign import Campaign
from scheduler.model.notation.base import Minutes
from scheduler.planning.interface.result import SolveResult
from scheduler.planning.pricing.cheapest import Known
from scheduler.schedule.scheduled import Schedule
from scheduler.studies.loosening.base.price import PricedChange
from scheduler.studies.making_a_date.pricing import total


@dataclass(frozen=True, slots=True, kw_only=True)
class PricedPlan:
    """
    A checked plan that makes a date, what it asks for and what that costs.

    ``cost`` and ``bound`` are in hundredths of the unit of cost: no permitted changes that make
    the date cost less than ``bound``. ``situation`` is that of the scenario decided on.
    """

    by: Minutes
    campaign: Campaign
    situation: ChosenSituation
    result: SolveResult
    decisions: Decisions
    changes: tuple[PricedChange, ...]
    bound: int
    interrupted: bool

    @property
    def schedule(self) -> Schedule:
        """The schedule."""
        return self.result.require_schedule()

    @property
    def launch_minute(self) -> Minutes:
        """Launch in minutes since the campaign start."""
        return self.schedule[self.situation.launch].end

    @property
    def cost(self) -> int:
        """What the changes cost in hundredths."""
        return total(self.changes)

    @property
    def is_proved(self) -> bool:
        """Whether nothing permitted makes the date for less."""
        return self.cost <= self.bound

    @property
    def known(self) -> Known:
        """The plan as a start for the search at another date."""
        return self.schedule, self.decisions

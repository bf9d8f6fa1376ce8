"""On which days the site works at all, and on which of them each crew does."""

from datetime import date

from scheduler.model.campaign import Campaign
from scheduler.model.notation.base import CrewId
from scheduler.model.notation.clock import Week
from scheduler.model.scenario import Holidays, Scenario


def site_works(campaign: Campaign, scenario: Scenario, day: date) -> bool:
    """Whether any crew works the shifts of a day."""
    return _is_worked(campaign, scenario, scenario.site_week, day) or any(
        crew.works_on_top(day) for crew in campaign.crews.values() if crew.days_on
    )


def crew_works(campaign: Campaign, scenario: Scenario, crew: CrewId, day: date) -> bool:
    """Whether a crew works the shifts of a day: by its week, or as it alone does."""
    own = campaign.crews[crew]
    if own.is_free_on(day):
        return False
    return own.works_on_top(day) or _is_worked(campaign, scenario, scenario.week_of(crew), day)


def _is_worked(campaign: Campaign, scenario: Scenario, week: Week, day: date) -> bool:
    rests = scenario.holidays is Holidays.KEPT and day in campaign.holidays
    return day.weekday() in week and not rests

"""A campaign under one scenario, and the independent check of any schedule of it."""

from scheduler.api.campaigns.sources import known_scenario
from scheduler.calendars.situation import prepare as preparing
from scheduler.calendars.situation.situation import Situation
from scheduler.model.campaign import Campaign
from scheduler.model.judging import require_sound
from scheduler.model.scenario import Scenario
from scheduler.schedule import checks
from scheduler.schedule.checks.base import Violation
from scheduler.schedule.scheduled import Schedule


def prepare(campaign: Campaign, scenario: str | Scenario | None = None) -> Situation:
    """
    Return a campaign under a scenario, by default the planned one, in minutes since its start.

    Raises
    ------
    InputError
        If the campaign has mistakes, or there is no such scenario.
    """
    require_sound(campaign)
    return preparing.prepare(campaign, _resolved(campaign, scenario))


def check(
    campaign: Campaign, scenario: str | Scenario | None, schedule: Schedule
) -> list[Violation]:
    """
    Return every rule that a schedule breaks, judged minute by minute from the campaign itself.

    Raises
    ------
    InputError
        If there is no such scenario.
    """
    return checks.check(campaign, _resolved(campaign, scenario), schedule)


def _resolved(campaign: Campaign, scenario: str | Scenario | None) -> Scenario:
    if isinstance(scenario, Scenario):
        return scenario
    return campaign.resolve_scenario(known_scenario(campaign, scenario))

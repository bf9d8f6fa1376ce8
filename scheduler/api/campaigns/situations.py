"""A campaign under one scenario, and the independent check of any schedule of it."""

from scheduler.api.campaigns.given_facts import GivenFacts, recorded
from scheduler.api.campaigns.sources import known_scenario
from scheduler.calendars.situation import prepare as preparing
from scheduler.calendars.situation.situation import Situation
from scheduler.model.campaign import Campaign
from scheduler.model.judging import require_sound
from scheduler.model.progress.recorded_campaign import with_past
from scheduler.model.scenario import Scenario
from scheduler.schedule import checks
from scheduler.schedule.scheduled import Schedule
from scheduler.schedule.violation import Violation


def prepare(
    campaign: Campaign,
    scenario: str | Scenario | None = None,
    *,
    progress: GivenFacts | None = None,
) -> Situation:
    """
    Return a campaign under a scenario, by default the planned one, in minutes since its start.

    With progress, or the path of a progress file, it is what is left from the data date on.

    Raises
    ------
    InputError
        If the campaign has mistakes, or there is no such scenario.
    """
    require_sound(campaign)
    known, _ = recorded(campaign, progress)
    resolved = _resolved(known, scenario)
    return preparing.prepare(with_past(known, resolved.id), resolved)


def check(
    campaign: Campaign,
    scenario: str | Scenario | None,
    schedule: Schedule,
    *,
    progress: GivenFacts | None = None,
) -> list[Violation]:
    """
    Return every rule that a schedule breaks, judged minute by minute from the campaign itself.

    With progress, or the path of a progress file, what is left is judged.

    Raises
    ------
    InputError
        If there is no such scenario.
    """
    known, _ = recorded(campaign, progress)
    resolved = _resolved(known, scenario)
    return checks.check(with_past(known, resolved.id), resolved, schedule)


def _resolved(campaign: Campaign, scenario: str | Scenario | None) -> Scenario:
    if isinstance(scenario, Scenario):
        return scenario
    return campaign.resolve_scenario(known_scenario(campaign, scenario))

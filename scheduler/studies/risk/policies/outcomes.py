"""What becomes of a single draw when it is replanned, or planned with all that is drawn known."""

from dataclasses import dataclass
from enum import StrEnum

from scheduler.calendars.situation.calendars import Calendars
from scheduler.calendars.situation.prepare import prepare_on
from scheduler.calendars.situation.situation import Situation
from scheduler.model.campaign import Campaign
from scheduler.model.notation.base import Minutes
from scheduler.model.notation.durations import DAY
from scheduler.model.risk.risks import Risks
from scheduler.planning.interface.options import SolveOptions
from scheduler.schedule.scheduled import Schedule
from scheduler.studies.risk.policies.world import World

SPARE = 14 * DAY
"""Minutes behind the planning horizon, and behind the order kept, in which draws are planned."""


class PolicyKind(StrEnum):
    """How draws are played that are not played by the order of the plan alone."""

    REPLAN = "replan"
    HINDSIGHT = "hindsight"


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnCampaign:
    """
    Everything a worker needs to play one draw by another policy.

    Attributes
    ----------
    kind
        The policy.
    campaign, scenario, schedule
        The plan, and what it was made for.
    risks, early
        What may happen, and whether steps begin as soon as they can.
    world
        The draw.
    kept
        Its launch by the order of the plan, `LATE` outside the rules.
    options
        How long each search may take; one worker searches.
    """

    kind: PolicyKind
    campaign: Campaign
    scenario: str
    schedule: Schedule
    risks: Risks
    early: bool
    world: World
    kept: Minutes
    options: SolveOptions

    def situation(self) -> Situation:
        """Return what the plan was made for."""
        calendars = Calendars(self.campaign)
        return prepare_on(calendars, calendars.campaign.resolve_scenario(self.scenario))


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyOutcome:
    """
    What became of one draw.

    ``launch`` is in minutes, `LATE` outside the rules; ``bound`` is the earliest there can be, if
    the policy bounds it. ``searches`` counts searches for a plan, ``unplanned`` those that found
    none, and ``open`` those whose launch is not proved.
    """

    launch: Minutes
    bound: Minutes = 0
    searches: int = 0
    unplanned: int = 0
    open: int = 0

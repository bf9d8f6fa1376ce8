"""What the checks of risks judge: the risks beside the campaign that they are of."""

from dataclasses import dataclass

from scheduler.model.campaign import Campaign
from scheduler.model.risk.risks import Risks
from scheduler.model.scenario import Scenario

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class RiskSubject:
    """Risks, and their campaign under one scenario."""

    risks: Risks
    campaign: Campaign
    scenario: Scenario

"""What is looked through for what it says in vain: risks beside their campaign."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from scheduler.model.campaign import Campaign
from scheduler.model.notation.base import TaskId
from scheduler.model.risk.coverage import range_of, steps_left
from scheduler.model.risk.risks import Risks
from scheduler.model.scenario import Scenario
from scheduler.model.task import Task


@dataclass(frozen=True)
class IdleSubject:
    """Risks, and their campaign in all its scenarios."""

    risks: Risks
    campaign: Campaign

    @cached_property
    def scenarios(self) -> tuple[Scenario, ...]:
        """The scenarios of the campaign."""
        return tuple(self.campaign.resolve_scenarios().values())

    @cached_property
    def left(self) -> Mapping[TaskId, Task]:
        """The steps that some scenario leaves to do."""
        found: dict[TaskId, Task] = {}
        for scenario in self.scenarios:
            found |= steps_left(self.campaign, scenario)
        return found

    @cached_property
    def lines(self) -> Mapping[TaskId, int]:
        """The number of the range that holds for each of these steps, if any does."""
        found = {
            step: range_of(task, self.risks.hours, self.campaign)
            for step, task in self.left.items()
        }
        return {step: line for step, line in found.items() if line is not None}

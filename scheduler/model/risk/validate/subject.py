"""What the checks of risks judge: the risks beside the campaign that they are of."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import networkx as nx

from scheduler.model.campaign import Campaign
from scheduler.model.link import Event
from scheduler.model.notation.base import TaskId
from scheduler.model.risk.mishap import Mishap
from scheduler.model.risk.risks import Risks
from scheduler.model.scenario import Scenario

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class RiskSubject:
    """Risks, and their campaign under one scenario."""

    risks: Risks
    campaign: Campaign
    scenario: Scenario

    @cached_property
    def done(self) -> frozenset[TaskId]:
        """The steps that the scenario has done before the start."""
        return self.campaign.done_tasks(self.scenario)

    @cached_property
    def _links(self) -> "nx.DiGraph[str]":
        graph: nx.DiGraph[str] = nx.DiGraph()
        graph.add_nodes_from(self.campaign.tasks)
        for task, link, _ in self.campaign.links_in_force(self.scenario):
            graph.add_edge(link.task, task.id)
        return graph

    def comes_before(self, step: TaskId, other: TaskId) -> bool:
        """Whether a step comes before another by links that the scenario keeps."""
        return step != other and nx.has_path(self._links, step, other)

    def events(self) -> Iterator[tuple[Path, str, Mishap]]:
        """Yield the path, the name and the entry of each event in file order."""
        for name, mishap in self.risks.events.items():
            yield ("events", name), name, mishap

    def step_of(self, event: Event) -> TaskId:
        """Return the step whose start or end an event is; there may be none of that name."""
        return self.campaign.event_task(event.task)

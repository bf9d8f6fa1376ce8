"""What every warning looks at: a campaign, its scenarios and their calendars."""

from collections.abc import Callable, Iterable
from functools import cached_property

import networkx as nx

from scheduler.advice.network import EventKey, after_launch, links_of, network
from scheduler.calendars.clock.axis import Axis, make_axis
from scheduler.calendars.situation.calendars import Calendars
from scheduler.calendars.situation.working_times import WorkingTimes
from scheduler.errors import Finding
from scheduler.model.campaign import Campaign
from scheduler.model.notation.base import TaskId
from scheduler.model.scenario import Habits, Scenario
from scheduler.model.task import Task, Window


class Case:
    """
    A sound campaign in all its scenarios, each calendar made once.

    Parameters
    ----------
    campaign
        A campaign without problems.
    calendars
        Its calendars, where they are used further on.
    """

    def __init__(self, campaign: Campaign, calendars: Calendars | None = None) -> None:
        self.campaign = campaign
        self.calendars = calendars or Calendars(campaign)
        self.resolved = campaign.resolve_scenarios()
        self.scenarios = tuple(self.resolved.values())

    @cached_property
    def axis(self) -> Axis:
        """The minutes since the campaign start."""
        return make_axis(self.campaign)

    @cached_property
    def clockworks(self) -> tuple[WorkingTimes, ...]:
        """The working time of each scenario."""
        return tuple(self.calendars.of(scenario) for scenario in self.scenarios)

    @cached_property
    def own(self) -> tuple[Task, ...]:
        """The tasks that are no neighbour's."""
        return tuple(x for x in self.campaign.tasks.values() if self.campaign.is_own(x))

    @cached_property
    def links(self) -> "nx.DiGraph[EventKey]":
        """Every link between starts and ends of tasks, habits included."""
        return network(self.campaign.tasks, links_of(self.campaign))

    @cached_property
    def after_launch(self) -> frozenset[TaskId]:
        """The tasks that by their links come after launch."""
        return after_launch(self.campaign, self.links)

    def due(self, scenario: Scenario) -> list[Task]:
        """Return the tasks that a scenario has not done before the start."""
        done = self.campaign.done_tasks(scenario)
        return [task for task in self.campaign.tasks.values() if task.id not in done]

    def opens(self, window: Window) -> bool:
        """Whether a window is open at some time between the start and the end of the horizon."""
        spans = self.clockworks[0].spans_of((window,))
        return any(end >= 0 and start <= self.campaign.horizon for start, end in spans)

    def differs(self, scenario: Scenario) -> bool:
        """Whether a scenario has done something before the start, or sets a habit aside."""
        is_free = scenario.habits is Habits.RELAXED or scenario.set_aside
        return bool(is_free) or bool(self.campaign.done_tasks(scenario))


Advice = Callable[[Case], Iterable[Finding]]
"""A check that yields warnings."""

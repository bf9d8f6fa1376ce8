"""A campaign that knows the facts of the day, so that whatever plans it plans the rest."""

from typing import Any, NamedTuple

from scheduler.model.campaign import Campaign
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.model.progress.progress import Progress
from scheduler.model.scenario import Scenario
from scheduler.model.task import Task, Window


class Past(NamedTuple):
    """The campaign and the scenario by which work was done up to the data date."""

    campaign: Campaign
    scenario: Scenario


class RecordedCampaign(Campaign):
    """
    A campaign with what is recorded of it; its events are part of what it states already.

    Its facts stay with it when it is altered, which is how every study speaks of the time from the
    data date on: up to then the hours that were worked are those of ``past``, whatever is changed.
    Without it every scenario counts them by its own. ``original`` is the campaign as its task graph
    states it, without any event. Where campaigns are compared that lack some of their steps,
    ``grain`` is the time grid with all of them, so that none has a coarser one.
    """

    progress: Progress
    original: Campaign
    past: Past | None = None
    grain: Minutes = 0

    def task_windows(self, task: Task, scenario: Scenario | None = None) -> tuple[Window, ...]:
        """
        Return the windows of a task as `Campaign` does, a move of its neighbour being news.

        A task that has begun keeps the windows of the graph; those to which they have moved count
        beside them from the data date on.
        """
        windows = super().task_windows(task, scenario)
        facts = self.progress.steps.get(task.id)
        if scenario is None or facts is None or facts.begun is None:
            return windows
        unmoved = scenario.altered({"moved": {}, "squeezed": ()})
        graph = super().task_windows(task, unmoved)
        if graph == windows:
            return graph
        return (*graph, *(window.since(self.progress.data_date) for window in windows))

    def is_settled(self, window: str) -> bool:
        """Whether an event has given a window its times."""
        return any(window in news.windows for news in self.progress.events.values())


def with_progress(
    campaign: Campaign, progress: Progress, original: Campaign, grain: Minutes = 0
) -> RecordedCampaign:
    """Return a campaign, whose events are in it, with its facts and as it was without them."""
    return RecordedCampaign.model_construct(
        **_fields(campaign), progress=progress, original=original, past=None, grain=grain
    )


def with_past(campaign: Campaign, scenario: str) -> Campaign:
    """
    Return a campaign that counts the work done until the data date by one of its scenarios.

    A campaign without facts stays as it is, one that knows its past too, and one that has no such
    scenario.
    """
    if not isinstance(campaign, RecordedCampaign) or campaign.past is not None:
        return campaign
    if scenario not in campaign.scenarios:
        return campaign
    past = Past(campaign, campaign.resolve_scenario(scenario))
    return campaign.altered({"past": past})


def without_progress(campaign: Campaign) -> Campaign:
    """Return what a campaign states, without its facts."""
    if not isinstance(campaign, RecordedCampaign):
        return campaign
    return Campaign.model_construct(**_fields(campaign))


def progress_of(campaign: Campaign) -> Progress | None:
    """Return what is recorded of a campaign, nothing where it has no facts."""
    return campaign.progress if isinstance(campaign, RecordedCampaign) else None


def original_of(campaign: Campaign) -> Campaign:
    """Return a campaign as its task graph states it, without the events that became known."""
    return campaign.original if isinstance(campaign, RecordedCampaign) else campaign


def past_of(campaign: Campaign) -> Past | None:
    """Return by what work was done up to the data date; nothing if that is not settled."""
    return campaign.past if isinstance(campaign, RecordedCampaign) else None


def grain_of(campaign: Campaign) -> Minutes:
    """Return the time grid than which that of a campaign is no coarser; 0 if it has its own."""
    return campaign.grain if isinstance(campaign, RecordedCampaign) else 0


def begun_steps(campaign: Campaign) -> frozenset[TaskId]:
    """Return the steps that have begun by what is recorded of a campaign, done or not."""
    steps = campaign.progress.steps if isinstance(campaign, RecordedCampaign) else {}
    return frozenset(step for step, facts in steps.items() if facts.begun is not None)


def _fields(campaign: Campaign) -> dict[str, Any]:
    return {name: getattr(campaign, name) for name in Campaign.model_fields}

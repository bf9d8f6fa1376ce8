"""Lift-offs and due dates that no plan could show, or that stand in the wrong place."""

from collections.abc import Iterator

from scheduler.errors import Finding
from scheduler.model.campaign import Campaign
from scheduler.model.validate.scenarios import resolved


def find_neighbour_launches(campaign: Campaign) -> Iterator[Finding]:
    """Yield lift-offs that are steps of a neighbour."""
    marked = [(("launches", name), name) for name in campaign.launches]
    for path, name in [(("launch",), campaign.launch), *marked]:
        task = campaign.tasks.get(name)
        if task is not None and not campaign.is_own(task):
            yield Finding(
                code="launch-of-neighbour",
                message=f"the launch {name!r} is a step of the neighbour {task.flow!r}",
                path=path,
                hint="Name a step of the campaign's own; a neighbour's launch is not planned.",
            )


def find_done_launches(campaign: Campaign) -> Iterator[Finding]:
    """Yield lift-offs, the launch itself apart, that every scenario has done before the start."""
    scenarios = list(resolved(campaign))
    done = [campaign.done_tasks(scenario) for scenario in scenarios]
    for name in campaign.launches:
        if name != campaign.launch and done and all(name in each for each in done):
            yield Finding(
                code="launch-done",
                message=f"the lift-off {name!r} is done before the start in every scenario",
                path=("launches", name),
                hint="Remove it from launches, or take it, or the tag it has, out of done.",
            )


def find_misplaced_targets(campaign: Campaign) -> Iterator[Finding]:
    """Yield a finding if the launch has its target under ``launches`` instead of at the head."""
    mark = campaign.launches.get(campaign.launch)
    if mark is not None and mark.target is not None:
        yield Finding(
            code="target-misplaced",
            message=f"{campaign.launch!r} is the launch; its target belongs at the head",
            path=("launches", campaign.launch, "target"),
            hint="Write target: at the head of the file, beside launch:.",
        )

"""Crews with dates of their own have no price that holds from the start to the date."""

from scheduler.errors import Finding, InputError
from scheduler.model.campaign import Campaign
from scheduler.model.judging import to_problem

HINT = (
    "Take its changes, days_on and days_off out of a copy of the graph and ask for that, or ask "
    "'levers' or 'conflicts' instead."
)


def refuse_own_dates(campaign: Campaign, base: str) -> None:
    """
    Refuse crews at work whose head-counts or days change by date.

    Raises
    ------
    InputError
        With every such crew, since people are priced on every shift alike, from the start up to
        the date.
    """
    done = campaign.done_tasks(campaign.resolve_scenario(base))
    ways = [
        task.in_way(option)
        for task in campaign.tasks.values()
        if task.id not in done
        for option in task.modes
    ]
    needed = {crew for way in ways for crew in way.crew}
    found = [
        Finding(
            code="target-crew-dates",
            message=f"{crew.id!r} has other people or days by date: there is no price for it",
            path=("crews", crew.id),
            hint=HINT,
        )
        for crew in campaign.crews.values()
        if crew.id in needed and (crew.changes or crew.days_on or crew.days_off)
    ]
    if found:
        raise InputError(map(to_problem, found))

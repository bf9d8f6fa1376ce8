"""Crews with dates of their own have no price that holds from the start to the date."""

from scheduler.errors import InputError, Problem, Where
from scheduler.model.campaign import Campaign


def refuse_own_dates(campaign: Campaign, base: str) -> None:
    """
    Refuse crews at work whose head-counts or days change by date.

    Raises
    ------
    InputError
        Since people are priced on every shift alike, from the start up to the date.
    """
    done = campaign.done_tasks(campaign.resolve_scenario(base))
    ways = [
        task.in_way(option)
        for task in campaign.tasks.values()
        if task.id not in done
        for option in task.modes
    ]
    needed = {crew for way in ways for crew in way.crew}
    for crew in campaign.crews.values():
        if crew.id in needed and (crew.changes or crew.days_on or crew.days_off):
            problem = Problem(
                code="target-crew-dates",
                message=f"{crew.id!r} has other people or days by date: there is no price for it",
                where=Where(f"crews.{crew.id}"),
                hint="Take its changes, days_on and days_off out of a copy of the graph and ask "
                "for that, or ask 'levers' or 'conflicts' instead.",
            )
            raise InputError([problem])

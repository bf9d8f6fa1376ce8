"""What sources of risk are called."""

from collections.abc import Sequence

from scheduler.model.campaign import Campaign
from scheduler.model.notation.base import CrewId, TaskId
from scheduler.model.risk.hours_range import ALL, HoursRange
from scheduler.model.risk.mishap import Mishap
from scheduler.studies.risk.drawing.together import Group

_SHOWN = 5


def hours_words(
    campaign: Campaign, each: HoursRange, steps: Sequence[TaskId], *, is_rest: bool
) -> str:
    """
    Return whose hours a line of the risk file says.

    Parameters
    ----------
    campaign
        For the names of crews.
    each
        The line.
    steps
        Those for which it holds.
    is_rest
        Whether a later line holds for others that it covers, so that it holds for the rest.
    """
    if each.steps and each.steps != ALL:
        return f"hours of {listed(steps)}"
    other = "other " if is_rest else ""
    if each.steps == ALL:
        return f"hours of all {other}steps"
    if each.tag:
        return f"hours of {other}steps tagged {each.tag}"
    return f"hours of {other}steps that need {crew_words(campaign, each.crew)}"


def group_words(campaign: Campaign, group: Group) -> str:
    """Return which steps go together."""
    if group.crew:
        return f"steps that need {crew_words(campaign, group.crew)}, together"
    return f"{listed(group.steps)}, together"


def mishap_words(name: str, mishap: Mishap) -> str:
    """Return the name of a mishap, and what it is."""
    return f"{name}: {mishap.why}" if mishap.why else name


def crew_words(campaign: Campaign, crew: CrewId) -> str:
    """Return a crew by its name and key."""
    title = campaign.crews[crew].title
    return crew if title == crew else f"{title} ({crew})"


def listed(steps: Sequence[TaskId]) -> str:
    """Return some steps by id; of many the first ones, with the number of the others."""
    if len(steps) <= _SHOWN:
        return ", ".join(steps)
    return f"{', '.join(steps[: _SHOWN - 1])} and {len(steps) - _SHOWN + 1} more"

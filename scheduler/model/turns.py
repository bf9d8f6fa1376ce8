"""Places that are kept whole by one hold after the other, as a rail is by rocket after rocket."""

from collections import defaultdict
from collections.abc import Mapping

from scheduler.model.campaign import Campaign
from scheduler.model.notation.base import FacilityId
from scheduler.model.resource import Hold
from scheduler.model.scenario import Scenario

Turns = Mapping[FacilityId, tuple[Hold, ...]]


def turns_of(campaign: Campaign, scenario: Scenario) -> Turns:
    """
    Return the places that two holds or more keep whole, each with those holds.

    What stands there takes all of the place, so that more room would mean a second place. Holds
    that are over before the start count for nothing.
    """
    done = campaign.done_tasks(scenario)
    found: dict[FacilityId, list[Hold]] = defaultdict(list)
    for hold in campaign.holds:
        room = campaign.facilities[hold.facility].room
        if hold.to_task not in done and room is not None and hold.room >= room:
            found[hold.facility].append(hold)
    return {place: tuple(holds) for place, holds in found.items() if holds[1:]}

"""State gaps: from the call, and from the launch, of one vehicle to the next that stands by."""

from collections.abc import Sequence
from dataclasses import dataclass

from scheduler.analyse.vehicles.states import VehicleStates
from scheduler.model.campaign import Campaign
from scheduler.model.notation.base import Minutes


@dataclass(frozen=True, slots=True, kw_only=True)
class StateGap:
    """
    The time from a minute ``since`` on in which no other vehicle is on standby.

    It ends with the standby of the vehicle ``cover``, at ``until``, which is ``since`` if that one
    stood by already. Both are nothing if no other vehicle comes on standby in this plan.
    """

    since: Minutes
    until: Minutes | None
    cover: str | None

    @property
    def length(self) -> Minutes | None:
        """Its minutes, none if the next vehicle stood by already; nothing if none comes to."""
        return None if self.until is None else self.until - self.since


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverGap:
    """
    The state gaps that one vehicle leaves when it is called and when it launches.

    The one since launch is nothing for a vehicle whose launch is not in the plan.
    """

    vehicle: str
    name: str
    since_call: StateGap
    since_launch: StateGap | None


def cover_gaps(campaign: Campaign, vehicles: Sequence[VehicleStates]) -> tuple[CoverGap, ...]:
    """
    Return the gaps of all vehicles that a plan calls, in order of their calls.

    Those of ``cover``, or all if there is none, may stand by for them.
    """
    called = [(each.called, each) for each in vehicles if each.called is not None]
    watching = [each for each in vehicles if _may_cover(campaign, each)]
    return tuple(
        _cover_gap(each, minute, [other for other in watching if other is not each])
        for minute, each in sorted(called, key=lambda item: item[0])
    )


def _may_cover(campaign: Campaign, each: VehicleStates) -> bool:
    is_named = campaign.cover is None or each.vehicle in campaign.cover.vehicles
    return is_named and each.stands_by


def _cover_gap(own: VehicleStates, called: Minutes, others: Sequence[VehicleStates]) -> CoverGap:
    return CoverGap(
        vehicle=own.vehicle,
        name=own.name,
        since_call=_gap(called, others),
        since_launch=None if own.launched is None else _gap(own.launched, others),
    )


def _gap(since: Minutes, others: Sequence[VehicleStates]) -> StateGap:
    found = [
        (max(since, each.standby), each.vehicle)
        for each in others
        if each.standby is not None and (each.called is None or since < each.called)
    ]
    until, cover = min(found, key=lambda item: item[0], default=(None, None))
    return StateGap(since=since, until=until, cover=cover)

"""Neighbours that a scenario moves within their notice."""

from collections.abc import Iterator

from scheduler.errors import Finding
from scheduler.model.campaign import Campaign
from scheduler.model.notation.durations import format_minutes
from scheduler.model.progress.neighbour_moves import is_in_time
from scheduler.model.scenario import Scenario


def moves_without_notice(campaign: Campaign, scenario: Scenario) -> Iterator[Finding]:
    """
    Yield the neighbours that a scenario moves although a date of theirs is too near.

    The notice counts from the start of the campaign; steps that are done or have begun have shown
    their dates.
    """
    for flow in campaign.flows.values():
        if flow.moves is not None and not is_in_time(campaign, scenario, flow):
            is_moved = flow.id in (campaign.scenarios[scenario.id].moved or {})
            yield Finding(
                code="move-without-notice",
                message=f"{scenario.id!r} moves {flow.id!r}, of which a date lies within "
                f"{format_minutes(flow.moves.notice)} of the start, before the move or after it",
                path=("scenarios", scenario.id, *(("moved", flow.id) if is_moved else ())),
                hint="Leave the neighbour where it is, or state a shorter notice under moves:.",
            )

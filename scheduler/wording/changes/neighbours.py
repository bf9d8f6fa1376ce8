"""What neighbours on the site do for a launch, in words."""

from scheduler.model.campaign import Campaign
from scheduler.model.progress.neighbour_moves import NeighbourMove
from scheduler.wording.quantities import count_of


def move_words(campaign: Campaign, move: NeighbourMove) -> str:
    """Return all that a move changes: ``Satellite campaign 1 day later``, or that all stay."""
    texts = [moved_words(campaign, flow, days) for flow, days in move.days]
    texts += [squeezed_words(campaign, window) for window in move.squeezed]
    return ", ".join(texts) or "all neighbours stay"


def moved_words(campaign: Campaign, flow: str, days: int) -> str:
    """Return by how much a neighbour moves: ``Satellite campaign 2 days earlier``."""
    side = "later" if days > 0 else "earlier"
    return f"{campaign.flows[flow].title} {count_of(abs(days), 'day')} {side}"


def squeezed_words(campaign: Campaign, window: str) -> str:
    """Return the other times that a window of a neighbour gets."""
    flows = (flow.id for flow in campaign.flows.values())
    squeeze = next(
        found[window] for flow in flows if window in (found := campaign.squeezes_of(flow))
    )
    there = campaign.windows[window].altered({"start": squeeze.start, "end": squeeze.end})
    return f"window {window} {there.times(campaign.zone)}"

"""A campaign that knows the facts of the day, so that whatever plans it plans the rest."""

from scheduler.model.campaign import Campaign
from scheduler.model.progress.progress import Progress


class RecordedCampaign(Campaign):
    """
    A campaign with what is recorded of it; its events are part of what it states already.

    ``original`` is the campaign as its task graph states it, without any event. The facts stay with
    it when it is altered, which is how every study speaks of the time from the data date on.
    """

    progress: Progress
    original: Campaign


def with_progress(campaign: Campaign, progress: Progress, original: Campaign) -> RecordedCampaign:
    """Return a campaign, whose events are in it, with its facts and as it was without them."""
    fields = {name: getattr(campaign, name) for name in Campaign.model_fields}
    return RecordedCampaign.model_construct(**fields, progress=progress, original=original)


def progress_of(campaign: Campaign) -> Progress | None:
    """Return what is recorded of a campaign, nothing where it has no facts."""
    return campaign.progress if isinstance(campaign, RecordedCampaign) else None


def original_of(campaign: Campaign) -> Campaign:
    """Return a campaign as its task graph states it, without the events that became known."""
    return campaign.original if isinstance(campaign, RecordedCampaign) else campaign

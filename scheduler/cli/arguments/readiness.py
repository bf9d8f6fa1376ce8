"""What the options of `readiness` ask for."""

from scheduler.calendars.clock.axis import make_axis
from scheduler.cli.arguments.dates import read_begin, read_end
from scheduler.model.campaign import Campaign
from scheduler.pipeline.readiness import length_meant
from scheduler.planning.interface.options import SolveOptions
from scheduler.studies.readiness.others import Others
from scheduler.studies.readiness.readiness import ReadinessRequest

Stretch = tuple[str | None, str | None, str]
"""The first call, the last one, and the time from one to the next, as they were typed."""


def request_meant(
    campaign: Campaign,
    stretch: Stretch,
    vehicle: str | None,
    others: Others,
    options: SolveOptions,
) -> ReadinessRequest:
    """
    Return what is asked, with its dates in minutes.

    Raises
    ------
    InputError
        If a date or length is none, or a date names no minute on the clocks there, or two.
    """
    begin, end, every = stretch
    axis, zone = make_axis(campaign), campaign.zone
    return ReadinessRequest(
        vehicle=vehicle,
        others=others,
        begin=None if begin is None else axis.minute(read_begin(begin, "--from", zone)),
        end=None if end is None else axis.minute(read_end(end, "--to", zone)),
        every=length_meant(every, "--every"),
        options=options,
    )

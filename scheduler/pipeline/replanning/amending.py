"""Facts with what is known beside their file: announced options, freeze and pins asked for."""

from collections.abc import Mapping
from zoneinfo import ZoneInfo

from pydantic import Field, ValidationError

from scheduler.errors import InputError, Problem, Where
from scheduler.model.campaign import Campaign
from scheduler.model.notation.base import Part, TaskId
from scheduler.model.notation.clock import Moment
from scheduler.model.notation.durations import Length
from scheduler.model.notation.moments import in_zone
from scheduler.model.progress.announced_options import with_announced_options
from scheduler.model.progress.progress import Progress
from scheduler.model.progress.validate import validate_progress
from scheduler.pipeline.replanning.request import ReplanRequest

NO_FREEZE = "none"
"""Lifts the freeze that the facts ask for."""


def amended(
    progress: Progress, campaign: Campaign, options: Mapping[TaskId, int], request: ReplanRequest
) -> Progress:
    """
    Return the facts of a file with all that a replan knows.

    Parameters
    ----------
    progress
        The facts of the file, against which nothing can be said.
    campaign
        The campaign that they are of.
    options
        The option of each step in the announced plan: a step begun that names none is done in it.
    request
        What is asked for: its freeze stands in place of that of the file, its pins come on top.

    Raises
    ------
    InputError
        If a freeze or pin that was asked for cannot be meant.
    """
    filled = with_announced_options(progress, options)
    asked = _asked(request, campaign.zone)
    freeze = filled.freeze if request.freeze is None else asked.freeze
    found = filled.altered({"freeze": freeze, "pins": {**filled.pins, **asked.pins}})
    if request.pins:
        _require_pins(found, campaign)
    return found


class _Asked(Part):
    """The freeze and the pins of a request, read as those of a file are."""

    freeze: Length | None = None
    pins: Mapping[TaskId, Moment] = Field(default_factory=dict)


def _asked(request: ReplanRequest, zone: ZoneInfo) -> _Asked:
    try:
        with in_zone(zone):
            freeze = None if request.freeze == NO_FREEZE else request.freeze
            return _Asked.model_validate({"freeze": freeze, "pins": dict(request.pins)})
    except ValidationError as error:
        problems = [
            Problem(
                code=each["type"],
                message=each["msg"],
                where=Where(": ".join(map(str, each["loc"]))),
            )
            for each in error.errors()
        ]
        raise InputError(problems) from error


def _require_pins(progress: Progress, campaign: Campaign) -> None:
    problems = [
        Problem(code=each.code, message=each.message, where=Where("pins"), hint=each.hint)
        for each in validate_progress(progress, campaign)
        if each.path[:1] == ("pins",)
    ]
    if problems:
        raise InputError(problems)

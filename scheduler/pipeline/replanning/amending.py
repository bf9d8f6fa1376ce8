"""Facts with what is known beside their file: announced options, freeze and pins asked for."""

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from pydantic import TypeAdapter, ValidationError

from scheduler.errors import InputError, Problem, Where
from scheduler.model.campaign import Campaign
from scheduler.model.notation.base import TaskId
from scheduler.model.notation.clock import Moment
from scheduler.model.notation.moments import in_zone
from scheduler.model.progress.announced_options import with_announced_options
from scheduler.model.progress.progress import Progress
from scheduler.model.progress.validate import validate_progress
from scheduler.pipeline.replanning.request import ReplanRequest

PIN = "--pin"


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
        If a pin that was asked for cannot be meant.
    """
    filled = with_announced_options(progress, options)
    freeze = filled.freeze if request.freeze is None else request.freeze
    pins = {**filled.pins, **_pins(request.pins, campaign.zone)}
    found = filled.altered({"freeze": freeze, "pins": pins})
    if request.pins:
        _require_pins(found, campaign)
    return found


def _pins(pins: Mapping[TaskId, datetime | str], zone: ZoneInfo) -> dict[TaskId, datetime]:
    """Return the moments of pins, texts among them read as in a file of facts."""
    found, problems = dict[TaskId, datetime](), list[Problem]()
    for step, moment in pins.items():
        try:
            with in_zone(zone):
                found[step] = TypeAdapter[datetime](Moment).validate_python(moment)
        except ValidationError as error:
            details = error.errors()[0]
            what = f"pin of {step!r}: {details['msg']}"
            problems.append(Problem(code=details["type"], message=what, where=Where(PIN)))
    if problems:
        raise InputError(problems)
    return found


def _require_pins(progress: Progress, campaign: Campaign) -> None:
    problems = [
        Problem(code=each.code, message=each.message, where=Where(PIN), hint=each.hint)
        for each in validate_progress(progress, campaign)
        if each.path[:1] == ("pins",)
    ]
    if problems:
        raise InputError(problems)

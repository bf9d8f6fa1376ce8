"""Changes made: a campaign with named changes under one scenario, as a copy."""

from collections.abc import Sequence
from dataclasses import replace

from pydantic import ValidationError

from scheduler.model.campaign import Campaign
from scheduler.model.notation.moments import in_zone
from scheduler.studies.changes.meant_steps import with_ids
from scheduler.studies.changes.new_steps import Addition
from scheduler.studies.changes.redo import Redo
from scheduler.studies.changes.settings import FORMS, setting_of
from scheduler.studies.loosening.base.change import NONE, Change, refusal

AnyChange = Change | Addition | Redo
"""A value that is set or dropped, steps that are added, or steps that are repeated."""


def apply_changes(campaign: Campaign, scenario: str, changes: Sequence[AnyChange]) -> Campaign:
    """
    Return a changed copy of a campaign; what concerns shifts changes the named scenario.

    Raises
    ------
    InputError
        If a change names something that is not there, or a value that cannot be.
    """
    with in_zone(campaign.zone):
        for change in changes:
            campaign = _apply(campaign, scenario, change)
    return campaign


def _apply(campaign: Campaign, scenario: str, change: AnyChange) -> Campaign:
    if isinstance(change, Addition | Redo):
        return change.apply(campaign, scenario)
    settled = with_ids(campaign, settle_names(campaign, change))
    try:
        return setting_of(settled).apply(campaign, scenario, settled)
    except (ValidationError, ValueError) as error:
        hint = f"Write one of: {FORMS}."
        raise refusal("bad-setting", f"{change}: {_first_line(error)}", hint) from error


def _first_line(error: Exception) -> str:
    if isinstance(error, ValidationError):
        return error.errors()[0]["msg"]
    return str(error)


def settle_names(campaign: Campaign, change: Change) -> Change:
    """Take the name and the part of a change apart where the campaign knows both."""
    if change.kind == "window" and change.value == NONE and change.part:
        whole = f"{change.name}.{change.part}"
        return replace(change, name=whole, part="") if whole in campaign.windows else change
    sign = SIGNS.get(change.kind)
    if sign is None:
        return change
    first = campaign.crews if change.kind == "crew" else campaign.tasks
    second = campaign.shifts if change.kind == "crew" else campaign.tasks
    whole = f"{change.name}{sign}{change.part}"
    cuts = [place for place, letter in enumerate(whole) if letter == sign]
    both = [(change.name, change.part), *((whole[:cut], whole[cut + 1 :]) for cut in cuts)]
    known = [(name, part) for name, part in both if name in first and part in second]
    name, part = known[0] if known else both[0]
    return replace(change, name=name, part=part)


SIGNS = {"crew": ".", "link": ">", "habit": ">"}

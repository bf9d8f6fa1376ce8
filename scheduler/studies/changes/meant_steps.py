"""Steps that a change names by their names: which ids are meant."""

from collections.abc import Mapping
from dataclasses import replace

from scheduler.analyse.step_names import find_step
from scheduler.model.campaign import Campaign
from scheduler.model.notation.base import TaskId
from scheduler.studies.loosening.base.change import Change, refusal

STEP_FIELDS: Mapping[str, tuple[str, ...]] = {
    "habit": ("name", "part"),
    "hours": ("name",),
    "link": ("name", "part"),
    "not_before": ("name",),
    "at": ("name",),
    "option": ("name",),
}
"""Where each kind of change names steps."""


def with_ids(campaign: Campaign, change: Change) -> Change:
    """
    Return a change that names steps by their ids; what is no step at all stays.

    Raises
    ------
    InputError
        If a name can mean several steps.
    """
    ids = {
        field: id_of(campaign, getattr(change, field)) for field in STEP_FIELDS.get(change.kind, ())
    }
    return replace(change, **ids)


def id_of(campaign: Campaign, text: str) -> TaskId:
    """
    Return the id of the step that a text means, or the text itself if it means none.

    Raises
    ------
    InputError
        If it can mean several.
    """
    meant = find_step(campaign.tasks, text)
    if len(meant.steps) > 1:
        shown = ", ".join(f"{each} ({campaign.tasks[each].title})" for each in meant.steps)
        message = f"{text!r} matches {len(meant.steps)} steps"
        raise refusal("unknown-task", message, f"Give the id of one: {shown}.")
    return meant.only or text

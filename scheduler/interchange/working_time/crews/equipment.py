"""Equipment as places with room for so many steps at a time."""

from collections.abc import Iterator, Mapping
from math import ceil
from typing import Any

from scheduler.formats.foreign.notices import Notice, NoticeKind
from scheduler.formats.foreign.steps import ForeignResource
from scheduler.interchange.working_time.crews.units import stated_units
from scheduler.interchange.working_time.naming import shown
from scheduler.interchange.working_time.steps.needs import StepNeeds
from scheduler.model.notation.numbers import MOST_PEOPLE


def used_equipment(needs: Mapping[str, StepNeeds]) -> frozenset[str]:
    """Return the uids of the equipment that steps need."""
    return frozenset(uid for step in needs.values() for uid in step.equipment)


def facility(resource: ForeignResource, key: str, needs: Mapping[str, StepNeeds]) -> dict[str, Any]:
    """Return equipment as a place: its room is its units, parts rounded up, or what steps need."""
    wanted = max(
        (
            ceil(step.equipment[resource.uid])
            for step in needs.values()
            if resource.uid in step.equipment
        ),
        default=1,
    )
    stated = [ceil(units) for units in stated_units(resource)]
    room = min(max(1, max(stated, default=wanted)), MOST_PEOPLE)
    name = shown(resource.title)
    return {**({} if name == key else {"name": name}), "room": room}


def told_of_equipment(resources: Mapping[str, ForeignResource]) -> Iterator[Notice]:
    """Yield what is lost of equipment whose number changes by date."""
    names = [
        each.title for each in resources.values() if len({x.units for x in each.availability}) > 1
    ]
    if names:
        yield Notice(
            code="import-equipment-dates",
            kind=NoticeKind.LOST,
            text="Equipment of which there is now more and now less has room for the most",
            names=tuple(names),
        )

"""Which resources of a source are people, which are equipment, and which are neither."""

from collections.abc import Iterator, Mapping
from enum import StrEnum

from scheduler.formats.foreign.notices import Notice, NoticeKind
from scheduler.formats.foreign.steps import ForeignResource
from scheduler.formats.foreign.words import ResourceKind
from scheduler.interchange.choices import ImportChoices
from scheduler.interchange.uses import EquipmentUse


class ResourceUse(StrEnum):
    """What a resource becomes in a task graph."""

    CREW = "crew"
    PLACE = "place"
    LEFT_OUT = "left out"
    MATERIAL = "material"
    COST = "cost"


_OF_EQUIPMENT = {
    EquipmentUse.FACILITIES: ResourceUse.PLACE,
    EquipmentUse.CREWS: ResourceUse.CREW,
    EquipmentUse.IGNORE: ResourceUse.LEFT_OUT,
}
_OF_KIND = {
    ResourceKind.WORK: ResourceUse.CREW,
    ResourceKind.MATERIAL: ResourceUse.MATERIAL,
    ResourceKind.COST: ResourceUse.COST,
}


def use_of(resource: ForeignResource, choices: ImportChoices) -> ResourceUse:
    """Return what a resource becomes, by its kind and the names of equipment that were chosen."""
    is_named = any(name.strip().casefold() in _names(resource) for name in choices.equipment_names)
    is_work = resource.kind is ResourceKind.WORK
    if resource.kind is ResourceKind.EQUIPMENT or (is_work and is_named):
        return _OF_EQUIPMENT[choices.equipment]
    return _OF_KIND[resource.kind]


def _names(resource: ForeignResource) -> frozenset[str]:
    """Return the names by which a choice may mean a resource, its group among them."""
    names = (resource.name, resource.code, resource.group, resource.initials)
    return frozenset(name.strip().casefold() for name in names if name.strip())


_TOLD: Mapping[ResourceUse, tuple[str, NoticeKind, str, str]] = {
    ResourceUse.MATERIAL: (
        "import-material",
        NoticeKind.LOST,
        "Materials have no place in a task graph; steps that use them say so in a comment",
        "",
    ),
    ResourceUse.COST: (
        "import-cost",
        NoticeKind.LOST,
        "Costs have no place in a task graph; steps that have them say so in a comment",
        "",
    ),
    ResourceUse.LEFT_OUT: (
        "import-equipment-ignored",
        NoticeKind.LOST,
        "Equipment was left out, as asked",
        "",
    ),
    ResourceUse.PLACE: (
        "import-equipment",
        NoticeKind.DECIDED,
        "Equipment is a place with room, occupied from the start of a step to its end, "
        "breaks included",
        "Import with --equipment crews to have it free in breaks, as people are.",
    ),
}


def told_of_kinds(
    resources: Mapping[str, ForeignResource], uses: Mapping[str, ResourceUse]
) -> Iterator[Notice]:
    """Yield what became of the resources that are no people."""
    for use, (code, kind, text, way_out) in _TOLD.items():
        names = tuple(resources[uid].title for uid, each in uses.items() if each is use)
        if names:
            yield Notice(code=code, kind=kind, text=text, names=names, way_out=way_out)

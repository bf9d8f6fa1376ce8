"""What the columns of lists of crews and resources are called."""

from scheduler.formats.foreign.words import ResourceKind

NAMING = frozenset(
    {
        *("crew", "crews", "team", "resource", "resource name", "resource id", "skill", "id"),
        *("key", "name", "mannschaft", "trupp", "ressource", "ressourcenname", "équipe"),
        *("ресурс", "название ресурса", "班组", "资源名称"),
    }
)
TITLES = frozenset({"name", "title", "description", "bezeichnung", "nom", "название", "名称"})
UNITS = frozenset(
    {
        *("max.units", "max units", "max. units", "maximum units", "units", "people", "count"),
        *("number of people", "max. einh", "max. einh.", "max. einheiten", "unités max"),
        *("capacité max.", "макс. единиц", "最大单位"),
    }
)
TYPES = frozenset({"type", "art", "тип", "类型"})
KINDS = {
    "material": ResourceKind.MATERIAL,
    "cost": ResourceKind.COST,
    "kosten": ResourceKind.COST,
    "equipment": ResourceKind.EQUIPMENT,
    "nonlabor": ResourceKind.EQUIPMENT,
}

"""The words of P6, as XER writes them, in those of the common form."""

from collections.abc import Mapping
from types import MappingProxyType

from scheduler.formats.foreign.words import (
    ConstraintKind,
    ForeignKind,
    LagCalendar,
    ResourceKind,
)
from scheduler.model.link import LinkKind

NOT_STARTED, ACTIVE, COMPLETE = "TK_NotStart", "TK_Active", "TK_Complete"
BY_RESOURCES = "TT_Rsrc"

KINDS: Mapping[str, ForeignKind] = MappingProxyType(
    {
        "TT_Task": ForeignKind.TASK,
        BY_RESOURCES: ForeignKind.TASK,
        "TT_Mile": ForeignKind.MILESTONE,
        "TT_FinMile": ForeignKind.MILESTONE,
        "TT_LOE": ForeignKind.LEVEL_OF_EFFORT,
        "TT_WBS": ForeignKind.LEVEL_OF_EFFORT,
    }
)
LINKS: Mapping[str, LinkKind] = MappingProxyType(
    {f"PR_{kind}": kind for kind in LinkKind} | {"": LinkKind.FS}
)
LAG_CALENDARS: Mapping[str, LagCalendar] = MappingProxyType(
    {
        "rcal_predecessor": LagCalendar.PREDECESSOR,
        "rcal_successor": LagCalendar.SUCCESSOR,
        "rcal_projdefault": LagCalendar.PROJECT,
        "rcal_24hour": LagCalendar.CLOCK,
    }
)
"""Folded, since versions differ in capitals."""
CONSTRAINTS: Mapping[str, ConstraintKind] = MappingProxyType(
    {
        "CS_MSOA": ConstraintKind.START_NO_EARLIER,
        "CS_MSOB": ConstraintKind.START_NO_LATER,
        "CS_MSO": ConstraintKind.START_ON,
        "CS_MEOA": ConstraintKind.FINISH_NO_EARLIER,
        "CS_MEOB": ConstraintKind.FINISH_NO_LATER,
        "CS_MEO": ConstraintKind.FINISH_ON,
        "CS_ALAP": ConstraintKind.AS_LATE_AS_POSSIBLE,
        "CS_MANDSTART": ConstraintKind.MANDATORY_START,
        "CS_MANDFIN": ConstraintKind.MANDATORY_FINISH,
    }
)
RESOURCES: Mapping[str, ResourceKind] = MappingProxyType(
    {
        "RT_Labor": ResourceKind.WORK,
        "RT_Equip": ResourceKind.EQUIPMENT,
        "RT_Mat": ResourceKind.MATERIAL,
    }
)
BY_DURATION, BY_WORK, TYPED = "CP_Drtn", "CP_Units", "CP_Phys"

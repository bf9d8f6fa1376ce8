"""What a user decides where a schedule of another program leaves it open."""

from datetime import datetime

from pydantic import Field

from scheduler.interchange.uses import (
    BareNumbers,
    ConstraintUse,
    EquipmentUse,
    InactiveUse,
    LunchUse,
    ManualUse,
    ProgressUse,
    RunThrough,
)
from scheduler.model.notation.base import Listed, Part


class FieldChoices(Part):
    """
    Which fields of the source hold what it has no place for, by the names people know them by.

    Each names custom fields, activity codes, UDFs, ``WBS`` or columns of a table.
    """

    key: str = ""
    facility: str = ""
    hazard: str = ""
    flow: str = ""
    tag: str = ""
    test: str = ""
    hold_point: str = ""
    habit: str = ""


class ImportChoices(Part):
    """
    All choices of an import, as options give them or a file beside the source keeps them.

    ``equipment_names`` are resources, or groups of them, that are equipment although the source
    calls them work.
    """

    launch: str = ""
    time_zone: str = ""
    project: str = ""
    encoding: str = ""
    sheet: str = ""
    start: datetime | None = None
    data_date: datetime | None = None
    fields: FieldChoices = Field(default_factory=FieldChoices)
    constraints: ConstraintUse = ConstraintUse.WINDOWS
    equipment: EquipmentUse = EquipmentUse.FACILITIES
    equipment_names: Listed[str] = ()
    lunch: LunchUse = LunchUse.KEEP
    inactive: InactiveUse = InactiveUse.DROP
    manual: ManualUse = ManualUse.AUTOMATIC
    run_through: RunThrough = RunThrough.NONE
    progress: ProgressUse = ProgressUse.FACTS
    numbers: BareNumbers | None = None
    columns: dict[str, str] = Field(default_factory=dict)

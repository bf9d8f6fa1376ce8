"""What a user decides where a schedule of another program leaves it open."""

from datetime import datetime
from enum import StrEnum

from pydantic import Field

from scheduler.model.notation.base import Listed, Part


class ConstraintUse(StrEnum):
    """What becomes of dates that bind steps."""

    WINDOWS = "windows"
    IGNORE = "ignore"


class EquipmentUse(StrEnum):
    """What becomes of equipment."""

    FACILITIES = "facilities"
    CREWS = "crews"
    IGNORE = "ignore"


class LunchUse(StrEnum):
    """Whether a break at midday divides a shift."""

    KEEP = "keep"
    JOIN = "join"


class InactiveUse(StrEnum):
    """What becomes of steps that are switched off."""

    DROP = "drop"
    KEEP = "keep"


class ManualUse(StrEnum):
    """What becomes of the dates of steps that are scheduled by hand."""

    AUTOMATIC = "automatic"
    WINDOWS = "windows"


class RunThrough(StrEnum):
    """Which steps run through instead of pausing where nobody works."""

    NONE = "none"
    FITS = "fits"


class ProgressUse(StrEnum):
    """What becomes of what the source knows of work done."""

    FACTS = "facts"
    IGNORE = "ignore"


class BareNumbers(StrEnum):
    """The unit of a duration without one in a table."""

    HOURS = "hours"
    DAYS = "days"


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

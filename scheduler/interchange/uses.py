"""What may become of things that a schedule of another program has: the values of choices."""

from enum import StrEnum


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

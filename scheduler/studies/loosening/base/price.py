"""What a loosened rule costs: one change in words, with its price."""

from dataclasses import dataclass
from enum import StrEnum


class PriceFamily(StrEnum):
    """What kind of change it is; reports name changes in this order."""

    ORDER = "order"
    PEOPLE = "people"
    DAY = "day"
    FACILITY = "facility"
    HABIT = "habit"
    OPTION = "option"
    WINDOW = "window"
    NEIGHBOUR = "neighbour"


@dataclass(frozen=True, slots=True, kw_only=True)
class PricedChange:
    """One change in words, with its cost in hundredths of the unit and what it is counted from."""

    family: PriceFamily
    subject: str
    title: str
    cost: int
    person_shifts: int = 0

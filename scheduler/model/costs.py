"""What changes cost: the prices by which sets of changes are compared."""

from typing import Annotated

from pydantic import BeforeValidator, Field

from scheduler.model.notation.base import Part
from scheduler.model.notation.numbers import Count, parse_price

CENTS = 100
"""Costs are counted in hundredths, so that sums are exact."""

Price = Annotated[float, Field(ge=0, le=1e9, allow_inf_nan=False), BeforeValidator(parse_price)]
Factor = Annotated[float, Field(ge=1, le=100, allow_inf_nan=False), BeforeValidator(parse_price)]


def in_cents(price: float) -> int:
    """Return a price in hundredths."""
    return round(price * CENTS)


class Moves(Part):
    """
    How much it disturbs a site that an announced step moves; only the proportions matter.

    A step weighs ``within_day``, ``within_three_days``, ``within_week`` or ``later`` by how soon
    after the data date it was announced, a hold point or a neighbour's step ``key_factor`` times
    that. ``new_shift`` is the weight of a shift of a crew, beginning within two days, that has
    ordinary work and had none.
    """

    within_day: Count = 8
    within_three_days: Count = 4
    within_week: Count = 2
    later: Count = 1
    key_factor: Count = 3
    new_shift: Count = 2


class Costs(Part):
    """
    Prices of changes; the unit is one person on one day shift, unless ``unit`` says otherwise.

    A night shift costs ``night_factor`` times a day shift, a shift at the weekend or on a holiday
    ``weekend_factor`` times; both multiply. ``facility_day`` is the price of one facility kept open
    on one day on which the site would rest, ``habit`` of one habit set aside, ``option`` of one
    step done in another way, ``window`` of one window widened, ``duty_deviation`` of one duty
    beyond the duty rules. ``moves`` are weights of another kind, by which a steady plan is found.
    """

    unit: str = "day shifts"
    person_shift: Price = 1.0
    night_factor: Factor = 1.5
    weekend_factor: Factor = 2.0
    facility_day: Price = 4.0
    habit: Price = 5.0
    option: Price = 5.0
    window: Price = 20.0
    duty_deviation: Price = 10.0
    moves: Moves = Moves()

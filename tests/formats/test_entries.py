"""Entries are made of parts of a plan and give them back, field by field."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

import pytest
from pydantic import ValidationError

from scheduler.formats.entries import DateOf, From, PlanEntry


class Colour(StrEnum):
    """A name among few."""

    RED = "red"


@dataclass(frozen=True)
class Wheel:
    """A part of a part."""

    size: int


@dataclass(frozen=True)
class Cart:
    """A part of a plan."""

    colour: Colour
    left_at: int
    wheels: tuple[Wheel, ...]
    spare: Wheel | None
    owner: str = ""

    @property
    def count(self):
        """What follows from the rest."""
        return len(self.wheels)


class WheelEntry(PlanEntry):
    """An entry with a name of its own."""

    centimetres: Annotated[int, From("size")]


class CartEntry(PlanEntry):
    """An entry with parts."""

    colour: str
    left: Annotated[str, DateOf("left_at")]
    left_minute: Annotated[int, From("left_at")]
    wheels: tuple[WheelEntry, ...]
    spare: WheelEntry | None
    wheel_count: Annotated[int, From("count")]


CART = Cart(Colour.RED, 90, (Wheel(40), Wheel(50)), None, owner="Kourou")
ENTRY = CartEntry.of(CART, "minute {}".format)


def test_entry_has_every_field_from_where_it_says():
    """Names differ, minutes are told as dates, parts become entries of their own."""
    assert ENTRY.model_dump() == {
        "colour": "red",
        "left": "minute 90",
        "left_minute": 90,
        "wheels": ({"centimetres": 40}, {"centimetres": 50}),
        "spare": None,
        "wheel_count": 2,
    }


def test_entry_gives_back_the_part_that_it_was_made_of():
    """What follows from the rest is left out, what the entry does not hold is given."""
    read = CartEntry.model_validate_json(ENTRY.model_dump_json())

    assert read.back(Cart, owner="Kourou") == CART
    assert type(read.back(Cart).colour) is Colour


def test_part_of_its_own_is_given_back_with_the_rest():
    """The spare wheel comes back as a wheel."""
    spared = CartEntry.of(Cart(Colour.RED, 0, (), Wheel(30)))

    assert spared.back(Cart).spare == Wheel(30)


def test_given_fields_are_taken_as_they_are():
    """A field that does not follow from the part alone is said by the caller."""
    assert CartEntry.of(CART, wheel_count=7).wheel_count == 7


def test_part_without_an_attribute_has_no_entry():
    """Nothing is left out in silence."""
    with pytest.raises(AttributeError, match="size"):
        WheelEntry.of(CART)


def test_unknown_field_of_a_document_is_refused():
    """The name of the attribute is no name of the field."""
    with pytest.raises(ValidationError, match="size"):
        WheelEntry.model_validate({"centimetres": 40, "size": 40})

import pytest
from pydantic import TypeAdapter, ValidationError

from scheduler.model.notation.shares import Chance, Correlation, Persistence

CHANCE: TypeAdapter[float] = TypeAdapter(Chance)


@pytest.mark.parametrize(
    ("value", "share"),
    [("20%", 0.2), ("20 %", 0.2), ("0.2", 0.2), ("2.5%", 0.025), ("0", 0), ("0%", 0), ("100%", 1)],
)
def test_chance_is_read_from_per_cent_or_a_share(value, share):
    """20% and 0.2 are the same."""
    assert CHANCE.validate_python(value) == share


@pytest.mark.parametrize(("number", "share"), [(0.2, 0.2), (1, 1), (0, 0), (1.0, 1)])
def test_number_from_python_is_a_share(number, share):
    """1 is certain there: no planner wrote it in a hurry."""
    assert CHANCE.validate_python(number) == share


@pytest.mark.parametrize(
    ("value", "way_out"),
    [
        ("20", "write 20%"),
        ("1", "write 100% or 1%"),
        ("1.0", "write 100% or 1%"),
        ("2,5%", "write 2.5%"),
        ("12 percent", "write 12%"),
        (".2", "write 0.2"),
        ("-5%", "such as 20% or 0.2"),
        ("120%", "such as 20% or 0.2"),
        ("often", "write 20% or 0.2"),
        ("nan", "write 20% or 0.2"),
        (float("nan"), "write 20% or 0.2"),
        (float("inf"), "write 20% or 0.2"),
        (True, "write 20% or 0.2"),
        (None, "write 20% or 0.2"),
        (1.5, "write 1.5%"),
    ],
)
def test_what_is_no_chance_is_refused_with_a_way_out(value, way_out):
    """Beyond 0 to 100 %, unclear, or written as other tools write it."""
    with pytest.raises(ValidationError, match=way_out):
        CHANCE.validate_python(value)


def test_persistence_goes_from_nothing_to_below_one():
    """At 1 the first day would be all days."""
    persistence: TypeAdapter[float] = TypeAdapter(Persistence)

    assert [persistence.validate_python(each) for each in ("0", "0.5", "50%")] == [0, 0.5, 0.5]
    for bad in ("1", "-0.1"):
        with pytest.raises(ValidationError, match="from 0 to below 1"):
            persistence.validate_python(bad)


def test_correlation_lies_between_minus_one_and_one():
    """At the ends hours would be the same, or mirrored."""
    correlation: TypeAdapter[float] = TypeAdapter(Correlation)

    assert [correlation.validate_python(each) for each in ("-0.5", "0.8")] == [-0.5, 0.8]
    for bad in ("1", "-1", "1.2"):
        with pytest.raises(ValidationError, match="between -1 and 1"):
            correlation.validate_python(bad)

"""Options of a search in a written plan are those that a search could have had."""

import pytest
from pydantic import ValidationError

from scheduler.formats.plan_document import OptionsEntry

SOUND = {"time_limit": 60.0, "workers": 2, "seed": 1, "settle": 4.0}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("seed", 10**19),
        ("seed", 2**31),
        ("seed", -1),
        ("workers", 3000),
        ("workers", 10**30),
        ("time_limit", float("inf")),
        ("time_limit", 1e300),
        ("settle", float("nan")),
    ],
)
def test_forged_option_is_a_mistake_of_the_plan(field, value):
    """No command line takes such a number, so no plan was made with it."""
    with pytest.raises(ValidationError, match=field):
        OptionsEntry.model_validate(SOUND | {field: value})


def test_options_of_the_command_line_are_read():
    """The largest seed and the most workers are fine."""
    entry = OptionsEntry.model_validate(SOUND | {"seed": 2**31 - 2, "workers": 64})
    assert entry.workers == 64

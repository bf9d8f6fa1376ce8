"""Keys of imported steps."""

from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler.formats.foreign.words import SourceForm
from scheduler.interchange.incoming.rows.keys import is_key, safe, unique
from tests.foreign import codes, imported, step


def test_step_of_ms_project_is_named_by_its_uid():
    """MS Project has no keys that people use; the WBS is free text."""
    graph = imported([step("7", code="1.2"), step("9")]).graph

    assert list(graph["tasks"]) == ["T7", "T9"]


def test_code_of_p6_is_the_key_and_a_changed_one_is_told():
    """`A 10` cannot be linked, `A20` can."""
    result = imported([step("1", code="A20"), step("2", code="A 10")], form=SourceForm.XER)

    assert list(result.graph["tasks"]) == ["A20", "A-10"]
    assert codes(result)["import-key-changed"] == ("A 10 Step 2: A-10",)


def test_field_may_hold_the_key():
    """With --key WBS the WBS code is the key."""
    graph = imported(
        [step("7", code="L.1")], choices={"fields": {"key": "WBS"}, "launch": "7"}
    ).graph

    assert list(graph["tasks"]) == ["L.1"]


def test_number_gets_a_letter():
    """A row number of a list would read like hours."""
    assert safe("12") == "T12"


def test_ending_like_a_lag_is_changed():
    """`F06-12h` would be read as F06 with a lead of twelve hours."""
    assert safe("F06-12h") == "F06_12h"


@settings(deadline=None, max_examples=60)
@given(st.dictionaries(st.text(max_size=8), st.text(max_size=12), max_size=8))
def test_any_texts_give_keys_that_links_can_name(wished):
    """No two are alike, whatever the case, and each can be written in a link."""
    keys = unique(wished)

    assert keys.keys() == wished.keys()
    assert len({key.casefold() for key in keys.values()}) == len(keys)
    assert all(map(is_key, keys.values()))

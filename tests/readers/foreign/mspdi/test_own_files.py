"""What this program wrote into a file comes back apart from what people wrote."""

import pytest

from scheduler.formats.foreign.marker import MARKER, with_marker
from tests.readers.foreign.mspdi.projects import codes, element, project, read, task

LAUGHS = "".join(
    f"{name}: &{name} [{', '.join(f'*{before}' for _ in range(10))}]\n"
    for before, name in ("ab", "bc", "cd", "de", "ef", "fg")
)

KEY = element("ExtendedAttribute", {"FieldID": 188744016, "FieldName": "Text30", "Alias": "Key"})
CREW = element("ExtendedAttribute", {"FieldID": 205520904, "FieldName": "Text1", "Alias": "Crew"})
SHIFT = element("ExtendedAttribute", {"FieldID": 205520905, "FieldName": "Text2", "Alias": "Shift"})


def marked(uid, text, data, **values):
    """Return a row with notes for people and data of a task graph behind them."""
    return task(uid, Notes=with_marker(text, data), Duration="PT8H", **values)


def test_data_of_a_graph_stand_behind_the_notes():
    """Of the project in its own row, of a step in its own."""
    rows = marked(0, "About it", {"launch": "L"}, OutlineLevel=0, Summary=1)
    rows += marked(1, "Mind the gap", {"tags": ["hot"], "hours": 8})
    found = project(rows)
    assert (found.notes, found.graph) == ("About it", {"launch": "L"})
    assert found.tasks[0].notes == "Mind the gap"
    assert found.tasks[0].extras == {"tags": ["hot"], "hours": 8}


def test_the_key_is_the_code():
    """Text30 called Key counts before the WBS; without that alias it is a field like others."""
    stated = element("ExtendedAttribute", {"FieldID": 188744016, "Value": "F06"})
    row = task(1, WBS="1.1", Duration="PT8H").replace("</Task>", f"{stated}</Task>")
    named = f"<ExtendedAttributes>{KEY}</ExtendedAttributes>"
    assert project(row, fields=named).tasks[0].code == "F06"
    assert project(row).tasks[0].code == "1.1"


def resource():
    """Return a resource with a crew and a shift in its first texts."""
    values = "".join(
        element("ExtendedAttribute", {"FieldID": number, "Value": text})
        for number, text in ((205520904, "LIF"), (205520905, "night"))
    )
    named = element("Resource", {"UID": 1, "Name": "LIF night"})
    return named.replace("</Resource>", f"{values}</Resource>")


def test_crews_and_shifts_are_joined_by_their_fields():
    """By the aliases, or in a file of this program by Text1 and Text2 alone."""
    aliases = f"<ExtendedAttributes>{CREW}{SHIFT}</ExtendedAttributes>"
    (found,) = project(resources=resource(), fields=aliases).resources
    assert (found.crew, found.shift) == ("LIF", "night")
    own = marked(0, "", {"launch": "L"}, OutlineLevel=0, Summary=1)
    (found,) = project(own, resources=resource()).resources
    assert (found.crew, found.shift) == ("LIF", "night")


def test_fields_of_others_are_no_crews():
    """Text1 of a resource may be anything."""
    (found,) = project(resources=resource()).resources
    assert (found.crew, found.shift) == ("", "")
    assert found.fields == {"Text1": "LIF", "Text2": "night"}


@pytest.mark.parametrize(
    "words", ["[1, 2]", "a: [", "x: &a [*a]", "a: &a [1,1,1,1,1,1,1,1,1,1]\n" + LAUGHS]
)
def test_words_that_were_spoilt_are_notes(words):
    """A list, half a mapping, a circle and a heap of repeats: told, and nothing is lost."""
    text = f"{MARKER}\n{words}".strip()
    schedule = read(task(1, Notes=text.replace("&", "&amp;"), Duration="PT8H"))
    (row,) = schedule.projects[0].tasks
    assert (row.notes, row.extras) == (text, {})
    assert codes(schedule) == ["import-own-notes"]

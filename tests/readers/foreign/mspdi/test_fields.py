"""Custom fields are known by their alias and their field name, outline codes by their path."""

import pytest

from tests.readers.foreign.mspdi.projects import element, only, project, task

TEXT1, TEXT30, CODE1 = 188743731, 188744016, 188744096


def value(number, text="", **more):
    """Return the value of a field of a row."""
    return element("ExtendedAttribute", {"FieldID": number, "Value": text} | more)


def row(*values, **elements):
    """Return a row with such values."""
    return task(1, Duration="PT8H", **elements).replace("</Task>", "".join(values) + "</Task>")


def define(*fields):
    """Return the definitions of fields, each of number, name and alias."""
    each = (
        element("ExtendedAttribute", {"FieldID": number, "FieldName": name, "Alias": alias})
        for number, name, alias in fields
    )
    return f"<ExtendedAttributes>{''.join(each)}</ExtendedAttributes>"


def test_a_field_has_its_alias_and_its_name():
    """Text1 is called Facility; people are told of the alias alone."""
    fields = define((TEXT1, "Text1", "Facility"))
    read_one = project(row(value(TEXT1, "VAB")), fields=fields)
    assert read_one.tasks[0].fields == {"Facility": "VAB", "Text1": "VAB"}
    assert read_one.field_names == ("Facility",)


@pytest.mark.parametrize(
    ("number", "name"),
    [
        (TEXT1, "Text1"),
        (188743734, "Text2"),
        (188743747, "Text7"),
        (TEXT30, "Text30"),
        (188743752, "Flag1"),
        (188743996, "Number20"),
        (188743945, "Date1"),
        (CODE1, "Outline Code1"),
        (1, "1"),
    ],
)
def test_a_field_that_is_not_defined_has_its_name(number, name):
    """MS Project defines only fields with an alias; their numbers are fixed."""
    read_one = project(row(value(number, "x")))
    assert read_one.tasks[0].fields == {name: "x"}
    assert read_one.field_names == (name,)


def test_outline_codes_are_paths():
    """Pad 1 under Site; a row names the value by its number."""
    values = element("Value", {"ValueID": 10, "Value": "Site"})
    values += element("Value", {"ValueID": 11, "ParentValueID": 10, "Value": "Pad 1"})
    codes = element(
        "OutlineCode",
        {"FieldID": CODE1, "FieldName": "Outline Code1", "Alias": "Place", "Values": values},
    )
    stated = element("OutlineCode", {"FieldID": CODE1, "ValueID": 11})
    found = only(row(stated), fields=f"<OutlineCodes>{codes}</OutlineCodes>").fields
    assert found == {"Place": "Site.Pad 1", "Outline Code1": "Site.Pad 1"}


def test_values_above_each_other_in_a_circle_end():
    """A damaged file names 10 above 11 and 11 above 10."""
    values = element("Value", {"ValueID": 10, "ParentValueID": 11, "Value": "a"})
    values += element("Value", {"ValueID": 11, "ParentValueID": 10, "Value": "b"})
    codes = element("OutlineCode", {"FieldID": CODE1, "Values": values})
    stated = element("OutlineCode", {"FieldID": CODE1, "ValueID": 11})
    found = only(row(stated), fields=f"<OutlineCodes>{codes}</OutlineCodes>").fields
    assert found["Outline Code1"].startswith("a.b.a.b")


def test_several_values_of_a_field_are_listed():
    """A field that takes several has each."""
    assert only(row(value(TEXT1, "A"), value(TEXT1, "B"))).fields == {"Text1": "A, B"}


def test_contacts_and_notes_are_kept():
    """Columns in which people write what they have no other place for."""
    found = only(row(Contact="Ms Li", Notes="Two lines\nof text"))
    assert (found.fields, found.notes) == ({"Contact": "Ms Li"}, "Two lines\nof text")

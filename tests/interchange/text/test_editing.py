"""Entries changed within a text that somebody wrote."""

from scheduler.interchange.text.editing import GraphText

TEXT = """\
name: Campaign   # ours
horizon: 120d

tasks:
  # by hand
  A: {name: Unload,
      hours: 3}   # slow
  # the launch
  B:
    name: Launch
    after: A

# what is compared
scenarios:
  one: {order: parallel}
"""


def test_all_but_the_changed_entry_stays_as_it_was():
    """Comments around it, too."""
    changed = GraphText(TEXT).changed({("tasks", "B"): {"name": "Lift-off", "after": ["A"]}}, {})

    before, rest = TEXT.split("  B:\n")
    assert (
        changed == f"{before}  B: {{name: Lift-off, after: A}}\n\n# what{rest.split('# what')[1]}"
    )


def test_entry_that_is_gone_takes_its_lines_along():
    """A stood on two lines."""
    changed = GraphText(TEXT).changed({("tasks", "A"): None}, {})

    assert changed == TEXT.replace("  A: {name: Unload,\n      hours: 3}   # slow\n", "")


def test_new_entry_stands_behind_the_last():
    """Within its table."""
    changed = GraphText(TEXT).changed({("tasks", "C"): {"name": "Clean"}}, {})

    assert "    after: A\n  C: {name: Clean}\n\n# what is compared" in changed


def test_field_is_written_anew():
    """On its own line."""
    changed = GraphText(TEXT).changed({}, {"horizon": "150d"})

    assert "horizon: 150d\n" in changed


def test_table_on_one_line_has_no_place_for_a_change():
    """Then the text is written as a whole."""
    text = GraphText("tasks: {A: {hours: 3}}\n")

    assert not text.can_change({("tasks", "A"): {"hours": 4}}, {})

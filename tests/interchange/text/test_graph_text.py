"""Task graphs written as text: valid, and saying what was meant."""

from unicodedata import normalize

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from scheduler.calendars.clock.axis import make_axis
from scheduler.interchange.text.entries import WIDTH
from scheduler.interchange.text.graph_text import graph_text
from scheduler.pipeline.campaign_text import Writer
from scheduler.readers.task_graph import parse_task_graph, read_task_graph
from tests.shipped import GRAPHS

HEAD = {"format": 1, "name": "Text", "start": "2026-10-05T08:00", "launch": "A"}
SHOWN = st.text(
    st.characters(exclude_categories=["C", "Z"], include_characters=" ,:#'\"[]{}&*!|>%@`-?"),
    min_size=1,
    max_size=200,
).map(lambda text: " ".join(normalize("NFC", text).split()) or "x")


def graph(**step):
    """Return a graph of one step."""
    return {**HEAD, "tasks": {"A": step}, "scenarios": {"one": {"order": "parallel"}}}


def read(text):
    """Return the campaign that a text says."""
    return parse_task_graph(text.encode(), "graph.yaml").require()


@settings(deadline=None, max_examples=40)
@given(SHOWN, SHOWN)
@example("yes", "null")
@example("~", "12:11")
@example("a: b", "- c")
@example("# no comment", "very long " * 30 + '\\ " end')
def test_any_text_is_read_back(name, note):
    """Names and notes say the same once they are read."""
    note = " ".join(note.split())
    task = read(graph_text(graph(name=name, note=note), {}, {})).tasks["A"]

    assert (task.name, task.note) == (name, note)


@pytest.mark.parametrize("path", GRAPHS, ids=lambda path: path.stem)
def test_shipped_graph_is_read_back(path):
    """All that a graph states, written in this way, is the same campaign."""
    campaign = read_task_graph(path).require()
    plain = Writer(make_axis(campaign).zone).plain(campaign)

    assert read(graph_text(plain, {}, {})) == campaign


def test_steps_stand_under_the_headings_of_their_groups():
    """A heading stands once, above its first step, behind an empty line but for the first."""
    steps = {key: {"name": key} for key in "ABC"}
    text = graph_text(
        {**HEAD, "tasks": steps},
        {("tasks", "B"): "B: why"},
        {"A": ("Hall",), "B": ("Hall",), "C": ()},
    )

    assert text.split("tasks:\n")[1] == (
        "  # Hall\n  A: {name: A}\n  # B: why\n  B: {name: B}\n\n  # Other steps\n  C: {name: C}\n"
    )


def test_long_line_goes_on_below():
    """No line is longer than the page, and the text stays one."""
    note = "word " * 100
    text = graph_text(graph(name="Long", note=note.strip()), {}, {})

    assert max(map(len, text.splitlines())) <= WIDTH
    assert read(text).tasks["A"].note == note.strip()


def test_fields_of_the_head_have_their_comment_behind():
    """Decisions stand where a planner looks."""
    text = graph_text(graph(), {("launch",): "nothing waits for it"}, {})

    assert "launch: A                               # nothing waits for it\n" in text

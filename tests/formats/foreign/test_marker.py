"""The words of a task graph in the notes of another format."""

import pytest

from scheduler.formats.foreign.marker import MARKER, split_marker, with_marker

DATA = {
    "hours": "6h30",
    "after": ["A01", {"task": "A02", "lag": "-2h"}],
    "pausable": True,
    "note": "two lines:\nof a note",
    "name": "起竖 = erect",
}


@pytest.mark.parametrize("text", ["", "Mind the crane.", "One.\n\nTwo: three."])
def test_note_and_data_come_back_as_they_were_written(text: str) -> None:
    """A note and plain data are taken apart as they were put together."""
    assert split_marker(with_marker(text, DATA)) == (text, DATA)


@pytest.mark.parametrize("end", ["\r", "\r\n"])
def test_line_ends_of_other_programs_do_no_harm(end: str) -> None:
    """Notes saved with other line ends are still read."""
    assert split_marker(with_marker("Note.", DATA).replace("\n", end)) == ("Note.", DATA)


@pytest.mark.parametrize(
    "text", ["Plain note", f"{MARKER}\n[a list]", f"{MARKER}\n{{broken", f"say {MARKER} here"]
)
def test_note_that_holds_no_task_graph_stays_whole(text: str) -> None:
    """What is not a mapping behind a marker of its own line belongs to the note."""
    assert split_marker(text) == (text, {})

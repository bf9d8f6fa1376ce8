"""Whatever a file holds, reading it gives a campaign or problems, and never a crash."""

from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from scheduler.readers.task_graph import read_task_graph

VALID = (Path(__file__).parents[1] / "data" / "valid" / "everything.yaml").read_bytes()
LINES = VALID.splitlines(keepends=True)
WORDS = (
    b"null",
    b"[]",
    b"{}",
    b"-1",
    b"1e99",
    b"*work",
    b"&work x",
    b"!tag x",
    b"<<: *work",
    b"9999-12-31T23:59",
    b"0001-01-01T00:00",
    b"launch",
    b"stack-2h",
    b"9" * 400,
    b"9" * 5000,
    b"../../etc/passwd",
    b'"\\ud800"',
    b"\xd9\xa3h",
)
quiet = settings(
    deadline=None,
    max_examples=150,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def reads(folder, content):
    """Whether reading some bytes gives either a campaign or problems."""
    path = folder / "graph.yaml"
    path.write_bytes(content)
    draft = read_task_graph(path)
    return (draft.campaign is None) == bool(draft.problems)


@quiet
@given(content=st.binary(max_size=300))
def test_any_bytes(tmp_path, content):
    """Bytes without meaning are read or refused."""
    assert reads(tmp_path, content)


@quiet
@given(text=st.text(max_size=300))
@example(text="? ? ? a")
@example(text='a: "\\U00110000"')
def test_any_text(tmp_path, text):
    """Text without meaning is read or refused."""
    assert reads(tmp_path, text.encode("utf-8", "replace"))


@quiet
@given(
    place=st.integers(0, len(VALID)),
    length=st.integers(0, 40),
    content=st.one_of(st.binary(max_size=12), st.sampled_from(WORDS)),
)
def test_damaged_file(tmp_path, place, length, content):
    """A right file with some bytes exchanged is read or refused."""
    assert reads(tmp_path, VALID[:place] + content + VALID[place + length :])


@quiet
@given(place=st.integers(0, len(LINES) - 1), value=st.sampled_from(WORDS))
def test_exchanged_value(tmp_path, place, value):
    """A right file in which one field has a strange value is read or refused."""
    key = LINES[place].split(b":")[0]
    lines = [*LINES[:place], key + b": " + value + b"\n", *LINES[place + 1 :]]

    assert reads(tmp_path, b"".join(lines))


@quiet
@given(order=st.permutations(range(len(LINES))), length=st.integers(0, len(LINES)))
def test_shuffled_lines(tmp_path, order, length):
    """The lines of a right file in any order, or only some of them, are read or refused."""
    assert reads(tmp_path, b"".join(LINES[place] for place in order[:length]))


@quiet
@given(place=st.integers(0, len(LINES) - 1))
def test_missing_line(tmp_path, place):
    """A right file without one of its lines is read or refused."""
    assert reads(tmp_path, b"".join(LINES[:place] + LINES[place + 1 :]))

"""Whatever a file of facts holds, reading it gives progress or problems, and never a crash."""

from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from scheduler.readers.progress.progress_yaml import parse_progress_yaml
from scheduler.readers.progress.tables.reading import read_progress_table
from scheduler.readers.task_graph import read_task_graph
from tests.builders import local

DATA = Path(__file__).parents[2] / "data" / "progress"
CAMPAIGN = read_task_graph(DATA / "graph.yaml").require()
EVENTS = (DATA / "invalid" / "events.yaml").read_text("utf-8").splitlines(keepends=True)
HEAD = "time,step,what,value,by,note\n"
CELLS = st.sampled_from(
    [
        *("", "a", "b", "zz", "ready", "start", "finish", "stop", "resume", "remaining", "undo"),
        *("2026-10-19T08:00", "2026-10-19T09:00", "0001-01-01T00:00", "9999-12-31T23:59", "1e99"),
        *("4h", "50%", "-1h", "=A1", "'=A1", "\x00", "\u202e", "9" * 400, '"', "2026-10-25T02:30"),
    ]
)
quiet = settings(
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def reads(folder, content, name="log.csv"):
    """Whether reading some bytes as a table gives either progress or problems."""
    path = folder / name
    path.write_bytes(content)
    draft = read_progress_table(path, CAMPAIGN, local("2026-10-20T12:00"))
    return (draft.progress is None) == bool(draft.problems)


@quiet
@given(content=st.binary(max_size=200), name=st.sampled_from(["log.csv", "facts.xlsx"]))
@example(content=b"PK\x03\x04", name="log.csv")
@example(content=b"\xff\xfe\x00", name="log.csv")
@example(content=b"sep=;", name="log.csv")
def test_any_bytes(tmp_path, content, name):
    """Bytes without meaning are read or refused, whatever their name."""
    assert reads(tmp_path, content, name)


@quiet
@given(rows=st.lists(st.lists(CELLS, max_size=7), max_size=8))
def test_any_rows_of_a_log(tmp_path, rows):
    """Rows of words that logs hold, in any order, are read or refused."""
    text = HEAD + "".join(f"{','.join(row)}\n" for row in rows)
    assert reads(tmp_path, text.encode())


@quiet
@given(rows=st.lists(st.tuples(CELLS, CELLS, CELLS, CELLS), max_size=8))
def test_any_rows_of_a_table(tmp_path, rows):
    """The same in a table with a row for each step."""
    text = "step,started,finished,remaining\n" + "".join(f"{','.join(row)}\n" for row in rows)
    assert reads(tmp_path, text.encode())


@quiet
@given(dropped=st.sets(st.integers(0, len(EVENTS) - 1), max_size=4), cut=st.integers(0, 80))
def test_any_part_of_a_progress_file(dropped, cut):
    """A progress file that lacks lines, or the end of its last one, is read or refused."""
    rest = [line for place, line in enumerate(EVENTS) if place not in dropped]
    rest[-1] = rest[-1][:cut]

    draft = parse_progress_yaml("".join(rest).encode(), "facts.yaml", CAMPAIGN)

    assert (draft.progress is None) == bool(draft.problems)


@quiet
@given(text=st.text(max_size=200))
def test_any_text_as_a_progress_file(text):
    """Text without meaning is read or refused."""
    draft = parse_progress_yaml(text.encode("utf-8", "replace"), "facts.yaml", CAMPAIGN)

    assert (draft.progress is None) == bool(draft.problems)

"""Files that are no task graphs, or mean harm."""

import os
import time
from pathlib import Path

import pytest

from scheduler.readers.task_graph import read_task_graph
from scheduler.readers.yaml.file_text import MAX_BYTES
from scheduler.readers.yaml.guard import MAX_DEPTH, MAX_NODES

ENDLESS = Path("/dev/zero")
LAUGHS = "a: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


def codes_of(path):
    """Return the codes of a file's problems."""
    draft = read_task_graph(path)
    assert draft.campaign is None
    return [problem.code for problem in draft.problems]


def codes_of_bytes(folder, content):
    """Return the codes of the problems of some bytes."""
    path = folder / "graph.yaml"
    path.write_bytes(content)
    return codes_of(path)


def test_huge_file_is_refused_unread(tmp_path):
    """A file of 50 MB is refused by its size alone."""
    path = tmp_path / "huge.yaml"
    with path.open("wb") as stream:
        stream.truncate(50_000_000)
    begin = time.perf_counter()

    assert codes_of(path) == ["file-too-large"]
    assert time.perf_counter() - begin < 5
    assert read_task_graph(path).digest == ""


@pytest.mark.skipif(not ENDLESS.exists(), reason="the system has no endless device")
def test_endless_device_is_refused():
    """A device, or a link to it, is no file, and is not even opened."""
    assert codes_of(ENDLESS) == ["no-plain-file"]


def test_link_to_a_device_is_refused(tmp_path):
    """What counts is what a link leads to."""
    link = tmp_path / "graph.yaml"
    link.symlink_to(ENDLESS if ENDLESS.exists() else os.devnull)

    assert codes_of(link) == ["no-plain-file"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_named_pipe_is_not_waited_for(tmp_path):
    """Nobody writes to the pipe, and nobody waits for it."""
    pipe = tmp_path / "graph.yaml"
    os.mkfifo(pipe)

    assert codes_of(pipe) == ["no-plain-file"]


def test_billion_laughs_is_refused_at_once(tmp_path):
    """Aliases are counted as if written out, without writing them out."""
    begin = time.perf_counter()

    assert codes_of_bytes(tmp_path, LAUGHS.encode()) == ["alias-bomb"]
    assert time.perf_counter() - begin < 5


def test_long_chain_of_aliases_is_too_deep(tmp_path):
    """Aliases of aliases count as levels, so that a thousand of them cannot exhaust the stack."""
    chain = "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}]\n" for n in range(1, 1000))

    assert codes_of_bytes(tmp_path, chain.encode()) == ["too-deep"]


@pytest.mark.parametrize("bracket", ["[", "{a: ", "- ", "? "])
def test_deep_nesting_is_refused(tmp_path, bracket):
    """A million brackets are given up at the first level too many."""
    begin = time.perf_counter()
    content = bracket.encode() * (MAX_BYTES // len(bracket) // 2)

    assert codes_of_bytes(tmp_path, content) in (["too-deep"], ["not-yaml"])
    assert time.perf_counter() - begin < 20


def test_depth_has_an_exact_limit(tmp_path):
    """Twenty levels are read, twenty-one are not."""
    fits = "a: " + "[" * (MAX_DEPTH - 1) + "]" * (MAX_DEPTH - 1)
    deeper = "a: " + "[" * MAX_DEPTH + "]" * MAX_DEPTH

    assert "too-deep" not in codes_of_bytes(tmp_path, fits.encode())
    assert codes_of_bytes(tmp_path, deeper.encode()) == ["too-deep"]


def test_too_many_values_are_refused(tmp_path):
    """A long list is refused without aliases too."""
    assert codes_of_bytes(tmp_path, b"a:\n" + b"- x\n" * MAX_NODES) == ["too-large"]


def test_binary_bytes_are_no_text(tmp_path):
    """Bytes that are no UTF-8 are named with their line."""
    path = tmp_path / "graph.yaml"
    path.write_bytes(b"name: T\n\xff\xfe\x00")

    (problem,) = read_task_graph(path).problems

    assert (problem.code, problem.where.line) == ("not-text", 2)


def test_control_characters_are_no_yaml(tmp_path):
    """A null byte is valid UTF-8 and no YAML."""
    assert codes_of_bytes(tmp_path, b"name: T\nnotes: a\x00b\n") == ["not-yaml"]


@pytest.mark.parametrize("content", [b"", b"\n# nothing\n", b"---\n", b"~", b"\xef\xbb\xbf"])
def test_empty_file_says_nothing(tmp_path, content):
    """A file of comments, or of a byte order mark, is empty."""
    assert codes_of_bytes(tmp_path, content) == ["empty-file"]


def test_missing_file_names_those_beside_it(tmp_path):
    """The way out of a wrong name is the names that exist."""
    (tmp_path / "campaign.yaml").write_text("name: T", "utf-8")

    (problem,) = read_task_graph(tmp_path / "campain.yaml").problems

    assert (problem.code, problem.hint) == ("no-such-file", "Task graphs there: campaign.yaml.")


def test_missing_folder_is_said_so(tmp_path):
    """A path through a folder that is not there says so."""
    (problem,) = read_task_graph(tmp_path / "no" / "graph.yaml").problems

    assert problem.hint.startswith("There is no folder")


def test_folder_is_no_file(tmp_path):
    """A folder is refused by name."""
    assert codes_of(tmp_path) == ["is-a-folder"]


def test_impossible_name_is_unreadable(tmp_path):
    """A name that no file can have is a problem of the input, not a crash."""
    assert codes_of(tmp_path / ("x" * 5000)) == ["unreadable"]


def test_many_unknown_names_are_reported_fast(tmp_path):
    """Looking for near names stops before it takes longer than everything else."""
    tasks = "".join(f"  task-{n}: {{hours: 1, after: tusk-{n}}}\n" for n in range(5000))
    head = "name: T\nstart: 2026-03-02T08:00\nlaunch: task-0\nscenarios: {quiet: {}}\ntasks:\n"
    begin = time.perf_counter()

    codes = codes_of_bytes(tmp_path, (head + tasks).encode())

    assert codes == ["unknown-task"] * 5000
    assert time.perf_counter() - begin < 60

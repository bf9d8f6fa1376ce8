"""Reading task graphs, right and wrong ones."""

import re
from collections import Counter
from hashlib import sha256
from pathlib import Path

import pytest

from scheduler.errors import Finding, InputError, Where
from scheduler.readers.codes import CODES
from scheduler.readers.task_graph import parse_task_graph, read_task_graph

DATA = Path(__file__).parents[1] / "data"
INVALID = sorted((DATA / "invalid").glob("*.yaml"))
VALID = sorted((DATA / "valid").glob("*.yaml"))
EXPECT = re.compile(r"^# expect: (\S+) line (\d+)$", re.MULTILINE)


def expected(path):
    """Return the code and line pairs that a fixture promises."""
    return Counter((code, int(line)) for code, line in EXPECT.findall(path.read_text("utf-8")))


def read_text(folder, text):
    """Read a text as if it were a file."""
    path = folder / "graph.yaml"
    path.write_text(text, "utf-8")
    return read_task_graph(path)


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_file_produces_exactly_the_problems_it_promises(path):
    """Each mistake is reported once, on its line, in one run, and nothing else is."""
    problems = read_task_graph(path).problems

    assert Counter((problem.code, problem.where.line) for problem in problems) == expected(path)


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_problems_have_a_known_code_and_a_way_out(path):
    """Every problem of every fixture has a code that is described, and a hint."""
    problems = read_task_graph(path).problems

    assert [problem for problem in problems if problem.code not in CODES or not problem.hint] == []


def test_fixtures_cover_the_codes():
    """Each code of a task graph's content is produced by a fixture; the others by tests below."""
    covered = {code for path in INVALID for code, _ in expected(path)}

    assert set(CODES) - covered == {
        "alias-bomb",
        "empty-file",
        "file-too-large",
        "is-a-folder",
        "no-plain-file",
        "no-such-file",
        "not-text",
        "too-deep",
        "too-large",
        "unreadable",
    }


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_valid_file_gives_a_campaign(path):
    """A right file has no problems."""
    draft = read_task_graph(path)

    assert draft.problems == ()
    assert draft.require() is draft.campaign


def test_text_is_not_taken_for_something_else():
    """A task called ``no`` stays ``no``, an empty entry is a task, a quoted text stays text."""
    campaign = read_task_graph(DATA / "valid" / "everything.yaml").require()

    assert "no" in campaign.tasks
    assert campaign.tasks["empty"].is_milestone
    assert campaign.tasks["no"].note == ""
    assert campaign.name == "Everything"


def test_digest_is_that_of_the_bytes():
    """The digest identifies the file as it lies on disk."""
    path = DATA / "valid" / "everything.yaml"

    assert read_task_graph(path).digest == sha256(path.read_bytes()).hexdigest()


def test_place_is_the_line_of_the_nearest_thing_around():
    """A path below the known ones lies where its parent does."""
    path = DATA / "valid" / "everything.yaml"
    draft = read_task_graph(path)
    lines = path.read_text("utf-8").splitlines()

    assert (
        draft.locate(("tasks", "paint", "after", 0)).line == draft.locate(("tasks", "paint")).line
    )
    assert (
        lines[draft.locate(("tasks", "stack", "crew", "MEC")).line - 1].strip() == "crew: {MEC: 2}"
    )
    assert draft.locate(("no-such", "path")).line == 2


def test_finding_becomes_a_problem_of_the_file():
    """A finding of a later check is given the file as the user named it, and its line."""
    path = DATA / "valid" / "everything.yaml"
    draft = read_task_graph(path)

    problem = draft.to_problem(Finding(code="x", message="y", path=("name",), hint="z"))

    assert problem.where == Where(str(path), 3)
    assert (problem.code, problem.message, problem.hint) == ("x", "y", "z")


def test_wrong_file_is_not_handed_on():
    """Requiring the campaign of a wrong file raises every problem."""
    draft = read_task_graph(DATA / "invalid" / "many.yaml")

    with pytest.raises(InputError, match="16 problems; nothing was scheduled"):
        draft.require()


def test_unknown_field_suggests_the_word_of_the_file(tmp_path):
    """Suggestions use the words a planner writes, not those of the program."""
    draft = read_text(
        tmp_path,
        "name: T\nstart: 2026-03-02T08:00\nlaunch: a\ntasks: {a: {duration: 3}}\n"
        "scenarios: {quiet: {}}\nlimits: [{form: a start, to: a end, max: 9}]\n",
    )

    assert [problem.hint for problem in draft.problems] == [
        "Write 'hours'.",
        "Add 'from: ...'.",
        "Did you mean 'from'?",
    ]


def test_wrong_part_does_not_hide_or_make_other_mistakes(tmp_path):
    """A dropped list item moves the others, yet they are reported on their own lines."""
    draft = read_text(
        tmp_path,
        "name: T\nstart: 2026-03-02T08:00\nlaunch: a\nscenarios: {quiet: {}}\n"
        "tasks:\n  a:\n    hours: 1\n    after:\n      - '?'\n      - b\n      - gone\n"
        "  b: {hours: x}\n",
    )

    assert [(problem.code, problem.where.line) for problem in draft.problems] == [
        ("bad-link", 9),
        ("unknown-task", 11),
        ("bad-duration", 12),
    ]


def test_key_of_a_vehicle_that_no_copy_can_bear_is_the_way_out():
    """Copies are named after the vehicle: with R|2 no link could name R|2/go."""
    text = (
        "name: x\nstart: 2026-03-02T08:00\nlaunch: go\nflows: {a: {}, b: {}}\n"
        "tasks:\n  s: {hours: 1, elapsed: yes, flow: a, tags: standby}\n"
        "  go: {hours: 1, elapsed: yes, flow: a, after: s}\n"
        "  n: {hours: 1, elapsed: yes, flow: b, loose_end: yes}\n"
        "vehicles:\n  R1: {flows: a, launch: go, standby: {tag: standby}}\n"
        "  R|2: {flows: b, standby: n, called: {like: R1}}\n"
        "scenarios: {p: {}}\n"
    )
    [problem] = parse_task_graph(text.encode(), "graph.yaml").problems

    assert problem.code == "bad-id"
    assert problem.hint == "Its copies are named after the vehicle: give 'R|2' another key."

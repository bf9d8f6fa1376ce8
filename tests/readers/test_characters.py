"""Characters that no text may hold, and ids that only look different."""

import time

import pytest

from scheduler.errors import InputError
from scheduler.readers.task_graph import parse_task_graph

GRAPH = """\
name: {name}
start: 2026-03-02T08:00
launch: "{task}"
tasks: {{"{task}": {{note: {note}}}}}
scenarios: {{"{scenario}": {{}}}}
"""
SOUND = {"name": "T", "task": "go", "note": "n", "scenario": "q"}


def read(**changes):
    """Read a graph with some texts of its own."""
    return parse_task_graph(GRAPH.format(**(SOUND | changes)).encode(), "graph.yaml")


@pytest.mark.parametrize(
    "escape", ["\\0", "\\a", "\\e]0;x", "\\x7f", "\\u202e", "\\u2066", "\\ufffe"]
)
@pytest.mark.parametrize(
    ("place", "line"), [("name", 1), ("task", 3), ("note", 4), ("scenario", 5)]
)
def test_character_that_a_terminal_would_obey_is_refused(escape, place, line):
    """Controls, signs that turn a text about and what is no character are told by line, visibly."""
    text = f"a{escape}b"
    draft = read(**{place: f'"{text}"' if place in {"name", "note"} else text})

    assert {problem.code for problem in draft.problems} == {"bad-character"}
    assert draft.problems[0].where.line == line
    assert all(each.isprintable() for each in str(draft.problems[0]).replace("\n", ""))


@pytest.mark.parametrize("escape", ["\\u200b", "\\ufeff", "\\u00ad", "\\n"])
def test_unseen_character_is_no_part_of_an_id(escape):
    """Two ids must not look alike and differ; words for people may hold what scripts need."""
    assert [problem.code for problem in read(scenario=f"a{escape}b").problems] == ["bad-character"]
    assert read(note=f'"a{escape}b"').problems == ()


def test_lone_half_of_a_pair_is_refused_by_line():
    """Half a character is none."""
    (problem,) = read(note='"\\ud800"').problems
    assert (problem.code, problem.where.line) == ("not-yaml", 4)


def test_ids_are_compared_in_one_form():
    """An accent as a letter of its own, or joined with it, is the same id."""
    text = (
        "name: T\nstart: 2026-03-02T08:00\nlaunch: caf\u00e9\n"
        "tasks: {cafe\u0301: {hours: 1}}\nscenarios: {q: {}}\n"
    )
    draft = parse_task_graph(text.encode(), "graph.yaml")
    assert draft.problems == ()
    assert list(draft.require().tasks) == ["caf\u00e9"]


@pytest.mark.parametrize(
    "name",
    ["../x", "/abs", ".", "..", ".hidden", "a/b", "a\\\\b", "NUL", "con.txt", "a.", "x" * 101],
)
def test_scenario_that_names_no_folder_is_refused(name):
    """Plans of a scenario go into a folder of its name, and nowhere else."""
    (problem,) = read(scenario=name).problems
    assert (problem.code, problem.where.line) == ("bad-id", 5)


@pytest.mark.parametrize(
    "name", ["busy", "three-shifts", "v2.1", "surge +2", "\u9762", "Gr\u00f6\u00dfe", "_"]
)
def test_usual_name_of_a_scenario_is_fine(name):
    """Letters of any script, digits, and the usual signs between them."""
    assert read(scenario=name).problems == ()


def test_many_problems_of_one_kind_are_told_in_a_few_lines():
    """Each is counted, and twenty of a kind are told."""
    text = GRAPH.format(**SOUND) + "".join(f"unknown-{number}: 1\n" for number in range(1000))
    draft = parse_task_graph(text.encode(), "graph.yaml")
    with pytest.raises(
        InputError, match="and 980 more of unknown-field\\n1000 problems;"
    ) as caught:
        draft.require()
    assert len(str(caught.value)) < 10_000


def test_long_chain_of_scenarios_is_read_at_once():
    """A thousand scenarios that extend each other take less than a few seconds."""
    chain = "".join(f"  s{n}: {{extends: s{n - 1}}}\n" for n in range(1, 1000))
    text = GRAPH.replace('scenarios: {{"{scenario}": {{}}}}', "scenarios:\n  s0: {{}}")
    begin = time.process_time()
    assert parse_task_graph((text.format(**SOUND) + chain).encode(), "graph.yaml").problems == ()
    assert time.process_time() - begin < 8


@pytest.mark.parametrize(
    "fields",
    [
        "crews: {MEC: {people: {day: 3000000000}}}",
        "facilities: {PAD: {room: 99999999999999999999}}",
        "horizon: 9999d",
        "holds: [{facility: PAD, from: go, to: go, room: 100001}]\nfacilities: {PAD: {room: 1}}",
    ],
)
def test_numbers_beyond_sense_are_refused(fields):
    """No site has so many people or places, and no campaign lasts so long."""
    text = GRAPH.format(**SOUND) + fields + "\nshifts: {day: 08:00-16:00}\n"
    (problem,) = parse_task_graph(text.encode(), "graph.yaml").problems
    assert problem.where.line == 6

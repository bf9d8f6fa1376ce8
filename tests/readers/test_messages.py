"""What planners get wrong, and what they are told: the place, the way out, once each."""

import pytest

from scheduler.readers.task_graph import parse_task_graph

HEAD = """\
name: T
start: 2026-03-02T08:00
launch: L
shifts: {day: 08:00-16:00}
crews: {MEC: {people: {day: 4}}}
facilities: {A: {room: 1}, B: {room: 1}}
scenarios: {q: {}}
"""
LINE = 8


def only_problem(text):
    """Return the one problem of a text."""
    (problem,) = parse_task_graph(text.encode(), "graph.yaml").problems
    return problem


@pytest.mark.parametrize(
    ("tasks", "line", "way_out"),
    [
        ("tasks:\n  L:\n    hours:5\n", 9, "Put a space after the colon: 'hours: 5'."),
        ("tasks:\n  L:\n    hours\uff1a5\n", 9, "Put a space after the colon: 'hours: 5'."),
        ("tasks:\n  L:\n    hours:5\n    name: x\n", 10, "Write 'hours: ...'."),
        ("tasks:\n  L: {hours: 5\uff0cname: x}\n", 9, "Write plain punctuation"),
        ("tasks:\n  L:\n  hours: 2\n", 10, "Indent 'hours: ...' deeper"),
        ("tasks:\n\tL: {}\n", 9, "Indent with spaces."),
        ("tasks:\n  L: {hours: 1\n  M: {hours: 2}\n", 9, "Add the '}'."),
        ("tasks:\n  L: {name: a: b}\n", 9, "Quote a text that holds ': '"),
        ("tasks:\n  L:\n    name: a: b\n", 10, "Quote the text"),
        ("tasks:\n  L:\n    hours: 1\n     name: b\n", 11, "the same indentation"),
        ("tasks:\n  L:\n    hours: 1\n   name: b\n", 11, "the same indentation"),
        ("tasks: {L: {after: [a,,b]}}\n", 8, "Remove one of them"),
        ("tasks: {L: {name: 'x}}\n", 8, "Add the closing quote."),
        ('tasks: {L: {name: "a\\q"}}\n', 8, "single quotes"),
        ("tasks: {L: {name: @x}}\n", 8, "Quote a text that starts with a sign"),
        ("tasks: {L: {name: *x}}\n", 8, "Quote a text that starts with a sign"),
        ("tasks: {L: {name: % x, hours: 1}}\n", 8, 'starts with a sign: "% x".'),
        ("tasks: {L: {name: & x}}\n", 8, 'starts with a sign: "& x".'),
        ("tasks: {L: {name: ! x}}\n", 8, "put the text in quotes"),
        ("tasks:\n  L: {hours: 1}}\n", 9, "Remove it, or add the '{'"),
        ("tasks:\n  L: {after: [M, N}\n", 9, "Add the ']' before the '}'."),
        ("tasks:\n  L: {name: a: b, hours: 1}\n", 9, "'name: \"a: b\"'."),
        ("tasks:\n  L: {name: a hours: 1}\n", 9, "put a comma before 'hours:' if that is a field"),
        ("tasks:\n  L:\n    name: a: b\n", 10, "'name: \"a: b\"'."),
        ("tasks:\n  L\n  M: {hours: 1}\n", 9, "Write 'key: value'"),
        ("tasks:\n  - L: {hours: 1}\n  M: {hours: 1}\n", 10, "no line such as 'A01: {...}'"),
    ],
)
def test_slip_of_yaml_is_told_on_its_line(tasks, line, way_out):
    """Where it is to be mended, without a word of the grammar."""
    problem = only_problem(HEAD + tasks)
    assert problem.where.line == line
    assert way_out in problem.hint
    assert not any(word in problem.message for word in ("parsing", "scanning", "token", "mapping"))


@pytest.mark.parametrize(
    ("tasks", "message"),
    [
        ("tasks:\n  L: {}\n   M: {}\n", "indented by 3 spaces, the line above it by 2 spaces"),
        ("tasks:\n  L: {}\n M: {}\n", "indented by 1 space, the line above it by 2 spaces"),
        ("tasks:\n  L: {name: @x}\n", "cannot start with '@'"),
        ("tasks:\n  L:\n    name: 'x' y\n", "'y' stands behind a value that has ended"),
        ("tasks:\n  L: {}}\n", "the '}' on this line closes nothing"),
    ],
)
def test_slip_of_yaml_names_the_characters_it_is_about(tasks, message):
    """The planner sees in the message what to look for in the line."""
    assert message in only_problem(HEAD + tasks).message


@pytest.mark.parametrize(
    ("fields", "way_out"),
    [
        ("hours: 5hrs", "Write 5h."),
        ('hours: "2,5"', "Write 2.5, with a point."),
        ("hours: 05:00", "Write 5h."),
        ("hours: 1.000", "Write 1, or 1000 if it is that many."),
        ("hours: 010", "Write 10."),
        ("hours: x", "Write 6h, 90min or 1h30."),
        ("crew: MEC, hours: 1", "'crew: {MEC: 4}'"),
        ("crew: [MEC, ELE], hours: 1", "'crew: {MEC: 4, ELE: 4}'"),
        ("crew: {MEC: [Hans, Eva]}, hours: 1", "not who: 'MEC: 2'"),
        ("crew: {MEC: 1.0}, hours: 1", "Write a whole number"),
        ("crew: {MEC: 1_000}, hours: 1", "Write 1000"),
        ("crew: {MEC: 010}, hours: 1", "Write 10, without the leading zero"),
        ("hours: 1, facility: [A, B]", "'facility: A, equipment: [B]'"),
        ("after: M ss+1h", "Write M SS+1h."),
        ("after: 'M, N'", "Write a list: [M, N]."),
        ("after: 'M; N'", "Write a list: [M, N]."),
        ("hours 1", "Write 'hours: 1'."),
        ("crew: {MEC 2}, hours: 1", "Write 'MEC: 2'."),
        ("test: yes, no, hours: 1", "Give it a value, or remove it."),
        ("crew: {MEC, 3}, hours: 1", "Write how many of MEC: 'MEC: 3'."),
        ("test: ja, hours: 1", "Write yes or no."),
        ("after: M N", "Write a list if these are several tasks: [M, N]."),
        ("tags: 'a, b'", "Write a list: [a, b]."),
        ("windows: [{daily: 08:00\u201316:00}]", "08:00-16:00 with a plain hyphen"),
        ("windows: [{daily: 8am-4pm}]", "Write 08:00-16:00."),
        ("windows: [{daily: 8-16}]", "Write 08:00-16:00."),
        ("windows: [{for: end, from: 2026-03-03, to: 2026-03-04T08:00}]", "2026-03-04T00:00 for"),
        ("windows: [{for: end, from: 2026-03-03T08:00, to: 2026-03-03T24:00}]", "2026-03-04T00:00"),
        ("crew: {MEC: 2}, facility: A", "Write its hours, such as 'hours: 2'"),
    ],
)
def test_value_of_another_form_is_told_as_it_is_written_here(fields, way_out):
    """One message, with the very value where that is clear."""
    problem = only_problem(f"{HEAD}tasks: {{L: {{{fields}}}, M: {{}}, N: {{}}}}\n")
    assert problem.where.line == LINE
    assert way_out in problem.hint


@pytest.mark.parametrize(
    ("people", "way_out"),
    [
        ("6", "'people: {day: 6}'"),
        ("[Hans, Eva]", "'people: {day: 2}'"),
        ("[4, 2]", "'people: {day: 4, late: 2}'"),
        ("{day: [Hans, Eva]}", "not who: 'day: 2'"),
        ("{day: 200000}", "Write 100000 or less."),
    ],
)
def test_people_are_numbers_by_shift(people, way_out):
    """Names of people are counted, and a bare number is given its shift."""
    head = HEAD.replace("people: {day: 4}", f"people: {people}")
    assert way_out in only_problem(f"{head}tasks: {{L: {{}}}}\n").hint


@pytest.mark.parametrize(
    ("event", "way_out"),
    [
        ("launch", "Write launch end or launch start."),
        ("L finish", "Write L end."),
        ("start L", "Write L start."),
        ("L begins", "Write L start."),
    ],
)
def test_event_names_an_end_of_the_task_meant(event, way_out):
    """The way out is made of the task that was written."""
    limits = f"limits: [{{from: M end, to: {event}, max: 2d}}]\n"
    assert only_problem(f"{HEAD}tasks: {{L: {{after: M}}, M: {{}}}}\n{limits}").hint == way_out


@pytest.mark.parametrize(
    "text",
    ["id,name,hours\nA,Stack,2\nB,Lift,3\n", "id\tname\nA\tStack\n", "id;name\nA;a: b\n"],
)
def test_pasted_table_is_recognised(text):
    """A spreadsheet is no task graph, and is called what it is."""
    problem = only_problem(text)
    assert problem.message == "the file holds a table"
    assert "'tasks:'" in problem.hint


@pytest.mark.parametrize(
    ("text", "way_out"),
    [
        (
            "Task ID;Task Name;Duration;Predecessors\nA1;Stack;5 hrs;\nA2;Lift;3;A1\n",
            "Its columns Task ID, Task Name, Duration, Predecessors look like id, name, hours, "
            "after: the first line under 'tasks:' would be 'A1: {name: Stack, hours: 5}'.",
        ),
        ('ID,Name,Work\n7,"Stack, lift",2 days\n', "'A01: {name: \"Stack, lift\", hours: ...}'"),
        ("| id | name |\n|---|---|\n| A | Lift |\n", "'A: {name: Lift, hours: ...}'"),
        ("Stack,5\nLift,3\n", "a line such as 'A01: {name: Stack, hours: 2, after: A00}'"),
    ],
)
def test_pasted_table_is_told_its_first_line(text, way_out):
    """What the columns look like, and the first row as a step; days are not taken for hours."""
    assert way_out in only_problem(text).hint


def test_long_cycle_is_told_in_one_short_line():
    """Its two ends are named, and how many tasks lie between."""
    tasks = "".join(f"  T{number}: {{after: T{number - 1}}}\n" for number in range(1, 300))
    problem = only_problem(f"{HEAD}tasks:\n  T0: {{after: T299}}\n{tasks}  L: {{after: T5}}\n")
    assert problem.code == "cycle"
    assert "T0 -> T1 -> T2 -> T3 -> T4 -> T5 -> ... 289 more ... -> T295" in problem.message


@pytest.mark.parametrize(
    ("change", "way_out"),
    [
        (
            ("launch: L", "launch: L, M"),
            "One name stands here, such as 'L'; name further lift-offs",
        ),
        (("launch: L", "launch: [L, M]"), "Write one alone: 'launch: L'; name further lift-offs"),
        (("{q: {}}", "{q: {}, r: {extends: q q}}"), "One name stands here, such as 'q'."),
        (("{q: {}}", "{q: {shifts: [day day]}}"), "Write a list: [day, day]."),
        (("{q: {}}", "{q: {shifts: [dai]}}"), "Did you mean 'day'?"),
        (("{day: 4}", "{dai: 4}"), "Did you mean 'day'?"),
        (("{people: {day: 4}}", "4"), "Write 'MEC: {people: {day: 4}}'"),
        (("A: {room: 1}", "A: 1"), "Write 'A: {room: 1}'"),
    ],
)
def test_wrong_name_or_number_is_told_once_and_not_by_what_follows_from_it(change, way_out):
    """A shift of another name leaves the crew nobody, but that is no second mistake."""
    tasks = "tasks: {L: {hours: 1, crew: {MEC: 2}, facility: A}, M: {hours: 1, facility: B}}\n"
    assert way_out in only_problem(HEAD.replace(*change) + tasks).hint


def test_facts_of_a_day_are_called_what_they_are():
    """A progress file in the place of the task graph is one mistake, with the way to go on."""
    problem = only_problem("format: 1\ndata_date: 2026-03-02T09:00\nsteps: {L: {}}\n")
    assert problem.where.line == 2
    assert "a progress file, and no task graph" in problem.message
    assert "--progress" in problem.hint

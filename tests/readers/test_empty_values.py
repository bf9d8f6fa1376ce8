"""Nothing that a file says is lost: a place without a value is told with what was meant."""

import pytest

from scheduler.readers.task_graph import parse_task_graph

HEAD = """\
name: T
start: 2026-03-02T08:00
launch: go
shifts: {day: 08:00-16:00, late: 16:00-24:00}
crews: {MEC: {people: {day: 4}}}
facilities: {PAD: {room: 1}, HALL: {room: 1}}
"""
TASKS = "tasks: {stack: {hours: 1}, unload: {hours: 1}, go: {after: [stack, unload]}}\n"
SCENARIOS = "scenarios: {quiet: {}}\n"


def problems_of(text):
    """Return the problems of a text."""
    return parse_task_graph(text.encode(), "graph.yaml").problems


def in_task(fields):
    """Return the only problem of a graph whose first step has these fields."""
    tasks = (
        f"tasks:\n  stack: {{{fields}}}\n  unload: {{hours: 1}}\n  go: {{after: [stack, unload]}}\n"
    )
    (problem,) = problems_of(HEAD + tasks + SCENARIOS)
    assert problem.where.line == 8
    return problem


@pytest.mark.parametrize(
    ("fields", "way_out"),
    [
        ("hours: 2,5", "'hours: 2.5', with a point"),
        ("hours: 2, 5", "'hours: 2.5', with a point"),
        ("hours: 2,5h, crew: {MEC: 2}, facility: PAD", "'hours: 2.5h', with a point"),
        ("hours: 2, after: unload, go", "'after: [unload, go]'"),
        ("hours: 2, after: [unload], go", "'after: [unload, go]'"),
        ("hours: 2, tags: early, small, cold", "'tags: [early, small, cold]'"),
        ("hours: 2, test", "'test: yes'"),
        ("test, hours: 2", "'test: yes'"),
        ("hours: 2, tset", "'test: yes'"),
        ("hours: 2, pausable, crew: {MEC: 2}", "'pausable: yes'"),
        ("name: Stack, then lift, hours: 2", "'name: \"Stack, then lift\"'"),
        ("hours: 2,5, test", "'hours: 2.5', with a point and 'test: yes'"),
        ("hours: 2, facility: PAD, HALL", "'facility: PAD, equipment: [HALL]'"),
        ("hours:5, crew: {MEC: 2}, facility: PAD", "'hours: 5', with a plain colon"),
        ("hours\uff1a5, crew: {MEC: 2}, facility: PAD", "'hours: 5', with a plain colon"),
        ("hours: 2, crew", "'crew: ...' with a value"),
        ("hours: 2, crew: {MEC}", "Write how many of MEC: 'MEC: 4'."),
        ("hours: 2, crew: {MEC: 2,5}", "one whole number for MEC"),
    ],
)
def test_word_between_commas_is_told_with_what_was_meant(fields, way_out):
    """YAML reads such a word as a key without a value; it never vanishes."""
    problem = in_task(fields)
    assert problem.code == "empty-value"
    assert way_out in problem.hint


@pytest.mark.parametrize(
    ("scenario", "way_out"),
    [
        ("week: mon-fri, sun", "'week: [mon-fri, sun]'"),
        ("weeks: {MEC: mon-fri, sun}", "'MEC: [mon-fri, sun]'"),
        ("shifts: day, late", "'shifts: [day, late]'"),
        ("surge: ~", "write {} for none"),
        ("done: null", "write [] for none"),
        ('done: ""', "write [] for none"),
        ("order: ", "or remove it"),
    ],
)
def test_empty_field_of_a_scenario_is_told(scenario, way_out):
    """A scenario loses no day, and an empty field does not fall back on what it extends."""
    (problem,) = problems_of(HEAD + TASKS + f"scenarios: {{quiet: {{{scenario}}}}}\n")
    assert problem.code == "empty-value"
    assert way_out in problem.hint


@pytest.mark.parametrize("text", ["limits:\n", "holidays:\n", "target: ~\n", "notes:\n"])
def test_empty_key_at_the_head_is_told(text):
    """A key with nothing under it may have lost what stood there."""
    (problem,) = problems_of(HEAD + TASKS + SCENARIOS + text)
    assert (problem.code, problem.where.line) == ("empty-value", 9)


@pytest.mark.parametrize("text", ["targt:\n", "targt: ~\n"])
def test_unknown_field_is_told_though_it_is_empty(text):
    """A misspelt field is a mistake with or without a value."""
    (problem,) = problems_of(HEAD + TASKS + SCENARIOS + text)
    assert (problem.code, problem.hint) == ("unknown-field", "Did you mean 'target'?")


def test_required_field_without_a_value_is_missing():
    """The name of the campaign may not be empty."""
    (problem,) = problems_of(HEAD.replace("name: T", 'name: ""') + TASKS + SCENARIOS)
    assert problem.code == "missing-field"


def test_entry_without_fields_is_whole():
    """A milestone, a flow or a scenario needs no field; an empty note says that there is none."""
    tasks = "tasks:\n  go:\n  sign: {note: ''}\n"
    head = HEAD.replace("crews", "flows: {ship: }\ncrews")
    assert problems_of(f"{head}{tasks}scenarios:\n  quiet:\n") == ()


def test_stray_word_in_a_table_is_no_entry():
    """A name without a colon may be a lost part of what stands before it."""
    (problem,) = problems_of(HEAD + TASKS + "scenarios: {quiet, busy}\n")
    assert (problem.code, problem.hint) == ("empty-value", "Write what quiet is: 'quiet: ...'.")


@pytest.mark.parametrize("items", ["[stack, ~]", "[stack, '']", "\n      - stack\n      -"])
def test_empty_item_of_a_list_is_told(items):
    """A list has as many items as it shows."""
    tasks = f"tasks:\n  stack: {{hours: 1}}\n  go:\n    after: {items}\n"
    (problem,) = problems_of(HEAD + tasks + SCENARIOS)
    assert problem.code == "empty-value"


def test_sentence_with_a_comma_is_read_whole_and_warned_of():
    """A reason goes on behind its comma, and no word of it is lost."""
    rests = (
        "stand_downs: [{from: 2026-03-02T12:00, to: 2026-03-02T13:00, "
        "reason: fire drill, all halls}]\n"
    )

    draft = parse_task_graph((HEAD + TASKS + SCENARIOS + rests).encode(), "graph.yaml")

    assert draft.require().stand_downs[0].reason == "fire drill, all halls"
    assert [each.code for each in draft.remarks] == ["comma-in-text"]


@pytest.mark.parametrize("words", ["pausable", "pausabel", "drill", "test, all halls"])
def test_word_that_may_be_a_field_joins_no_sentence(words):
    """A field, nearly a field, or a single word is a mistake even behind a sentence."""
    assert in_task(f"note: fire drill, {words}").code == "empty-value"

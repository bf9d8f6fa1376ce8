"""Fields that the format calls otherwise."""

import pytest

from scheduler.model.mistakes.field_types import field_names, model_at
from scheduler.model.mistakes.file_kind import RISKS, TASK_GRAPH, reading
from scheduler.model.mistakes.foreign_fields import FOREIGN
from scheduler.model.mistakes.foreign_risks import FOREIGN_RISKS
from scheduler.readers.task_graph import parse_task_graph

GRAPH = """\
name: T
start: 2026-03-02T08:00
launch: go
shifts: {{day: 08:00-16:00}}
tasks: {{go: {{hours: 1, {field}: x}}}}
scenarios: {{quiet: {{}}}}
"""
PLACES = {
    "Task": ("tasks", "a"),
    "Campaign": (),
    "Crew": ("crews", "a"),
    "Facility": ("facilities", "a"),
    "Window": ("windows", "a"),
    "Closure": ("stand_downs", 0),
    "Link": ("tasks", "a", "after", 0),
    "Limit": ("limits", 0),
    "Hold": ("holds", 0),
    "ScenarioEntry": ("scenarios", "a"),
    "Risks": (),
    "HoursRange": ("hours", 0),
    "Together": ("together", 0),
    "Mishap": ("events", "e"),
    "AddedWork": ("events", "e", "add", "F1"),
    "WeatherRisk": ("weather", "w"),
    "LaunchRisk": ("launch",),
    "Attempt": ("launch", "attempt"),
    "Recycle": ("launch", "recycle"),
}


def way_out(field):
    """Return the hint for a field of a step."""
    (problem,) = parse_task_graph(GRAPH.format(field=field).encode(), "graph.yaml").problems
    assert problem.code == "unknown-field"
    return problem.hint


@pytest.mark.parametrize(
    ("field", "native"),
    [
        ("predecessors", "'after: "),
        ("duration", "'hours'"),
        ("deadline", "due"),
        ("people", "'crew: {MEC: 4}'"),
        ("late", "Write 'as_late_as_possible: ...'."),
        ("successors", "Write 'after: go' in the later step."),
        ("milestone", "Write no 'hours' instead: a step without hours is a milestone."),
        ("description", "'name: ...'"),
        ("Predecessors", "'after: "),
    ],
)
def test_field_of_another_tool_is_told_in_the_words_of_this_one(field, native):
    """The right field is named, and not the one that looks most like the wrong one."""
    assert native in way_out(field)


def test_unknown_field_is_answered_with_all_fields():
    """The list is not cut: the field that was meant may be the last one."""
    hint = way_out("zzz")
    model = model_at(("tasks", "a"))
    assert model is not None
    assert set(field_names(model)) <= set(hint.strip(".").split(" ", 1)[1].split(", "))


@pytest.mark.parametrize("name", FOREIGN)
def test_what_is_offered_is_a_field_there(name):
    """The way out of a foreign field leads to a field of the format."""
    with reading(RISKS if name in FOREIGN_RISKS else TASK_GRAPH):
        model = model_at(PLACES[name])
    assert model is not None
    assert model.__name__ == name
    known = set(field_names(model)) | {"limits"}
    forms = [form if "'" in form else f"'{form}'" for _, form in FOREIGN[name].values()]
    offered = {form.split("'")[1].partition(":")[0] for form in forms}
    assert offered <= known

"""A scenario written into the text of a task graph."""

from hashlib import sha256

import pytest

from scheduler.analyse.sources import Graph
from scheduler.pipeline.making_a_date.target_graph import FILE, graph_with
from scheduler.readers.task_graph import parse_task_graph

HEAD = """\
name: Test
start: 2025-11-10T08:00
launch: L
shifts: {day: 08:00-16:00, evening: 16:00-24:00}
crews: {MEC: {people: {day: 1}}}
windows: {light: {daily: 08:00-16:00, widest: 07:00-17:00}}
tasks:
  A: {hours: 1, crew: {MEC: 1}, tags: ready}
  B: {hours: 1, crew: {MEC: 1}, usually_after: [A], windows: [light]}
  L: {hours: 1, after: [A, B]}
"""
FULL = {
    "order": "serial",
    "shifts": ["day", "evening"],
    "week": "mon-fri",
    "weeks": {"MEC": "mon-sun"},
    "stand_downs": [{"from": "2025-11-12T08:00", "to": "2025-11-12T16:00", "reason": "visit: x"}],
    "holidays": "worked",
    "people": {"MEC": {"evening": 0}},
    "surge": {"MEC": {"day": 2}},
    "set_aside": ["A>B"],
    "widened": ["light"],
    "done": ["ready"],
    "duty": {"like": "surge", "days_in_row": 9, "as": "rule"},
}


def add(text, **fields):
    """Add a scenario with some fields to a text; return the new graph, if any, and the scenario."""
    campaign = parse_task_graph(text.encode(), "graph").require()
    entry = {"id": "target", "name": "target", **fields}
    changed = campaign.replace(scenarios={**campaign.scenarios, "target": entry})
    scenario = changed.resolve_scenario("target")
    graph = Graph(file="graph", digest="", text=text)
    return graph_with(graph, campaign, scenario), scenario


@pytest.mark.parametrize(
    "scenarios",
    [
        "scenarios:\n  slow: {}\n",
        "scenarios:\n  slow: {}",
        "scenarios:\n    slow:\n        shifts: [day]\n\n# the end\n",
        "scenarios:\n  slow: {order: serial,\n    shifts: [day]}   # quiet\nlimits: []\n",
        "scenarios: {slow: {}}\n",
        "scenarios: {slow: {order: serial},\n  fast: {}, }  # all\nlimits: []\n",
        "scenarios:\n  slow: {}\n  # more to come\n# costs\ncosts: {habit: 3}\n",
    ],
)
def test_scenario_is_read_back_as_it_was(scenarios):
    """Wherever the scenarios stand, the new text says the same campaign and the new scenario."""
    graph, scenario = add(HEAD + scenarios, **FULL)

    assert graph is not None
    assert graph.digest == sha256(graph.text.encode()).hexdigest()
    assert parse_task_graph(graph.text.encode(), FILE).require().resolve_scenario("target") == (
        scenario
    )


def test_lines_before_and_after_stay_as_they_are():
    """Only whole lines are added, below the last scenario and above what follows."""
    text = f"{HEAD}scenarios:\n  slow: {{}}  # quiet\n# prices\ncosts: {{habit: 3}}\n"
    graph, _ = add(text, shifts=["day"])

    before, after = f"{HEAD}scenarios:\n  slow: {{}}  # quiet\n", "# prices\ncosts: {habit: 3}\n"
    assert graph.text.startswith(f"{before}  # Written by")
    assert graph.text.endswith(after)
    assert "\n  target:\n    name: target\n" in graph.text


def test_nothing_is_inherited_by_mistake():
    """A scenario without duty rules or people stays without them, whatever the others say."""
    text = f"{HEAD}scenarios:\n  slow: {{duty: routine, surge: {{MEC: {{day: 1}}}}}}\n"
    graph, scenario = add(text)

    assert graph is not None
    assert (scenario.duty, scenario.surge) == (None, {})


def test_comma_before_a_comment_has_no_place():
    """A list of scenarios in braces that ends with a comma and a comment is left alone."""
    text = f"{HEAD}scenarios: {{slow: {{}}, # quiet\n}}\n"

    assert add(text, shifts=["day"])[0] is None


def test_name_that_is_taken_has_no_place():
    """A second entry of the same name would be a mistake of the file."""
    text = f"{HEAD}scenarios:\n  slow: {{}}\n  target: {{}}\n"

    assert add(text, shifts=["day"])[0] is None


def test_scenario_that_no_file_can_say_has_no_place():
    """Rules like a preset but without one of its limits cannot be written down."""
    text = f"{HEAD}scenarios:\n  slow: {{}}\n"

    assert add(text, duty={"like": "surge", "days_in_row": None})[0] is None

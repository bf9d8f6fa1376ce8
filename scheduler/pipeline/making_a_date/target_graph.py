"""Write a scenario into the text of a task graph, where the others stand."""

import textwrap
from collections.abc import Mapping
from datetime import tzinfo
from hashlib import sha256
from math import inf
from typing import Any

import yaml

from scheduler.analyse.sources import Graph
from scheduler.errors import InputError
from scheduler.model.campaign import Campaign
from scheduler.model.progress.recorded_campaign import without_progress
from scheduler.model.scenario import Scenario
from scheduler.pipeline.load import load_text
from scheduler.studies.making_a_date.deciding import scenario_text

FILE = "task-graph.yaml"
COMMENT = "# Written by `launch-scheduler {}`."
WIDTH = 110
FORM: Any = {"sort_keys": False, "allow_unicode": True}


def graph_with(
    graph: Graph, campaign: Campaign, scenario: Scenario, *, by: str = "target"
) -> Graph | None:
    """
    Return a task graph with one more scenario, or nothing if its text has no place for it.

    The new text is read back: it must say the same campaign, and the very same scenario.

    Parameters
    ----------
    graph
        The task graph as it was read.
    campaign
        The campaign that it says.
    scenario
        The scenario to add, under an id that no other has.
    by
        The command that writes it.
    """
    text = _insert(graph.text, scenario, campaign.zone, COMMENT.format(by))
    if text is None:
        return None
    try:
        again, _ = load_text(text, FILE, graph.progress)
    except InputError:
        return None
    others = {key: each for key, each in again.scenarios.items() if key != scenario.id}
    if len(others) == len(again.scenarios) or again.resolve_scenario(scenario.id) != scenario:
        return None
    stated = without_progress(again.altered({"scenarios": others}))
    if stated != without_progress(campaign):
        return None
    digest = sha256(text.encode()).hexdigest()
    return Graph(file=FILE, digest=digest, text=text, progress=graph.progress)


def _insert(text: str, scenario: Scenario, zone: tzinfo, comment: str) -> str | None:
    table = _scenarios_in(text)
    if table is None:
        return None
    entry = {scenario.id: scenario_text(scenario, zone)}
    if table.flow_style:
        return _in_braces(text, table.end_mark.index - 1, entry)
    lines = text.splitlines(keepends=True)
    place = _after_last_entry(lines, table.end_mark.line)
    if not lines[place - 1].endswith("\n"):
        lines[place - 1] += "\n"
    block = yaml.safe_dump(entry, width=WIDTH, default_flow_style=None, **FORM)
    margin = " " * table.start_mark.column
    return "".join([*lines[:place], textwrap.indent(f"{comment}\n{block}", margin), *lines[place:]])


def _scenarios_in(text: str) -> yaml.MappingNode | None:
    """Return the node of the scenarios, with the marks of its place."""
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    for key, value in root.value if isinstance(root, yaml.MappingNode) else ():
        if key.value == "scenarios" and isinstance(value, yaml.MappingNode):
            return value
    return None


def _after_last_entry(lines: list[str], end: int) -> int:
    """Return the line after the last entry of a block that ends before a line, comments aside."""
    place = min(end, len(lines))
    while place and lines[place - 1].lstrip()[:1] in {"", "#"}:
        place -= 1
    return place


def _in_braces(text: str, brace: int, entry: Mapping[str, Any]) -> str:
    """Return a text with an entry before the closing brace of a mapping on one line."""
    dumped = yaml.safe_dump(dict(entry), width=inf, default_flow_style=True, **FORM)
    inner = dumped.strip().removeprefix("{").removesuffix("}")
    comma = "" if text[:brace].rstrip().endswith(("{", ",")) else ", "
    return f"{text[:brace]}{comma}{inner}{text[brace:]}"

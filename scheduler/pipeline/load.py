"""From a task-graph file to a campaign, or to every problem of the file."""

from pathlib import Path

from scheduler.analyse.sources import Graph, SourceText
from scheduler.errors import InputError, Problem
from scheduler.model.campaign import Campaign
from scheduler.pipeline.opened import (
    Amend,
    AnyGraph,
    OpenedGraph,
    as_opened,
    open_graph,
    open_texts,
)


def load(path: AnyGraph, scenario: str | None = None) -> tuple[Campaign, Graph]:
    """
    Read a task graph and try every task on the calendars of a scenario and the baseline.

    Raises
    ------
    InputError
        With every problem of the file.
    """
    opened = as_opened(path).worked_by(scenario)
    return opened.campaign, opened.graph


def load_all(path: AnyGraph, scenario: str | None = None) -> tuple[Campaign, Graph]:
    """Read a task graph like `load`, and try every task on the calendars of every scenario."""
    opened = as_opened(path).worked_by(scenario)
    opened.require_workable(opened.campaign.scenarios)
    return opened.campaign, opened.graph


def load_text(
    text: str,
    file: str,
    progress: SourceText | None = None,
    amend: Amend | None = None,
) -> tuple[Campaign, Graph]:
    """
    Read a task graph from its text, and facts from theirs, such as the copies in a plan file.

    ``amend`` adds to the facts what is known beside their file.
    """
    opened = open_texts(Graph(file=file, digest="", text=text, progress=progress), amend)
    opened.require_workable(())
    return opened.campaign, opened.graph


def find_problems(path: Path) -> tuple[Problem, ...]:
    """Return every problem of a task-graph file; none means that it can be planned."""
    try:
        return problems_of(open_graph(path))
    except InputError as error:
        return tuple(error.problems)


def problems_of(opened: OpenedGraph) -> tuple[Problem, ...]:
    """Return what only the calendars of its scenarios reveal of a task graph and its facts."""
    try:
        opened.require_workable(opened.campaign.scenarios)
    except InputError as error:
        return (*error.problems, *_unknown(opened))
    return _unknown(opened)


def _unknown(opened: OpenedGraph) -> tuple[Problem, ...]:
    try:
        opened.require_known(opened.campaign.plan_scenario)
    except InputError as error:
        return tuple(error.problems)
    return ()

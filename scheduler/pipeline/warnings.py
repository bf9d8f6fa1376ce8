"""What a task graph, or its plan, probably does not mean."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from scheduler.advice import warnings_of
from scheduler.advice.plans import warn_of_plan
from scheduler.analyse.plan import ExplainedPlan
from scheduler.errors import Finding, InputError, Problem, Severity
from scheduler.pipeline.load import problems_of
from scheduler.pipeline.opened import AnyGraph, as_opened, open_graph
from scheduler.readers.draft import Draft, in_file_order
from scheduler.readers.task_graph import parse_task_graph


def find_warnings(graph: AnyGraph) -> tuple[Problem, ...]:
    """
    Return what a task graph probably does not mean although it can be planned, in file order.

    Raises
    ------
    InputError
        If the file has problems: warnings are looked for in what holds.
    """
    opened = as_opened(graph)
    found = warnings_of(opened.campaign, opened.calendars)
    return _placed(opened.draft, (*found, *opened.draft.remarks))


def examine(path: Path) -> tuple[Problem, ...]:
    """
    Return every problem of a task graph and every warning, in file order.

    In a file that cannot be read as a campaign there are problems only.
    """
    try:
        opened = open_graph(path)
    except InputError as error:
        return tuple(error.problems)
    return in_file_order((*problems_of(opened), *find_warnings(opened)))


def find_plan_warnings(plan: ExplainedPlan) -> tuple[Problem, ...]:
    """Return what only a plan shows of its task graph, in file order."""
    findings = list(warn_of_plan(plan))
    if not findings:
        return ()
    return _placed(parse_task_graph(plan.graph.text.encode(), plan.graph.file), findings)


def _placed(draft: Draft, findings: Iterable[Finding]) -> tuple[Problem, ...]:
    """Give warnings their lines in a file."""
    return in_file_order(
        replace(draft.to_problem(finding), severity=Severity.WARNING) for finding in findings
    )

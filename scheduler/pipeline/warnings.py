"""What a task graph, or its plan, probably does not mean."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from pathlib import Path

from scheduler.advice import warnings_of
from scheduler.advice.plans import warn_of_plan
from scheduler.analyse.plan import ExplainedPlan
from scheduler.errors import Finding, InputError, Problem, Severity
from scheduler.pipeline.load import problems_of
from scheduler.pipeline.opened import AnyGraph, OpenedGraph, as_opened, open_graph, open_texts
from scheduler.pipeline.risk.files import examine_risks, tags_of_risks
from scheduler.readers.draft import in_file_order


def find_warnings(graph: AnyGraph, risks: Path | None = None) -> tuple[Problem, ...]:
    """
    Return what a task graph probably does not mean although it can be planned, in file order.

    ``risks`` is a risk file that uses its tags, by default the one beside it.

    Raises
    ------
    InputError
        If the file has problems: warnings are looked for in what holds.
    """
    opened = as_opened(graph)
    found = list(_meant(opened, risks, warnings_of(opened.campaign, opened.calendars)))
    remarks = () if opened.facts is None else opened.facts.remarks
    return in_file_order((*_placed(opened, (*found, *opened.draft.remarks)), *remarks))


def examine(
    path: Path, facts: Path | None = None, risks: Path | None = None
) -> tuple[Problem, ...]:
    """
    Return every problem of a task graph, of facts and risks of it, and every warning, in order.

    Where a file cannot be read there are problems only.
    """
    try:
        opened = open_graph(path, facts)
    except InputError as error:
        return tuple(error.problems)
    of_risks = () if risks is None else examine_risks(risks, opened)
    return in_file_order((*problems_of(opened), *find_warnings(opened, risks), *of_risks))


def _meant(
    opened: OpenedGraph, risks: Path | None, findings: Iterable[Finding]
) -> Iterable[Finding]:
    """Yield findings but for tags without a use in the graph that its risk file uses."""
    used: Collection[str] | None = None
    for finding in findings:
        if finding.code == "unused-tag":
            used = tags_of_risks(risks, opened) if used is None else used
            _, step, _, place = finding.path
            if opened.campaign.tasks[str(step)].tags[int(place)] in used:
                continue
        yield finding


def find_plan_warnings(plan: ExplainedPlan) -> tuple[Problem, ...]:
    """Return what only a plan shows of its task graph, in file order."""
    findings = list(warn_of_plan(plan))
    return _placed(open_texts(plan.graph), findings) if findings else ()


def _placed(opened: OpenedGraph, findings: Iterable[Finding]) -> tuple[Problem, ...]:
    """Give warnings their files and lines."""
    return in_file_order(
        replace(opened.to_problem(finding), severity=Severity.WARNING) for finding in findings
    )

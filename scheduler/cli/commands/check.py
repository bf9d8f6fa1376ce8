"""``launch-scheduler check``."""

from pathlib import Path
from typing import Annotated

import typer

from scheduler.cli.arguments.options import Debug, GraphFile, Json, ProgressFile, Strict
from scheduler.cli.reports.warnings import problem_data, warning_count
from scheduler.cli.terminal import exit_codes
from scheduler.cli.terminal.console import explained_errors, print_json, report
from scheduler.errors import Problem, Severity, told


def check_command(
    graph: GraphFile,
    *,
    facts: ProgressFile = None,
    plan: Annotated[
        Path | None,
        typer.Option("--plan", help="Check facts of this plan: GRAPH is a progress file."),
    ] = None,
    facts_of: Annotated[
        Path | None,
        typer.Option("--graph", help="Check facts of this task graph: GRAPH is a progress file."),
    ] = None,
    strict: Strict = False,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """
    Check a task graph: report every problem of the file in one run.

    Each problem names the file, the line, a stable code, the value and the way out. A file that
    can be read is also searched for warnings: what can be planned but is probably not meant.
    With --progress so are the facts of it, and what they leave to do. With --plan or --graph the
    file itself is a progress file, and its facts alone are checked.
    """
    with explained_errors(debug=debug):
        found = _examined(graph, facts, plan, facts_of)
    warnings = sum(each.severity is Severity.WARNING for each in found)
    problems = len(found) - warnings
    if as_json:
        print_json([problem_data(each) for each in found])
    else:
        for text in told(found):
            report(text)
        report(_verdict(graph, problems, warnings, strict=strict))
    if problems or (strict and warnings):
        raise typer.Exit(exit_codes.BAD_INPUT)


def _examined(
    path: Path, facts: Path | None, plan: Path | None, graph: Path | None
) -> tuple[Problem, ...]:
    """Return what is wrong with a task graph, or with facts if it is named what they are of."""
    from scheduler.pipeline.warnings import examine

    if plan is None and graph is None:
        return examine(path, facts)
    from scheduler.cli.arguments.facts import campaign_meant, refuse
    from scheduler.pipeline.progress.reading import find_progress_problems

    if facts is not None:
        text = "write GRAPH --progress FILE, or FILE --graph GRAPH"
        raise refuse(
            "--progress", "what is checked is a progress file already", f"To check facts: {text}."
        )
    campaign, announced = campaign_meant(plan, graph, "check")
    return find_progress_problems(path, campaign, announced)


def _verdict(graph: Path, problems: int, warnings: int, *, strict: bool) -> str:
    """Return the last line: how many problems and warnings there are."""
    more = f", {warning_count(warnings)}" if warnings else ""
    if problems:
        return f"{problems} problem{'' if problems == 1 else 's'}{more}."
    counted = "; with --strict they count as problems" if strict and warnings else ""
    return f"{graph}: no problems{more}{counted}."

"""``launch-scheduler check``."""

from pathlib import Path
from typing import Annotated

import typer

from scheduler.cli.arguments.options import Debug, GraphFile, Json, ProgressFile, RiskFile, Strict
from scheduler.cli.reports.warnings import problem_data, warning_count
from scheduler.cli.terminal import exit_codes
from scheduler.cli.terminal.console import explained_errors, print_json, report
from scheduler.errors import Problem, Severity, told


def check_command(
    graph: GraphFile,
    *,
    facts: ProgressFile = None,
    risk: RiskFile = None,
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
    With --progress so are the facts of it, and what they leave to do, and with a risk file beside
    it, or named with --risk, what that says. With --plan or --graph the file itself is a progress
    file, and its facts alone are checked.
    """
    risks = _risks_of(graph, risk, is_graph=plan is None and facts_of is None)
    with explained_errors(debug=debug):
        if plan is None and facts_of is None:
            found = _examined(graph, facts, risks)
        else:
            _refuse_files_beside(facts, risk)
            found = _of_facts(graph, plan, facts_of)
    warnings = sum(each.severity is Severity.WARNING for each in found)
    problems = len(found) - warnings
    if as_json:
        print_json([problem_data(each) for each in found])
    else:
        for text in told(found):
            report(text)
        files = str(graph) if risks is None else f"{graph} and {risks}"
        report(_verdict(files, problems, warnings, strict=strict))
    if problems or (strict and warnings):
        raise typer.Exit(exit_codes.BAD_INPUT)


def _risks_of(graph: Path, named: Path | None, *, is_graph: bool) -> Path | None:
    """Return the risk file that is named, or lies beside a task graph."""
    from scheduler.readers.risk.beside import risk_beside

    return named or (risk_beside(graph) if is_graph else None)


def _examined(path: Path, facts: Path | None, risks: Path | None) -> tuple[Problem, ...]:
    """Return what is wrong with a task graph, and with facts and risks of it."""
    from scheduler.pipeline.warnings import examine

    return examine(path, facts, risks)


def _of_facts(path: Path, plan: Path | None, graph: Path | None) -> tuple[Problem, ...]:
    """Return what is wrong with facts of a plan, or of a task graph."""
    from scheduler.cli.arguments.facts import campaign_meant
    from scheduler.pipeline.progress.reading import find_progress_problems

    campaign, announced = campaign_meant(plan, graph, "check")
    return find_progress_problems(path, campaign, announced)


def _refuse_files_beside(facts: Path | None, risk: Path | None) -> None:
    """Refuse files of a task graph where a progress file is checked alone."""
    from scheduler.cli.arguments.facts import refuse

    what = "what is checked is a progress file already"
    if facts is not None:
        text = "write GRAPH --progress FILE, or FILE --graph GRAPH"
        raise refuse("--progress", what, f"To check facts: {text}.")
    if risk is not None:
        raise refuse("--risk", what, "To check risks: write GRAPH --risk FILE.")


def _verdict(files: str, problems: int, warnings: int, *, strict: bool) -> str:
    """Return the last line: how many problems and warnings there are."""
    more = f", {warning_count(warnings)}" if warnings else ""
    if problems:
        return f"{problems} problem{'' if problems == 1 else 's'}{more}."
    counted = "; with --strict they count as problems" if strict and warnings else ""
    return f"{files}: no problems{more}{counted}."

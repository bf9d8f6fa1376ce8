"""``launch-scheduler check``."""

from pathlib import Path

import typer

from scheduler.cli import exit_codes
from scheduler.cli.arguments.options import Debug, GraphFile, Json, Strict
from scheduler.cli.console import explained_errors, print_json, report
from scheduler.cli.reports.warnings import problem_data, warning_count
from scheduler.errors import Severity, told


def check_command(
    graph: GraphFile,
    *,
    strict: Strict = False,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """
    Check a task graph: report every problem of the file in one run.

    Each problem names the file, the line, a stable code, the value and the way out. A file that
    can be read is also searched for warnings: what can be planned but is probably not meant.
    """
    with explained_errors(debug=debug):
        from scheduler.pipeline.warnings import examine

        found = examine(graph)
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


def _verdict(graph: Path, problems: int, warnings: int, *, strict: bool) -> str:
    """Return the last line: how many problems and warnings there are."""
    more = f", {warning_count(warnings)}" if warnings else ""
    if problems:
        return f"{problems} problem{'' if problems == 1 else 's'}{more}."
    counted = "; with --strict they count as problems" if strict and warnings else ""
    return f"{graph}: no problems{more}{counted}."

"""``launch-scheduler check``."""

from pathlib import Path

import typer

from scheduler.cli import exit_codes
from scheduler.cli.console import explained_errors, print_json, report
from scheduler.cli.options import Debug, GraphFile, Json, Strict
from scheduler.cli.warning_lines import problem_data, warning_count


def check_command(
    graph: GraphFile,
    *,
    strict: Strict = False,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """
    Check a task graph: report every problem of the file in one run.

    Each problem names the file, the line, a stable code, the value and the way out. A file
    without problems is looked through for warnings: what can be planned, and is probably not
    meant.
    """
    with explained_errors(debug=debug):
        from scheduler.pipeline.load import find_problems
        from scheduler.pipeline.warnings import find_warnings

        problems = find_problems(graph)
        warnings = () if problems else find_warnings(graph)
    found = (*problems, *warnings)
    if as_json:
        print_json([problem_data(each) for each in found])
    else:
        for each in found:
            report(str(each))
        report(_verdict(graph, len(problems), len(warnings), strict=strict))
    if problems or (strict and warnings):
        raise typer.Exit(exit_codes.BAD_INPUT)


def _verdict(graph: Path, problems: int, warnings: int, *, strict: bool) -> str:
    if problems:
        return f"{problems} problem{'' if problems == 1 else 's'}."
    if not warnings:
        return f"{graph}: no problems."
    counted = "; with --strict they count as problems" if strict else ""
    return f"{graph}: no problems, {warning_count(warnings)}{counted}."

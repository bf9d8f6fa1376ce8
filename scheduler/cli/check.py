"""``launch-scheduler check``."""

import typer

from scheduler.cli import exit_codes
from scheduler.cli.console import explained_errors, print_json, report
from scheduler.cli.options import Debug, GraphFile, Json


def check_command(
    graph: GraphFile,
    *,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """
    Check a task graph: report every problem of the file in one run.

    Each problem names the file, the line, a stable code, the value and the way out.
    """
    with explained_errors(debug=debug):
        from scheduler.pipeline.load import find_problems

        problems = find_problems(graph)
    if as_json:
        print_json(
            [
                {
                    "file": problem.where.file,
                    "line": problem.where.line,
                    "code": problem.code,
                    "message": problem.message,
                    "hint": problem.hint,
                }
                for problem in problems
            ]
        )
    else:
        for problem in problems:
            report(str(problem))
        count = len(problems)
        report(
            f"{count} problem{'s' if count != 1 else ''}." if count else f"{graph}: no problems."
        )
    if problems:
        raise typer.Exit(exit_codes.BAD_INPUT)

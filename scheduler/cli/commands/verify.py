"""``launch-scheduler verify``."""

from pathlib import Path
from typing import Annotated

import typer

from scheduler.cli.arguments.options import Debug, Json, PlanPlace
from scheduler.cli.terminal import exit_codes
from scheduler.cli.terminal.console import explained_errors, print_json, report


def verify_command(
    plan: PlanPlace,
    *,
    graph: Annotated[
        Path | None,
        typer.Option(help="The task graph; by default the copy inside the plan."),
    ] = None,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """
    Verify a written plan against its task graph, rule by rule, without the planner.

    Reads the raw files again and names every rule that the plan breaks, and every figure that does
    not follow from its dates. The rules share no code with the search that made the plan. The bound
    is taken on trust: only a new search could prove it.
    """
    with explained_errors(debug=debug):
        from scheduler.cli.arguments.plans import plan_meant
        from scheduler.pipeline.reopen import verify

        violations = verify(plan_meant(plan, "verify"), graph)
    if as_json:
        print_json(
            [
                {"rule": broken.rule, "tasks": broken.tasks, "message": broken.message}
                for broken in violations
            ]
        )
    else:
        for broken in violations:
            report(str(broken))
        count = len(violations)
        report(
            f"{count} broken rule{'s' if count != 1 else ''}."
            if count
            else f"{plan}: sound, every rule holds and every figure follows from the dates; "
            "the bound is the search's and was not proved again."
        )
    if violations:
        raise typer.Exit(exit_codes.BAD_INPUT)

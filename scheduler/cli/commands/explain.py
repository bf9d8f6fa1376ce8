"""``launch-scheduler explain``."""

from dataclasses import asdict
from typing import Annotated

import typer

from scheduler.cli.arguments.options import Debug, Json, PlanPlace
from scheduler.cli.terminal.console import explained_errors, print_json, report


def explain_command(
    plan: PlanPlace,
    step: Annotated[str, typer.Argument(help="The step, by its id or name.")],
    *,
    counterfactuals: Annotated[
        bool,
        typer.Option(help="Also plan without what the step waits for, to see what would help."),
    ] = True,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """
    Explain one step of a written plan: why it starts when it does and not earlier.

    Says what it holds up and how far it can slip, and plans again with the people or room that it
    waits for, to say how much time they would save.
    """
    with explained_errors(debug=debug):
        from scheduler.cli.arguments.plans import plan_meant
        from scheduler.cli.terminal.interrupts import one_interrupt
        from scheduler.pipeline.reopen import reopen
        from scheduler.studies.explaining.explain import explain

        with one_interrupt():
            opened = reopen(plan_meant(plan, "explain", step))
            told = explain(opened, step, counterfactuals=counterfactuals)
    if as_json:
        print_json(asdict(told))
        return
    report(str(told))

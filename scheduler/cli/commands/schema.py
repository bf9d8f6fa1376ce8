"""``launch-scheduler schema``."""

from typing import Annotated

import typer


def schema_command(
    *,
    risk: Annotated[
        bool, typer.Option("--risk", help="The schema of risk files, not that of task graphs.")
    ] = False,
) -> None:
    """
    Print the JSON Schema of task graphs; editors use it to complete and check files.

    With --risk it is that of risk files.
    """
    from scheduler.formats.schemas.risk_schema import risk_schema
    from scheduler.formats.schemas.task_graph_schema import task_graph_schema

    typer.echo(risk_schema() if risk else task_graph_schema(), nl=False)

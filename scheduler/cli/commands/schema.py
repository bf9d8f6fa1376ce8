"""``launch-scheduler schema``."""

import typer


def schema_command() -> None:
    """Print the JSON Schema of task graphs; editors use it to complete and check files."""
    from scheduler.formats.task_graph_schema import task_graph_schema

    typer.echo(task_graph_schema(), nl=False)

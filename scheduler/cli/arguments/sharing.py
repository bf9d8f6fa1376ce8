"""Where studies that make many plans make them: the options of all, each said once."""

from typing import Annotated

import typer

Processes = Annotated[
    int,
    typer.Option(min=0, help="Local processes that share the plans; 0 uses all cores."),
]
ProcessesIfAny = Annotated[
    int | None,
    typer.Option(
        "--processes",
        min=0,
        help="Local processes that share the plans, each searched with one thread unless --workers "
        "says more; 0 uses all cores. By default all are made here, one after the other.",
        show_default=False,
    ),
]
Cluster = Annotated[
    str | None,
    typer.Option(
        help="A dask scheduler whose workers share the plans, such as tcp://10.0.0.5:8786."
    ),
]


def threads(workers: int, processes: int | None, cluster: str | None) -> int:
    """Return the threads of one search: one where plans are shared, unless more are asked for."""
    is_shared = processes is not None or cluster is not None
    return 1 if is_shared and not workers else workers

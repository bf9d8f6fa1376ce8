"""Where studies that make many plans make them: the options of all, each said once."""

from typing import Annotated

import typer

from scheduler.model.search_bounds import MOST_WORKERS

Processes = Annotated[
    int,
    typer.Option(
        min=0, max=MOST_WORKERS, help="Local processes that share the plans; 0 uses all cores."
    ),
]
ProcessesIfAny = Annotated[
    int | None,
    typer.Option(
        "--processes",
        min=0,
        max=MOST_WORKERS,
        help="Local processes that share the plans, each with one search thread unless --workers "
        "says more; 0 uses all cores. By default plans are made here, one after the other.",
        show_default=False,
    ),
]
Cluster = Annotated[
    str | None,
    typer.Option(
        help="A dask scheduler whose workers share the plans, such as tcp://10.0.0.5:8786."
    ),
]

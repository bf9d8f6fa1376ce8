"""Whether neighbours may move, as an option."""

from enum import StrEnum
from typing import Annotated

import typer


class NeighboursDo(StrEnum):
    """What neighbours do for the launch."""

    STAY = "stay"
    MOVE = "move"


Neighbours = Annotated[
    NeighboursDo,
    typer.Option(
        help="What neighbours do: stay, or move as far as the task graph permits. Then launch "
        "comes first and their price second, and what each price buys is told."
    ),
]

"""The options of `replan` that no other command has."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from scheduler.planning.interface.options import Prefer


class ReplanAim(StrEnum):
    """What follows launch: as little change as can be, or what `plan` prefers."""

    STEADY = "steady"
    EARLY = "early"
    CALM = "calm"
    CHEAP = "cheap"
    COVER = "cover"

    @property
    def preference(self) -> Prefer | None:
        """What is preferred, nothing for a steady plan."""
        return None if self is ReplanAim.STEADY else Prefer(self.value)


FactsOfReplan = Annotated[
    Path, typer.Option("--progress", help="The facts up to now, as a progress file.")
]
AimOfReplan = Annotated[
    ReplanAim,
    typer.Option(
        "--prefer",
        help="What follows launch: to change as little as can be of what was announced, early "
        "starts, the least night and weekend work, the least cost, or the next vehicle on standby "
        "as early as possible.",
    ),
]
Freeze = Annotated[
    str | None,
    typer.Option(
        "--freeze",
        help="How long from the data date nothing announced moves unless facts leave no "
        "choice, such as 24h, or none; by default that of the facts.",
    ),
]
Pins = Annotated[
    list[str] | None,
    typer.Option("--pin", help="STEP=DATE: a start given by hand, not moved; repeat it."),
]
Trade = Annotated[
    bool,
    typer.Option("--trade", help="Also find what later launches would save of the changes."),
]
AnnouncedScenario = Annotated[
    str | None,
    typer.Option("--scenario", "-s", help="The scenario; by default the announced one."),
]
FolderBeside = Annotated[
    Path | None,
    typer.Option(
        "--out", "-o", "--output", help="Results folder; by default one beside the plan's."
    ),
]

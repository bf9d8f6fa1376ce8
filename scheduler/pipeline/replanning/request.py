"""What is asked of a replan beside the facts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from scheduler.model.notation.base import TaskId
from scheduler.planning.interface.options import Prefer, SolveOptions


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplanRequest:
    """
    How to replan.

    ``prefer`` of nothing asks for a steady plan. ``freeze`` stands in place of that of the facts,
    ``pins`` come on top of theirs; texts are read like those of a file, moments are local.
    ``scenario`` is that of the announced plan unless another one is named. With ``trade`` the least
    disturbance is found for later launches, too.
    """

    search: SolveOptions = field(default_factory=SolveOptions)
    prefer: Prefer | None = None
    freeze: timedelta | str | None = None
    pins: Mapping[TaskId, datetime | str] = field(default_factory=dict)
    scenario: str | None = None
    trade: bool = False

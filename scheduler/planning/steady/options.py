"""How a steady plan is searched for."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from scheduler.model.notation.base import Minutes, TaskId
from scheduler.planning.interface.options import Prefer, SolveOptions


@dataclass(frozen=True, slots=True, kw_only=True)
class SteadyOptions:
    """
    What a new plan has to keep of the announced one, and how hard it is searched for.

    Steps announced within ``freeze`` minutes of the data date are frozen; ``pins`` are starts given
    by hand. ``prefer`` says what else follows launch: with ``early`` all steps are as early as they
    can be, whatever was announced; with ``calm`` and ``cheap`` their value comes first.
    ``begin`` is the data date where the situation has no facts. What ``search`` prefers is not
    looked at.
    """

    search: SolveOptions = field(default_factory=SolveOptions)
    prefer: Prefer | None = None
    begin: Minutes = 0
    freeze: Minutes = 0
    pins: Mapping[TaskId, Minutes] = field(default_factory=dict)

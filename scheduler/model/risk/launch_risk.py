"""Attempts at launch: how often they fail, and when the next one may come."""

from scheduler.model.notation.base import Listed, Part, TaskId
from scheduler.model.notation.durations import Length
from scheduler.model.notation.numbers import Positive
from scheduler.model.notation.shares import Chance, Persistence


class Attempt(Part):
    """What scrubs an attempt: weather by civil day, and technical trouble by attempt."""

    no_go: Chance = 0.0
    persistence: Persistence = 0.0
    technical: Chance = 0.0


class Recycle(Part):
    """
    What follows a scrub: the next attempt ends no sooner than ``after`` the one before.

    The steps in ``redo`` are done again first. After ``in_a_row`` attempts it is ``then`` instead,
    and the count begins anew.
    """

    after: Length
    redo: Listed[TaskId] = ()
    in_a_row: Positive | None = None
    then: Length | None = None


class LaunchRisk(Part):
    """Attempts at launch and what follows one that is scrubbed."""

    attempt: Attempt = Attempt()
    recycle: Recycle

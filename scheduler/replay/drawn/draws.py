"""What is drawn for each campaign that is played, and what became of it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scheduler.engine.kernels import order_tables

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

LATE = order_tables.LATE
"""The launch of a draw that lies outside the rules: later than any date."""
ABSENT = order_tables.NOTHING
"""The start and the end of a step that is not done in a draw."""
MOST_ATTEMPTS = 64
"""Attempts at launch in one draw; whoever fails so often is outside the rules."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draws:
    """
    Numbers drawn for campaigns: a row for each of them.

    Attributes
    ----------
    hours
        Working minutes of each step of the playbook, in its order.
    happens
        Whether each mishap of the playbook happens.
    begins
        The minute at which each mishap with a period begins, else -1.
    no_go
        For each weather of the playbook and each of its days, whether it is bad.
    technical
        For each attempt at launch, whether technical trouble scrubs it.
    shortened
        How often the hours drawn for a test were less than it takes, and were set to them.
    """

    hours: Ints
    happens: Bools
    begins: Ints
    no_go: Bools
    technical: Bools
    shortened: int = 0

    def __len__(self) -> int:
        return len(self.hours)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayedDraws:
    """
    What became of each draw: a row for each of them.

    Attributes
    ----------
    launches
        The end of launch in minutes, `LATE` outside the rules.
    outside
        -1, or what took the draw outside the rules: a number in ``Playbook.reasons``.
    scrubs
        How many attempts at launch failed.
    starts, ends
        Of each step of the playbook, the last time that it was done, `ABSENT` if it was not;
        empty where only launches were asked for.
    critical
        Whether each step was on the driving chain of launch; empty likewise.
    """

    launches: Ints
    outside: Ints
    scrubs: Ints
    starts: Ints
    ends: Ints
    critical: Bools


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """
    What became of draws before some of their numbers were changed; it saves playing them anew.

    Attributes
    ----------
    played
        What became of them, with the dates of all steps.
    rows
        The draws of which any number has changed; the others end as before.
    steps
        For each step of the playbook, whether it may be concerned itself by what has changed.
    """

    played: PlayedDraws
    rows: Ints
    steps: Bools

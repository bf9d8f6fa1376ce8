"""Options for draws that are played by other policies than the order of the plan."""

from enum import StrEnum
from typing import Annotated

import typer

from scheduler.cli.arguments.options import time_option
from scheduler.errors import InputError, Problem, Where

MOST_DRAWS = 1_000_000


class PolicyName(StrEnum):
    """What planners do when launch slips."""

    REPLAN = "replan"


Policy = Annotated[
    tuple[PolicyName, int] | None,
    typer.Option(
        "--policy",
        metavar="replan N",
        help="Also replan the first N draws whenever their launch slips: what that is worth.",
    ),
]
Hindsight = Annotated[
    int | None,
    typer.Option(
        min=1,
        max=MOST_DRAWS,
        metavar="N",
        help="Also plan the first N draws with all of them known: the most planning can be worth.",
    ),
]
DrawLimit = Annotated[float, time_option("Time limit to plan one draw anew.")]


def replans_meant(policy: tuple[PolicyName, int] | None) -> int:
    """
    Return how many draws are to be replanned.

    Raises
    ------
    InputError
        If that is none, or more than can be drawn.
    """
    if policy is None:
        return 0
    if 1 <= policy[1] <= MOST_DRAWS:
        return policy[1]
    problem = Problem(
        code="bad-option",
        message=f"{policy[1]} is no number of draws to replan",
        where=Where("--policy"),
        hint="Write how many, such as: --policy replan 50.",
    )
    raise InputError([problem])

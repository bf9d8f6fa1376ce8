"""Options that name a risk file, a chance, or another policy than the order of the plan."""

from pathlib import Path
from typing import Annotated

import typer

from scheduler.cli.arguments.options import time_option
from scheduler.errors import InputError, Problem, Where

RiskFile = Annotated[
    Path | None,
    typer.Option(
        "--risk",
        help="A risk file: also say how sure the date is; by default that beside the task graph.",
    ),
]
RiskOfAnnounced = Annotated[
    Path | None,
    typer.Option(
        "--risk",
        help="A risk file: also say how sure the date is; by default that of the announced plan, "
        "or the one beside the facts in the name of the task graph.",
    ),
]
WithoutRisk = Annotated[
    bool, typer.Option("--no-risk", help="Do not say how sure the date is, whatever lies beside.")
]


MOST_DRAWS = 1_000_000


REPLAN = "replan"
"""The policy of planners who plan anew when launch slips."""

Policy = Annotated[
    tuple[str, str] | None,
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


def chance_meant(text: str) -> float:
    """
    Return the chance that is meant by ``80%`` or ``0.8``.

    Raises
    ------
    InputError
        If it is none, or certainty or nothing, which no date can be asked for.
    """
    from pydantic_core import PydanticCustomError

    from scheduler.model.notation.shares import parse_chance

    try:
        share = parse_chance(text)
        if not 0 < share < 1:
            why = "is no chance to promise a date for; write one between 0 and 100 %, such as 80%"
            raise PydanticCustomError("bad-chance", "{value} {why}", {"value": text, "why": why})
    except PydanticCustomError as error:
        what, _, way_out = error.message().partition("; ")
        hint = f"{way_out[:1].upper()}{way_out[1:]}."
        problem = Problem(code=error.type, message=what, where=Where("--chance"), hint=hint)
        raise InputError([problem]) from error
    return share


def require_one_way(risk: Path | None, *, without: bool) -> None:
    """
    See that a risk file is not named and refused at once.

    Raises
    ------
    InputError
        If it is.
    """
    if risk is not None and without:
        problem = Problem(
            code="bad-option",
            message="a risk file is named and refused at once",
            where=Where("--risk, --no-risk"),
            hint="Leave one of them out.",
        )
        raise InputError([problem])


def replans_meant(policy: tuple[str, str] | None) -> int:
    """
    Return how many draws are to be replanned.

    Raises
    ------
    InputError
        If that is none, or more than can be drawn, or there is no such policy.
    """
    if policy is None:
        return 0
    name, count = policy
    if name != REPLAN:
        raise _bad_policy(f"{name!r} is no policy", "Write: --policy replan 50.")
    if not count.isdecimal() or not 1 <= int(count) <= MOST_DRAWS:
        what = f"{count} is no number of draws to replan"
        raise _bad_policy(what, "Write how many, such as: --policy replan 50.")
    return int(count)


def _bad_policy(what: str, way_out: str) -> InputError:
    where = Where("--policy")
    return InputError([Problem(code="bad-option", message=what, where=where, hint=way_out)])

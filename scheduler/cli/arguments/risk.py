"""What the options ask for that name a risk file, or a chance."""

from pathlib import Path
from typing import Annotated

import typer

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

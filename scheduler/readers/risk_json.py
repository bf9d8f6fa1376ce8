"""Read ``risk.json`` back."""

from pathlib import Path

from pydantic import ValidationError

from scheduler.errors import InputError, Problem, Where
from scheduler.formats.risk.document import RiskDocument
from scheduler.readers.plan_json import read_content

RISK_FILE = "risk.json"
HINT = "Write it again with `launch-scheduler risk`, or remove it."


def risk_beside_plan(plan_file: Path, digest: str) -> RiskDocument | None:
    """
    Return what lies beside a plan file about its risk; nothing if it is about another plan.

    Parameters
    ----------
    plan_file
        The plan file.
    digest
        The SHA-256 of its bytes.

    Raises
    ------
    InputError
        If the file beside it is no ``risk.json`` of this program.
    """
    file = plan_file.with_name(RISK_FILE)
    if not file.exists():
        return None
    try:
        told = RiskDocument.model_validate_json(read_content(file))
    except ValidationError as error:
        problems = [_problem(file, ".".join(map(str, x["loc"])), x["msg"]) for x in error.errors()]
        raise InputError(problems) from error
    return told if told.plan_digest == digest else None


def _problem(file: Path, place: str, why: str) -> Problem:
    message = f"{place}: {why}" if place else why
    return Problem(code="not-a-risk", message=message, where=Where(str(file)), hint=HINT)

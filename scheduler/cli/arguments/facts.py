"""What the commands on facts ask for: the campaign meant, and where to write."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from scheduler.errors import ExportError, InputError, Problem, Where

if TYPE_CHECKING:
    from scheduler.model.campaign import Campaign
    from scheduler.pipeline.progress.announced import AnnouncedSteps

WAY_OUT = "Name the announced plan with --plan, or the task graph with --graph."


def campaign_meant(
    plan: Path | None, graph: Path | None, command: str
) -> "tuple[Campaign, AnnouncedSteps | None]":
    """
    Return the campaign that facts are of, with the announced plan if one is named.

    Raises
    ------
    InputError
        If neither a plan nor a graph is named, or both, or the file cannot be read.
    """
    from scheduler.cli.arguments.plans import plan_meant
    from scheduler.pipeline.load import load
    from scheduler.pipeline.progress.announced import read_announced

    if (plan is None) == (graph is None):
        what = "is not named" if plan is None else "is named twice"
        raise refuse("--plan", f"what the facts are of {what}", WAY_OUT)
    if graph is not None:
        return load(graph)[0], None
    announced = read_announced(plan_meant(plan or Path(), command))
    return announced.campaign, announced


def moment_meant(text: str, option: str, zone: ZoneInfo) -> datetime:
    """
    Return a local date and time from the text of an option; ``now`` is this minute.

    Raises
    ------
    InputError
        If it is none, or names no minute there, or two.
    """
    from scheduler.cli.arguments.dates import read_date

    if text.strip() == "now":
        return datetime.now(UTC).astimezone(zone).replace(second=0, microsecond=0, tzinfo=None)
    return read_date(text, option, zone)


def require_place(out: Path, sources: list[Path | None], *, replace: bool) -> None:
    """
    See that a file may be written at a place: nothing that is there is lost unawares.

    Raises
    ------
    ExportError
        If a file is there that may not be replaced, or one that facts are read from.
    """
    from scheduler.formats.result_names import is_result

    read = {source.resolve() for source in sources if source is not None}
    if out.resolve() in read or is_result(out.name):
        what = "is read here" if out.resolve() in read else "is a file of results"
        message = f"{out} {what}, and is not written over\n    Name another file with --out."
        raise ExportError(message)
    if out.exists() and not replace:
        message = f"{out} is there already\n    Name another file with --out, or add --replace."
        raise ExportError(message)


def refuse(option: str, message: str, hint: str) -> InputError:
    """Return the error for an option that does not go with the rest."""
    problem = Problem(code="bad-option", message=message, where=Where(option), hint=hint)
    return InputError([problem])

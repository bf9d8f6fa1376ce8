"""Build progress from plain data, leaving out what is wrong until the rest holds."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from pydantic import ValidationError

from scheduler.errors import Finding, NodePath
from scheduler.model.campaign import Campaign
from scheduler.model.mistakes.assembling import ROUNDS, drop_errors
from scheduler.model.mistakes.pruning import Pruning
from scheduler.model.mistakes.schema_errors import shown, to_finding
from scheduler.model.notation.moments import in_zone
from scheduler.model.progress.progress import FORMAT, Progress
from scheduler.model.progress.validate import validate_progress
from scheduler.readers.building import RISKS
from scheduler.readers.progress.follow_ups import is_follow_up
from scheduler.readers.progress.merging import with_news_of
from scheduler.readers.progress.percentages import find_percentages
from scheduler.readers.progress.serial_dates import find_serial_dates
from scheduler.readers.yaml.empty_values import find_empty_values
from scheduler.readers.yaml.gaps import Gap


def build_progress(
    data: dict[str, Any],
    campaign: Campaign,
    gaps: Sequence[Gap] = (),
    spoilt: Sequence[NodePath] = (),
    before: Progress | None = None,
) -> tuple[Progress | None, list[Finding]]:
    """
    Return the progress that plain data describe, and everything wrong with it.

    With findings, the progress is what remains without the wrong parts.

    Parameters
    ----------
    data
        Mappings, lists and texts as a progress file has them.
    campaign
        The campaign that it is of, whose clocks its dates are read by.
    gaps
        Its places without a value.
    spoilt
        Places already reported, at which nothing else is looked for.
    before
        An earlier progress file, which says what the data leave to it.
    """
    version = data.get("format")
    if version is not None and version != str(FORMAT):
        return None, [_unknown_format(version)]
    if "tasks" in data and not {"data_date", "steps"} & data.keys():
        return None, [_task_graph()]
    if RISKS & data.keys() and not {"data_date", "steps"} & data.keys():
        return None, [_risks(min(RISKS & data.keys()))]
    pruning = Pruning(data)
    for path in spoilt:
        pruning.drop(path)
    findings = list(_plain_mistakes(data, gaps, pruning))
    with in_zone(campaign.zone):
        for _ in range(ROUNDS):
            try:
                progress = Progress.model_validate(pruning.rest(), by_alias=True, by_name=False)
            except ValidationError as error:
                findings.extend(drop_errors(error, pruning))
            else:
                progress = with_news_of(before, progress)
                return progress, findings + list(_semantic(progress, campaign, pruning))
    return None, findings


def _risks(field: str) -> Finding:
    return Finding(
        code="unknown-field",
        message=f"{field!r}: the file is a risk file, and no progress file",
        path=(field,),
        hint="To check it, run launch-scheduler check GRAPH --risk FILE.",
    )


def _task_graph() -> Finding:
    return Finding(
        code="missing-field",
        message="data_date is missing: the file is a task graph, and no progress file",
        path=(),
        hint="Name the task graph first, and the facts of the day with --progress.",
    )


def _unknown_format(version: Any) -> Finding:
    return Finding(
        code="unknown-format",
        message=f"format {shown(version)} is not known to this version of the program",
        path=("format",),
        hint=f"Write 'format: {FORMAT}', or update the program.",
    )


def _plain_mistakes(
    data: dict[str, Any], gaps: Sequence[Gap], pruning: Pruning
) -> Iterator[Finding]:
    """Yield what is wrong whatever the fields ask for, and drop it."""
    for path in _stated_ids(data):
        pruning.drop(path)
        yield to_finding("extra_forbidden", path, "id", {})
    for paths, finding in find_empty_values(gaps):
        for path in paths:
            pruning.drop(path)
        yield finding
    for finding in (*find_percentages(data), *find_serial_dates(data)):
        pruning.drop(finding.path)
        yield finding


def _tables(data: Any, *keys: str) -> Iterator[tuple[NodePath, dict[str, Any]]]:
    """Yield the mappings under some keys of each event, with their paths."""
    events = data.get("events")
    for name, event in events.items() if isinstance(events, dict) else ():
        here: Any = event
        for key in keys:
            here = here.get(key) if isinstance(here, dict) else None
        if isinstance(here, dict):
            yield ("events", name, *keys), here


def _stated_ids(data: dict[str, Any]) -> Iterator[NodePath]:
    """Yield where a new step or a window states its id: the key is the id."""
    for keys in (("add", "tasks"), ("windows",)):
        for path, table in _tables(data, *keys):
            yield from (
                (*path, key, "id")
                for key, entry in table.items()
                if isinstance(entry, dict) and "id" in entry
            )


def _semantic(progress: Progress, campaign: Campaign, pruning: Pruning) -> Iterator[Finding]:
    """Yield what is wrong with the rest and is not explained by what was dropped."""
    for finding in validate_progress(progress, campaign, known=_named(pruning)):
        path = pruning.original(finding.path)
        placed = Finding(code=finding.code, message=finding.message, path=path, hint=finding.hint)
        if not is_follow_up(placed, pruning.dropped):
            yield placed


def _named(pruning: Pruning) -> dict[str, Collection[str]]:
    """Return the names that the file defines but the rest may lack, by table."""
    added = {name for _, table in _tables(pruning.data, "add", "tasks") for name in table}
    return {**pruning.dropped_names(), "tasks": added}

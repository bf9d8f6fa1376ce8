"""Assemble a campaign from data, leaving out what is wrong until the rest holds."""

from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from scheduler.errors import Finding, NodePath
from scheduler.model.campaign import FORMAT, TABLES, UNJUDGED, Campaign
from scheduler.model.mistakes.follow_ups import (
    TABLES_OF_CODES,
    comes_from_names,
    is_follow_up,
)
from scheduler.model.mistakes.pruning import Pruning, descend, holds
from scheduler.model.mistakes.schema_errors import shown, to_finding
from scheduler.model.validate import validate

SUGGESTIONS = 50
"""Unknown fields that get a suggestion; looking for near names of very many is slow."""
ROUNDS = 16
"""More than the levels of a task graph: each round drops at least one level of what is wrong."""


def assemble(pruning: Pruning, *, by_name: bool) -> tuple[Campaign | None, list[Finding]]:
    """
    Return the campaign that data describes and everything wrong with it.

    With findings, the campaign is what remains without the wrong parts.

    Parameters
    ----------
    pruning
        The data, less what is known to be wrong; what else is wrong is dropped from it.
    by_name
        Whether fields may have their names in Python as well as those in a file.
    """
    findings: list[Finding] = []
    for _ in range(ROUNDS):
        try:
            campaign = Campaign.model_validate(
                pruning.rest(), by_alias=True, by_name=by_name, context=UNJUDGED
            )
        except ValidationError as error:
            findings.extend(drop_errors(error, pruning))
        else:
            return campaign, findings + list(_semantic(campaign, pruning))
    return None, findings or [_unreadable()]


def foreign_format(data: dict[str, Any], plan_hint: str = "") -> Finding | None:
    """Return what is wrong with the format that data state; ``plan_hint`` is for written plans."""
    version = data.get("format")
    if version is None or str(version) == str(FORMAT):
        return None
    is_plan = str(version).startswith("launch-plan/")
    return Finding(
        code="unknown-format",
        message=f"format {shown(version)} is not known to this version of the program",
        path=("format",),
        hint=(is_plan and plan_hint) or f"Write 'format: {FORMAT}', or update the program.",
    )


def _unreadable() -> Finding:
    return Finding(
        code="bad-value",
        message="the file does not fit the format",
        path=(),
        hint="See the format's description.",
    )


def stated_ids(data: dict[str, Any]) -> Iterator[Finding]:
    """Yield a finding for each entry that states its id: the key is the id."""
    for table in TABLES:
        entries = data.get(table)
        for key, entry in entries.items() if isinstance(entries, dict) else ():
            if not isinstance(entry, dict):
                continue
            paths: list[NodePath] = [(table, key, "id")] if "id" in entry else []
            if table == "tasks":
                paths += _ids_of_windows((table, key, "windows"), entry.get("windows"))
            yield from (to_finding("extra_forbidden", path, "id", {}) for path in paths)


def _ids_of_windows(path: NodePath, windows: Any) -> Iterator[NodePath]:
    """Yield where the windows of a task, one alone or several, state an id."""
    places: list[tuple[NodePath, Any]] = [(path, windows)]
    if isinstance(windows, list):
        places = [((*path, place), window) for place, window in enumerate(windows)]
    yield from ((*at, "id") for at, window in places if isinstance(window, dict) and "id" in window)


def drop_errors(error: ValidationError, pruning: Pruning) -> list[Finding]:
    """Report each error and drop its place, unless it comes from something dropped before."""
    rest = pruning.rest()
    findings: list[Finding] = []
    drops: list[NodePath] = []
    for detail in error.errors(include_url=False):
        found = _known_path(rest, detail["loc"])
        path = pruning.original(found)
        if detail["type"] == "missing":
            name = str(detail["loc"][-1])
            if (*path, name) not in pruning.dropped:
                findings.append(to_finding("missing", (*path, name), name, detail))
            drops.append(path or (name,))
        else:
            name = str(path[-1]) if path else ""
            near = len(findings) < SUGGESTIONS
            findings.append(to_finding(detail["type"], path, name, detail, near=near))
            drops.append(path)
    for path in drops:
        pruning.drop(path)
    return _one_per_path(findings)


def _known_path(rest: Any, loc: tuple[str | int, ...]) -> NodePath:
    """Return the parts of pydantic's location that stand in the file."""
    path: NodePath = ()
    here = rest
    for part in loc:
        if holds(here, part):
            path = (*path, part)
            here = descend(here, part)
    return path


def _one_per_path(findings: list[Finding]) -> list[Finding]:
    """Keep the first finding of each place: the members of a union complain one by one."""
    return list({finding.path: finding for finding in reversed(findings)}.values())[::-1]


def _semantic(campaign: Campaign, pruning: Pruning) -> Iterator[Finding]:
    """Yield what is wrong with the rest and comes neither from what was dropped nor from names."""
    found = [
        Finding(
            code=each.code,
            message=each.message,
            path=pruning.original(each.path),
            hint=each.hint,
        )
        for each in validate(campaign, known=pruning.dropped_names())
    ]
    found = [each for each in found if not is_follow_up(each, pruning.dropped)]
    unknown = {each.path for each in found if each.code in TABLES_OF_CODES}
    yield from (each for each in found if not comes_from_names(each, unknown))

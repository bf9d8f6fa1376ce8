"""Build the campaign from a file's data, leaving out what is wrong until the rest holds."""

from collections.abc import Iterator, Sequence
from typing import Any

from pydantic import ValidationError

from scheduler.errors import Finding
from scheduler.model.campaign import FORMAT, TABLES, Campaign
from scheduler.model.validate import validate
from scheduler.readers.mistakes.empty_values import find_empty_values
from scheduler.readers.mistakes.follow_ups import is_follow_up
from scheduler.readers.mistakes.pruning import Pruning, descend, holds
from scheduler.readers.mistakes.schema_errors import shown, to_finding
from scheduler.readers.yaml.file_text import PLAN_HINT
from scheduler.readers.yaml.gaps import Gap, NodePath

SUGGESTIONS = 50
"""Unknown fields that get a suggestion; looking for near names of very many is slow."""
ROUNDS = 16
"""More than the levels of a task graph: each round drops at least one level of what is wrong."""


def build(
    data: dict[str, Any], gaps: Sequence[Gap] = (), spoilt: Sequence[NodePath] = ()
) -> tuple[Campaign | None, list[Finding]]:
    """
    Return the campaign a file describes and everything wrong with it.

    With findings, the campaign is what remains without the wrong parts.

    Parameters
    ----------
    data
        The file's root mapping.
    gaps
        Its places without a value.
    spoilt
        Places already reported, at which nothing else is looked for.
    """
    version = data.get("format")
    if version is not None and version != str(FORMAT):
        return None, [_unknown_format(version)]
    pruning = Pruning(data)
    for path in spoilt:
        pruning.drop(path)
    findings = list(_plain_mistakes(data, gaps, pruning))
    for _ in range(ROUNDS):
        try:
            campaign = Campaign.model_validate(pruning.rest(), by_alias=True, by_name=False)
        except ValidationError as error:
            findings.extend(drop_errors(error, pruning))
        else:
            return campaign, findings + list(_semantic(campaign, pruning))
    return None, findings or [_unreadable()]


def _plain_mistakes(
    data: dict[str, Any], gaps: Sequence[Gap], pruning: Pruning
) -> Iterator[Finding]:
    """Yield what is wrong whatever the format asks for, and drop it."""
    for finding in _stated_ids(data):
        pruning.drop(finding.path)
        yield finding
    for paths, finding in find_empty_values(gaps):
        for path in paths:
            pruning.drop(path)
        yield finding


def _unknown_format(version: Any) -> Finding:
    return Finding(
        code="unknown-format",
        message=f"format {shown(version)} is not known to this version of the program",
        path=("format",),
        hint=PLAN_HINT
        if str(version).startswith("launch-plan/")
        else f"Write 'format: {FORMAT}', or update the program.",
    )


def _unreadable() -> Finding:
    return Finding(
        code="bad-value",
        message="the file does not fit the format",
        path=(),
        hint="See the format's description.",
    )


def _stated_ids(data: dict[str, Any]) -> Iterator[Finding]:
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
    """Yield what is wrong with the rest and is not explained by what was dropped."""
    for finding in validate(campaign, known=pruning.dropped_names()):
        path = pruning.original(finding.path)
        placed = Finding(code=finding.code, message=finding.message, path=path, hint=finding.hint)
        if not is_follow_up(placed, pruning.dropped):
            yield placed

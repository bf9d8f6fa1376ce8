"""Judge campaigns that come from Python as a file would be judged."""

from collections.abc import Iterator, Mapping
from functools import reduce
from typing import Any

from scheduler.errors import Finding, InputError, NodePath, Problem, Where
from scheduler.model.campaign import Campaign
from scheduler.model.mistakes.assembling import assemble, foreign_format, stated_ids
from scheduler.model.mistakes.pruning import Pruning, descend
from scheduler.model.mistakes.schema_errors import label, shown
from scheduler.model.validate import validate

WHOLE = "campaign"
"""The place of a mistake that concerns the campaign as a whole."""


def require_sound(campaign: Campaign, data: Any = None) -> None:
    """
    Refuse a campaign that contradicts itself, or names what it does not have.

    Parameters
    ----------
    campaign
        Any campaign.
    data
        What it was made of, in which ids may stand that are not the keys.

    Raises
    ------
    InputError
        With every mistake.
    """
    _raise([*_other_ids(_plain(data)), *validate(campaign)])


def refuse(data: Any) -> None:
    """
    Say everything that is wrong with data of which no campaign can be made.

    Raises
    ------
    InputError
        With every mistake.
    """
    plain = _plain(data)
    _raise(_mistakes(plain) if isinstance(plain, dict) else [_no_mapping(data)])


def _mistakes(data: dict[str, Any]) -> list[Finding]:
    foreign = foreign_format(data)
    if foreign is not None:
        return [foreign]
    pruning = Pruning(data)
    findings = [pruning.drop_at(finding) for finding in _other_ids(data)]
    _, others = assemble(pruning, by_name=True)
    return findings + others


def _raise(findings: list[Finding]) -> None:
    if findings:
        raise InputError(map(to_problem, findings))


def to_problem(finding: Finding) -> Problem:
    """Return a finding as the problem of a campaign in memory, which has paths for lines."""
    return Problem(
        code=finding.code,
        message=finding.message.removeprefix(f"{label(finding.path)}: "),
        where=Where(place(finding.path)),
        hint=finding.hint,
        path=finding.path,
    )


def place(path: NodePath) -> str:
    """Return a path as Python would write it: ``tasks.F06.after[0]``."""
    parts = (f"[{part}]" if isinstance(part, int) else f".{part}" for part in path)
    return "".join(parts).removeprefix(".") or WHOLE


def _plain(data: Any) -> Any:
    """Return data whose mappings are dictionaries and whose sequences are lists, as in a file."""
    if isinstance(data, Mapping):
        return {key: _plain(value) for key, value in data.items()}
    return [_plain(item) for item in data] if isinstance(data, list | tuple) else data


def _other_ids(data: Any) -> Iterator[Finding]:
    """Yield a finding for each entry that states another id than its key."""
    for finding in stated_ids(data) if isinstance(data, dict) else ():
        key, stated = finding.path[-2], reduce(descend, finding.path, data)
        if stated not in {key, ""}:
            yield finding


def _no_mapping(data: Any) -> Finding:
    return Finding(
        code="bad-value",
        message=f"{shown(data)} stands where the fields of a campaign belong",
        path=(),
        hint="Give it a mapping such as {'name': ..., 'start': ..., 'tasks': {...}}.",
    )

"""Build risks from plain data, leaving out what is wrong until the rest holds."""

from collections.abc import Iterator, Sequence
from typing import Any

from pydantic import ValidationError

from scheduler.errors import Finding, NodePath
from scheduler.model.campaign import Campaign
from scheduler.model.mistakes.assembling import ROUNDS, drop_errors
from scheduler.model.mistakes.pruning import Pruning
from scheduler.model.mistakes.schema_errors import shown
from scheduler.model.notation.moments import in_zone
from scheduler.model.risk.risks import FORMAT, Risks
from scheduler.model.risk.validate import validate_risks
from scheduler.readers.risk.follow_ups import is_follow_up
from scheduler.readers.yaml.empty_values import find_empty_values
from scheduler.readers.yaml.gaps import Gap


def build_risks(
    data: dict[str, Any],
    campaign: Campaign,
    scenario: str,
    gaps: Sequence[Gap] = (),
    spoilt: Sequence[NodePath] = (),
) -> tuple[Risks | None, list[Finding]]:
    """
    Return the risks that plain data describe, and everything wrong with them.

    With findings, the risks are what remains without the wrong parts.

    Parameters
    ----------
    data
        Mappings, lists and texts as a risk file has them.
    campaign
        The campaign that they are of, whose clocks their dates are read by.
    scenario
        The way of working by which they are judged.
    gaps
        Places of the data without a value.
    spoilt
        Places already reported, at which nothing else is looked for.
    """
    foreign = _other_file(data)
    if foreign is not None:
        return None, [foreign]
    pruning = Pruning(data)
    for path in spoilt:
        pruning.drop(path)
    findings = [pruning.drop_at(finding) for finding in _ranges_by_step(data, campaign)]
    for paths, finding in find_empty_values(gaps):
        for path in paths:
            pruning.drop(path)
        findings.append(finding)
    with in_zone(campaign.zone):
        for _ in range(ROUNDS):
            try:
                risks = Risks.model_validate(pruning.rest(), by_alias=True, by_name=False)
            except ValidationError as error:
                findings.extend(drop_errors(error, pruning))
            else:
                return risks, findings + list(_semantic(risks, campaign, scenario, pruning))
    return None, findings


def _other_file(data: dict[str, Any]) -> Finding | None:
    """Return what is wrong with data of another kind of file, or of another format."""
    version = data.get("format")
    if version is not None and version != str(FORMAT):
        return Finding(
            code="unknown-format",
            message=f"format {shown(version)} is not known to this version of the program",
            path=("format",),
            hint=f"Write 'format: {FORMAT}', or update the program.",
        )
    for key, what, way_out in OTHERS:
        if key in data:
            return Finding(
                code="unknown-field",
                message=f"{key!r}: the file is a {what}, and no risk file",
                path=(key,),
                hint=way_out,
            )
    return None


OTHERS = (
    ("tasks", "task graph", "Name the task graph first, and the risk file with --risk."),
    ("data_date", "progress file", "Name the facts of the day with --progress."),
)
"""A field that only another kind of file has, what that is, and how it is named."""


def _ranges_by_step(data: dict[str, Any], campaign: Campaign) -> Iterator[Finding]:
    """Yield the ranges if steps stand as fields there, as they do where facts change hours."""
    hours = data.get("hours")
    named = [key for key in hours if key in campaign.tasks] if isinstance(hours, dict) else []
    if named:
        yield Finding(
            code="bad-value",
            message=f"hours: {named[0]!r} stands where the fields of a range belong",
            path=("hours",),
            hint=f"Write a list of ranges: '- {{steps: {named[0]}, hours: [4h, 5h, 9h]}}'.",
        )


def _semantic(
    risks: Risks, campaign: Campaign, scenario: str, pruning: Pruning
) -> Iterator[Finding]:
    """Yield what is wrong with the rest and is not explained by what was dropped."""
    for finding in validate_risks(risks, campaign, scenario):
        path = pruning.original(finding.path)
        placed = Finding(code=finding.code, message=finding.message, path=path, hint=finding.hint)
        if not is_follow_up(placed, pruning.dropped):
            yield placed

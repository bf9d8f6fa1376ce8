"""Build the campaign from a file's data, leaving out what is wrong until the rest holds."""

from collections.abc import Sequence
from typing import Any

from scheduler.errors import Finding, NodePath
from scheduler.model.campaign import Campaign
from scheduler.model.mistakes.assembling import assemble, foreign_format, stated_ids
from scheduler.model.mistakes.pruning import Pruning
from scheduler.readers.yaml.empty_values import find_empty_values
from scheduler.readers.yaml.file_text import PLAN_HINT
from scheduler.readers.yaml.gaps import Gap


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
    foreign = foreign_format(data, PLAN_HINT)
    if foreign is not None:
        return None, [foreign]
    if "data_date" in data and "tasks" not in data:
        return None, [_facts_of_a_day()]
    if RISKS & data.keys() and "tasks" not in data:
        return None, [_risks(min(RISKS & data.keys()))]
    pruning = Pruning(data)
    for path in spoilt:
        pruning.drop(path)
    findings = [pruning.drop_at(finding) for finding in stated_ids(data)]
    for paths, finding in find_empty_values(gaps):
        for path in paths:
            pruning.drop(path)
        findings.append(finding)
    campaign, others = assemble(pruning, by_name=False)
    return campaign, findings + others


RISKS = {"draws", "together", "weather", "expired", "overrun"}
"""Fields that only risk files have."""


def _risks(field: str) -> Finding:
    return Finding(
        code="unknown-field",
        message=f"{field!r}: the file is a risk file, and no task graph",
        path=(field,),
        hint="Name the task graph first, and how uncertain it is with --risk; to check both, run "
        "launch-scheduler check GRAPH --risk FILE.",
    )


def _facts_of_a_day() -> Finding:
    return Finding(
        code="unknown-field",
        message="'data_date': the file is a progress file, and no task graph",
        path=("data_date",),
        hint=(
            "Name the task graph first, and the facts of the day with --progress; to check the "
            "facts alone, run launch-scheduler check FILE --graph GRAPH."
        ),
    )

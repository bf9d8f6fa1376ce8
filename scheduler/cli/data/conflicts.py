"""Conflicts as data."""

from typing import Any

from scheduler.calendars.clock.axis import Axis
from scheduler.cli.data.ready_commands import whatif_line, whatif_options
from scheduler.model.notation.base import Minutes
from scheduler.pipeline.conflicts import ExplainedDate
from scheduler.studies.conflicts.finding import Conflict
from scheduler.studies.conflicts.relaxing import Relaxation
from scheduler.wording.vehicles import launching_vehicle


def conflict_data(explained: ExplainedDate) -> dict[str, Any]:
    """Return conflicts and ways out as data; minutes count from the campaign start."""
    found = explained.found
    return {
        **launching_vehicle(explained.campaign),
        "scenario": explained.scenario,
        "by": _moment(found.axis, found.by),
        "by_minutes": found.by,
        "asked": _moment(found.axis, explained.asked),
        "answer": found.answer,
        "launch": _moment(found.axis, found.launch),
        "launch_minutes": found.launch,
        "conflicts": [_conflict(explained, each) for each in found.conflicts],
        "relaxations": [_relaxation(explained, each) for each in found.relaxations],
        "together": found.together and _relaxation(explained, found.together),
        "complete": found.is_complete,
        "plans_tried": found.trials,
    }


def _conflict(explained: ExplainedDate, conflict: Conflict) -> dict[str, Any]:
    return {
        "minimal": conflict.is_minimal,
        "earliest_launch": _moment(explained.found.axis, conflict.earliest),
        "lines": [each.words for each in conflict.lines],
        "advice": list(conflict.advice),
        "members": [
            {
                "rule": rule.key,
                "family": rule.family,
                "words": rule.words,
                "file": where.file if where else None,
                "line": where.line if where else None,
            }
            for rule in conflict.members
            for where in [explained.places.get(rule.key)]
        ],
    }


def _relaxation(explained: ExplainedDate, relaxation: Relaxation) -> dict[str, Any]:
    axis = explained.found.axis
    return {
        "rules": list(relaxation.keys),
        "words": list(relaxation.words),
        "changes": [str(change) for change in relaxation.changes],
        "whatif": " ".join(whatif_options(relaxation.changes)),
        "command": command_of(explained, relaxation),
        "launch": _moment(axis, relaxation.launch),
        "launch_minutes": relaxation.launch,
        "least": relaxation.is_least,
    }


def _moment(axis: Axis, minute: Minutes | None) -> str | None:
    return None if minute is None else axis.moment(minute).isoformat(timespec="minutes")


def command_of(explained: ExplainedDate, relaxation: Relaxation) -> str | None:
    """Return the command that plans the changes of a way out, if there are any to plan."""
    if explained.graph is None or not relaxation.changes:
        return None
    return whatif_line(explained.graph, explained.scenario, relaxation.changes)

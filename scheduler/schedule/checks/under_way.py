"""Steps under way go on at the first minute they can, and are worked on until they are over."""

from collections.abc import Iterator

from scheduler.schedule.checks.base import Evidence
from scheduler.schedule.violation import Violation

RULE = "under-way"


def check_under_way(evidence: Evidence) -> Iterator[Violation]:
    """Report steps under way that go on at other times than their working time says."""
    if evidence.facts is None:
        return
    for step, pieces in evidence.facts.going.items():
        placed = evidence.schedule.tasks.get(step)
        if placed is not None and placed.pieces != pieces:
            wanted = "not by then" if pieces is None else _said(evidence, pieces)
            message = f"it is worked on {_said(evidence, placed.pieces)}; by itself, {wanted}"
            yield Violation(rule=RULE, tasks=(step,), message=message)


def _said(evidence: Evidence, pieces: tuple[tuple[int, int], ...]) -> str:
    return ", ".join(
        f"{evidence.clock.say(start)} to {evidence.clock.say(end)}" for start, end in pieces
    )

"""At every minute the people at work are on shift, or called in from the roster."""

from collections.abc import Iterator

import numpy as np

from scheduler.schedule.checks.base import Counts, Evidence, Violation

RULE = "crews"


def check_crews(evidence: Evidence) -> Iterator[Violation]:
    """Report the first minute at which a crew has more people at work than it may."""
    for crew in evidence.campaign.crews:
        ordinary, everyone = (
            _at_work(evidence, crew, called_in=False),
            _at_work(evidence, crew, called_in=True),
        )
        full = evidence.rosters[crew]
        for used, supply in ((ordinary, evidence.on_shift[crew]), (ordinary + everyone, full)):
            if np.any(used > supply):
                yield _violation(evidence, crew, int(np.argmax(used > supply)), used, supply)
                break


def _at_work(evidence: Evidence, crew: str, *, called_in: bool) -> Counts:
    spans = [
        (start, end, task.crew[crew])
        for task, placed in evidence.placed
        if crew in task.crew and task.all_hands == called_in
        for start, end in placed.pieces
    ]
    return evidence.count(spans)


def _violation(
    evidence: Evidence, crew: str, minute: int, used: Counts, supply: Counts
) -> Violation:
    tasks = tuple(
        task.id
        for task, placed in evidence.placed
        if crew in task.crew and any(start <= minute < end for start, end in placed.pieces)
    )
    message = (
        f"{used[minute]} people of {crew} at work at {evidence.say(minute)}, {supply[minute]} there"
    )
    return Violation(rule=RULE, tasks=tasks, message=message)

"""At every minute the people at work are on shift, or called in from the roster."""

from collections.abc import Iterator

import numpy as np

from scheduler.schedule.checks.base import Evidence
from scheduler.schedule.days import Counts
from scheduler.schedule.violation import Violation

RULE = "crews"


def check_crews(evidence: Evidence) -> Iterator[Violation]:
    """Report the first minute at which a crew has more people at work than it may."""
    for crew in evidence.campaign.crews:
        ordinary, going = _at_work(evidence, crew, called_in=False)
        called_in, called_before = _at_work(evidence, crew, called_in=True)
        everyone, all_going = ordinary + called_in, going + called_before
        cases = (
            (ordinary, going, evidence.hours.on_shift[crew]),
            (everyone, all_going, evidence.hours.rosters[crew]),
        )
        for used, by_going, supply in cases:
            over = (used > supply) & (used > by_going)
            if np.any(over):
                yield _violation(evidence, crew, int(np.argmax(over)), used, supply)
                break


def _at_work(evidence: Evidence, crew: str, *, called_in: bool) -> tuple[Counts, Counts]:
    """Return the people at work, and those among them whose steps go on whatever is planned."""
    spans = [
        (task.id, (start, end, task.crew[crew]))
        for task, placed in evidence.placed
        if crew in task.crew and task.all_hands == called_in
        for start, end in placed.pieces
    ]
    going = [span for name, span in spans if evidence.goes_on(name)]
    return evidence.count([span for _, span in spans]), evidence.count(going)


def _violation(
    evidence: Evidence, crew: str, minute: int, used: Counts, supply: Counts
) -> Violation:
    tasks = tuple(
        task.id
        for task, placed in evidence.placed
        if crew in task.crew and any(start <= minute < end for start, end in placed.pieces)
    )
    people = f"{used[minute]} people of {crew}"
    message = f"{people} at work at {evidence.clock.say(minute)}, {supply[minute]} there"
    return Violation(rule=RULE, tasks=tasks, message=message)

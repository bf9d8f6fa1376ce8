"""Groups of steps whose hours cannot go together as they say."""

from collections.abc import Iterator, Sequence

import numpy as np

from scheduler.errors import Finding
from scheduler.model.notation.base import CrewId, TaskId
from scheduler.model.risk.correlations import Crews, correlations
from scheduler.model.risk.coverage import range_of
from scheduler.model.risk.hours_range import Together
from scheduler.model.risk.validate.subject import RiskSubject

SMALLEST = 1e-9
"""The least eigenvalue of a correlation matrix from which numbers can be drawn."""


def find_unclear_groups(subject: RiskSubject) -> Iterator[Finding]:
    """Yield groups of no steps or of one, of steps and crews at once, and against each other."""
    for place, group in enumerate(subject.risks.together):
        if bool(group.by) == bool(group.steps):
            both = "names both steps and 'by: crew'" if group.by else "names no steps"
            yield Finding(
                code="which-steps",
                message=f"the group {both}",
                path=("together", place),
                hint="Write either 'steps: [H05, H06]' or 'by: crew'.",
            )
        elif not group.by and len(set(group.steps)) == 1:
            yield Finding(
                code="which-steps",
                message=f"the group names {group.steps[0]!r} alone",
                path=("together", place, "steps"),
                hint="Name the steps that it goes up and down with.",
            )
        if group.by and group.correlation < 0:
            yield Finding(
                code="bad-correlation",
                message=f"{group.correlation:g}: steps of one crew cannot all go against each "
                "other",
                path=("together", place, "correlation"),
                hint="Write a number from 0 to below 1, such as 0.5.",
            )


def find_contradicting_groups(subject: RiskSubject) -> Iterator[Finding]:
    """Yield the first group that no hours can keep together with the groups before it."""
    together = subject.risks.together
    crews = _drawn(subject)
    is_unclear = any(group.by and group.correlation < 0 for group in together)
    if is_unclear or _is_possible(together, crews):
        return
    last = next(
        place for place in range(len(together)) if not _is_possible(together[: place + 1], crews)
    )
    others = [place for place in range(last) if _meet(together[place], together[last], crews)]
    names = " and ".join(str(place + 1) for place in (*others, last))
    yield Finding(
        code="groups-contradict",
        message=f"no hours go together like this: the correlations of "
        f"{f'groups {names}' if others else f'group {names}'} contradict each other",
        path=("together", last),
        hint="Name steps that go together in one group, or write smaller correlations."
        if others
        else _least(together[last], crews),
    )


def _drawn(subject: RiskSubject) -> dict[TaskId, tuple[CrewId, ...]]:
    """Return the steps whose hours are drawn, with the crews that each needs."""
    campaign, lines = subject.campaign, subject.risks.hours
    return {
        step: tuple(task.crew)
        for step, task in campaign.tasks.items()
        if step not in subject.done and range_of(task, lines, campaign) is not None
    }


def _is_possible(together: Sequence[Together], crews: Crews) -> bool:
    """
    Whether normal scores can have the correlations: the matrix is positive definite.

    Groups by crew alone always are, and have no steps in common with the others.
    """
    pairs = correlations([group for group in together if not group.by], crews)
    places = {step: at for at, step in enumerate(dict.fromkeys(x for pair in pairs for x in pair))}
    matrix = np.eye(len(places))
    for (one, other), correlation in pairs.items():
        matrix[places[one], places[other]] = matrix[places[other], places[one]] = correlation
    return not places or float(np.linalg.eigvalsh(matrix)[0]) > SMALLEST


def _meet(one: Together, other: Together, crews: Crews) -> bool:
    """Whether two groups tie some of the same steps."""
    steps = [{x for pair in correlations((each,), crews) for x in pair} for each in (one, other)]
    return bool(steps[0] & steps[1])


def _least(group: Together, crews: Crews) -> str:
    """Return the way out for a group that contradicts itself: it goes against too many steps."""
    count = len({step for step in group.steps if step in crews})
    return f"{count} steps can be correlated by no less than {-1 / (count - 1):.3f}: write more."

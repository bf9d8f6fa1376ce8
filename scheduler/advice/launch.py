"""A launch that is not the step that was meant, and tests and hold points behind it."""

from collections.abc import Iterator

from scheduler.advice.base import Case
from scheduler.advice.network import leading_to
from scheduler.advice.words import count_of
from scheduler.errors import Finding
from scheduler.model.link import Point

LEAST_STEPS = 4


def warn_of_early_launch(case: Case) -> Iterator[Finding]:
    """Yield a warning if more own steps come after launch than before it."""
    behind = [task for task in case.own if task.id in case.after_launch]
    before = {x for x, _ in leading_to(case.links, [(case.campaign.launch, Point.END)])}
    ahead = [task for task in case.own if task.id in before]
    if len(case.own) >= LEAST_STEPS and len(behind) >= len(ahead):
        yield Finding(
            code="launch-early",
            message=f"by the links {count_of(len(behind), 'step')} come after the launch "
            f"{case.campaign.launch!r}, and only {len(ahead)} up to it",
            path=("launch",),
            hint="Check that 'launch' names the step that ends with lift-off.",
        )


def warn_of_tests_after_launch(case: Case) -> Iterator[Finding]:
    """Yield own tests that by their links come after launch."""
    for task in case.own:
        if task.test and task.id in case.after_launch:
            yield Finding(
                code="test-after-launch",
                message=f"the test {task.id!r} comes after launch by its links, so that launch "
                "does not depend on it",
                path=("tasks", task.id),
                hint="Link it before launch, or take 'test: yes' away.",
            )


def warn_of_idle_hold_points(case: Case) -> Iterator[Finding]:
    """Yield hold points after launch, or a neighbour's, that no step waits for."""
    for task in case.campaign.tasks.values():
        is_behind = task.id in case.after_launch or not case.campaign.is_own(task)
        followers = {x for end in Point for x, _ in case.links.adj[task.id, end]} - {task.id}
        if task.hold_point and is_behind and not followers and not task.loose_end:
            yield Finding(
                code="hold-point-idle",
                message=f"nothing stands behind the hold point {task.hold_point!r} ({task.id!r}), "
                "so that it holds nothing back",
                path=("tasks", task.id),
                hint=f"Name {task.id!r} under 'after' of the steps that may not start before it is "
                "passed, or take 'hold_point' away.",
            )

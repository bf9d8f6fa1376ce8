"""A launch that is not the step that was meant, and tests and hold points behind it."""

from collections.abc import Iterator

from scheduler.advice.base import Case
from scheduler.advice.network import leading_to, lift_offs, may_be_lift_off
from scheduler.errors import Finding
from scheduler.model.link import Point
from scheduler.model.task import Task
from scheduler.wording.quantities import count_of

LEAST_STEPS = 4
CHECK = (
    "Check that 'launch' names the step that ends with lift-off. If what follows is meant, write "
    "'loose_end: yes' at its end."
)


def warn_of_early_launch(case: Case) -> Iterator[Finding]:
    """Yield a warning if launch is probably a step before the one that was meant."""
    behind = _behind(case)
    reason = next(_signs(case, behind), "") if behind else ""
    if reason:
        yield Finding(code="launch-early", message=reason, path=("launch",), hint=CHECK)


def _signs(case: Case, behind: list[Task]) -> Iterator[str]:
    """Yield what speaks against launch: too much after it, a test, a lift-off after it."""
    campaign, launch = case.campaign, case.campaign.tasks[case.campaign.launch]
    come = f"{count_of(len(behind), 'step')} {'comes' if len(behind) == 1 else 'come'}"
    before = {x for x, _ in leading_to(case.links, [(launch.id, Point.END)])}
    ahead = [task for task in case.own if task.id in before]
    if len(case.own) >= LEAST_STEPS and len(behind) >= len(ahead):
        yield f"by the links {come} after the launch {launch.id!r}, and only {len(ahead)} up to it"
    if launch.test:
        yield f"the launch {launch.id!r} is a test, and by the links {come} after it"
    marked = [launch.id, *lift_offs(campaign)]
    if any(may_be_lift_off(campaign, campaign.tasks[task]) for task in marked):
        return
    for task in behind:
        if may_be_lift_off(campaign, task):
            what = "calls all hands" if task.all_hands else "has a window for its start or end"
            yield (
                f"by the links {task.id!r} comes after the launch {launch.id!r}: it {what}, as "
                "lift-offs do, and the launch does not"
            )


def _behind(case: Case) -> list[Task]:
    """Return the own tasks after launch, without what is meant to lead nowhere."""
    marks = [(task.id, Point.END) for task in case.campaign.tasks.values() if task.loose_end]
    meant = {task for task, _ in leading_to(case.links, marks)}
    return [task for task in case.own if task.id in case.after_launch and task.id not in meant]


def warn_of_work_after_launch(case: Case) -> Iterator[Finding]:
    """Yield own tests and hold points that by their links come after launch."""
    for task in _behind(case):
        followers = {x for end in Point for x, _ in case.links.adj[task.id, end]} - {task.id}
        kinds = {
            "test-after-launch": ("test", "test: yes", task.test),
            "hold-point-after-launch": (
                "hold point",
                "hold_point",
                bool(task.hold_point and followers),
            ),
        }
        for code, (noun, field, is_one) in kinds.items():
            if is_one:
                yield Finding(
                    code=code,
                    message=f"the {noun} {task.id!r} comes after launch by its links, so that "
                    "launch does not depend on it",
                    path=("tasks", task.id),
                    hint=f"Link it before launch, or take '{field}' away. If it is meant, write "
                    "'loose_end: yes' at the end of what follows launch.",
                )


def warn_of_idle_hold_points(case: Case) -> Iterator[Finding]:
    """Yield hold points after launch, or a neighbour's, that no step waits for."""
    for task in case.campaign.tasks.values():
        is_behind = task.id in case.after_launch or not case.campaign.is_own(task)
        followers = {x for end in Point for x, _ in case.links.adj[task.id, end]} - {task.id}
        if task.hold_point and is_behind and not followers and not task.loose_end:
            yield Finding(
                code="hold-point-idle",
                message=f"nothing follows the hold point {task.hold_point!r} ({task.id!r}), "
                "so it holds nothing back",
                path=("tasks", task.id),
                hint=f"Name {task.id!r} under 'after' of the steps that may not start before it is "
                "passed, or take 'hold_point' away.",
            )

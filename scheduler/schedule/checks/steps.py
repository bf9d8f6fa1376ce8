"""Every step stands in the plan once, with its full hours, between the start and the horizon."""

from collections.abc import Iterator

from scheduler.model.notation.durations import format_minutes
from scheduler.schedule.checks.base import Evidence
from scheduler.schedule.violation import Violation

RULE = "steps"


def check_steps(evidence: Evidence) -> Iterator[Violation]:
    """Report steps that are missing, foreign, cut short, stretched or badly pieced together."""
    wanted, have = evidence.active, evidence.schedule.tasks
    for task_id in sorted(wanted.keys() ^ have.keys()):
        what = "is not in the plan" if task_id in wanted else "is in the plan but not due"
        yield Violation(rule=RULE, tasks=(task_id,), message=what)
    yield from _check_modes(evidence)
    for task, placed in evidence.placed:
        due = evidence.work_left(task)
        if placed.worked != due:
            left = " that are left" if evidence.has_begun(task.id) else ""
            message = (
                f"has {format_minutes(placed.worked)} of work instead of "
                f"{format_minutes(due)}{left}"
            )
            yield Violation(rule=RULE, tasks=(task.id,), message=message)
        if placed.start < 0 or placed.end > evidence.campaign.horizon:
            message = "lies outside the time from the campaign start to the planning horizon"
            yield Violation(rule=RULE, tasks=(task.id,), message=message)
        if not _is_whole(placed.start, placed.end, placed.pieces):
            message = "has pieces that do not fill its run in order"
            yield Violation(rule=RULE, tasks=(task.id,), message=message)


def _check_modes(evidence: Evidence) -> Iterator[Violation]:
    """Report ways of doing a step that the graph or the scenario does not offer, or that cut."""
    for task_id in sorted(evidence.active.keys() & evidence.schedule.tasks.keys()):
        task, placed = evidence.active[task_id], evidence.schedule[task_id]
        if placed.option not in task.modes:
            message = f"is done by option {placed.option}, which it does not have"
            yield Violation(rule=RULE, tasks=(task_id,), message=message)
        elif evidence.has_begun(task_id):
            continue
        elif placed.option and evidence.scenario.options != "any":
            message = f"is done by option {placed.option}, though the scenario permits none"
            yield Violation(rule=RULE, tasks=(task_id,), message=message)
        if task.test and placed.worked < task.duration:
            message = (
                f"is a test procedure of {format_minutes(task.duration)}, cut to "
                f"{format_minutes(placed.worked)}"
            )
            yield Violation(rule=RULE, tasks=(task_id,), message=message)


def _is_whole(start: int, end: int, pieces: tuple[tuple[int, int], ...]) -> bool:
    if not pieces:
        return False
    edges = [minute for piece in pieces for minute in piece]
    return edges == sorted(edges) and edges[0] == start and edges[-1] == end

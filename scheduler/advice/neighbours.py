"""Moves of neighbours that nothing could use."""

from collections.abc import Iterator

from scheduler.advice.base import Case
from scheduler.errors import Finding
from scheduler.model.campaign import Flow


def warn_of_idle_moves(case: Case) -> Iterator[Finding]:
    """Yield neighbours that may move although no step of theirs has a date."""
    for flow in case.campaign.flows.values():
        if flow.moves is not None and flow.neighbour and not _has_dates(case, flow):
            yield Finding(
                code="moves-idle",
                message=f"{flow.id!r} may move, but none of its steps has a window with dates or "
                "a promised start",
                path=("flows", flow.id, "moves"),
                hint="Give its steps the dates that were agreed, or leave moves: out.",
            )
        elif flow.moves is not None and flow.neighbour and not _may_change(flow):
            yield Finding(
                code="moves-idle",
                message=f"{flow.id!r} may move by no day, and no window of it may have other times",
                path=("flows", flow.id, "moves"),
                hint="State later: or earlier:, such as 3d, or leave moves: out.",
            )


def _has_dates(case: Case, flow: Flow) -> bool:
    tasks = [task for task in case.campaign.tasks.values() if task.flow == flow.id]
    windows = (window for task in tasks for window in case.campaign.task_windows(task))
    return any(each.has_dates for each in windows) or any(x.at is not None for x in tasks)


def _may_change(flow: Flow) -> bool:
    return flow.moves is not None and (len(flow.moves.days) > 1 or bool(flow.moves.squeeze))

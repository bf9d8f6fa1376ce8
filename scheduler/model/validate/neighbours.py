"""Moves of neighbours that nothing permits, or that could change nothing."""

from collections.abc import Iterator

from scheduler.errors import Finding
from scheduler.model.campaign import Campaign, Flow
from scheduler.model.neighbour import NeighbourMoves, Squeeze
from scheduler.model.notation.durations import DAY, format_minutes
from scheduler.model.notation.moments import MINUTE, file_text, instant
from scheduler.model.task import Task, Window, WindowFor
from scheduler.model.validate.time_zones import site_zone

Path = tuple[str | int, ...]
WHOLE = "Write whole days, such as 3d."
PERMIT = "Write it under moves: of the flow, or leave it out here."
OWN_WINDOW = "Give the steps of the neighbour a window of their own."


def find_bad_moves(campaign: Campaign) -> Iterator[Finding]:
    """Yield moves of what is no neighbour, and lengths that are no whole days."""
    for flow in campaign.flows.values():
        path: Path = ("flows", flow.id, "moves")
        if flow.moves is not None and not flow.neighbour:
            yield Finding(
                code="moves-of-own-flow",
                message=f"{flow.id!r} is no neighbour, so that its dates do not move by themselves",
                path=path,
                hint="Write 'neighbour: yes' in the flow, or leave moves: out.",
            )
        for field in ("later", "earlier"):
            length = getattr(flow.moves, field, 0)
            if length % DAY:
                yield Finding(
                    code="moves-not-in-days",
                    message=f"{flow.id!r} moves by whole days, and {format_minutes(length)} "
                    "is no number of days",
                    path=(*path, field),
                    hint=WHOLE,
                )


def find_shared_windows(campaign: Campaign) -> Iterator[Finding]:
    """Yield windows that would move with a neighbour and hold steps of another flow too."""
    for flow, _ in _movable(campaign):
        own = {use for task in _tasks(campaign, flow) for use in task.windows}
        for task in campaign.tasks.values():
            for place, use in enumerate(task.windows if task.flow != flow.id else ()):
                window = campaign.windows.get(use) if isinstance(use, str) else None
                if use in own and window is not None and window.has_dates:
                    yield Finding(
                        code="window-shared",
                        message=f"the window {use!r} moves with {flow.id!r}, and {task.id!r} "
                        "is not a step of it",
                        path=("tasks", task.id, "windows", place),
                        hint=OWN_WINDOW,
                    )


def find_bad_squeezes(campaign: Campaign) -> Iterator[Finding]:
    """Yield other times of windows that the neighbour does not use, or that nothing fits in."""
    for flow, moves in _movable(campaign):
        for name, squeeze in moves.squeeze.items():
            window = campaign.windows.get(name)
            if window is None:
                continue
            users = [task for task in _tasks(campaign, flow) if name in task.windows]
            fault = _fault(campaign, window, squeeze, users)
            if fault:
                yield Finding(
                    code="squeeze-form",
                    message=f"the other times of the window {name!r} {fault}",
                    path=("flows", flow.id, "moves", "squeeze", name),
                    hint="Name a window with from: and to: of the neighbour's own steps, and give "
                    "it other times that hold them.",
                )


def _fault(campaign: Campaign, window: Window, squeeze: Squeeze, users: list[Task]) -> str:
    """Return what is wrong with the other times of a window; nothing if they are sound."""
    zone = site_zone(campaign)
    if not users:
        return "are of no use: no step of the neighbour has it"
    if window.start is None or window.end is None:
        return "cannot be had: it has no from and to"
    if (squeeze.start, squeeze.end) == (window.start, window.end):
        return "are those that it has"
    length = (instant(squeeze.end, zone) - instant(squeeze.start, zone)) // MINUTE
    if length < 0:
        return (
            f"end {file_text(squeeze.end, zone)}, before they begin "
            f"{file_text(squeeze.start, zone)}"
        )
    alone = (x for x in users if len(x.windows) == 1 and window.applies_to is WindowFor.RUN)
    longest = max((task.shortest for task in alone), default=0)
    if longest > length:
        return f"are {format_minutes(length)}, and a step takes {format_minutes(longest)}"
    return ""


def find_unpermitted_moves(campaign: Campaign) -> Iterator[Finding]:
    """Yield neighbours that a scenario moves further, and windows it squeezes, without a permit."""
    movable = {flow.id: moves for flow, moves in _movable(campaign)}
    squeezes = {name for moves in movable.values() for name in moves.squeeze}
    for scenario in campaign.scenarios.values():
        path = ("scenarios", scenario.id)
        for flow, days in (scenario.moved or {}).items():
            if flow in campaign.flows and days and days not in _days(movable.get(flow)):
                yield Finding(
                    code="move-not-permitted",
                    message=f"{scenario.id!r} moves {flow!r} by {days}d, "
                    f"{_permitted(movable.get(flow))}",
                    path=(*path, "moved", flow),
                    hint=PERMIT,
                )
        for place, name in enumerate(scenario.squeezed or ()):
            if name in campaign.windows and name not in squeezes:
                yield Finding(
                    code="move-not-permitted",
                    message=f"{scenario.id!r} gives the window {name!r} other times, and no "
                    "neighbour has any for it",
                    path=(*path, "squeezed", place),
                    hint=PERMIT,
                )


def _days(moves: NeighbourMoves | None) -> range:
    return range(0) if moves is None else moves.days


def _permitted(moves: NeighbourMoves | None) -> str:
    if moves is None:
        return "which no moves: permits"
    return f"and it may move from {moves.days[0]}d to {moves.days[-1]}d"


def _movable(campaign: Campaign) -> Iterator[tuple[Flow, NeighbourMoves]]:
    for flow in campaign.flows.values():
        if flow.moves is not None and flow.neighbour:
            yield flow, flow.moves


def _tasks(campaign: Campaign, flow: Flow) -> list[Task]:
    return [task for task in campaign.tasks.values() if task.flow == flow.id]

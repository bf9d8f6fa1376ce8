"""What a file defines and nothing uses."""

from collections.abc import Callable, Iterator

from scheduler.advice.base import Case
from scheduler.advice.words import named
from scheduler.errors import Finding
from scheduler.model.scenario import Options
from scheduler.model.task import Task

TAKE_OUT = "Use it where it was meant, or remove it."


def warn_of_unused_names(case: Case) -> Iterator[Finding]:
    """Yield crews, places, zones, hazards, windows, shifts and flows that nothing uses."""
    for (table, noun, user), used in USES.items():
        names = used(case)
        for name in getattr(case.campaign, table):
            if name not in names:
                yield Finding(
                    code=f"unused-{noun}",
                    message=f"no {user} {name!r}",
                    path=(table, name),
                    hint=TAKE_OUT,
                )


def _modes(case: Case) -> Iterator[Task]:
    for task in case.campaign.tasks.values():
        yield from (task.in_way(option) for option in task.modes)


def _crews(case: Case) -> set[str]:
    return {crew for mode in _modes(case) for crew in mode.crew}


def _facilities(case: Case) -> set[str]:
    held = {hold.facility for hold in case.campaign.holds}
    return held.union(*(mode.places for mode in _modes(case)))


def _zones(case: Case) -> set[str]:
    return {hazard.scope.zone for hazard in case.campaign.hazards.values()}


def _hazards(case: Case) -> set[str]:
    return {name for task in case.campaign.tasks.values() for name in task.hazards}


def _windows(case: Case) -> set[str]:
    tasks = case.campaign.tasks.values()
    return {window for task in tasks for window in task.windows if isinstance(window, str)}


def _shifts(case: Case) -> set[str]:
    permitted = case.campaign.permits.shifts or ()
    return {*permitted, *(shift for each in case.scenarios for shift in each.shifts)}


def _flows(case: Case) -> set[str]:
    return {task.flow for task in case.campaign.tasks.values()}


USES: dict[tuple[str, str, str], Callable[[Case], set[str]]] = {
    ("crews", "crew", "step needs the crew"): _crews,
    ("facilities", "facility", "step or hold uses the facility"): _facilities,
    ("zones", "zone", "hazard reaches over the zone"): _zones,
    ("hazards", "hazard", "step carries the hazard"): _hazards,
    ("windows", "window", "step has the window"): _windows,
    ("shifts", "shift", "scenario works the shift"): _shifts,
    ("flows", "flow", "step belongs to the flow"): _flows,
}


def warn_of_unused_tags(case: Case) -> Iterator[Finding]:
    """Yield tags that no scenario, hold or vehicle names, each at the first task that has it."""
    used = {name for scenario in case.scenarios for name in scenario.done}
    used |= {name for hold in case.campaign.holds for name in hold.steps}
    for vehicle in case.campaign.vehicles.values():
        used |= {vehicle.standby.tag, vehicle.called.without if vehicle.called else ""}
    first: dict[str, tuple[str, int]] = {}
    for task in case.campaign.tasks.values():
        for place, tag in enumerate(task.tags):
            first.setdefault(tag, (task.id, place))
    for tag, (task_id, place) in first.items():
        if tag not in used:
            yield Finding(
                code="unused-tag",
                message=f"no scenario has the tag {tag!r} under 'done', no hold has it under "
                "'steps', and no vehicle names it",
                path=("tasks", task_id, "tags", place),
                hint="Name it there or in the risk file beside the graph, or remove it.",
            )


def warn_of_unused_options(case: Case) -> Iterator[Finding]:
    """Yield a warning if tasks have options and nothing ever lets a plan choose one."""
    tasks = [task.id for task in case.campaign.tasks.values() if task.options]
    free = {case.campaign.permits.options, *(scenario.options for scenario in case.scenarios)}
    if tasks and Options.ANY not in free:
        yield Finding(
            code="unused-options",
            message=f"no scenario has 'options: any', so that the options of {named(tasks)} are "
            "never taken",
            path=("tasks", tasks[0], "options"),
            hint="Write 'options: any' in a scenario or under permits, or remove the options.",
        )

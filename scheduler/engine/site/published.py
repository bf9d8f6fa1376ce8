"""Published projects beyond the textbook's as sites: several modes, stores, lags of both signs."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from scheduler.engine.problem import make_problem, refusal
from scheduler.engine.site.problem import Resource, Site, SiteLimit, SiteLink, SiteMode, Starts

Arcs = Mapping[tuple[int, int], int]
"""For a pair of tasks the least time from the start of the first to that of the second."""

Modes = Sequence[tuple[int, Any]]
"""The modes of a task that can be used, each with its number in the file."""


def site_of_modes(name: str, instance: Any) -> Site:
    """
    Return a project with several modes to a task or resources that are used up; the last task ends.

    The horizon is the sum of the longest durations: the tasks of an optimal schedule, done in the
    same modes but one after the other along the links, keep every rule and take no longer. A mode
    that asks for more than there is of a resource is left out: no schedule has it.

    Raises
    ------
    InputError
        If links lead nowhere or run in a circle, numbers are below zero, or a task has no mode.
    """
    modes = [_usable(name, instance, task, 1) for task in range(len(instance.activities))]
    goal = len(modes) - 1
    arcs = {
        (task, after)
        for task, activity in enumerate(instance.activities)
        for after in activity.successors or [goal] * (task != goal)
    }
    longest = [max((mode.duration for _, mode in each), default=0) for each in modes]
    make_problem(name, longest, [[] for _ in modes], [], arcs)
    links = [SiteLink(before, after) for before, after in sorted(arcs)]
    return _site(name, instance, modes, (links, ()), (sum(longest), 1))


def site_of_lags(name: str, instance: Any) -> Site:
    """
    Return a project with least and greatest time lags between starts; the last task ends it.

    A lag below zero is a limit: the target starts at most so much before the source. Other lags are
    links, but for those that would close a circle, which become limits, too. So a circle that takes
    time makes the project infeasible, and is no mistake of the file.

    The horizon is the sum over all tasks of the duration or the longest lag to another, whichever
    is more. In a schedule that cannot be improved by starting anything earlier, at every instant
    before the last end a task is under way or within a lag: otherwise all tasks that start later
    could start a unit earlier, since lags between them keep, lags from earlier tasks have passed,
    and lags back to earlier tasks only become easier to keep.

    Raises
    ------
    InputError
        If a lag leads nowhere, numbers are below zero, or no schedule can hold a task.
    """
    activities = instance.activities
    modes = [_usable(name, instance, task, 0) for task in range(len(activities))]
    durations = [max((mode.duration for _, mode in each), default=0) for each in modes]
    arcs = _strongest(name, activities)
    longest = list(durations)
    for (before, _), lag in arcs.items():
        longest[before] = max(longest[before], lag)
    make_problem(name, longest, [[] for _ in modes], [], ())
    forward, back = _split(arcs, len(modes))
    links = [SiteLink(*pair, from_end=False, lag=lag) for pair, lag in sorted(forward.items())]
    links += _ends_before_goal(arcs, durations)
    limits = [
        SiteLimit(target, from_end=False, target=source, to_end=False, longest=-lag)
        for (source, target), lag in sorted(back.items())
    ]
    return _site(name, instance, modes, (links, limits), (sum(longest), 0))


def _usable(name: str, instance: Any, task: int, first: int) -> Modes:
    """Return the modes of a task that do not ask for more than there is."""
    number = task + first
    capacities = [resource.capacity for resource in instance.resources]
    modes = list(enumerate(instance.activities[task].modes, 1))
    if any(len(mode.demands) != len(capacities) for _, mode in modes):
        raise refusal("project-format", f"task {number} has not a demand for each resource", name)
    if any(min(mode.duration, *mode.demands, *capacities, 0) < 0 for _, mode in modes):
        raise refusal("project-numbers", "there are numbers below zero", name)
    fitting = [
        (place, mode)
        for place, mode in modes
        if all(amount <= most for amount, most in zip(mode.demands, capacities, strict=True))
    ]
    if not fitting:
        message = f"task {number} has no mode that the resources allow"
        raise refusal("project-demand", message, name)
    return fitting


def _strongest(name: str, activities: Sequence[Any]) -> dict[tuple[int, int], int]:
    """Return the greatest lag of each pair."""
    arcs: dict[tuple[int, int], int] = {}
    for task, activity in enumerate(activities):
        lags = activity.delays or []
        if len(lags) != len(activity.successors):
            raise refusal("project-format", f"task {task} has not a lag for each successor", name)
        for after, lag in zip(activity.successors, lags, strict=True):
            if not 0 <= after < len(activities):
                message = f"a lag leads from task {task} to {after}, the last is "
                raise refusal("project-link", f"{message}{len(activities) - 1}", name)
            arcs[task, after] = max(lag, arcs.get((task, after), lag))
    return arcs


def _split(arcs: Arcs, size: int) -> tuple[dict[tuple[int, int], int], dict[tuple[int, int], int]]:
    """Return lags of zero or more that run in no circle, and all others."""
    ahead: dict[int, list[int]] = {task: [] for task in range(size)}
    for (source, target), lag in sorted(arcs.items()):
        if lag >= 0:
            ahead[source].append(target)
    rank = {task: place for place, task in enumerate(reversed(_finishing_order(ahead)))}
    forward: dict[tuple[int, int], int] = {}
    back: dict[tuple[int, int], int] = {}
    for (source, target), lag in arcs.items():
        chosen = forward if lag >= 0 and rank[source] < rank[target] else back
        chosen[source, target] = lag
    return forward, back


def _finishing_order(ahead: Mapping[int, list[int]]) -> list[int]:
    """Return the tasks in the order in which a depth-first search leaves them."""
    left: list[int] = []
    seen: set[int] = set()
    for root in ahead:
        if root in seen:
            continue
        seen.add(root)
        path = [(root, iter(ahead[root]))]
        while path:
            task, others = path[-1]
            fresh = next((other for other in others if other not in seen), None)
            if fresh is None:
                left.append(task)
                path.pop()
            else:
                seen.add(fresh)
                path.append((fresh, iter(ahead[fresh])))
    return left


def _ends_before_goal(arcs: Arcs, durations: Sequence[int]) -> Iterable[SiteLink]:
    """Yield a link to the goal for each task whose end the lags do not keep before it."""
    goal = len(durations) - 1
    tails = {goal: 0}
    for _ in durations:
        for (source, target), lag in arcs.items():
            if target in tails:
                tails[source] = max(tails.get(source, tails[target] + lag), tails[target] + lag)
    for task, duration in enumerate(durations[:-1]):
        if task not in tails or tails[task] < duration:
            yield SiteLink(task, goal)


def _site(
    name: str,
    instance: Any,
    modes: Sequence[Modes],
    rules: tuple[Sequence[SiteLink], Sequence[SiteLimit]],
    ends: tuple[int, int],
) -> Site:
    """Return the site; ``ends`` are its horizon and the number of the first task in the file."""
    horizon, first = ends
    kinds = [resource.renewable for resource in instance.resources]
    places = [kinds[:place].count(kind) for place, kind in enumerate(kinds)]
    lengths = sorted({mode.duration for each in modes for _, mode in each})
    row = {length: place for place, length in enumerate(lengths)}

    def asked(mode: Any, *, renewable: bool) -> tuple[tuple[int, int], ...]:
        parts = zip(kinds, places, mode.demands, strict=True)
        return tuple((place, much) for kind, place, much in parts if kind == renewable and much)

    return Site(
        name=name,
        labels=tuple(str(task + first) for task in range(len(modes))),
        modes=tuple(
            tuple(
                SiteMode(
                    duration=mode.duration,
                    starts=row[mode.duration],
                    demands=asked(mode, renewable=True),
                    uses=asked(mode, renewable=False),
                    option=number,
                )
                for number, mode in each
            )
            for each in modes
        ),
        tables=tuple((Starts(0, horizon - length),) for length in lengths),
        workings=(((0, horizon),),),
        resources=tuple(
            Resource(levels=((0, resource.capacity),), kept=True)
            for resource in instance.resources
            if resource.renewable
        ),
        stores=tuple(r.capacity for r in instance.resources if not r.renewable),
        links=tuple(rules[0]),
        limits=tuple(rules[1]),
        goal=len(modes) - 1,
        horizon=horizon,
    )

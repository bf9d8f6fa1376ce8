"""Part of a site as a site of its own: fewer tasks, fewer resources, every rule between them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from scheduler.engine.site.bounds.windows import Windows
from scheduler.engine.site.problem import NOBODY, Site, SiteLink, SiteMode
from scheduler.engine.site.windows import TimeWindow


class WindowRelaxation:
    """
    What windows leave of some tasks of a network, with some resources.

    Every placement of the whole within the windows holds a placement of the part, so where the
    part has none, the whole has none. Tasks in between that are left out leave a link behind.

    Parameters
    ----------
    windows
        When each mode can start and end.
    tasks
        The tasks to keep, by place in the network, in order; the goal is among them.
    resources
        The resources to keep.
    """

    def __init__(self, windows: Windows, tasks: Sequence[int], resources: Sequence[int]) -> None:
        self._network = windows.network
        self._windows = windows
        self._resources = {number: place for place, number in enumerate(resources)}
        self._tasks = [self._network.tasks[place] for place in tasks]
        self._place = {task: place for place, task in enumerate(self._tasks)}
        alive = windows.alive
        self._modes = {
            task: [
                number for number, place in enumerate(self._network.modes_of(task)) if alive[place]
            ]
            for task in self._tasks
        }

    @property
    def is_whole(self) -> bool:
        """Whether nothing of the network is left out."""
        site, network = self._network.site, self._network
        return len(self._tasks) == network.size and len(self._resources) == len(site.resources)

    def windows(self) -> list[TimeWindow]:
        """Return when each task of the part can start and end."""
        found, network = self._windows, self._network
        rows = zip(
            found.task_first.tolist(),
            found.task_last.tolist(),
            found.task_first_end.tolist(),
            found.task_last_end.tolist(),
            strict=True,
        )
        windows = [TimeWindow(*row) for row in rows]
        return [windows[network.place[task]] for task in self._tasks]

    def site(self) -> Site:
        """Return the part."""
        whole, place = self._network.site, self._place
        return replace(
            whole,
            labels=tuple(whole.labels[task] for task in self._tasks),
            modes=tuple(self._modes_of(task) for task in self._tasks),
            resources=tuple(whole.resources[number] for number in self._resources),
            stores=self._stores(),
            links=(*self._links(), *self._detours()),
            limits=tuple(
                limit._replace(source=place.get(limit.source, NOBODY), target=place[limit.target])
                for limit in whole.limits
                if limit.target in place and (limit.source in place or limit.source == NOBODY)
            ),
            holds=tuple(
                hold._replace(
                    resource=self._resources[hold.resource],
                    source=place.get(hold.source, NOBODY),
                    target=place[hold.target],
                )
                for hold in whole.holds
                if hold.resource in self._resources
                and hold.target in place
                and (hold.source in place or hold.source == NOBODY)
            ),
            apart=tuple(
                pair._replace(
                    task=place[pair.task],
                    mode=self._modes[pair.task].index(pair.mode),
                    other=place[pair.other],
                    other_mode=self._modes[pair.other].index(pair.other_mode),
                )
                for pair in whole.apart
                if pair.mode in self._modes.get(pair.task, ())
                and pair.other_mode in self._modes.get(pair.other, ())
            ),
            goal=place[whole.goal],
        )

    def _modes_of(self, task: int) -> tuple[SiteMode, ...]:
        modes = self._network.site.modes[task]
        return tuple(self._mode(modes[number]) for number in self._modes[task])

    def _mode(self, mode: SiteMode) -> SiteMode:
        demands = tuple(
            (self._resources[number], amount)
            for number, amount in mode.demands
            if number in self._resources
        )
        return replace(mode, demands=demands)

    def _stores(self) -> tuple[int, ...]:
        """Return what the tasks that are left out leave of each store at most."""
        site = self._network.site
        outside = [modes for task, modes in enumerate(site.modes) if task not in self._place]
        return tuple(
            amount
            - sum(
                min(sum(much for number, much in mode.uses if number == store) for mode in modes)
                for modes in outside
            )
            for store, amount in enumerate(site.stores)
        )

    def _links(self) -> Iterator[SiteLink]:
        for link in self._network.site.links:
            if link.source in self._place and link.target in self._place:
                yield link._replace(
                    source=self._place[link.source], target=self._place[link.target]
                )

    def _detours(self) -> Iterator[SiteLink]:
        """Yield a link between tasks of the part for chains of links through tasks left out."""
        if len(self._tasks) == self._network.size:
            return
        for task in self._tasks:
            for target, lag in self._reached(task).items():
                yield SiteLink(self._place[task], self._place[target], lag=lag)

    def _reached(self, task: int) -> dict[int, int]:
        """Return the tasks of the part at the ends of such chains, with the least time between."""
        site, place = self._network.site, self._network.place
        lags = {task: 0}
        waiting = [task]
        found: dict[int, int] = {}
        while waiting:
            here = waiting.pop()
            for link in site.links_out[here]:
                if link.target not in place or not _is_plain(link):
                    continue
                length = 0 if here == task else min(mode.duration for mode in site.modes[here])
                lag = lags[here] + length + link.lag
                if link.target in self._place:
                    if here != task:
                        found[link.target] = max(found.get(link.target, 0), lag)
                elif lag > lags.get(link.target, -1):
                    lags[link.target] = lag
                    waiting.append(link.target)
        return found


def _is_plain(link: SiteLink) -> bool:
    """Tell whether the target starts after the end of the source."""
    return link.from_end and not link.to_end and link.lag >= 0

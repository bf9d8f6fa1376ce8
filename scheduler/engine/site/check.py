"""The independent check of placements on a site: plain counting, tick by tick."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from scheduler.engine.site.problem import NOBODY, Placement, Site, SiteLink, SiteMode
from scheduler.errors import InvalidPlanError


class TaskRun(NamedTuple):
    """One task as it is done: its mode and its place, ticks of work, when it starts and ends."""

    mode: SiteMode
    place: int
    worked: tuple[int, ...]
    start: int
    end: int

    @property
    def span(self) -> range:
        """The ticks from start to end, pauses included."""
        return range(self.start, self.end)

    def event(self, *, is_end: bool) -> int:
        """Return the tick of its end or of its start."""
        return self.end if is_end else self.start


Runs = Sequence[TaskRun]


def broken_rules(site: Site, placement: Placement) -> list[str]:
    """Return a sentence for each rule that a placement breaks; its order is not looked at."""
    if not len(placement.starts) == len(placement.modes) == site.size:
        count = f"{len(placement.starts)} starts and {len(placement.modes)} ways"
        return [f"{count} for {site.size} tasks"]
    broken = list(_misplaced(site, placement))
    if broken:
        return broken
    runs = [
        _run(site, task, mode, start)
        for task, (mode, start) in enumerate(zip(placement.modes, placement.starts, strict=True))
    ]
    rules = (_late, _short_links, _long_limits, _scarce, _used_up, _together)
    return [sentence for rule in rules for sentence in rule(site, runs)]


def checked_end(site: Site, placement: Placement) -> int:
    """
    Return the end of the goal in a placement that keeps all rules.

    Raises
    ------
    InvalidPlanError
        If it does not.
    """
    broken = broken_rules(site, placement)
    if broken:
        raise InvalidPlanError(broken)
    mode, start = placement.modes[site.goal], placement.starts[site.goal]
    return _run(site, site.goal, mode, start).end


def _misplaced(site: Site, placement: Placement) -> Iterator[str]:
    """Yield the tasks whose mode does not exist or whose start is not legal."""
    pairs = zip(placement.modes, placement.starts, strict=True)
    for task, (mode, start) in enumerate(pairs):
        if not 0 <= mode < len(site.modes[task]):
            yield f"{site.labels[task]} has no way {mode}"
        elif start < 0 or _breaks(site, site.modes[task][mode], start) is None:
            yield f"{site.labels[task]} may not start at {start}"


def _breaks(site: Site, mode: SiteMode, start: int) -> list[int] | None:
    """Return the ticks of the breaks that a start crosses, nothing where it is not legal."""
    for low, high, breaks in site.tables[mode.starts]:
        if low <= start <= high:
            return [tick for stop, resume in breaks for tick in range(stop, resume)]
    return None


def _run(site: Site, task: int, place: int, start: int) -> TaskRun:
    """Return the task as it is done: work goes on at every tick outside the breaks it crosses."""
    mode = site.modes[task][place]
    paused = set(_breaks(site, mode, start) or ())
    worked: list[int] = []
    tick = start
    while len(worked) < mode.duration:
        if tick not in paused:
            worked.append(tick)
        tick += 1
    return TaskRun(mode, place, tuple(worked), start, tick)


def _late(site: Site, runs: Runs) -> Iterator[str]:
    for task, run in enumerate(runs):
        if run.end > site.horizon:
            yield f"{site.labels[task]} ends at {run.end}, after the horizon {site.horizon}"


def _short_links(site: Site, runs: Runs) -> Iterator[str]:
    for link in site.links:
        gap = _gap(site, runs, link)
        if gap < link.lag:
            source, target = site.labels[link.source], site.labels[link.target]
            yield f"{target} follows {source} by {gap}, its link asks for {link.lag}"


def _gap(site: Site, runs: Runs, link: SiteLink) -> int:
    """Return the elapsed or worked ticks from the source's to the target's event."""
    here = runs[link.source].event(is_end=link.from_end)
    there = runs[link.target].event(is_end=link.to_end)
    if not link.working:
        return there - here
    first, last = min(here, there), max(here, there)
    stretches = site.workings[runs[link.target].mode.working]
    worked = sum(max(0, min(high, last) - max(low, first)) for low, high in stretches)
    return worked if there >= here else -worked


def _long_limits(site: Site, runs: Runs) -> Iterator[str]:
    for limit in site.limits:
        there = runs[limit.target].event(is_end=limit.to_end)
        target = site.labels[limit.target]
        if limit.source == NOBODY:
            here, source = 0, "the beginning"
        else:
            here = runs[limit.source].event(is_end=limit.from_end)
            source = site.labels[limit.source]
        if there - here > limit.longest:
            yield f"{target} is {there - here} after {source}, its limit is {limit.longest}"


def _scarce(site: Site, runs: Runs) -> Iterator[str]:
    """Yield for each resource the first tick at which more of it is taken than there is."""
    for place, resource in enumerate(site.resources):
        taken = _taken(site, runs, place)
        for tick in sorted(taken):
            amount = [level for since, level in resource.levels if since <= tick][-1]
            if taken[tick] > amount:
                yield f"resource {place} has {amount}, at {tick} it gives {taken[tick]}"
                break


def _taken(site: Site, runs: Runs, place: int) -> Counter[int]:
    taken: Counter[int] = Counter()
    for run in runs:
        ticks = run.span if site.resources[place].kept else run.worked
        for resource, amount in run.mode.demands:
            if resource == place:
                taken.update(dict.fromkeys(ticks, amount))
    for hold in site.holds:
        if hold.resource == place:
            since = 0 if hold.source == NOBODY else runs[hold.source].start
            taken.update(dict.fromkeys(range(since, runs[hold.target].end), hold.room))
    return taken


def _used_up(site: Site, runs: Runs) -> Iterator[str]:
    for place, amount in enumerate(site.stores):
        used = sum(much for run in runs for store, much in run.mode.uses if store == place)
        if used > amount:
            yield f"store {place} has {amount}, {used} are used"


def _together(site: Site, runs: Runs) -> Iterator[str]:
    """Yield the pairs that share a tick; a task of no length shares none."""
    for pair in site.apart:
        one, other = runs[pair.task], runs[pair.other]
        if (one.place, other.place) != (pair.mode, pair.other_mode):
            continue
        shared = set(one.span) & set(other.span)
        if shared:
            names = f"{site.labels[pair.task]} and {site.labels[pair.other]}"
            yield f"{names} overlap at {min(shared)}"

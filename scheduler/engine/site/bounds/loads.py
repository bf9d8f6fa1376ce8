"""What the tasks that the goal depends on ask of each resource, for bounds by energy."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from scheduler.engine.site.bounds.amounts import Amounts
from scheduler.engine.site.bounds.clocks import Clocks, Stretches, is_within
from scheduler.engine.site.bounds.network import Network
from scheduler.engine.site.bounds.scaling import Measure, measures
from scheduler.engine.site.bounds.ticks import Ints
from scheduler.engine.site.bounds.worked import stops_only_for, worked_ticks
from scheduler.engine.site.problem import Hold, Resource

GROUPS = 6
"""Kinds of working time per resource whose tasks are also looked at on their own."""


MEASURES = 2
"""Other measures of demands per resource."""


class Use(NamedTuple):
    """A resource, the ways that ask for it with what they ask for, and its holds."""

    resource: Resource
    users: Sequence[tuple[int, int]]
    holds: Sequence[Hold] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """
    Ways of tasks that share some amount over time.

    Attributes
    ----------
    ways, demand
        Places of the ways in order, and what each takes.
    kept
        Whether it is taken during pauses.
    clock, clocks
        The clock on which each way works without a stop.
    amounts
        How much there is.
    holds
        Further spans that take of it: source or nothing, target, room; tasks by place.
    """

    ways: Ints
    demand: Ints
    kept: bool
    clock: Ints
    clocks: Clocks
    amounts: Amounts
    holds: tuple[tuple[int | None, int, int], ...] = ()


def loads(network: Network) -> list[Load]:
    """Return the loads of all resources, each in one or more groups of working time."""
    worked = Worked(network)
    found: list[Load] = []
    for number, resource in enumerate(network.site.resources):
        users = list(_users(network, number))
        holds = _holds(network, number)
        if len(users) + len(holds) > 1:
            for use in _measured(network, Use(resource, users, holds)):
                found += [kept_load(network, use)] * resource.kept
                found += _released_loads(network, worked, use)
    return found


def _measured(network: Network, use: Use) -> Iterator[Use]:
    """Yield the use of a resource, and other measures of it that leave less of it over."""
    yield use
    most = max(amount for _, amount in use.resource.levels)
    work = Counter[int]()
    for way, demand in use.users:
        work[demand] += int(network.duration[way])
    plain = sum(demand * ticks for demand, ticks in work.items())
    gains = []
    for number, measure in enumerate(measures(list(work), most)):
        total = sum(measure(demand) * ticks for demand, ticks in work.items())
        if total * most > plain * measure(most):
            gains.append((-total / measure(most), number, measure))
    for _, _, measure in sorted(gains)[:MEASURES]:
        yield _remeasured(use, measure, most)


def _remeasured(use: Use, measure: Measure, most: int) -> Use:
    """Return a use under another measure; what is missing at lower levels counts as taken."""
    levels = [
        (tick, measure(most) - measure(most - amount)) for tick, amount in use.resource.levels
    ]
    users = [(way, measure(demand)) for way, demand in use.users]
    return Use(
        Resource(levels=tuple(levels), kept=use.resource.kept),
        [(way, demand) for way, demand in users if demand],
        [hold._replace(room=measure(hold.room)) for hold in use.holds],
    )


def kept_load(network: Network, use: Use) -> Load:
    """Return the load of a resource that pauses do not free."""
    always = ((0, network.site.horizon),)
    return Load(
        ways=np.array([way for way, _ in use.users], dtype=np.int64),
        demand=np.array([demand for _, demand in use.users], dtype=np.int64),
        kept=True,
        clock=np.zeros(len(use.users), dtype=np.int64),
        clocks=Clocks([always], network.site.horizon),
        amounts=Amounts(use.resource.levels, always),
        holds=tuple(
            (network.place.get(hold.source), network.place[hold.target], hold.room)
            for hold in use.holds
        ),
    )


class Worked:
    """The ticks each way may be worked on, as numbers of kinds of working time."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._kinds: dict[Stretches, int] = {}
        self._known: dict[tuple[int, int], int | None] = {}

    @property
    def kinds(self) -> list[Stretches]:
        """The kinds so far."""
        return list(self._kinds)

    def kind_of(self, way: int) -> int | None:
        """Return the working time of a way, or nothing where it stops for something else."""
        found = self._network.ways[way]
        key = (found.starts, found.duration)
        if key not in self._known:
            table = self._network.site.tables[found.starts]
            stretches = worked_ticks(table, found.duration)
            fits = stops_only_for(table, stretches)
            number = self._kinds.setdefault(stretches, len(self._kinds)) if fits else None
            self._known[key] = number
        return self._known[key]


def _released_loads(network: Network, worked: Worked, use: Use) -> Iterator[Load]:
    """Yield the load of all tasks, and those of tasks that work only at certain times."""
    kinds = {way: kind for way, _ in use.users if (kind := worked.kind_of(way)) is not None}
    counts = Counter(kinds[way] for way, _ in use.users if way in kinds)
    common = sorted(counts, key=lambda kind: (-counts[kind], kind))[:GROUPS]
    clocks = Clocks(worked.kinds, network.site.horizon)
    seen = set()
    for within in [((0, network.site.horizon),), *(worked.kinds[kind] for kind in common)]:
        inside = {kind for kind in counts if is_within(worked.kinds[kind], within)}
        members = [(way, demand) for way, demand in use.users if kinds.get(way) in inside]
        amounts = Amounts(use.resource.levels, within)
        if not members[1:] or amounts.pieces in seen:
            continue
        seen.add(amounts.pieces)
        yield Load(
            ways=np.array([way for way, _ in members], dtype=np.int64),
            demand=np.array([demand for _, demand in members], dtype=np.int64),
            kept=False,
            clock=np.array([kinds[way] for way, _ in members], dtype=np.int64),
            clocks=clocks,
            amounts=amounts,
        )


def _users(network: Network, resource: int) -> Iterator[tuple[int, int]]:
    """Yield the ways that ask for a resource and take time, with what they ask for."""
    for place, way in enumerate(network.ways):
        amount = sum(amount for number, amount in way.demands if number == resource)
        if amount and way.duration:
            yield place, amount


def _holds(network: Network, resource: int) -> list[Hold]:
    """Return the holds of a resource whose ends are among the tasks here."""
    return [
        hold
        for hold in network.site.holds
        if hold.resource == resource
        and hold.target in network.place
        and (hold.source == -1 or hold.source in network.place)
    ]

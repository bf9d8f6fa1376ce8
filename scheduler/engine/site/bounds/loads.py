"""What the tasks that the goal depends on ask of each resource, for bounds by energy."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from scheduler.engine.site.bounds.amounts import Amounts
from scheduler.engine.site.bounds.clocks import Clocks
from scheduler.engine.site.bounds.held import HoldSpan, holds_of
from scheduler.engine.site.bounds.network import Network
from scheduler.engine.site.bounds.scaling import Measure, measures
from scheduler.engine.site.bounds.ticks import Ints
from scheduler.engine.site.bounds.worked import WorkKinds
from scheduler.engine.site.problem import Resource

MEASURES = 2
"""Other measures of demands per resource."""


class LoadUse(NamedTuple):
    """A resource, the ways that ask for it with what they ask for, and its holds."""

    resource: Resource
    users: Sequence[tuple[int, int]]
    holds: Sequence[HoldSpan] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceLoad:
    """
    Ways of tasks that share some amount over time.

    Attributes
    ----------
    modes, demand
        Places of the modes in order, and what each takes.
    kept
        Whether it is taken during pauses.
    clock, clocks
        The clock on which each mode works without a stop.
    amounts
        How much there is.
    holds
        Further spans that take of it.
    """

    modes: Ints
    demand: Ints
    kept: bool
    clock: Ints
    clocks: Clocks
    amounts: Amounts
    holds: tuple[HoldSpan, ...] = ()


def loads(network: Network) -> list[ResourceLoad]:
    """Return the loads of all resources that can be short, in one or more groups each."""
    found: list[ResourceLoad] = []
    kinds = WorkKinds(network)
    for number, resource in enumerate(network.site.resources):
        users = list(_users(network, number))
        whole = LoadUse(resource, users, list(holds_of(network, number)))
        for use in _measured(network, whole) if _can_be_short(network, whole) else ():
            if resource.kept:
                found.append(kept_load(network, use))
            found += _released_loads(kinds, use)
    return found


def _can_be_short(network: Network, use: LoadUse) -> bool:
    """Tell whether all tasks and holds together may ask for more than the lowest level."""
    most: dict[int, int] = {}
    for mode, demand in use.users:
        task = int(network.task[mode])
        most[task] = max(most.get(task, 0), demand)
    rooms = sum(hold.room for hold in use.holds)
    return sum(most.values()) + rooms > min(amount for _, amount in use.resource.levels)


def _measured(network: Network, use: LoadUse) -> Iterator[LoadUse]:
    """Yield the use of a resource, and other measures of it that leave less of it over."""
    yield use
    most = max(amount for _, amount in use.resource.levels)
    work = Counter[int]()
    for mode, demand in use.users:
        work[demand] += int(network.duration[mode])
    plain = sum(demand * ticks for demand, ticks in work.items())
    gains = []
    for number, measure in enumerate(measures(list(work), most)):
        total = sum(measure(demand) * ticks for demand, ticks in work.items())
        if total * most > plain * measure(most):
            gains.append((-total / measure(most), number, measure))
    for _, _, measure in sorted(gains)[:MEASURES]:
        yield _remeasured(use, measure, most)


def _remeasured(use: LoadUse, measure: Measure, most: int) -> LoadUse:
    """Return a use under another measure; what is missing at lower levels counts as taken."""
    levels = [
        (tick, measure(most) - measure(most - amount)) for tick, amount in use.resource.levels
    ]
    users = [(mode, measure(demand)) for mode, demand in use.users]
    return LoadUse(
        Resource(levels=tuple(levels), kept=use.resource.kept),
        [(mode, demand) for mode, demand in users if demand],
        [hold._replace(room=measure(hold.room)) for hold in use.holds],
    )


def kept_load(network: Network, use: LoadUse) -> ResourceLoad:
    """Return the load of a resource that pauses do not free."""
    always = ((0, network.site.horizon),)
    return ResourceLoad(
        modes=np.array([mode for mode, _ in use.users], dtype=np.int64),
        demand=np.array([demand for _, demand in use.users], dtype=np.int64),
        kept=True,
        clock=np.zeros(len(use.users), dtype=np.int64),
        clocks=Clocks([always], network.site.horizon),
        amounts=Amounts(use.resource.levels, always),
        holds=tuple(use.holds),
    )


def _released_loads(kinds: WorkKinds, use: LoadUse) -> Iterator[ResourceLoad]:
    """
    Yield the load of the work of all tasks, and of those that work only at certain times.

    That of all tasks says nothing new where pauses keep the resource.
    """
    groups = kinds.groups([mode for mode, _ in use.users], whole=not use.resource.kept)
    seen = set()
    for within, members in groups:
        amounts = Amounts(use.resource.levels, within)
        if amounts.pieces in seen:
            continue
        seen.add(amounts.pieces)
        inside = [(mode, demand) for mode, demand in use.users if mode in members]
        yield ResourceLoad(
            modes=np.array([mode for mode, _ in inside], dtype=np.int64),
            demand=np.array([demand for _, demand in inside], dtype=np.int64),
            kept=False,
            clock=np.array([members[mode] for mode, _ in inside], dtype=np.int64),
            clocks=kinds.clocks,
            amounts=amounts,
        )


def _users(network: Network, resource: int) -> Iterator[tuple[int, int]]:
    """Yield the ways that ask for a resource and take time, with what they ask for."""
    for place, mode in enumerate(network.modes):
        amount = sum(amount for number, amount in mode.demands if number == resource)
        if amount and mode.duration:
            yield place, amount

"""Every way in which neighbours may move or squeeze their dates, with its price."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import chain, combinations, product

from scheduler.model.campaign import Campaign, Flow
from scheduler.model.costs import CENTS, in_cents
from scheduler.model.neighbour import NeighbourMoves
from scheduler.model.notation.moments import instant
from scheduler.model.progress.recorded_campaign import progress_of, with_past
from scheduler.model.scenario import Scenario, ScenarioEntry
from scheduler.model.task import Task, Window

Dated = tuple[str, Window]
"""A window of a neighbour with its name, nothing for one that is written inside a step."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NeighbourMove:
    """
    What neighbours do for a price, against where a scenario has them.

    ``days`` are the flows that move, with the days by which they then lie later than now, earlier
    below zero; ``squeezed`` are the windows that get their other times. ``cents`` is the price in
    hundredths.
    """

    days: tuple[tuple[str, int], ...] = ()
    squeezed: tuple[str, ...] = ()
    cents: int = 0

    @property
    def stays(self) -> bool:
        """Whether everything stays where the scenario has it."""
        return not self.days and not self.squeezed

    @property
    def price(self) -> float:
        """The price, in the unit of the costs."""
        return self.cents / CENTS


STAYS = NeighbourMove()
"""Every neighbour stays where it is, at no price."""


def permitted_moves(
    campaign: Campaign,
    scenario: Scenario,
    *,
    moment: datetime | None = None,
    is_announced: bool = False,
) -> tuple[NeighbourMove, ...]:
    """
    Return every permitted way for neighbours to move, the cheapest first: that they stay.

    Parameters
    ----------
    campaign
        The campaign; steps that it records as begun keep their dates.
    scenario
        The scenario against which they move. What it has moved or squeezed already costs nothing.
    moment
        The local time from which the notice counts: the data date or, without one, the start of
        the campaign, unless it is given.
    is_announced
        Whether steps without dates of their own have an announced start, so that there is
        something to move even where no window has a date.
    """
    flows = moves_of_flows(campaign, scenario, moment=moment, is_announced=is_announced)
    return tuple(sorted((together(each) for each in product(*flows.values())), key=_order))


def moves_of_flows(
    campaign: Campaign,
    scenario: Scenario,
    *,
    moment: datetime | None = None,
    is_announced: bool = False,
) -> dict[str, tuple[NeighbourMove, ...]]:
    """Return what each neighbour that may move may do alone, the cheapest first: that it stays."""
    found = {}
    for flow in campaign.flows.values():
        if flow.moves is not None and flow.neighbour:
            own = _Neighbour(
                campaign, scenario, flow, flow.moves, moment, is_announced=is_announced
            )
            found[flow.id] = tuple(sorted(own.choices(), key=_order))
    return found


def moved_scenario(scenario: Scenario, move: NeighbourMove) -> Scenario:
    """Return a scenario in which neighbours have moved further, under the same name."""
    moved = dict(scenario.moved)
    for flow, days in move.days:
        moved[flow] = moved.get(flow, 0) + days
    squeezed = (*scenario.squeezed, *move.squeezed)
    kept = {flow: days for flow, days in moved.items() if days}
    return scenario.altered({"moved": kept, "squeezed": squeezed})


def with_move(campaign: Campaign, scenario: str, move: NeighbourMove) -> Campaign:
    """
    Return the campaign with one more scenario, its last: another one with a move of neighbours.

    It has the name that `name_with_move` says. Where nothing moves, the campaign stays as it is.
    """
    if move.stays:
        return campaign
    base = moved_scenario(campaign.resolve_scenario(scenario), move)
    name = name_with_move(campaign, scenario, move)
    entry = ScenarioEntry(
        id=name,
        name=f"{base.title}, neighbours moved",
        extends=scenario,
        moved=base.moved,
        squeezed=base.squeezed,
    )
    settled = with_past(campaign, scenario)
    return settled.altered({"scenarios": {**campaign.scenarios, name: entry}})


def name_with_move(campaign: Campaign, scenario: str, move: NeighbourMove) -> str:
    """Return the id of a scenario with a move of neighbours; without one, its own."""
    if move.stays:
        return scenario
    name = f"{scenario}-moved"
    others = (f"{name}-{number}" for number in range(2, len(campaign.scenarios) + 3))
    return next(each for each in (name, *others) if each not in campaign.scenarios)


def tasks_left(campaign: Campaign, scenario: Scenario, flow: str) -> list[Task]:
    """Return the tasks of a flow that have neither begun nor been dropped, by all that is known."""
    progress = progress_of(campaign)
    steps = {} if progress is None else progress.steps
    gone = {x for x, facts in steps.items() if facts.begun is not None or facts.dropped}
    gone |= campaign.done_tasks(scenario)
    return [x for x in campaign.tasks.values() if x.flow == flow and x.id not in gone]


def is_in_time(campaign: Campaign, scenario: Scenario, flow: Flow) -> bool:
    """Whether all that a scenario moves of a flow was told in time, from the campaign start on."""
    if flow.moves is None:
        return True
    days, own = scenario.moved.get(flow.id, 0), campaign.squeezes_of(flow.id)
    moved = {key: value for key, value in scenario.moved.items() if key != flow.id}
    others = tuple(name for name in scenario.squeezed if name not in own)
    stays = scenario.altered({"moved": moved, "squeezed": others})
    squeezed = tuple(name for name in scenario.squeezed if name in own)
    return _Neighbour(campaign, stays, flow, flow.moves, campaign.start).has_notice(days, squeezed)


class _Neighbour:
    """A flow that may move, and what of it is still to come."""

    def __init__(
        self,
        campaign: Campaign,
        scenario: Scenario,
        flow: Flow,
        moves: NeighbourMoves,
        moment: datetime | None,
        *,
        is_announced: bool = False,
    ) -> None:
        self.is_announced = is_announced
        self.campaign = campaign
        self.scenario = scenario
        self.flow = flow
        self.moves = moves
        self.tasks = tasks_left(campaign, scenario, flow.id)
        self.windows = self._windows(scenario)
        self.now = instant(moment or _moment_of(campaign), campaign.zone)

    def choices(self) -> Iterator[NeighbourMove]:
        """Yield what this neighbour may do alone."""
        here = self.scenario.moved.get(self.flow.id, 0)
        names = {name for name, _ in self.windows}
        free = [x for x in self.moves.squeeze if x in names and x not in self.scenario.squeezed]
        subsets = chain.from_iterable(combinations(free, size) for size in range(len(free) + 1))
        for squeezed in subsets:
            for days in sorted({day - here for day in self.moves.days} | {0}, key=abs):
                is_idle = bool(days) and not self._moves_by_days(squeezed)
                if not is_idle and self.has_notice(days, squeezed):
                    yield self._move(days, squeezed)

    def _move(self, days: int, squeezed: tuple[str, ...]) -> NeighbourMove:
        price = abs(days) * in_cents(self.moves.per_day)
        price += sum(in_cents(self.moves.squeeze[name].price) for name in squeezed)
        own = ((self.flow.id, days),) if days else ()
        return NeighbourMove(days=own, squeezed=squeezed, cents=price)

    def has_notice(self, days: int, squeezed: tuple[str, ...]) -> bool:
        """Whether all that changes is told in time, where it lies before and where afterwards."""
        there = {**self.scenario.moved}
        there[self.flow.id] = there.get(self.flow.id, 0) + days
        squeezed = (*self.scenario.squeezed, *squeezed)
        after = self._windows(self.scenario.altered({"moved": there, "squeezed": squeezed}))
        changed = [
            (old, new) for (_, old), (_, new) in zip(self.windows, after, strict=True) if old != new
        ]
        return all(self._is_in_time(*pair) for pair in changed) and self._keeps_promises(days)

    def _moves_by_days(self, squeezed: tuple[str, ...]) -> bool:
        """Whether anything is left that moves by days beside windows with other times."""
        fixed = (*self.scenario.squeezed, *squeezed)
        is_free = any(name not in fixed for name, _ in self.windows)
        is_announced = self.is_announced and bool(self.tasks)
        return is_free or is_announced or any(x.at is not None for x in self.tasks)

    def _keeps_promises(self, days: int) -> bool:
        promised = (self.campaign.promised_start(x, self.scenario) for x in self.tasks)
        starts = [each.date for each in promised if each is not None]
        return not days or all(
            self._has_notice(each) and self._has_notice(each + timedelta(days=days))
            for each in starts
        )

    def _is_in_time(self, old: Window, new: Window) -> bool:
        """Whether a window begins late enough before and after, unless it is over in both."""
        if all(self._is_over(each) for each in (old, new)):
            return True
        return all(self._has_notice(each) for window in (old, new) for each in _begins(window))

    def _is_over(self, window: Window) -> bool:
        return all(instant(each, self.campaign.zone) <= self.now for each in _ends(window))

    def _has_notice(self, moment: datetime) -> bool:
        notice = timedelta(minutes=self.moves.notice)
        return instant(moment, self.campaign.zone) >= self.now + notice

    def _windows(self, scenario: Scenario) -> list[Dated]:
        """Return the dated windows of what is left, as a scenario has them, settled ones apart."""
        found: dict[object, Dated] = {}
        for task in self.tasks:
            windows = self.campaign.task_windows(task, scenario)
            for place, (use, window) in enumerate(zip(task.windows, windows, strict=True)):
                name = use if isinstance(use, str) else ""
                if window.has_dates and not self.campaign.is_settled(name):
                    found[name or (task.id, place)] = (name, window)
        return list(found.values())


def _moment_of(campaign: Campaign) -> datetime:
    progress = progress_of(campaign)
    return campaign.start if progress is None else progress.data_date


def _begins(window: Window) -> Iterator[datetime]:
    if window.start is not None:
        yield window.start
    yield from (datetime.combine(each.first, time()) for each in window.dates)


def _ends(window: Window) -> Iterator[datetime]:
    if window.end is not None:
        yield window.end
    yield from (datetime.combine(each.last, time()) + timedelta(days=2) for each in window.dates)


def together(moves: Iterable[NeighbourMove]) -> NeighbourMove:
    """Return what several neighbours do at once."""
    own = list(moves)
    return NeighbourMove(
        days=tuple(chain.from_iterable(each.days for each in own)),
        squeezed=tuple(chain.from_iterable(each.squeezed for each in own)),
        cents=sum(each.cents for each in own),
    )


def _order(move: NeighbourMove) -> tuple[object, ...]:
    """Return what moves are sorted by: price, then how little moves, later before earlier."""
    days = dict(move.days)
    return (
        move.cents,
        len(move.days) + len(move.squeezed),
        sum(map(abs, days.values())),
        tuple(-each for each in days.values()),
        move.squeezed,
        tuple(days),
    )

"""How far a campaign may be loosened to make a date: the base, and the loosest permitted ends."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from scheduler.calendars.shifts.shifts import people_on
from scheduler.model.campaign import Campaign
from scheduler.model.notation.base import CrewId, ShiftName, TaskId
from scheduler.model.notation.clock import Week
from scheduler.model.progress.neighbour_moves import NeighbourMove, moves_of_flows
from scheduler.model.scenario import Habits, Options, Order, Scenario

Item = TypeVar("Item")
People = Mapping[tuple[CrewId, ShiftName], int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Permitted:
    """
    The way of working to begin with, and how far it may be loosened.

    ``stated`` is that way of working as the graph has it, ``base`` the same side by side. ``least``
    and ``most`` are the head-counts of crews on shifts, in the base and at most; ``week`` are the
    days on which any crew may work, ``habits`` the pairs of steps whose habit may be set aside,
    ``windows`` the names of those that may be widened; ``options`` says whether other modes may be
    chosen beyond those of the base. ``neighbours`` are those that may move, each with all that it
    may do, staying first.
    """

    campaign: Campaign
    stated: Scenario
    base: Scenario
    shifts: tuple[ShiftName, ...]
    week: Week
    least: People
    most: People
    habits: tuple[tuple[TaskId, TaskId], ...]
    options: bool
    windows: tuple[str, ...]
    neighbours: Mapping[str, tuple[NeighbourMove, ...]]

    def days_of(self, crew: CrewId) -> tuple[int, ...]:
        """Return the days of the week on which a crew may work beyond those of the base."""
        return tuple(day for day in self.week if day not in self.base.week_of(crew))

    def moves_in(self, whole: NeighbourMove) -> frozenset[NeighbourMove]:
        """Return what each neighbour does of all that they do at once."""
        return frozenset(
            move
            for flow, moves in self.neighbours.items()
            for move in moves
            if not move.stays and move == self._part(flow, whole)
        )

    def _part(self, flow: str, whole: NeighbourMove) -> NeighbourMove:
        own = self.campaign.squeezes_of(flow)
        days = tuple(each for each in whole.days if each[0] == flow)
        squeezed = tuple(each for each in whole.squeezed if each in own)
        return next(
            move for move in self.neighbours[flow] if (move.days, move.squeezed) == (days, squeezed)
        )

    @property
    def loosest(self) -> Scenario:
        """The base loosened as far as permitted, but for windows and neighbours."""
        people: dict[CrewId, dict[ShiftName, int]] = {}
        for (crew, shift), count in self.most.items():
            people.setdefault(crew, {})[shift] = count
        weeks = {
            crew: tuple(sorted({*self.base.week_of(crew), *self.week}))
            for crew in self.campaign.crews
        }
        options = Options.ANY if self.options else self.base.options
        habits = Habits.RELAXED if self.habits else self.base.habits
        return self.base.altered(
            update={
                "shifts": self.shifts,
                "weeks": weeks,
                "people": people,
                "surge": {},
                "options": options,
                "habits": habits,
            }
        )

    @property
    def at_widest(self) -> Campaign:
        """The campaign with every window that may be widened at its widest."""
        return widened(self.campaign, self.windows)


def permitted(campaign: Campaign, base: str, state: str) -> Permitted:
    """
    Return how far a campaign may be loosened.

    Parameters
    ----------
    campaign
        The campaign; what its ``permits`` leave open goes as far as its scenarios go together.
    base
        The scenario to begin with; its order is taken as parallel.
    state
        The scenario that says what is done before the start and when the site stands down.
    """
    permits = campaign.permits
    scenarios = [campaign.resolve_scenario(name) for name in campaign.scenarios]
    begun, stands = campaign.resolve_scenario(base), campaign.resolve_scenario(state)
    state_of = {"done": stands.done, "stand_downs": stands.stand_downs}
    stated = begun.altered(state_of)
    start = stated.altered({"order": Order.PARALLEL})
    named = permits.shifts if permits.shifts is not None else _union(s.shifts for s in scenarios)
    days = permits.week if permits.week is not None else _union(s.site_week for s in scenarios)
    shifts = tuple(dict.fromkeys((*start.shifts, *named)))
    least = {
        (crew, shift): people_on(campaign, start, crew).get(shift, 0)
        for crew in campaign.crews
        for shift in shifts
    }
    return Permitted(
        campaign=campaign,
        stated=stated,
        base=start,
        shifts=shifts,
        week=tuple(sorted({*start.site_week, *days})),
        least=least,
        most={
            key: max(
                least[key],
                campaign.crews[key[0]].people.get(key[1], 0) + _added(campaign, key, scenarios),
            )
            for key in least
        },
        habits=_habits(campaign, start, scenarios),
        options=_allows_options(campaign, start, scenarios),
        windows=_windows(campaign, start),
        neighbours=moves_of_flows(campaign, start),
    )


def _union(parts: Iterable[Iterable[Item]]) -> tuple[Item, ...]:
    return tuple(dict.fromkeys(item for part in parts for item in part))


def _added(campaign: Campaign, key: tuple[CrewId, ShiftName], scenarios: list[Scenario]) -> int:
    """Return how many people may be added to a crew on a shift, beyond its own."""
    crew, shift = key
    if campaign.permits.people is not None:
        return campaign.permits.people.get(crew, {}).get(shift, 0)
    return max(scenario.surge.get(crew, {}).get(shift, 0) for scenario in scenarios)


def _habits(
    campaign: Campaign, base: Scenario, scenarios: list[Scenario]
) -> tuple[tuple[TaskId, TaskId], ...]:
    permits = campaign.permits.habits
    may = (
        Habits.RELAXED in {s.habits for s in scenarios}
        if permits is None
        else permits is Habits.RELAXED
    )
    if base.habits is Habits.RELAXED or not may:
        return ()
    done = campaign.done_tasks(base)
    pairs = (
        (link.task, task.id)
        for task in campaign.tasks.values()
        for link in task.usually_after
        if not {task.id, link.task} & done
    )
    return tuple(dict.fromkeys(pairs))


def _allows_options(campaign: Campaign, base: Scenario, scenarios: list[Scenario]) -> bool:
    if base.options is Options.ANY:
        return False
    permits = campaign.permits.options
    if permits is not None:
        return permits is Options.ANY
    return any(scenario.options is Options.ANY for scenario in scenarios)


def _windows(campaign: Campaign, base: Scenario) -> tuple[str, ...]:
    done = campaign.done_tasks(base)
    used = {w for task in campaign.tasks.values() if task.id not in done for w in task.windows}
    return tuple(
        name for name, window in campaign.windows.items() if window.may_widen and name in used
    )


def widened(campaign: Campaign, names: Iterable[str]) -> Campaign:
    """Return the campaign with some of its windows at their widest."""
    wide = {name: campaign.windows[name].at_widest for name in names}
    return campaign.altered({"windows": {**campaign.windows, **wide}})

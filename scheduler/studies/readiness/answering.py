"""The earliest launch of a vehicle called at a moment, and what moves of neighbours buy."""

import time
from collections.abc import Iterator
from dataclasses import replace

from scheduler.calendars.situation.situation import Situation
from scheduler.model.notation.base import Minutes
from scheduler.model.progress.neighbour_moves import STAYS, NeighbourMove
from scheduler.planning.interface.result import SolveResult, Status, Stop
from scheduler.planning.search.decision import Answer, decide
from scheduler.planning.solve import solve
from scheduler.schedule.scheduled import Schedule
from scheduler.studies.readiness.alarm import Alarm, PricePoint, Reading
from scheduler.studies.readiness.called_site import CalledSite


def answer(alarm: Alarm) -> Reading:
    """
    Find the earliest launch of a vehicle called at a moment; runs in a worker.

    Launch comes first, then the price: of the moves of neighbours the cheapest is taken that gives
    the earliest launch.

    Raises
    ------
    KeyboardInterrupt
        If the search is interrupted.
    """
    began = time.monotonic()
    site = CalledSite(alarm)
    stays = _solved(alarm, site.situation())
    found = Reading(
        at=alarm.at,
        status=stays.status,
        launch=stays.launch_minute,
        bound=stays.bound_minute,
        schedule=stays.schedule,
    )
    if len(site.moves) > 1:
        found = _Buying(alarm, site, found).run()
    return replace(found, seconds=time.monotonic() - began)


def _solved(alarm: Alarm, situation: Situation) -> SolveResult:
    result = solve(situation, alarm.options, known=followed(alarm, situation), floor=alarm.floor)
    if result.stop is Stop.INTERRUPTED:
        raise KeyboardInterrupt
    return result


class _Buying:
    """Earlier and earlier launches, each at the least price."""

    def __init__(self, alarm: Alarm, site: CalledSite, stays: Reading) -> None:
        self.alarm = alarm
        self.site = site
        self.stays = stays
        self.points: list[PricePoint] = []
        self.best: Schedule | None = None
        self.launch: Minutes | None = None
        self.is_sure = stays.is_proved

    def run(self) -> Reading:
        """Return what was found for the call with all that neighbours may do."""
        if self.stays.schedule is not None:
            self._take(STAYS, self.stays.schedule, self.site.situation())
        floor, is_impossible = self._floor()
        if is_impossible:
            return replace(self.stays, status=Status.INFEASIBLE, prices=tuple(self.points))
        for move in self.site.moves[1:]:
            if self.launch is not None and self.launch <= floor:
                break
            self._try(move)
        return self._told(floor)

    def _floor(self) -> tuple[Minutes, bool]:
        """Return the launch before which there is none whatever neighbours do; or that none is."""
        free = solve(self.site.without_movable(), self.alarm.options, floor=self.alarm.floor)
        if free.stop is Stop.INTERRUPTED:
            raise KeyboardInterrupt
        return free.bound_minute, free.status is Status.INFEASIBLE

    def _try(self, move: NeighbourMove) -> None:
        """Look for an earlier launch with a move."""
        situation = self.site.situation(move)
        by = None if self.launch is None else self.launch - situation.tick
        decision = decide(situation, by, self.alarm.options)
        if decision.schedule is None:
            self.is_sure &= decision.answer is Answer.IMPOSSIBLE
            return
        result = solve(situation, self.alarm.options, known=decision.schedule)
        if result.stop is Stop.INTERRUPTED:
            raise KeyboardInterrupt
        self.is_sure &= result.status is Status.OPTIMAL
        self._take(move, result.schedule or decision.schedule, situation)

    def _take(self, move: NeighbourMove, schedule: Schedule, situation: Situation) -> None:
        self.best, self.launch = schedule, schedule[situation.launch].end
        if self.points and self.points[-1].price == move.price:
            self.points.pop()
        point = PricePoint(
            move=move,
            launch=self.launch,
            is_proved=self.is_sure,
            neighbours=tuple(_ends(situation, schedule)),
        )
        self.points.append(point)

    def _told(self, floor: Minutes) -> Reading:
        if self.launch is None:
            status = Status.INFEASIBLE if self.is_sure else Status.UNKNOWN
            return replace(self.stays, status=status, bound=floor)
        is_proved = self.is_sure or self.launch <= floor
        return replace(
            self.stays,
            status=Status.OPTIMAL if is_proved else Status.FEASIBLE,
            launch=self.launch,
            bound=self.launch if is_proved else min(floor, self.launch),
            schedule=self.best,
            move=self.points[-1].move,
            prices=tuple(self.points),
        )


def _ends(situation: Situation, schedule: Schedule) -> Iterator[tuple[str, Minutes]]:
    """Yield the end of the last step of each neighbour that is still to come."""
    campaign = situation.campaign
    for name, flow in campaign.flows.items():
        ends = [x.end for x in schedule.tasks.values() if campaign.tasks[x.id].flow == name]
        if flow.neighbour and ends:
            yield name, max(ends)


def followed(alarm: Alarm, situation: Situation) -> Schedule | None:
    """Return the plan by which whoever is called now waits, and then does as for a later call."""
    later = alarm.later
    if later is None or later.schedule is None:
        return None
    then, announced = later.schedule.tasks, alarm.announced.tasks
    tasks = {}
    for step in situation.modes:
        waits = step in announced and (step not in then or announced[step].start < later.at)
        found = announced.get(step) if waits else then.get(step)
        if found is not None:
            tasks[step] = found
    return replace(later.schedule, tasks=tasks)

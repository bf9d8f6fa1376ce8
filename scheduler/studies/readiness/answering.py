"""The earliest launch of a vehicle called at a moment, and what moves of neighbours buy."""

import time
from dataclasses import replace

from scheduler.calendars.situation.situation import Situation
from scheduler.planning.interface.result import Status, Stop
from scheduler.planning.solve import solve
from scheduler.schedule.scheduled import Schedule
from scheduler.studies.neighbours.curve import curve_of
from scheduler.studies.neighbours.points import NeighbourCurve, NeighbourPoint
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
    situation = site.situation()
    stays = solve(situation, alarm.options, known=followed(alarm, situation), floor=alarm.floor)
    if stays.stop is Stop.INTERRUPTED:
        raise KeyboardInterrupt
    found = Reading(
        at=alarm.at,
        status=stays.status,
        launch=stays.launch_minute,
        bound=stays.bound_minute,
        schedule=stays.schedule,
    )
    if len(site.moves) > 1:
        curve = curve_of(site, stays, alarm.options, floor=alarm.floor)
        if not curve.is_complete:
            raise KeyboardInterrupt
        found = _bought(found, curve)
    return replace(found, seconds=time.monotonic() - began)


def _bought(stays: Reading, curve: NeighbourCurve) -> Reading:
    """Return a reading with the earliest launch that moves of neighbours buy."""
    best = curve.best
    if best.launch is None:
        is_none = curve.bound > curve.situation.horizon
        return replace(stays, status=Status.INFEASIBLE if is_none else Status.UNKNOWN)
    return replace(
        stays,
        status=Status.OPTIMAL if best.launch <= curve.bound else Status.FEASIBLE,
        launch=best.launch,
        bound=min(curve.bound, best.launch),
        schedule=best.schedule,
        move=best.move,
        prices=tuple(_price(point) for point in curve.points if point.launch is not None),
    )


def _price(point: NeighbourPoint) -> PricePoint:
    return PricePoint(
        move=point.move,
        launch=point.launch or 0,
        is_proved=point.is_proved,
        neighbours=tuple((each.flow, each.minute) for each in point.neighbours),
    )


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

"""Readiness of M-B as it was found, and as it would be with other launches."""

from concurrent.futures import Executor
from dataclasses import replace
from functools import cache
from pathlib import Path

from scheduler.model.notation.durations import DAY, HOUR
from scheduler.pipeline.opened import opened_draft
from scheduler.pipeline.readiness import site_of
from scheduler.planning.interface.options import SolveOptions
from scheduler.planning.interface.result import Status
from scheduler.readers.task_graph import parse_task_graph
from scheduler.studies.readiness.coverage import coverage, headline
from scheduler.studies.readiness.last_calls import LastCall
from scheduler.studies.readiness.readiness import ReadinessRequest, find_readiness
from scheduler.studies.workers.executors import OneByOne
from tests.studies.readiness.calls import graph

QUICKLY = SolveOptions(workers=1, time_limit=60.0)
PROMISED = "cover: {{vehicles: [V2], promise: [{promises}], to: 2026-03-05T08:00}}\n"


@cache
def readiness(promises="48h, 3d"):
    """Return the readiness of M-B from Mon 08:00 to Thu 08:00."""
    executor: Executor = OneByOne()
    text = graph(more=PROMISED.format(promises=promises))
    site = site_of(opened_draft(Path("mb.yaml"), parse_task_graph(text.encode(), "mb.yaml")))
    return find_readiness(site.plan(QUICKLY), ReadinessRequest(options=QUICKLY), executor)


def reading(at, launch, bound=None, status=None):
    """Return what a search found; without a status it is proved where launch is the bound."""
    bound = launch if bound is None else bound
    known = status or (Status.OPTIMAL if launch == bound else Status.FEASIBLE)
    [own] = readiness().vehicles
    empty = {"schedule": None, "prices": ()}
    return replace(
        own.curve.readings[0], at=at, launch=launch, bound=bound or 0, status=known, **empty
    )


def otherwise(*vehicles, end, promises=(2 * DAY, 3 * DAY), complete=True):
    """Return readiness with other vehicles: each with its key, its name and its readings."""
    base = readiness()
    moments = (*range(0, end, HOUR), end)
    found = []
    for key, title, readings in vehicles:
        [own] = base.vehicles
        curve = replace(
            own.curve, vehicle=key, moments=moments, readings=readings, is_complete=complete
        )
        calls = tuple(
            LastCall(at=span.end, launch=span.launch, is_proved=True)
            for span in curve.spans()[:-1]
            if span.launch is not None
        )
        own = replace(own, vehicle=key, title=title, curve=curve, last_calls=calls)
        found.append(replace(own, headline=headline(curve)))
    curves = [each.curve for each in found]
    covers = tuple(coverage(curves, each) for each in promises)
    return replace(base, vehicles=tuple(found), coverages=covers)


NEXT = ("V2", "Next standby")
THURSDAY, FRIDAY = 82 * HOUR, 106 * HOUR
WEDNESDAY_MORNING = 2 * DAY


def with_bands():
    """After Wed 08:00 launch lies between Thu and Sat, after Wed 20:00 between Fri and Sat."""
    later = 130 * HOUR
    found = [
        reading(0, THURSDAY),
        reading(WEDNESDAY_MORNING, THURSDAY),
        reading(WEDNESDAY_MORNING + HOUR, later, THURSDAY),
        reading(60 * HOUR, later, FRIDAY),
        reading(3 * DAY, later, FRIDAY),
    ]
    return otherwise((*NEXT, found), end=3 * DAY)


def without_launch():
    """After Wed 20:00 there is no launch, which is proved."""
    none = Status.INFEASIBLE
    found = [
        reading(0, THURSDAY),
        reading(WEDNESDAY_MORNING, THURSDAY),
        reading(WEDNESDAY_MORNING + HOUR, FRIDAY),
        reading(60 * HOUR, FRIDAY),
        reading(61 * HOUR, None, status=none),
        reading(3 * DAY, None, status=none),
    ]
    return otherwise((*NEXT, found), end=3 * DAY)


def without_plan():
    """After Wed 08:00 no plan was found; none launches before Fri 18:00."""
    found = [
        reading(0, THURSDAY),
        reading(WEDNESDAY_MORNING, THURSDAY),
        reading(WEDNESDAY_MORNING + HOUR, None, FRIDAY, Status.UNKNOWN),
        reading(3 * DAY, None, FRIDAY, Status.UNKNOWN),
    ]
    return otherwise((*NEXT, found), end=3 * DAY)


def never():
    """There is no launch at all."""
    found = [reading(at, None, status=Status.INFEASIBLE) for at in (0, 3 * DAY)]
    return otherwise((*NEXT, found), end=3 * DAY)


def interrupted():
    """Only both ends are known."""
    found = [reading(0, THURSDAY), reading(3 * DAY, FRIDAY)]
    return otherwise((*NEXT, found), end=3 * DAY, complete=False)


def day_by_day():
    """Launch moves by a day every day, for twenty days, and the name is long."""
    found = [
        reading(at, (day + 5) * DAY)
        for day in range(20)
        for at in (day * DAY, (day + 1) * DAY - HOUR)
    ]
    found = [*found, reading(20 * DAY, 25 * DAY)]
    name = ("V2", "Next standby vehicle of the autumn campaign")
    return otherwise((*name, found), end=20 * DAY, promises=(4 * DAY + 12 * HOUR,))


def of_three():
    """Three vehicles, one of them a band."""
    first = [(0, 20), (144, 20), (145, 23), (216, 23), (217, 24), (288, 24)]
    second = [(0, 14), (72, 14), (73, 15), (96, 15), (97, 21), (288, 21)]
    vehicles = [
        ("Y23", "Next standby", [reading(at * HOUR, launch * DAY) for at, launch in first]),
        ("Y24", "Autumn rocket", [reading(at * HOUR, launch * DAY) for at, launch in second]),
        ("Y25", "Spare", [reading(at * DAY, 30 * DAY, 25 * DAY) for at in (0, 12)]),
    ]
    return otherwise(*vehicles, end=12 * DAY, promises=(16 * DAY, 10 * DAY))


def of_half_a_year():
    """Two launches in half a year."""
    found = [(0, 200), (90, 200), (91, 215), (180, 215)]
    found = [reading(at * DAY, launch * DAY) for at, launch in found]
    return otherwise((*NEXT, found), end=180 * DAY, promises=(60 * DAY,))


CASES = (
    *(readiness, with_bands, without_launch, without_plan, never),
    *(interrupted, day_by_day, of_three, of_half_a_year),
)

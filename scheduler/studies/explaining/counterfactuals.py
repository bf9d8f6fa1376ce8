"""What would help a step: the changes that take away what it waits for, each planned anew."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, replace

from scheduler.analyse.driving.blocking import Cause, WaitStretch
from scheduler.analyse.driving.driver import Driver
from scheduler.analyse.plan import Plan
from scheduler.calendars.shifts.shifts import people_at, people_on
from scheduler.errors import NoScheduleError
from scheduler.model.base import CrewId, Minutes, ShiftName, TaskId
from scheduler.model.scenario import Options
from scheduler.model.turns import turns_of
from scheduler.planning.result import Stop
from scheduler.studies.changes.changes import Change
from scheduler.studies.changes.what_if import what_if
from scheduler.studies.levers.notches import people_of
from scheduler.wording.names import option_named

LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counterfactual:
    """A change that was planned: when the step would start, and what launch would gain."""

    changes: tuple[Change, ...]
    title: str
    start: Minutes
    gain: Minutes


Candidate = tuple[list[Change], str]
"""Changes to be made together, and what they are in words."""


def counterfactuals(plan: Plan, step: TaskId) -> tuple[Counterfactual, ...]:
    """
    Plan anew with what a step waits for taken away; changes that leave no plan are left out.

    Ctrl-C ends it and keeps what has been planned until then.
    """
    found: list[Counterfactual] = []
    quick = replace(plan, options=replace(plan.options, settle=1.0))
    try:
        found.extend(_tried(quick, step))
    except KeyboardInterrupt:
        LOG.warning("Interrupted: not all changes that might help were tried.")
    return tuple(found)


def _tried(plan: Plan, step: TaskId) -> Iterator[Counterfactual]:
    for changes, title in _candidates(plan, step):
        try:
            result = what_if(plan, changes)
        except NoScheduleError:
            continue
        if result.after.result.stop is Stop.INTERRUPTED:
            raise KeyboardInterrupt
        start = result.after.schedule[step].start
        yield Counterfactual(changes=tuple(changes), title=title, start=start, gain=result.gain)


def _candidates(plan: Plan, step: TaskId) -> Iterator[Candidate]:
    """Yield the changes that take away what a step waits for."""
    driver = plan.drivers[step]
    for stretch in driver.waits:
        if all(each.cause is Cause.SHIFT and each.subject for each in stretch.causes):
            yield from _missing_people(plan, step, stretch)
            break
    if driver.cause is Cause.CREW:
        yield from _more_people(plan, step, driver)
    if driver.cause in {Cause.FACILITY, Cause.HOLD}:
        yield from _more_room(plan, step, driver)
    if driver.cause is Cause.HABIT and driver.task is not None:
        yield (
            [Change("habit", driver.task, step, "none")],
            f"Without the habit of doing it after {driver.task},",
        )
    yield from _other_modes(plan, step)


def _more_room(plan: Plan, step: TaskId, driver: Driver) -> Iterator[Candidate]:
    """Yield room for one more, but in a place that one hold after the other keeps whole."""
    campaign = plan.situation.campaign
    turns = turns_of(campaign, plan.situation.scenario)
    for place in plan.situation.jobs[step].task.places:
        facility = campaign.facilities[place]
        if place == driver.subject and facility.room is not None and place not in turns:
            change = Change("facility", place, "room", str(facility.room + 1))
            yield [change], f"With room for one more step in {facility.title},"


def _other_modes(plan: Plan, step: TaskId) -> Iterator[Candidate]:
    """Yield the nominal way of a step done in another, or the ways that are not permitted."""
    task = plan.situation.campaign.tasks[step]
    if plan.schedule[step].option:
        yield [Change("option", step, "", "0")], "Done as it stands,"
    elif plan.situation.scenario.options is Options.NOMINAL:
        for option, mode in enumerate(task.options, start=1):
            title = f"Done by {option_named(option, mode.name)},"
            yield [Change("option", step, "", str(option))], title


def _missing_people(plan: Plan, step: TaskId, stretch: WaitStretch) -> Iterator[Candidate]:
    """Yield the people missing on the shift in which the step could have started, all at once."""
    task, profiles = plan.situation.jobs[step].task, plan.situation.profiles
    minute = max(stretch.start, min(each.since for each in stretch.causes))
    runs = [run for run in plan.situation.shift_runs if run.start <= minute < run.end]
    short = {
        each.subject: task.crew[each.subject] - people_at(profiles[each.subject], minute)
        for each in stretch.causes
    }
    missing = {crew: count for crew, count in short.items() if count > 0}
    if not runs or not missing:
        return
    shift = runs[0].shift
    crews = plan.situation.campaign.crews
    more = " and ".join(people_of(count, crews[c].title) for c, count in missing.items())
    yield (
        [_people(plan, crew, shift, count) for crew, count in missing.items()],
        f"With {more} on the {shift} shift,",
    )


def _more_people(plan: Plan, step: TaskId, driver: Driver) -> Iterator[Candidate]:
    task = plan.situation.jobs[step].task
    minute = max(driver.until - plan.situation.tick, 0)
    runs = [run for run in plan.situation.shift_runs if run.start <= minute < run.end]
    for crew, people in task.crew.items():
        if crew != driver.subject or not runs:
            continue
        crew_title = plan.situation.campaign.crews[crew].title
        shift = runs[0].shift
        yield (
            [_people(plan, crew, shift, people)],
            f"With {people_of(people, crew_title)} on the {shift} shift,",
        )


def _people(plan: Plan, crew: CrewId, shift: ShiftName, more: int) -> Change:
    """Return the change to so many more people of a crew on one shift, whatever overlaps it."""
    there = people_on(plan.situation.campaign, plan.situation.scenario, crew)[shift]
    return Change("crew", crew, shift, str(there + more))

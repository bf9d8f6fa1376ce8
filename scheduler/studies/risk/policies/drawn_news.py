"""Mishaps and bad days that have come to be known in a draw, as events of its progress."""

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime

from scheduler.calendars.clock.axis import Axis
from scheduler.calendars.situation.situation import Situation
from scheduler.model.campaign import Campaign
from scheduler.model.not_before import NotBefore
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.model.notation.durations import ExactMinutes
from scheduler.model.progress.news import News, NewStep, NewWork
from scheduler.model.risk.mishap import AddedWork, Mishap


def local(axis: Axis, minute: Minutes) -> datetime:
    """Return a minute as local time."""
    return axis.moment(minute).replace(tzinfo=None)


def middle_of(work: AddedWork) -> Minutes:
    """Return the hours with which new work is planned, in minutes."""
    return work.hours if isinstance(work.hours, int) else work.hours[1]


def news_of(
    mishap: Mishap,
    known: Minutes,
    situation: Situation,
    begun: Collection[TaskId] = (),
) -> News:
    """
    Return a mishap that happens as an event.

    Parameters
    ----------
    mishap
        The mishap.
    known
        The minute at which it shows; one with a period begins then.
    situation
        What it happens in.
    begun
        The steps that have begun, which wait for no new work.
    """
    axis = situation.axis
    tasks = {name: _step(name, work, begun) for name, work in mishap.add.items()}
    ends = None if mishap.lasts is None else local(axis, known + mishap.lasts)
    return News(
        known=local(axis, known),
        why=mishap.why,
        people=_people(mishap, situation),
        closed=mishap.closed,
        stand_down=mishap.stand_down,
        start=local(axis, known) if mishap.needs_period else None,
        end=ends if mishap.needs_period else None,
        redo=mishap.redo,
        add=NewWork.model_construct(tasks=tasks, limits=(), holds=()),
    )


def _step(name: TaskId, work: AddedWork, begun: Collection[TaskId]) -> NewStep:
    return NewStep(
        id=name,
        name=work.name,
        duration=ExactMinutes(middle_of(work)),
        pausable=True,
        crew=dict(work.crew),
        facility=work.facility,
        before=tuple(step for step in work.before if step not in begun),
    )


def _people(mishap: Mishap, situation: Situation) -> Mapping[str, Mapping[str, int]]:
    """Return the people who are left, never more than there would be."""
    campaign, scenario = situation.campaign, situation.scenario
    return {
        crew: {
            shift: min(left, campaign.head_count(scenario, crew, shift))
            for shift, left in shifts.items()
        }
        for crew, shifts in mishap.people.items()
    }


def bad_day(
    weather: str, steps: Collection[TaskId], known: Minutes, until: Minutes, situation: Situation
) -> News | None:
    """Return the event that some steps may not begin before a bad day is over, if any would."""
    axis, tasks = situation.axis, situation.campaign.tasks
    until_then = NotBefore(date=local(axis, until))
    held = {
        step: until_then
        for step in steps
        if step in tasks and not _is_later(tasks[step].not_before, until_then)
    }
    if not held:
        return None
    return News(known=local(axis, known), why=f"weather: {weather}", not_before=held)


def _is_later(said: NotBefore | None, other: NotBefore) -> bool:
    return said is not None and said.date >= other.date


def within_holds(campaign: Campaign, work: Mapping[TaskId, TaskId]) -> Campaign:
    """
    Return a campaign in which new work is done in room that is held for the step it comes from.

    Parameters
    ----------
    campaign
        The campaign, the new work among its steps.
    work
        The step at which each new work showed.
    """
    holds = []
    for hold in campaign.holds:
        inside = campaign.steps_in(hold)
        more = [x for x in _inside(campaign, work, inside, hold.facility) if x not in inside]
        holds.append(hold.altered({"steps": (*hold.steps, *more)}) if more else hold)
    return campaign.altered({"holds": tuple(holds)})


def _inside(
    campaign: Campaign, work: Mapping[TaskId, TaskId], inside: Collection[TaskId], facility: str
) -> Iterator[TaskId]:
    for step, trigger in work.items():
        task = campaign.tasks.get(step)
        if trigger in inside and task is not None and facility in task.places:
            yield step

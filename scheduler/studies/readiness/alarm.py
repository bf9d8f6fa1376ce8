"""A vehicle called at one moment of a plan, and the earliest launch there is then."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from scheduler.calendars.situation.calendars import Calendars
from scheduler.calendars.situation.prepare import prepare_on
from scheduler.calendars.situation.situation import Situation
from scheduler.model.calling.calling import call, lose
from scheduler.model.calling.flows import mission_of
from scheduler.model.campaign import Campaign
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.model.progress.living import living
from scheduler.model.progress.progress import Progress
from scheduler.model.progress.recorded_campaign import (
    original_of,
    past_of,
    with_progress,
)
from scheduler.model.vehicle_steps import own_steps
from scheduler.planning.interface.options import SolveOptions
from scheduler.planning.interface.result import Status, Stop
from scheduler.planning.solve import solve
from scheduler.planning.steady.comparing.held import hold
from scheduler.schedule.scheduled import Schedule
from scheduler.studies.readiness.as_planned import AsPlanned
from scheduler.studies.readiness.others import Others


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """
    Everything a worker needs to find the earliest launch of a vehicle called at a moment.

    ``at`` is the moment on the axis of the plan, ``progress`` what is recorded then, ``begun`` the
    steps that have begun or are done, ``announced`` the plan. ``later`` has a plan for a later
    call, which serves this one as well, and ``floor`` is a launch before which there is none, as
    was proved for an earlier call.
    """

    campaign: Campaign
    scenario: str
    vehicle: str
    others: Others
    at: Minutes
    moment: datetime
    progress: Progress
    begun: frozenset[TaskId]
    announced: Schedule
    options: SolveOptions
    later: "Reading | None" = None
    floor: Minutes = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """
    What is known of a call at a moment.

    ``launch`` is the earliest launch found, in minutes on the axis of the plan, ``bound`` the
    earliest there can be; a status of ``infeasible`` says that there is none.
    """

    at: Minutes
    status: Status
    launch: Minutes | None
    bound: Minutes
    schedule: Schedule | None
    seconds: float = 0.0

    @property
    def is_proved(self) -> bool:
        """Whether nothing is left open."""
        return self.status in {Status.OPTIMAL, Status.INFEASIBLE}

    @property
    def is_impossible(self) -> bool:
        """Whether it is proved that there is no launch."""
        return self.status is Status.INFEASIBLE


def alarm_at(
    plan: AsPlanned, vehicle: str, others: Others, at: Minutes, options: SolveOptions
) -> Alarm:
    """Return the alarm by which a vehicle is called at a moment of a plan."""
    situation = plan.situation
    return Alarm(
        campaign=situation.campaign,
        scenario=situation.scenario.id,
        vehicle=vehicle,
        others=others,
        at=at,
        moment=situation.axis.moment(at).replace(tzinfo=None),
        progress=plan.progress(at),
        begun=plan.begun(at),
        announced=plan.schedule,
        options=options,
    )


def called_campaign(alarm: Alarm) -> Campaign:
    """Return the campaign from the call on, with the facts that the plan leaves."""
    original = original_of(alarm.campaign)
    found = living(original, alarm.progress)
    mission = mission_of(found)
    found = call(found, alarm.vehicle, alarm.moment, alarm.begun)
    if alarm.others is Others.LOST and mission is not None and mission.id != alarm.vehicle:
        found = lose(found, mission.id, alarm.begun)
    recorded = with_progress(found, alarm.progress, original)
    past = past_of(alarm.campaign)
    return recorded if past is None else recorded.altered({"past": past})


def called_situation(alarm: Alarm, campaign: Campaign | None = None) -> Situation:
    """
    Return what is to be planned once the vehicle is called.

    Parameters
    ----------
    alarm
        The call.
    campaign
        The campaign from the call on; by default as it is without any price.
    """
    known = called_campaign(alarm) if campaign is None else campaign
    situation = prepare_on(Calendars(known), known.resolve_scenario(alarm.scenario))
    kept = kept_steps(alarm, known, situation)
    announced = alarm.announced
    starts = {step: announced[step].start for step in kept}
    options = {step: announced[step].option for step in kept}
    return hold(situation, starts, options)


def kept_steps(alarm: Alarm, campaign: Campaign, situation: Situation) -> Collection[TaskId]:
    """Return the steps that stay at their announced minutes: whatever the others may not move."""
    own = own_steps(campaign, campaign.vehicles[alarm.vehicle])
    going = set(situation.facts.under_way) if situation.facts is not None else set()
    others = [
        step
        for step in situation.modes
        if step not in own and step not in going and step in alarm.announced.tasks
    ]
    if alarm.others is Others.KEEP:
        return others
    neighbours = [step for step in others if not campaign.is_own(campaign.tasks[step])]
    if alarm.others is not Others.LAUNCH:
        return neighbours
    lift_offs = {*campaign.launches, *(each.launch for each in campaign.vehicles.values())}
    return [*neighbours, *(step for step in others if step in lift_offs - {campaign.launch})]


def answer(alarm: Alarm) -> Reading:
    """
    Find the earliest launch of a vehicle called at a moment; runs in a worker.

    Raises
    ------
    KeyboardInterrupt
        If the search is interrupted.
    """
    situation = called_situation(alarm)
    known = None if alarm.later is None else _followed(alarm, situation)
    result = solve(situation, alarm.options, known=known, floor=alarm.floor)
    if result.stop is Stop.INTERRUPTED:
        raise KeyboardInterrupt
    return Reading(
        at=alarm.at,
        status=result.status,
        launch=result.launch_minute,
        bound=result.bound_minute,
        schedule=result.schedule,
        seconds=result.seconds,
    )


def _followed(alarm: Alarm, situation: Situation) -> Schedule | None:
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

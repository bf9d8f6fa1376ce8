"""What is to be planned once a vehicle is called, and what of the site may move."""

from collections.abc import Iterator
from functools import cached_property

from scheduler.calendars.clock.axis import make_axis
from scheduler.calendars.clock.grid import grid
from scheduler.calendars.situation.calendars import Calendars
from scheduler.calendars.situation.prepare import prepare_on
from scheduler.calendars.situation.situation import Situation
from scheduler.model.calling.calling import call, lose
from scheduler.model.calling.flows import mission_of
from scheduler.model.campaign import Campaign
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.model.notation.durations import DAY
from scheduler.model.progress.living import living
from scheduler.model.progress.neighbour_moves import (
    STAYS,
    NeighbourMove,
    name_with_move,
    permitted_moves,
    with_move,
)
from scheduler.model.progress.recorded_campaign import original_of, past_of, with_progress
from scheduler.model.scenario import Scenario
from scheduler.model.task import Task
from scheduler.model.vehicle_steps import own_steps
from scheduler.planning.steady.comparing.held import between
from scheduler.studies.neighbours.freed import without_dates
from scheduler.studies.readiness.alarm import Alarm
from scheduler.studies.readiness.others import Others

Range = tuple[Minutes, Minutes]


class CalledSite:
    """The site from a call on, with the facts that the plan leaves."""

    def __init__(self, alarm: Alarm) -> None:
        self.alarm = alarm
        self.campaign = called_campaign(alarm)
        self.scenario = self.campaign.resolve_scenario(alarm.scenario)
        self.moves = self._permitted()

    def _permitted(self) -> tuple[NeighbourMove, ...]:
        """Return every permitted way for neighbours to move, the cheapest first: that they stay."""
        if self.alarm.others not in {Others.YIELD, Others.LOST}:
            return (STAYS,)
        since = self.alarm.notice_from
        return permitted_moves(self.campaign, self.scenario, moment=since, is_announced=True)

    @cached_property
    def stays(self) -> Situation:
        """What is to be planned if all neighbours stay."""
        return self._situation(STAYS)

    def situation(self, move: NeighbourMove = STAYS) -> Situation:
        """Return what is to be planned if neighbours do so."""
        return self.stays if move.stays else self._situation(move)

    def _situation(self, move: NeighbourMove) -> Situation:
        name = name_with_move(self.campaign, self.alarm.scenario, move)
        campaign = with_move(self.campaign, self.alarm.scenario, move)
        scenario = campaign.resolve_scenario(name)
        situation = prepare_on(Calendars(campaign), scenario)
        announced = self.alarm.announced
        ranges = dict(self._ranges(situation, scenario, move))
        fixed = {step: announced[step].option for step, (low, high) in ranges.items()}
        return between(situation, ranges, fixed)

    def freed(self) -> Situation:
        """Return what would be to be planned if neighbours that may move had no dates."""
        campaign = without_dates(self.campaign, self.scenario)
        situation = prepare_on(Calendars(campaign), self.scenario)
        ranges = {
            step: each
            for step, each in self._ranges(situation, self.scenario, STAYS)
            if not self._may_move(campaign.tasks[step])
        }
        announced = self.alarm.announced
        return between(situation, ranges, {step: announced[step].option for step in ranges})

    def _may_move(self, task: Task) -> bool:
        """Whether a step is one of a neighbour that may move."""
        flow = self.campaign.flows.get(task.flow)
        return flow is not None and flow.neighbour and flow.moves is not None

    def _ranges(
        self, situation: Situation, scenario: Scenario, move: NeighbourMove
    ) -> Iterator[tuple[TaskId, Range]]:
        """Yield between which minutes each step has to begin that is not free."""
        lift_offs = self._lift_offs()
        moving = self._moving(move)
        for step in self._others(situation):
            task, start = situation.campaign.tasks[step], self.alarm.announced[step].start
            if self.alarm.others is Others.KEEP or step in lift_offs:
                yield step, (start, start)
            elif not situation.campaign.is_own(task):
                shift = moving.get(task.flow)
                if shift is None or not self._has_notice(task, start):
                    yield step, (start, start)
                elif not self._is_dated(task, scenario):
                    yield step, (start + shift[0], start + shift[1])

    def _others(self, situation: Situation) -> Iterator[TaskId]:
        """Yield the steps of other vehicles and neighbours that have not begun."""
        campaign = situation.campaign
        own = own_steps(campaign, campaign.vehicles[self.alarm.vehicle])
        going = set(situation.facts.under_way) if situation.facts is not None else set()
        announced = self.alarm.announced.tasks
        yield from (x for x in situation.modes if x in announced and x not in {*own, *going})

    def _lift_offs(self) -> set[TaskId]:
        """Return the lift-offs that stay where they were announced."""
        if self.alarm.others is not Others.LAUNCH:
            return set()
        vehicles = self.campaign.vehicles.values()
        return {*self.campaign.launches, *(x.launch for x in vehicles)} - {self.campaign.launch}

    def _moving(self, move: NeighbourMove) -> dict[str, Range]:
        """Return by how much steps without a date may move in each flow that changes."""
        found = {flow: (min(days, 0) * DAY, max(days, 0) * DAY) for flow, days in move.days}
        for task in self.campaign.tasks.values():
            for name in set(task.windows) & set(move.squeezed):
                low, high = found.get(task.flow, (0, 0))
                shifts = [*self._shifts(task.flow, str(name)), low, high]
                found[task.flow] = (min(shifts), max(shifts))
        return found

    def _has_notice(self, task: Task, start: Minutes) -> bool:
        """Whether a step is announced for late enough that it could still be moved."""
        moves = self.campaign.flows[task.flow].moves
        since = make_axis(self.campaign).minute(self.alarm.notice_from)
        return moves is not None and start - since >= moves.notice

    def _shifts(self, flow: str, name: str) -> Iterator[Minutes]:
        """Yield how far each end of a window moves if it gets its other times."""
        window, squeeze = self.campaign.windows[name], self.campaign.squeezes_of(flow)[name]
        for old, new in ((window.start, squeeze.start), (window.end, squeeze.end)):
            if old is not None:
                yield round((new - old).total_seconds() / 60)

    def _is_dated(self, task: Task, scenario: Scenario) -> bool:
        """Whether a step has dates of its own, between which it may lie where it likes."""
        windows = self.campaign.task_windows(task, scenario)
        return task.at is not None or any(x.start is not None or x.dates for x in windows)


def called_campaign(alarm: Alarm) -> Campaign:
    """
    Return the campaign from a call on, with the facts that the plan leaves.

    Its time grid is that of all steps, whatever is left out or lost, so that calls are compared on
    the same one.
    """
    original = original_of(alarm.campaign)
    found = living(original, alarm.progress)
    mission = mission_of(found)
    whole = call(found, alarm.vehicle, alarm.moment, found.tasks)
    found = call(found, alarm.vehicle, alarm.moment, alarm.begun)
    if alarm.others is Others.LOST and mission is not None and mission.id != alarm.vehicle:
        found = lose(found, mission.id, alarm.begun)
    recorded = with_progress(found, alarm.progress, original, grid(whole, make_axis(whole)))
    past = past_of(alarm.campaign)
    return recorded if past is None else recorded.altered({"past": past})

"""What every check looks at: a schedule beside its campaign, minute by minute."""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from scheduler.model.campaign import Campaign
from scheduler.model.link import Link, Point
<<<<<<< HEAD
from scheduler.model.notation.base import FacilityId, TaskId
=======
from scheduler.model.notation.base import CrewId, FacilityId, TaskId
from scheduler.model.notation.clock import ClockSpan, DateRange
from scheduler.model.notation.durations import DAY
from scheduler.model.notation.moments import date_text
>>>>>>> 5deafe00ec987dcb4ef0ffde10880028ace64c0d
from scheduler.model.progress.progress import Progress
from scheduler.model.progress.recorded_campaign import past_of
from scheduler.model.promised import Promised
from scheduler.model.resource import Hold
from scheduler.model.scenario import Scenario
from scheduler.model.task import Task
from scheduler.schedule.days import Counts, Flags
from scheduler.schedule.recorded import RecordedFacts, RecordedWait
from scheduler.schedule.scheduled import Schedule, ScheduledTask
from scheduler.schedule.wall_clock import WallClock
from scheduler.schedule.working_hours import WorkingHours


@dataclass(frozen=True)
class Evidence:
    """
    A schedule, the campaign and scenario it claims to fit, and the wall clock.

    With progress the schedule holds what is still to be done: of steps begun, the rest.
    """

    campaign: Campaign
    scenario: Scenario
    schedule: Schedule
    progress: Progress | None = None

    @cached_property
    def clock(self) -> WallClock:
        """The wall clock, over all minutes that the sweep covers."""
        bare = WallClock(self.campaign, 0)
        date = 0 if self.progress is None else bare.minute_of(self.progress.data_date)
        return replace(bare, until=max(self.schedule.makespan, date, 1) + 1)

    @cached_property
    def hours(self) -> WorkingHours:
        """Who is there and what is open at every minute."""
        return WorkingHours(self.campaign, self.scenario, self.clock)

    @cached_property
    def facts(self) -> RecordedFacts | None:
        """What is recorded, if anything is known but the campaign."""
        if self.progress is None:
            return None
        return RecordedFacts(
            campaign=self.campaign,
            scenario=self.scenario,
            progress=self.progress,
            minute_of=self.clock.minute_of,
            may_work=self.working_minutes,
            in_windows=self.hours.running_minutes,
            until=self.clock.until,
        )

    @cached_property
    def hours_before(self) -> WorkingHours | None:
        """The hours in which work was done up to the data date, if they are settled."""
        past = past_of(self.campaign)
        if past is None:
            return None
        clock = WallClock(past.campaign, self.clock.until)
        return WorkingHours(past.campaign, past.scenario, clock)

    @property
    def since(self) -> int:
        """The minute from which on everything is plan."""
        return 0 if self.facts is None else self.facts.since

    def has_begun(self, task_id: TaskId) -> bool:
        """Whether a task is recorded as begun and is not over."""
        return self.facts is not None and task_id in self.facts.begun

    def goes_on(self, task_id: TaskId) -> bool:
        """Whether a task is under way and goes on by itself, so that nobody decides on it."""
        return self.facts is not None and task_id in self.facts.going

    def keeps(self, task_id: TaskId) -> bool:
        """Whether a task has its place and hazards by what is recorded, whatever is planned."""
        return self.facts is not None and task_id in self.facts.kept

    def working_minutes(self, task: Task, start: int, end: int) -> Flags:
        """Return for each minute from start to end whether a task could be worked on."""
        now = min(max(self.since, start), end)
        if self.hours_before is None or now == start:
            return self.hours.working_minutes(task, start, end)
        before = self.hours_before.working_minutes(task, start, now)
        return np.concatenate([before, self.hours.working_minutes(task, now, end)])

    def work_left(self, task: Task) -> int:
        """Return the working minutes of a task that are still to be done."""
        if self.facts is not None and task.id in self.facts.begun:
            return self.facts.left(task.id)
        return task.duration

    def recorded(self, task_id: TaskId, point: Point) -> int | None:
        """Return the recorded minute of an event, nothing if there is none."""
        is_end = point is Point.END
        return None if self.facts is None else self.facts.event(task_id, is_end=is_end)

    def event(self, task_id: TaskId, point: Point) -> int | None:
        """Return the minute of an event, recorded or planned; nothing if it has no date."""
        recorded = self.recorded(task_id, point)
        placed = self.schedule.tasks.get(task_id)
        if recorded is not None or placed is None:
            return recorded
        return placed.start if point is Point.START else placed.end

    def presence(self, placed: ScheduledTask) -> tuple[int, int]:
        """Return from when to when a task is in its place; what has begun is there already."""
        return (self.since if self.keeps(placed.id) else placed.start), placed.end

    def waits(self, task: Task) -> list[RecordedWait]:
        """Return what a task waits for by hard links, holds left to their own check."""
        if self.facts is not None:
            return self.facts.waits(task.id)
        return [
            RecordedWait(
                source=link.task,
                from_end=link.type.from_point is Point.END,
                to_end=link.type.to_point is Point.END,
                lag=link.lag,
                working=link.working,
            )
            for link in task.after
            if link.task in self.active
        ]

<<<<<<< HEAD
=======
    @cached_property
    def begin(self) -> datetime:
        """The campaign start in universal time."""
        return self.campaign.start.replace(tzinfo=self.campaign.zone).astimezone(UTC)

    @cached_property
    def wall(self) -> Counts:
        """Local minutes since 1900-01-01 00:00 on the wall clock, for every elapsed minute."""
        early = self.begin.minute % BLOCK
        blocks = -(-(self.until + early) // BLOCK)
        local = np.empty(blocks * BLOCK, dtype=np.int64)
        for block in range(blocks):
            moment = self.begin + timedelta(minutes=block * BLOCK - early)
            offset = moment.astimezone(self.campaign.zone).utcoffset() or timedelta()
            first = (moment + offset - ORIGIN) // timedelta(minutes=1)
            local[block * BLOCK : (block + 1) * BLOCK] = first + np.arange(BLOCK)
        return local[early : early + self.until]

    def say(self, minute: int) -> str:
        """Return a minute as a local date and time."""
        moment = (self.begin + timedelta(minutes=minute)).astimezone(self.campaign.zone)
        return date_text(moment)

    def minute_of(self, moment: datetime) -> int:
        """Return the elapsed minute of a local date and time."""
        instant = moment.replace(tzinfo=self.campaign.zone).astimezone(UTC)
        return int((instant - self.begin).total_seconds()) // 60

    @cached_property
    def known_days(self) -> dict[ClockSpan, Counts]:
        """What `days_of` found before."""
        return {}

    def days_of(self, span: ClockSpan) -> Counts:
        """Return for every minute the day whose daily span covers it, or -1."""
        if span not in self.known_days:
            self.known_days[span] = self._days_of(span)
        return self.known_days[span]

    def _days_of(self, span: ClockSpan) -> Counts:
        clock, day = self.wall % DAY, self.wall // DAY
        today = (clock >= span.start) & (clock < span.end)
        yesterday = (clock < span.end - DAY) & ~today
        return np.where(today, day, np.where(yesterday, day - 1, -1))

    def shift_days(self, name: str) -> Counts:
        """Return for every minute the day of the shift that is worked then, or -1."""
        days = self.days_of(self.campaign.shifts[name])
        week = {*self.scenario.week, *chain.from_iterable(self.scenario.weeks.values())}
        worked = self._in_week(days, week)
        for crew in self.campaign.crews.values():
            worked |= on_dates(crew.days_on, days)
        return np.where(worked & (days >= 0), days, -1)

    def _in_week(self, days: Counts, week: Iterable[int]) -> Flags:
        """Return whether each day is one of a week, and no holiday that is kept."""
        worked = np.isin(weekdays(days), list(week))
        if self.scenario.holidays is Holidays.KEPT:
            off = [(holiday - EPOCH).days for holiday in self.campaign.holidays]
            worked &= ~np.isin(days, off)
        return worked

    @cached_property
    def shifts(self) -> dict[str, Counts]:
        """The worked days of each shift of the scenario."""
        return {name: self.shift_days(name) for name in self.scenario.shifts}

    @cached_property
    def standing_down(self) -> Flags:
        """The minutes at which the whole site rests."""
        resting = np.zeros(self.until, dtype=bool)
        for closure in (*self.campaign.stand_downs, *self.scenario.stand_downs):
            resting[max(self.minute_of(closure.start), 0) : max(self.minute_of(closure.end), 0)] = (
                True
            )
        return resting

    @cached_property
    def on_shift(self) -> dict[CrewId, Counts]:
        """The people of each crew on shift at every minute."""
        return {crew: self._people(crew) for crew in self.campaign.crews}

    def _people(self, crew: CrewId) -> Counts:
        people = np.zeros(self.until, dtype=np.int64)
        for name, days in self.shifts.items():
            there = (days >= 0) & self.comes(crew, days)
            people += np.where(there, self.heads(crew, name), 0)
        people[self.standing_down] = 0
        return people

    def comes(self, crew: CrewId, days: Counts) -> Flags:
        """Return whether a crew works on each day that the site does."""
        own, week = self.campaign.crews[crew], self.scenario.weeks.get(crew, self.scenario.week)
        works = self._in_week(days, week) | on_dates(own.days_on, days)
        return works & ~on_dates(own.days_off, days)

    def heads(self, crew: CrewId, shift: str) -> Counts:
        """Return the people of a crew on one shift at every minute, were it worked all along."""
        surge = self.scenario.surge.get(crew, {}).get(shift, 0)
        own = self.campaign.crews[crew]
        usual = self.scenario.people.get(crew, {}).get(shift, own.people.get(shift, 0))
        people = np.full(self.until, usual + surge, dtype=np.int64)
        for change in own.changes:
            if shift in change.people:
                first, last = self.minute_of(change.start), self.minute_of(change.end)
                people[max(first, 0) : max(last, 0)] = change.people[shift]
        return people

    def windows(self, task: Task) -> list[Window]:
        """Return the windows of a task, as wide as the scenario has them and where it has them."""
        if not task.windows:
            return []
        named = {
            name: window.at_widest if name in self.scenario.widened else window
            for name, window in self.campaign.windows.items()
        }
        return [
            self._where_moved(task, each, named[each])
            if isinstance(each, str)
            else self._where_moved(task, "", each)
            for each in task.windows
        ]

    def _where_moved(self, task: Task, name: str, window: Window) -> Window:
        """Return a window where its neighbour has it, unless an event has given it its times."""
        events = {} if self.progress is None else self.progress.events
        if any(name in news.windows for news in events.values()):
            return window
        flow, moving = self.campaign.flows.get(task.flow), self.moving(task)
        if flow and flow.moves and name in flow.moves.squeeze and name in moving.squeezed:
            other = flow.moves.squeeze[name]
            return window.altered({"start": other.start, "end": other.end})
        return _on_other_days(window, timedelta(days=moving.moved.get(task.flow, 0)))

    def moving(self, task: Task) -> Scenario:
        """Return the scenario by which the dates of a task move: of a begun one, the earlier."""
        is_past = self.before is not None and self.has_begun(task.id)
        return self.before.scenario if is_past and self.before is not None else self.scenario

    def promised(self, task: Task) -> Promised | None:
        """Return the promised start of a task, moved with its neighbour."""
        days = self.moving(task).moved.get(task.flow, 0)
        if task.at is None:
            return None
        return task.at.altered({"date": task.at.date + timedelta(days=days)})

>>>>>>> 5deafe00ec987dcb4ef0ffde10880028ace64c0d
    def habits(self, task: Task) -> list[Link]:
        """Return the habits of a task that the scenario keeps."""
        if self.scenario.habits == "relaxed":
            return []
        free = set(self.scenario.set_aside)
        return [link for link in task.usually_after if (link.task, task.id) not in free]

    @cached_property
    def active(self) -> dict[TaskId, Task]:
        """The tasks that the scenario leaves to do."""
        if self.facts is not None:
            gone = self.facts.gone
            return {key: task for key, task in self.campaign.tasks.items() if key not in gone}
        done = set(self.scenario.done)
        return {
            task_id: task
            for task_id, task in self.campaign.tasks.items()
            if task_id not in done and not done & set(task.tags)
        }

    @cached_property
    def in_holds(self) -> set[tuple[TaskId, FacilityId]]:
        """The tasks that use room which a hold has already, with the place."""
        return {
            (task_id, hold.facility)
            for hold in self.campaign.holds
            if hold.to_task in self.active
            for task_id in self.steps_in(hold)
        }

    def steps_in(self, hold: Hold) -> list[TaskId]:
        """Return the tasks, still to be done, that a hold names by id or tag."""
        return [
            task_id
            for task_id, task in self.active.items()
            if not {task_id, *task.tags}.isdisjoint(hold.steps)
        ]

    def span_of(self, hold: Hold) -> tuple[int, int]:
        """Return from when to when a hold lasts; at once over if its last task comes first."""
        first = self.schedule.tasks.get(hold.from_task)
        last = self.schedule.tasks.get(hold.to_task)
        start = first.start if first and not self.has_begun(hold.from_task) else self.since
        return start, max(start, last.end) if last else start

    @cached_property
    def placed(self) -> list[tuple[Task, ScheduledTask]]:
        """The tasks that are both due and scheduled, as the schedule does them."""
        return [
            (task.in_way(self.schedule[task_id].option), self.schedule[task_id])
            for task_id, task in self.active.items()
            if task_id in self.schedule.tasks and self.schedule[task_id].option in task.modes
        ]

    def count(self, spans: list[tuple[int, int, int]]) -> Counts:
        """Return the sum of amounts at every minute, given (start, end, amount)."""
        change = np.zeros(self.clock.until + 1, dtype=np.int64)
        for start, end, amount in spans:
<<<<<<< HEAD
            change[min(start, self.clock.until)] += amount
            change[min(end, self.clock.until)] -= amount
        return np.cumsum(change)[: self.clock.until]
=======
            change[min(start, self.until)] += amount
            change[min(end, self.until)] -= amount
        return np.cumsum(change)[: self.until]


def _on_other_days(window: Window, by: timedelta) -> Window:
    """Return a window whose dates are later by whole days; the clock times stay."""
    bounds = (window.start, window.end)
    start, end = (None if each is None else each + by for each in bounds)
    dates = tuple(DateRange(first=x.first + by, last=x.last + by) for x in window.dates)
    return window.altered({"start": start, "end": end, "dates": dates})


def working_minutes(evidence: Evidence, task: Task, start: int, end: int) -> Flags:
    """Return for each minute from start to end whether the task could be worked on."""
    now = min(max(evidence.since, start), end)
    if evidence.before is None or now == start:
        return _working_minutes(evidence, task, start, end)
    before = _working_minutes(evidence.before, task, start, now)
    return np.concatenate([before, _working_minutes(evidence, task, now, end)])


def _working_minutes(evidence: Evidence, task: Task, start: int, end: int) -> Flags:
    part = slice(start, end)
    minutes = np.ones(end - start, dtype=bool)
    for place in task.places:
        minutes &= evidence.facility_open[place][part]
    if task.all_hands or not task.crew:
        minutes &= ~evidence.standing_down[part]
    there = evidence.rosters if task.all_hands else evidence.on_shift
    for crew, people in task.crew.items():
        minutes &= there[crew][part] >= people
    return minutes & running_minutes(evidence, task, start, end)


def running_minutes(evidence: Evidence, task: Task, start: int, end: int) -> Flags:
    """Return for each minute from start to end whether it lies in the run windows of the task."""
    windows = [w for w in evidence.windows(task) if w.applies_to == "run"]
    if not windows:
        return np.ones(end - start, dtype=bool)
    return _in_windows(evidence, windows)[start:end]


def _in_windows(evidence: Evidence, windows: list[Window]) -> Flags:
    allowed = np.zeros(evidence.until, dtype=bool)
    for window in windows:
        if window.daily is not None:
            days = evidence.days_of(window.daily)
            allowed |= (days >= 0) & opens_on(window, days)
        elif window.start is not None and window.end is not None:
            first, last = evidence.minute_of(window.start), evidence.minute_of(window.end)
            allowed[max(first, 0) : max(last, 0)] = True
    return allowed
>>>>>>> 5deafe00ec987dcb4ef0ffde10880028ace64c0d

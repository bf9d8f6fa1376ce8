"""Working time of one scenario."""

from collections.abc import Iterator
from functools import cache, cached_property

from scheduler.calendars.clock.axis import Axis, make_axis
from scheduler.calendars.clock.intervals import Interval, Intervals, intersect, merge, subtract
from scheduler.calendars.shifts.dated_people import people_in, roster_of
from scheduler.calendars.shifts.own_days import crew_works
from scheduler.calendars.shifts.shifts import (
    Profile,
    ShiftRun,
    at_least,
    head_count,
    open_time,
    stand_downs,
    worked_shifts,
)
from scheduler.calendars.starts.legal_starts import LegalStarts, join_closed
from scheduler.model.campaign import Campaign
from scheduler.model.notation.base import CrewId, FacilityId, Minutes
from scheduler.model.progress.recorded_campaign import Past, past_of, progress_of
from scheduler.model.scenario import Scenario
from scheduler.model.task import Kind, Task, Window, WindowFor


class WorkingTimes:
    """
    Working time of one scenario: computes each calendar once and hands it out.

    Scenarios in which everybody works alike may share one; `scenario` is then any of them. Of a
    campaign with a past, the working time of steps is that of the past up to the data date.
    """

    def __init__(self, campaign: Campaign, scenario: Scenario) -> None:
        self.campaign = campaign
        self.scenario = scenario
        self.axis: Axis = make_axis(campaign)
        self.until = campaign.horizon
        self.held = campaign.held_places(scenario)
        self.off = stand_downs(campaign, scenario, self.axis)
        self.runs: tuple[ShiftRun, ...] = worked_shifts(
            campaign, scenario, self.axis, campaign.horizon
        )
        self.profile = cache(self._profile)
        self.roster = cache(self._roster)
        self.opening = cache(self._opening)
        self.staffed = cache(self._staffed)
        self.working = cache(self._working)
        self.spans_of = cache(self._spans_of)
        self.legal_starts = LegalStarts(self.runs, self.until)
        self.past = self._times_of(past_of(campaign))

    def _times_of(self, past: Past | None) -> "WorkingTimes | None":
        return None if past is None else WorkingTimes(past.campaign, past.scenario)

    def _profile(self, crew: CrewId) -> Profile:
        runs = (run for run in self.runs if crew_works(self.campaign, self.scenario, crew, run.day))
        people = people_in(self.campaign, self.scenario, self.axis, crew, runs)
        return head_count(people, self.off)

    def _roster(self, crew: CrewId) -> Profile:
        return roster_of(self.campaign, self.scenario, self.axis, crew, self.until)

    def _opening(self, facility: FacilityId) -> Intervals:
        return open_time(self.campaign.facilities[facility], self.axis, self.until)

    def _staffed(self, crew: CrewId, people: int) -> Intervals:
        """Return when a crew has that many people on shift."""
        return at_least(self.profile(crew), people)

    def _working(
        self, crews: tuple[tuple[CrewId, int], ...], places: tuple[FacilityId, ...]
    ) -> Intervals:
        """Return when places are open and every crew has the people on shift."""
        time = self._called_in((), places)
        for crew, people in crews:
            time = intersect(time, self.staffed(crew, people))
        return merge(time)

    def _sometimes_closed(self, places: tuple[FacilityId, ...]) -> tuple[FacilityId, ...]:
        """Return the places that are not open all the time: the others leave work as it is."""
        always: Intervals = ((0, self.until),)
        return tuple(place for place in places if self.opening(place) != always)

    def _called_in(
        self, crews: tuple[tuple[CrewId, int], ...], places: tuple[FacilityId, ...]
    ) -> Intervals:
        """Return when places are open, the crews being called in from all their shifts."""
        time = subtract(((0, self.until),), self.off)
        for crew, people in crews:
            time = intersect(time, at_least(self.roster(crew), people))
        for place in places:
            time = intersect(time, self.opening(place))
        return time

    def working_time(self, task: Task) -> Intervals:
        """Return the working time of a task, its run windows included."""
        time = self._working_time(task)
        if self.past is None:
            return time
        now = self._data_date
        before = intersect(self.past.working_time(task), ((0, now),))
        return merge((*before, *intersect(time, ((now, self.until),))))

    @cached_property
    def _data_date(self) -> Minutes:
        progress = progress_of(self.campaign)
        return 0 if progress is None else max(self.axis.minute(progress.data_date), 0)

    def _working_time(self, task: Task) -> Intervals:
        crews = tuple(sorted(task.crew.items()))
        if task.is_milestone or task.kind is Kind.ELAPSED:
            time: Intervals = ((0, self.until),)
        elif task.all_hands:
            time = self._called_in(crews, task.places)
        else:
            time = self.working(crews, self._sometimes_closed(task.places))
        return self.in_run_windows(task, time)

    def open_time_of(self, task: Task) -> Intervals:
        """Return when no stand-down rests a task and its facility and equipment are open."""
        return self._called_in((), task.places)

    def in_run_windows(self, task: Task, time: Intervals) -> Intervals:
        """Return the part of a working time that lies in the run windows of a task."""
        run = self.window_spans(task, WindowFor.RUN)
        return time if run is None else intersect(time, merge(run))

    def window_spans(self, task: Task, purpose: WindowFor) -> tuple[Interval, ...] | None:
        """Return the closed intervals of a task's windows of one purpose, or nothing."""
        windows = [
            w for w in self.campaign.task_windows(task, self.scenario) if w.applies_to is purpose
        ]
        return self.spans_of(tuple(windows)) if windows else None

    def not_before(self, task: Task) -> Minutes:
        """Return the minute before which a task may not start, 0 if it may from the beginning."""
        earliest = task.not_before
        return 0 if earliest is None else max(self.axis.minute(earliest.date), 0)

    def promised(self, task: Task) -> Minutes | None:
        """Return the minute at which a task has to start, if there is one."""
        at = self.campaign.promised_start(task, self.scenario)
        return None if at is None else self.axis.minute(at.date)

    def start_spans(self, task: Task) -> tuple[Interval, ...] | None:
        """Return the closed intervals in which a task may start by its dates, or nothing."""
        at, spans = self.promised(task), self._spans_for_starts(task)
        if at is None:
            return spans
        is_allowed = spans is None or any(start <= at <= end for start, end in spans)
        return ((at, at),) if is_allowed and at >= 0 else ()

    def _spans_for_starts(self, task: Task) -> tuple[Interval, ...] | None:
        """Return the closed intervals in which a task may start, a promised date apart."""
        since, spans = self.not_before(task), self.window_spans(task, WindowFor.START)
        if not since:
            return spans
        spans = ((0, max(self.until, since)),) if spans is None else spans
        return tuple((max(start, since), end) for start, end in spans if end >= since)

    def _spans_of(self, windows: tuple[Window, ...]) -> tuple[Interval, ...]:
        return join_closed(span for window in windows for span in self._spans(window))

    def _spans(self, window: Window) -> Iterator[Interval]:
        if window.daily is not None:
            yield from self.axis.instants(window.daily, self.until, window.falls_on)
        elif window.start is not None and window.end is not None:
            yield self.axis.minute(window.start), self.axis.minute(window.end)

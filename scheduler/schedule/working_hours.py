"""
Who is there and what is open at every minute.

Working time is derived here a second time, by reading the wall clock at every minute, so that a
mistake in the calendars of the planner cannot hide itself.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

import numpy as np

from scheduler.model.campaign import Campaign
from scheduler.model.notation.base import CrewId, FacilityId
from scheduler.model.scenario import Holidays, Scenario
from scheduler.model.task import Task, Window
from scheduler.schedule.days import EPOCH, Counts, Flags, on_dates, opens_on, weekdays
from scheduler.schedule.moved_dates import windows_of
from scheduler.schedule.wall_clock import WallClock


@dataclass(frozen=True)
class WorkingHours:
    """The shifts, crews, places and windows of a campaign under one scenario, minute by minute."""

    campaign: Campaign
    scenario: Scenario
    clock: WallClock

    def shift_days(self, name: str) -> Counts:
        """Return for every minute the day of the shift that is worked then, or -1."""
        days = self.clock.days_of(self.campaign.shifts[name])
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
        resting = np.zeros(self.clock.until, dtype=bool)
        for closure in (*self.campaign.stand_downs, *self.scenario.stand_downs):
            resting[self.clock.between(closure.start, closure.end)] = True
        return resting

    @cached_property
    def on_shift(self) -> dict[CrewId, Counts]:
        """The people of each crew on shift at every minute."""
        return {crew: self._people(crew) for crew in self.campaign.crews}

    def _people(self, crew: CrewId) -> Counts:
        people = np.zeros(self.clock.until, dtype=np.int64)
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
        people = np.full(self.clock.until, usual + surge, dtype=np.int64)
        for change in own.changes:
            if shift in change.people:
                people[self.clock.between(change.start, change.end)] = change.people[shift]
        return people

    def windows(self, task: Task) -> list[Window]:
        """Return the windows of a task, as wide as the scenario has them and where it has them."""
        return windows_of(self.campaign, self.scenario, task)

    @cached_property
    def rosters(self) -> dict[CrewId, Counts]:
        """The people of each crew over all shifts of the scenario, at every minute."""
        shifts, nobody = self.scenario.shifts, np.zeros(self.clock.until, dtype=np.int64)
        return {
            crew: sum((self.heads(crew, shift) for shift in shifts), start=nobody)
            for crew in self.campaign.crews
        }

    @cached_property
    def facility_open(self) -> dict[FacilityId, Flags]:
        """The minutes at which each facility is open."""
        return {name: self._open(name) for name in self.campaign.facilities}

    def _open(self, name: FacilityId) -> Flags:
        facility = self.campaign.facilities[name]
        flags = np.full(self.clock.until, not facility.open)
        for span in facility.open:
            flags |= self.clock.days_of(span) >= 0
        for closure in facility.closed:
            flags[self.clock.between(closure.start, closure.end)] = False
        return flags

    def working_minutes(self, task: Task, start: int, end: int) -> Flags:
        """Return for each minute from start to end whether the task could be worked on."""
        part = slice(start, end)
        minutes = np.ones(end - start, dtype=bool)
        for place in task.places:
            minutes &= self.facility_open[place][part]
        if task.all_hands or not task.crew:
            minutes &= ~self.standing_down[part]
        there = self.rosters if task.all_hands else self.on_shift
        for crew, people in task.crew.items():
            minutes &= there[crew][part] >= people
        return minutes & self.running_minutes(task, start, end)

    def running_minutes(self, task: Task, start: int, end: int) -> Flags:
        """Return for each minute from start to end whether it lies in a task's run windows."""
        windows = [w for w in self.windows(task) if w.applies_to == "run"]
        if not windows:
            return np.ones(end - start, dtype=bool)
        return self._in_windows(windows)[start:end]

    def _in_windows(self, windows: list[Window]) -> Flags:
        allowed = np.zeros(self.clock.until, dtype=bool)
        for window in windows:
            if window.daily is not None:
                days = self.clock.days_of(window.daily)
                allowed |= (days >= 0) & opens_on(window, days)
            elif window.start is not None and window.end is not None:
                allowed[self.clock.between(window.start, window.end)] = True
        return allowed

"""The outcome of one search, on the clocks of the site."""

from dataclasses import dataclass, fields
from datetime import datetime, timedelta

import pandas as pd

from scheduler.api.dates import length, placed
from scheduler.api.results.tables import solution_frame
from scheduler.calendars.situation.situation import Situation
from scheduler.model.notation.base import TaskId
from scheduler.model.notation.durations import format_days, format_minutes
from scheduler.planning.interface.result import SolveResult, Status


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Solution(SolveResult):
    """
    How a search ended, with the schedule if there is one.

    It says when, and no more; a `Plan` says why, too.
    """

    situation: Situation

    @property
    def launch(self) -> datetime | None:
        """Launch in the time zone of the site, nothing without a schedule."""
        if self.launch_minute is None:
            return None
        return self.situation.axis.moment(self.launch_minute)

    @property
    def time_to_launch(self) -> timedelta | None:
        """The time from the campaign start to launch, nothing without a schedule."""
        return None if self.launch_minute is None else length(self.launch_minute)

    @property
    def bound(self) -> datetime:
        """The moment before which no plan under these rules can launch."""
        return self.situation.axis.moment(self.bound_minute)

    @property
    def gap(self) -> timedelta | None:
        """The time between the bound and launch, zero once it is proved."""
        return None if self.gap_minutes is None else length(self.gap_minutes)

    def start(self, step: TaskId) -> datetime:
        """
        Return when a step starts.

        Raises
        ------
        UnknownName
            If there is no such step.
        NoScheduleError
            If there is no schedule.
        """
        return self.situation.axis.moment(self._placed(step)[0])

    def end(self, step: TaskId) -> datetime:
        """
        Return when a step ends.

        Raises
        ------
        UnknownName
            If there is no such step.
        NoScheduleError
            If there is no schedule.
        """
        return self.situation.axis.moment(self._placed(step)[1])

    def to_frame(self) -> pd.DataFrame:
        """
        Return a row for each step, by its start; dates are aware of their time zone.

        Raises
        ------
        NoScheduleError
            If there is no schedule.
        """
        return solution_frame(self.situation, self.require_schedule())

    def _placed(self, step: TaskId) -> tuple[int, int]:
        found = placed(self.situation, self.require_schedule(), step)
        return found.start, found.end

    def __repr__(self) -> str:
        campaign, scenario = self.situation.campaign, self.situation.scenario
        lines = [f"Solution of {campaign.name}, scenario {scenario.id}", f"Verdict   {self.status}"]
        axis = self.situation.axis
        if self.launch_minute is not None:
            when = f"{axis.say_year(self.launch_minute)} {axis.moment(self.launch_minute):%Z}"
            lines.append(f"Launch    {when}, {format_days(self.launch_minute)} from the start")
        if self.status is Status.FEASIBLE and self.gap_minutes is not None:
            earliest = axis.say_year(self.bound_minute)
            lines.append(f"Bound     {earliest}, gap {format_minutes(self.gap_minutes)}")
        if self.schedule is not None:
            lines.append(f"Steps     {len(self.schedule.tasks)}")
        if self.reason:
            lines.append(f"Reason    {self.reason}")
        return "\n".join([*lines, f"Searched  {self.seconds:.1f} s, until {self.stop}"])


def solution_of(situation: Situation, result: SolveResult) -> Solution:
    """Return a result beside the situation that was solved."""
    same = {field.name: getattr(result, field.name) for field in fields(SolveResult)}
    return Solution(situation=situation, **same)

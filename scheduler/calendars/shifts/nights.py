"""Whether something may use a shift, an opening or a window on one given day."""

from datetime import UTC, date, datetime, timedelta
from functools import cached_property

from scheduler.calendars.clock.axis import Axis
from scheduler.model.campaign import Campaign
from scheduler.model.notation.base import TaskId
from scheduler.model.scenario import Holidays, Scenario
from scheduler.model.task import Task, Window

Path = tuple[str | int, ...]
A_DAY = timedelta(days=1)


class Nights:
    """
    Who may use the daily times of a campaign, in any of its scenarios.

    It errs towards use: a step that only its links or its crews keep away from a day may use it.

    Parameters
    ----------
    campaign
        A campaign without other mistakes.
    axis
        Its axis.
    """

    def __init__(self, campaign: Campaign, axis: Axis) -> None:
        self.campaign, self.axis = campaign, axis

    @cached_property
    def scenarios(self) -> tuple[Scenario, ...]:
        """The scenarios with what they inherit."""
        return tuple(map(self.campaign.resolve_scenario, self.campaign.scenarios))

    @cached_property
    def tasks(self) -> tuple[Task, ...]:
        """The tasks that some scenario has still to do."""
        done: set[TaskId] = set(self.campaign.tasks)
        for scenario in self.scenarios:
            done &= self.campaign.done_tasks(scenario)
        return tuple(task for task in self.campaign.tasks.values() if task.id not in done)

    def may_use(self, path: Path, day: date, moment: datetime) -> bool:
        """
        Whether the shift, opening or window at a path may be used on a day.

        Parameters
        ----------
        path
            Where it stands in the task graph.
        day
            The day to which it belongs.
        moment
            The local date and time of its bound.
        """
        if not -1 <= self.axis.minute(moment) <= self.campaign.horizon:
            return False
        table, name = str(path[0]), str(path[1])
        if table == "shifts":
            return any(self._is_worked(name, day, each) for each in self.scenarios)
        if table == "facilities":
            return any(name in places for task in self.tasks for places in _places(task))
        window: str | Window = name
        if table == "tasks":
            window = self.campaign.tasks[name].windows[int(path[3])]
        opens = self.campaign.windows[name] if isinstance(window, str) else window
        users = [task for task in self.tasks if window in task.windows]
        if opens.has_dates and any(map(self._may_move, users)):
            return True
        return opens.falls_on(day) and any(self._may_be_then(task, moment) for task in users)

    def _may_move(self, task: Task) -> bool:
        """Whether the dates of a task may move with its neighbour."""
        flow = self.campaign.flows.get(task.flow)
        return flow is not None and flow.moves is not None

    def _is_worked(self, shift: str, day: date, scenario: Scenario) -> bool:
        permits = self.campaign.permits
        shifts = {*scenario.shifts, *(permits.shifts or ())}
        week = {*scenario.site_week, *(permits.week or ())}
        rests = scenario.holidays is Holidays.KEPT and day in self.campaign.holidays
        return shift in shifts and day.weekday() in week and not rests

    def _may_be_then(self, task: Task, moment: datetime) -> bool:
        """Whether the dates of a task leave it the night around a moment."""
        if self._may_move(task):
            return True
        if task.not_before is not None and self.axis.minute(task.not_before.date) > (
            self.axis.minute(moment)
        ):
            return False
        windows = self.campaign.task_windows(task)
        for end in {window.applies_to for window in windows}:
            same = [window for window in windows if window.applies_to is end]
            dated = [window for window in same if window.daily is None]
            if len(dated) == len(same) and not any(self._is_near(w, task, moment) for w in dated):
                return False
        return True

    def _is_near(self, window: Window, task: Task, moment: datetime) -> bool:
        """Whether a window of dates comes so near to a moment that the task may be under way."""
        wide = window.at_widest
        if wide.start is None or wide.end is None:
            return True
        reach = A_DAY + timedelta(minutes=max(task.in_way(mode).duration for mode in task.modes))
        if task.pausable:
            return True
        zone = self.axis.zone
        first, last, here = (
            each.replace(tzinfo=zone).astimezone(UTC) for each in (wide.start, wide.end, moment)
        )
        return first - reach <= here <= last + reach


def _places(task: Task) -> list[tuple[str, ...]]:
    return [task.in_way(mode).places for mode in task.modes]

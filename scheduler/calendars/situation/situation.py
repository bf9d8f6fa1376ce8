"""A campaign under one scenario, prepared in minutes: everything a schedule must respect."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from scheduler.calendars.clock.axis import Axis
from scheduler.calendars.facts.facts import Facts
from scheduler.calendars.rules.holds import TimedHold
from scheduler.calendars.rules.limits import TimedLimit
from scheduler.calendars.rules.links import TimedLink
from scheduler.calendars.shifts.shifts import Profile, ShiftRun
from scheduler.calendars.situation.calendars import Calendars
from scheduler.calendars.situation.working_times import WorkingTimes
from scheduler.calendars.starts.job import Job, Way
from scheduler.model.campaign import Campaign
from scheduler.model.notation.base import CrewId, FacilityId, Minutes, TaskId
from scheduler.model.scenario import Scenario
from scheduler.model.task import Task


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """
    What is left to schedule and every rule in force; tasks stand in file order.

    ``modes`` are the modes of doing each task that the scenario permits; which one is taken, a
    schedule says. The first is the task as it stands unless that can never be done.
    ``apart_modes`` says which modes may not overlap, by task and option. With ``facts``, what is
    left to schedule begins at the data date; without them nothing is recorded.
    """

    campaign: Campaign
    scenario: Scenario
    calendars: Calendars = field(repr=False, compare=False)
    axis: Axis
    horizon: Minutes
    tick: Minutes
    modes: Mapping[TaskId, tuple[Job, ...]]
    done: frozenset[TaskId]
    links: tuple[TimedLink, ...]
    limits: tuple[TimedLimit, ...]
    holds: tuple[TimedHold, ...]
    profiles: Mapping[CrewId, Profile]
    rosters: Mapping[CrewId, Profile]
    apart_modes: Mapping[Way, Mapping[Way, str]] = field(repr=False)
    shift_runs: tuple[ShiftRun, ...]
    links_into: Mapping[TaskId, tuple[TimedLink, ...]] = field(repr=False)
    links_out: Mapping[TaskId, tuple[TimedLink, ...]] = field(repr=False)
    limits_from: Mapping[TaskId, tuple[TimedLimit, ...]] = field(repr=False)
    topological: tuple[TaskId, ...] = field(repr=False)
    facts: Facts | None = field(default=None, repr=False)

    def __repr__(self) -> str:
        named = f"{self.campaign.name!r}, scenario {self.scenario.id!r}"
        return f"Situation({named}: {len(self.modes)} tasks)"

    @property
    def launch(self) -> TaskId:
        """The launch task."""
        return self.campaign.launch

    @property
    def working_times(self) -> WorkingTimes:
        """The working time of the scenario."""
        return self.calendars.of(self.scenario)

    @property
    def tasks(self) -> Mapping[TaskId, Task]:
        """The tasks still to be done, as the campaign states them, whatever mode they take."""
        return {task_id: self.campaign.tasks[task_id] for task_id in self.modes}

    def first_mode(self, task_id: TaskId) -> Job:
        """Return the first mode of a task: as it stands, unless that can never be done."""
        return self.modes[task_id][0]

    @property
    def has_choice(self) -> bool:
        """Whether some task can be done in more than one mode."""
        return any(len(modes) > 1 for modes in self.modes.values())

    def job_in(self, task_id: TaskId, option: int) -> Job:
        """
        Return a task in one of the ways that are permitted.

        Raises
        ------
        KeyError
            If the task may not be done that way.
        """
        for job in self.modes[task_id]:
            if job.option == option:
                return job
        raise KeyError((task_id, option))

    @property
    def begin(self) -> Minutes:
        """The minute from which on everything is plan: the data date, or the campaign start."""
        return 0 if self.facts is None else self.facts.begin

    @property
    def require_facts(self) -> Facts:
        """
        The facts of a campaign that has some.

        Raises
        ------
        ValueError
            If nothing is recorded.
        """
        if self.facts is None:
            message = "nothing is recorded of this campaign"
            raise ValueError(message)
        return self.facts

    def is_overfilled(self, facility: FacilityId) -> bool:
        """
        Whether facts have begun more holds of a place than it has room for.

        These go on, and nobody else comes in until there is room. What was done before the campaign
        excuses nothing.
        """
        room = self.campaign.facilities[facility].room
        held = sum(x.room for x in self.holds if x.facility == facility and x.source is None)
        return self.facts is not None and room is not None and held > room

    @property
    def target(self) -> Minutes | None:
        """The minute of the target date, if there is one."""
        return None if self.campaign.target is None else self.axis.minute(self.campaign.target)

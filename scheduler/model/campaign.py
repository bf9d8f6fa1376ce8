"""The campaign: everything a task graph says, frozen."""

from collections.abc import Collection, Iterator, Mapping
from datetime import timedelta
from functools import cached_property
from importlib import import_module
from typing import Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import (
    Field,
    ModelWrapValidatorHandler,
    ValidationError,
    ValidationInfo,
    model_validator,
)

from scheduler.model.costs import Costs
from scheduler.model.launches import Launches
from scheduler.model.link import Limit, Link
from scheduler.model.neighbour import NeighbourMoves, Squeeze
from scheduler.model.notation.base import (
    CrewId,
    FacilityId,
    Labelled,
    Listed,
    Part,
    ShiftName,
    TaskId,
)
from scheduler.model.notation.clock import SATURDAY_AND_SUNDAY, Day, Moment, Span, Week
from scheduler.model.notation.durations import DAY, Length
from scheduler.model.notation.moments import in_zone
from scheduler.model.permits import Permits
from scheduler.model.promised import Promised
from scheduler.model.resource import ClosureText, Crew, Facility, Hazard, Hold
from scheduler.model.scenario import Habits, Scenario, ScenarioEntry
from scheduler.model.task import Task, Window
from scheduler.model.vehicles import Cover, Vehicle

FORMAT = 1
LAUNCH = "launch"
"""The word that stands for the launch task in the events of limits."""

UNJUDGED = "unjudged"
"""The context of a validation that looks at each field alone, for whoever judges the whole then."""

JUDGES = "scheduler.model.judging"
"""The module that judges whole campaigns, loaded by the first one, since it knows what they are."""


class Flow(Labelled):
    """
    One vehicle's, or one neighbour's, chain of steps; neighbours keep out of serial orders.

    ``moves`` says how far a neighbour may move at a price; without it, it stays where it is.
    """

    name: str = ""
    neighbour: bool = False
    moves: NeighbourMoves | None = None

    @property
    def title(self) -> str:
        """The name for people, or the key when there is none."""
        return self.name or self.id


TABLES = (
    "crews",
    "facilities",
    "hazards",
    "windows",
    "flows",
    "vehicles",
    "tasks",
    "scenarios",
    "launches",
)


class Campaign(Part):
    """A launch campaign: steps, links, crews, facilities, hazards, shifts and scenarios."""

    format: Literal["1"] | Literal[1] = 1
    name: str
    notes: str = ""
    source: str = ""
    start: Moment
    time_zone: str = "UTC"
    launch: TaskId
    target: Moment | None = None
    launches: Launches = Field(default_factory=dict)
    horizon: Length = 120 * DAY
    baseline: str = ""
    scenario: str = ""
    shifts: Mapping[ShiftName, Span] = Field(default_factory=dict)
    holidays: Listed[Day] = ()
    weekend: Week = SATURDAY_AND_SUNDAY
    stand_downs: Listed[ClosureText] = ()
    crews: Mapping[CrewId, Crew] = Field(default_factory=dict)
    facilities: Mapping[FacilityId, Facility] = Field(default_factory=dict)
    zones: Mapping[str, Listed[FacilityId]] = Field(default_factory=dict)
    hazards: Mapping[str, Hazard] = Field(default_factory=dict)
    windows: Mapping[str, Window] = Field(default_factory=dict)
    flows: Mapping[str, Flow] = Field(default_factory=dict)
    vehicles: Mapping[str, Vehicle] = Field(default_factory=dict)
    cover: Cover | None = None
    tasks: Mapping[TaskId, Task]
    limits: Listed[Limit] = ()
    holds: Listed[Hold] = ()
    scenarios: Mapping[str, ScenarioEntry] = Field(default_factory=dict)
    costs: Costs = Costs()
    permits: Permits = Permits()

    @model_validator(mode="wrap")
    @classmethod
    def _read(
        cls, data: Any, handler: ModelWrapValidatorHandler["Campaign"], info: ValidationInfo
    ) -> "Campaign":
        """
        Read a campaign, and judge it as a whole, like a file, unless somebody else will.

        However a campaign is made or changed, this comes first.

        Raises
        ------
        InputError
            With every mistake.
        """
        if info.context == UNJUDGED:
            return _in_own_zone(data, handler)
        judges = import_module(JUDGES)
        try:
            campaign = _in_own_zone(data, handler)
        except ValidationError:
            judges.refuse(data)
            raise
        judges.require_sound(campaign, data)
        return campaign

    @model_validator(mode="before")
    @classmethod
    def _name_entries(cls, data: Any) -> Any:
        """Write the key of each table entry into the entry, so that parts know their names."""
        if not isinstance(data, Mapping):
            return data
        named = dict(data)
        for table in TABLES:
            entries = data.get(table)
            if isinstance(entries, Mapping):
                named[table] = {key: _named(entry, key) for key, entry in entries.items()}
        return named

    def __repr__(self) -> str:
        counts = (
            f"{len(table)} {noun}{'' if len(table) == 1 else 's'}"
            for noun, table in (
                ("task", self.tasks),
                ("crew", self.crews),
                ("scenario", self.scenarios),
            )
        )
        return f"Campaign({self.name!r}: {', '.join(counts)}, launch {self.launch!r})"

    __str__ = __repr__

    @cached_property
    def zone(self) -> ZoneInfo:
        """The campaign's time zone."""
        return ZoneInfo(self.time_zone)

    @property
    def plan_scenario(self) -> str:
        """The scenario that is planned when none is named: ``scenario``, or the last one."""
        return self.scenario or list(self.scenarios)[-1]

    @property
    def baseline_scenario(self) -> str:
        """The scenario that plans are compared with: ``baseline``, or the first one."""
        return self.baseline or next(iter(self.scenarios))

    def resolve_scenario(self, name: str) -> Scenario:
        """
        Return a scenario with everything it inherits.

        Raises
        ------
        KeyError
            If there is no such scenario.
        """
        stated: dict[str, Any] = {}
        chain: list[str] = []
        here = name
        while here and here not in chain:
            chain.append(here)
            stated = self._stated_in(here) | stated
            here = self.scenarios[here].extends
        return self.make_scenario(name, stated)

    def resolve_scenarios(self) -> dict[str, Scenario]:
        """Return all scenarios of a sound campaign with everything they inherit."""
        stated: dict[str, dict[str, Any]] = {"": {}}
        for name in self.scenarios:
            chain: list[str] = []
            here = name
            while here not in stated:
                chain.append(here)
                here = self.scenarios[here].extends
            for each in reversed(chain):
                stated[each] = stated[self.scenarios[each].extends] | self._stated_in(each)
        return {name: self.make_scenario(name, stated[name]) for name in self.scenarios}

    def _stated_in(self, name: str) -> dict[str, Any]:
        """Return what a scenario states itself."""
        entry = self.scenarios[name]
        own = ((key, getattr(entry, key)) for key in Scenario.model_fields if key != "id")
        return {key: value for key, value in own if value is not None}

    def make_scenario(self, name: str, stated: Mapping[str, Any]) -> Scenario:
        """Return a scenario of what it and those that it extends state."""
        own = {"id": name, "name": self.scenarios[name].name}
        return Scenario(**({"shifts": tuple(self.shifts)} | dict(stated) | own))

    def done_tasks(self, scenario: Scenario) -> frozenset[TaskId]:
        """Return the tasks finished before the start, named by id or by tag."""
        done = set(scenario.done)
        return frozenset(
            task.id for task in self.tasks.values() if task.id in done or done & set(task.tags)
        )

    def steps_in(self, hold: Hold) -> tuple[TaskId, ...]:
        """Return the tasks that are done in the room of a hold, in file order."""
        named = set(hold.steps)
        return tuple(
            task.id
            for task in (self.tasks.values() if named else ())
            if task.id in named or named & set(task.tags)
        )

    def held_places(self, scenario: Scenario) -> Mapping[TaskId, frozenset[FacilityId]]:
        """Return the places in which tasks use room that a hold has already."""
        return self.held_places_after(self.done_tasks(scenario))

    def held_places_after(self, done: Collection[TaskId]) -> Mapping[TaskId, frozenset[FacilityId]]:
        """Return the places in which tasks use room that a hold has, once those are done."""
        found: dict[TaskId, frozenset[FacilityId]] = {}
        for hold in self.holds:
            for step in self.steps_in(hold) if hold.to_task not in done else ():
                found[step] = found.get(step, frozenset()) | {hold.facility}
        return found

    def links_in_force(self, scenario: Scenario) -> Iterator[tuple[Task, Link, bool]]:
        """Yield successor, link and whether it is hard, leaving out habits that are relaxed."""
        for task in self.tasks.values():
            yield from ((task, link, True) for link in task.after)
            yield from ((task, link, False) for link in self.habits_kept(task, scenario))

    def habits_kept(self, task: Task, scenario: Scenario) -> tuple[Link, ...]:
        """Return the habits of a task that a scenario keeps."""
        if scenario.habits is Habits.RELAXED:
            return ()
        free = scenario.set_aside
        return tuple(link for link in task.usually_after if (link.task, task.id) not in free)

    def head_count(self, scenario: Scenario, crew: CrewId, shift: ShiftName) -> int:
        """Return the people of a crew on a shift, surge included, whether it is worked or not."""
        own = self.crews[crew].people.get(shift, 0)
        stated = scenario.people.get(crew, {}).get(shift, own)
        return stated + scenario.surge.get(crew, {}).get(shift, 0)

    def most_people(self, scenario: Scenario, crew: CrewId, shift: ShiftName) -> int:
        """Return the most people of a crew that a shift ever has: as usual, or by a change."""
        changed = (change.people.get(shift, 0) for change in self.crews[crew].changes)
        return max([self.head_count(scenario, crew, shift), *changed])

    def task_windows(self, task: Task, scenario: Scenario | None = None) -> tuple[Window, ...]:
        """Return the windows of a task, named ones looked up, where a scenario has them."""
        return tuple(self._window(use, task, scenario) for use in task.windows)

    def _window(self, use: str | Window, task: Task, scenario: Scenario | None) -> Window:
        name, window = (use, self.windows[use]) if isinstance(use, str) else ("", use)
        if scenario is None:
            return window
        window = window.at_widest if name in scenario.widened else window
        if self.is_settled(name):
            return window
        if name in scenario.squeezed and name in self.squeezes_of(task.flow):
            squeeze = self.squeezes_of(task.flow)[name]
            return window.altered({"start": squeeze.start, "end": squeeze.end})
        return window.days_later(scenario.moved.get(task.flow, 0))

    def promised_start(self, task: Task, scenario: Scenario) -> Promised | None:
        """Return the promised start of a task, as a scenario moves it with its neighbour."""
        days = scenario.moved.get(task.flow, 0)
        if task.at is None or not days:
            return task.at
        return task.at.altered({"date": task.at.date + timedelta(days=days)})

    def squeezes_of(self, flow: str) -> Mapping[str, Squeeze]:
        """Return the other times that windows of a flow may have."""
        moves = self.flows[flow].moves if flow in self.flows else None
        return {} if moves is None else moves.squeeze

    def is_settled(self, window: str) -> bool:
        """Whether a named window has times that no move of a neighbour changes any more."""
        del window
        return False

    def is_own(self, task: Task) -> bool:
        """Whether the task belongs to the campaign rather than to a neighbour on the site."""
        flow = self.flows.get(task.flow)
        return flow is None or not flow.neighbour

    def event_task(self, name: TaskId) -> TaskId:
        """Return the task an event names, ``launch`` being the launch task."""
        return self.launch if name == LAUNCH else name


def _named(entry: Any, key: Any) -> Any:
    """Return an entry of a table that knows its key; an empty one has no further fields."""
    if entry is None:
        return {"id": key}
    if isinstance(entry, Labelled):
        return entry if entry.id == key else entry.altered({"id": key})
    return {**entry, "id": key} if isinstance(entry, Mapping) else entry


def _in_own_zone(data: Any, handler: ModelWrapValidatorHandler[Campaign]) -> Campaign:
    """Read every date as one of the campaign's own time zone."""
    stated = data.get("time_zone") if isinstance(data, Mapping) else None
    try:
        zone = ZoneInfo(stated if isinstance(stated, str) else "UTC")
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return handler(data)
    with in_zone(zone):
        return handler(data)

"""Build a campaign step by step, by the words of a task graph."""

from collections.abc import Mapping
from typing import Any, Unpack

from scheduler.api.campaigns.fields import (
    FacilityFields,
    HazardFields,
    HeadFields,
    HoldFields,
    LimitFields,
    LinkFields,
    Moment,
    Names,
    ScenarioFields,
    TaskFields,
    VehicleFields,
    WindowFields,
)
from scheduler.calendars.clock.axis import make_axis
from scheduler.errors import Finding, InputError, Problem, did_you_mean
from scheduler.model.campaign import Campaign
from scheduler.model.judging import to_problem
from scheduler.pipeline.campaign_text import Writer
from scheduler.wording.quantities import count_of


class CampaignBuilder:
    """
    A campaign in the making.

    Every ``add_`` takes the words of a task graph as keywords and returns the id of what it added,
    to be named by what comes later. Nothing is judged before `build`, which tells every mistake.

    Parameters
    ----------
    name
        The campaign's name.
    start
        Nothing happens before.
    head
        What else stands at the head of a task graph: ``time_zone``, ``launch``, ``target``, ...
    """

    def __init__(self, name: str, start: Moment, **head: Unpack[HeadFields]) -> None:
        self._data: dict[str, Any] = {"name": name, "start": start, **head}
        self._mistakes: list[Problem] = []

    @classmethod
    def of(cls, campaign: Campaign) -> "CampaignBuilder":
        """Return a builder that begins with everything a campaign says."""
        builder = cls(campaign.name, campaign.start)
        builder._data = Writer(make_axis(campaign).zone).plain(campaign)
        return builder

    def add_shift(self, key: str, hours: str) -> str:
        """Add a shift, such as ``day`` from ``08:00-16:00``."""
        return self._add("shifts", key, hours)

    def add_crew(
        self,
        key: str,
        people: int | Mapping[str, int],
        *,
        name: str = "",
        teams: int | Mapping[str, int] = 1,
    ) -> str:
        """Add a crew with its people on each shift; a single number is meant for every shift."""
        return self._add("crews", key, {"people": people, "name": name, "teams": teams})

    def add_facility(self, key: str, **fields: Unpack[FacilityFields]) -> str:
        """Add a place, or a piece of equipment, with room for so many tasks at a time."""
        return self._add("facilities", key, fields)

    def add_zone(self, key: str, facilities: Names) -> str:
        """Add a group of facilities for hazards to reach."""
        return self._add("zones", key, facilities)

    def add_hazard(self, key: str, **fields: Unpack[HazardFields]) -> str:
        """Add a class of work that clears its surroundings, or forbids other classes."""
        return self._add("hazards", key, fields)

    def add_window(self, key: str, **fields: Unpack[WindowFields]) -> str:
        """Add a named window for the start, the end or the run of tasks."""
        return self._add("windows", key, fields)

    def add_flow(self, key: str, *, name: str = "", neighbour: bool = False) -> str:
        """Add one vehicle's, or one neighbour's, chain of steps."""
        return self._add("flows", key, {"name": name, "neighbour": neighbour})

    def add_vehicle(self, key: str, **fields: Unpack[VehicleFields]) -> str:
        """Add a vehicle: its flows, the step or tag of its standby, its lift-off if it has one."""
        return self._add("vehicles", key, fields)

    def add_task(self, key: str, **fields: Unpack[TaskFields]) -> str:
        """Add a piece of work; without hours it is a milestone."""
        return self._add("tasks", key, fields)

    def add_link(
        self, task: str, successor: str, *, habit: bool = False, **fields: Unpack[LinkFields]
    ) -> None:
        """Let a task that is there wait for another, like ``after``, or by habit."""
        entry = self._table("tasks").get(successor)
        if entry is None:
            hint = did_you_mean(successor, self._table("tasks"))
            told = f"{successor!r} is linked before it is added"
            self._refuse("unknown-task", told, ("tasks", successor), hint)
            return
        word = "usually_after" if habit else "after"
        stated = entry.get(word, [])
        several = [stated] if isinstance(stated, str | Mapping) else [*stated]
        entry[word] = [*several, {"task": task, **fields}]

    def add_limit(self, from_: str, to: str, **fields: Unpack[LimitFields]) -> None:
        """Add the longest time, ``max``, from one event to another, such as ``launch end``."""
        self._append("limits", {"from": from_, "to": to, **fields})

    def add_hold(self, facility: str, from_: str, to: str, **fields: Unpack[HoldFields]) -> None:
        """Keep room of a facility from the start of one task to the end of another."""
        self._append("holds", {"facility": facility, "from": from_, "to": to, **fields})

    def add_launch(self, task: str, *, name: str = "", target: Moment | None = None) -> None:
        """Mark a task whose end is a lift-off beside the launch."""
        self._add("launches", task, {"name": name, "target": target})

    def add_scenario(self, key: str, **fields: Unpack[ScenarioFields]) -> str:
        """Add a way of working; the first is the baseline, the last is planned, unless told."""
        return self._add("scenarios", key, fields)

    def build(self, **head: Unpack[HeadFields]) -> Campaign:
        """
        Return the campaign, judged like a file.

        Parameters
        ----------
        head
            What stands at the head and was not known before, such as ``launch``.

        Raises
        ------
        InputError
            With every mistake.
        """
        data = _plain({**self._data, **head})
        shifts = data.get("shifts", {})
        for crew in data.get("crews", {}).values():
            if isinstance(crew["people"], int):
                crew["people"] = dict.fromkeys(shifts, crew["people"])
        try:
            campaign = Campaign.model_validate(data)
        except InputError as error:
            raise InputError([*self._mistakes, *error.problems]) from None
        if self._mistakes:
            raise InputError(self._mistakes)
        return campaign

    def __repr__(self) -> str:
        counts = (
            count_of(len(self._table(table)), noun)
            for table, noun in (("tasks", "task"), ("crews", "crew"), ("scenarios", "scenario"))
        )
        return f"CampaignBuilder({self._data['name']!r}: {', '.join(counts)})"

    def _table(self, table: str) -> dict[str, Any]:
        found: dict[str, Any] = self._data.setdefault(table, {})
        return found

    def _add(self, table: str, key: str, entry: Any) -> str:
        if key in self._table(table):
            hint = "Give each an id of its own."
            self._refuse("duplicate-id", f"{key!r} is added twice", (table, key), hint)
        self._table(table)[key] = _named(entry) if isinstance(entry, Mapping) else entry
        return key

    def _append(self, table: str, entry: dict[str, Any]) -> None:
        self._data[table] = [*self._data.get(table, []), entry]

    def _refuse(self, code: str, message: str, path: tuple[str, ...], hint: str) -> None:
        finding = Finding(code=code, message=message, path=path, hint=hint)
        self._mistakes.append(to_problem(finding))


def _named(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return fields by the words of the file, without those that say nothing."""
    said = {word.removesuffix("_"): value for word, value in fields.items()}
    return {word: value for word, value in said.items() if value is not None and value != ""}


def _plain(value: Any) -> Any:
    """Return a copy in plain data."""
    if isinstance(value, Mapping):
        return {word: _plain(each) for word, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return value

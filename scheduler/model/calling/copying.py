"""The steps that a called vehicle takes over from another one, written out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from scheduler.model.calling.flows import copy_name
from scheduler.model.campaign import Campaign, Flow
from scheduler.model.link import Event, Limit, Link, LinkKind, Point
from scheduler.model.not_before import NotBefore
from scheduler.model.notation.base import FacilityId, TaskId
from scheduler.model.resource import Hold
from scheduler.model.scenario import ScenarioEntry
from scheduler.model.task import Mode, Task
from scheduler.model.vehicle_steps import own_steps, standby_steps
from scheduler.model.vehicles import Called, Vehicle


@dataclass(frozen=True)
class Copying:
    """
    What a vehicle takes over from another when it is called.

    Hours, people, options, hazards, links, limits and holds among the copied steps are copied. A
    link from a step that is left out comes from the one that stands for it, else from standby. A
    copy without another before it, such as the order to launch, comes from the call. Links from
    steps of other vehicles and neighbours stay. Dates of the originals are not taken over. The
    lift-off comes after standby, whatever its links say.
    """

    campaign: Campaign
    vehicle: Vehicle
    called: Called
    other: Vehicle
    begin: datetime

    @cached_property
    def originals(self) -> Mapping[TaskId, Task]:
        """All steps of the other vehicle."""
        return {step: self.campaign.tasks[step] for step in own_steps(self.campaign, self.other)}

    @cached_property
    def own(self) -> tuple[TaskId, ...]:
        """The steps of the vehicle itself."""
        return own_steps(self.campaign, self.vehicle)

    @cached_property
    def names(self) -> Mapping[TaskId, TaskId]:
        """The name of each copy, by its original."""
        return {
            step: copy_name(self.vehicle.id, step)
            for step, task in self.originals.items()
            if self.called.without not in task.tags
        }

    @cached_property
    def flows(self) -> Mapping[str, Flow]:
        """The flows of the copies, by those of their originals."""
        found = {}
        for name in self.other.flows:
            flow = self.campaign.flows.get(name, Flow(id=name))
            title = f"{self.vehicle.title}: {flow.title}"
            found[name] = flow.altered({"id": copy_name(self.vehicle.id, name), "name": title})
        return found

    @cached_property
    def standby(self) -> tuple[TaskId, ...]:
        """The steps with whose end the vehicle stands by."""
        return standby_steps(self.campaign, self.vehicle)

    @cached_property
    def ends_of_done(self) -> frozenset[str]:
        """The tags by which scenarios know what is done before the start; no copy has them."""
        entries = self.campaign.scenarios.values()
        return frozenset(name for entry in entries for name in entry.done or ())

    def tasks(self) -> Iterator[Task]:
        """Yield the copies."""
        for step, name in self.names.items():
            yield self._copy(self.originals[step], name)

    def _copy(self, task: Task, name: TaskId) -> Task:
        after = self._after(task)
        usually = dict.fromkeys(x for link in task.usually_after for x in self._link(link))
        waits = any(self._is_behind_copy(link) for link in after)
        update = {
            "id": name,
            "after": after,
            "usually_after": tuple(link for link in usually if link not in after),
            "exempt_from": tuple(self._exemptions(task)),
            "facility": self._place(task.facility),
            "equipment": tuple(self.called.places.get(x, x) for x in task.equipment),
            "options": tuple(self._mode(mode) for mode in task.options),
            "flow": self.flows[task.flow].id if task.flow in self.flows else task.flow,
            "tags": tuple(tag for tag in task.tags if tag not in self.ends_of_done),
            "not_before": None if waits else NotBefore(date=self.begin, reason="the call"),
            "at": None,
            "due": None,
        }
        return task.altered(update)

    def _after(self, task: Task) -> tuple[Link, ...]:
        """Return the hard links of a copy; the lift-off also waits for all standby work."""
        found = dict.fromkeys(x for link in task.after for x in self._link(link))
        if task.id == self.other.launch:
            found |= dict.fromkeys(Link(task=step) for step in self.standby)
        return tuple(found)

    def _is_behind_copy(self, link: Link) -> bool:
        """Whether a link lets a step begin no earlier than a copy, and so not before muster."""
        is_copy = link.task in self.names.values()
        return is_copy and link.type.to_point is Point.START and link.lag >= 0

    def _exemptions(self, task: Task) -> Iterator[TaskId]:
        """Yield from whose hazards a copy is exempt: copies, and steps of nobody else's vehicle."""
        for step in task.exempt_from:
            if step in self.names or step not in self.originals:
                yield self.names.get(step, step)

    def _place(self, place: FacilityId | None) -> FacilityId | None:
        return place if place is None else self.called.places.get(place, place)

    def _mode(self, mode: Mode) -> Mode:
        return mode.altered({"facility": self._place(mode.facility)})

    def _link(self, link: Link) -> Iterator[Link]:
        """Yield what a link of a step becomes for its copy."""
        source = link.task
        if source in self.names:
            yield link.altered({"task": self.names[source]})
        elif source not in self.originals:
            yield link
        elif source in self.called.stands_for:
            yield link.altered({"task": self.called.stands_for[source]})
        else:
            kind = LinkKind(f"F{link.type.value[1]}")
            sources = self._sources(source)
            yield from (link.altered({"task": step, "type": kind}) for step in sources)

    def _sources(self, step: TaskId) -> tuple[TaskId, ...]:
        """Return what a step that others wait for is for the called vehicle."""
        if step not in self.originals:
            return (step,)
        known = self.names.get(step, self.called.stands_for.get(step))
        return self.standby if known is None else (known,)

    def limits(self) -> Iterator[Limit]:
        """Yield the limits between copies."""
        for limit in self.campaign.limits:
            ends = [self._event(each) for each in (limit.from_event, limit.to_event)]
            if None not in ends:
                yield limit.altered({"from_event": ends[0], "to_event": ends[1]})

    def _event(self, event: Event) -> Event | None:
        step = self.campaign.event_task(event.task)
        return event.altered({"task": self.names[step]}) if step in self.names else None

    def holds(self) -> Iterator[Hold]:
        """
        Yield all holds of the campaign once the vehicle is called.

        One that the vehicle's own building keeps until standby goes on to where the hold of the
        other vehicle in that place ends, and the copies of what is done there are done in its room.
        Where there is none, it begins with what stands for the left-out step. Copies that have the
        tag by which another hold names its steps are none of these.
        """
        going_on = dict(self._going_on())
        for place, hold in enumerate(self.campaign.holds):
            inside = self.campaign.steps_in(hold)
            if place in going_on:
                other = going_on[place]
                more = {"to_task": self.names[other.to_task]}
                yield hold.altered({**more, "steps": (*inside, *self._inside(other))})
            else:
                yield hold.altered({"steps": inside})
        for hold in self._taken_over():
            if hold.from_task in self.names:
                yield self._copied(hold, self.names[hold.from_task])
            elif self._own_hold(hold) is None:
                yield from (self._copied(hold, step) for step in self._first_in(hold))

    def _first_in(self, hold: Hold) -> tuple[TaskId, ...]:
        """Return what stands for the left-out step with which a hold begins: none or one."""
        stated = self.called.stands_for.get(hold.from_task)
        if stated is not None:
            return (stated,)
        room = self._place(hold.facility)
        own = (step for step in self.own if room in self.campaign.tasks[step].places)
        return tuple((*own, *self.standby)[:1])

    def _inside(self, hold: Hold) -> list[TaskId]:
        """Return the copies of the steps that are done in the room of a hold."""
        return [self.names[x] for x in self.campaign.steps_in(hold) if x in self.names]

    def _copied(self, hold: Hold, first: TaskId) -> Hold:
        """Return a hold from a step on to the copy of its last; that step is done in its room."""
        room = self._place(hold.facility)
        inside = self._inside(hold)
        if first in self.own and room in self.campaign.tasks[first].places:
            inside = [first, *inside]
        return hold.altered(
            {
                "facility": room,
                "from_task": first,
                "to_task": self.names[hold.to_task],
                "steps": tuple(inside),
            }
        )

    def _taken_over(self) -> Iterator[Hold]:
        """Yield the holds of the other vehicle that end with a copied step."""
        yield from (
            hold
            for hold in self.campaign.holds
            if hold.from_task in self.originals and hold.to_task in self.names
        )

    def _going_on(self) -> Iterator[tuple[int, Hold]]:
        """Yield the places of the vehicle's own holds that go on, each with the other's hold."""
        for hold in self._taken_over():
            own = None if hold.from_task in self.names else self._own_hold(hold)
            if own is not None:
                yield own, hold

    def _own_hold(self, hold: Hold) -> int | None:
        """Return the place of the hold by which the vehicle has that room itself until standby."""
        room = self._place(hold.facility)
        found = (
            place
            for place, each in enumerate(self.campaign.holds)
            if each.facility == room and each.to_task in self.own
        )
        return next(found, None)

    def scenario(self, entry: ScenarioEntry) -> ScenarioEntry:
        """Return a scenario that sets aside the habits of copies as it does their originals'."""
        pairs = entry.set_aside or ()
        more = [
            (step, self.names[target])
            for source, target in pairs
            if target in self.names
            for step in self._sources(source)
        ]
        return entry.altered({"set_aside": (*pairs, *more)}) if more else entry

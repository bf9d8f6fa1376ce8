"""A situation as the engine's site: numbers for names, ticks for minutes, every rule but duty."""

from collections import Counter
from collections.abc import Iterator

from scheduler.calendars.facts.off_grid import least_ticks, most_ticks
from scheduler.calendars.rules.holds import TimedHold
from scheduler.calendars.situation.situation import Situation
from scheduler.calendars.starts.job import Job
from scheduler.engine.site.problem import (
    NOBODY,
    Apart,
    Site,
    SiteHold,
    SiteLimit,
    SiteLink,
    SiteMode,
)
from scheduler.model.link import Point
from scheduler.model.notation.base import FacilityId, Minutes, TaskId
from scheduler.planning.duty.work import binding_rules
from scheduler.planning.site.resources import Shares
from scheduler.planning.site.start_tables import StartTables, Stretches


def is_whole(situation: Situation) -> bool:
    """
    Whether the site of a situation has all its rules.

    It has no duty rules: where they bind, a placement that the site allows may break them. Nor does
    it know that more holds may have begun than a place has room for.
    """
    is_overfilled = any(situation.is_overfilled(hold.facility) for hold in situation.holds)
    return binding_rules(situation) is None and not is_overfilled


def site_of(situation: Situation) -> Site:
    """
    Return a situation as a site; its tasks and their modes keep their order, launch is the goal.

    A time that is no whole number of ticks cannot be, since the tick divides every time.
    """
    return _Conversion(situation).site()


class _Conversion:
    """What is needed to write the parts of one situation as numbers."""

    def __init__(self, situation: Situation) -> None:
        self.situation = situation
        self.tick = situation.tick
        self.places = {task_id: place for place, task_id in enumerate(situation.modes)}
        self.tables = StartTables(situation.tick)
        self.stretches = Stretches(situation.tick)
        self.shares = Shares(situation)

    def site(self) -> Site:
        """Return the site."""
        situation = self.situation
        modes = tuple(
            tuple(self._mode(job) for job in situation.modes[task_id]) for task_id in self.places
        )
        return Site(
            name=f"{situation.campaign.name}: {situation.scenario.id}",
            labels=tuple(self.places),
            modes=modes,
            tables=self.tables.all(),
            workings=self.stretches.all(),
            resources=self.shares.resources,
            links=tuple(self._links()),
            limits=tuple(self._limits()),
            holds=tuple(self._holds()),
            apart=tuple(self._apart()),
            goal=self.places[situation.launch],
            horizon=self._ticks(situation.horizon),
        )

    def _ticks(self, minutes: Minutes) -> int:
        return minutes // self.tick

    def _mode(self, job: Job) -> SiteMode:
        job = job.on_grid
        return SiteMode(
            duration=self._ticks(job.duration),
            starts=self.tables.place(job.classes),
            demands=self.shares.demands(job),
            working=self.stretches.place(job.working),
            option=job.option,
        )

    def _links(self) -> Iterator[SiteLink]:
        for link in self.situation.links:
            yield SiteLink(
                source=self.places[link.source],
                target=self.places[link.target],
                from_end=link.kind.from_point is Point.END,
                to_end=link.holds_end,
                lag=least_ticks(self.situation, link),
                working=link.working,
            )

    def _limits(self) -> Iterator[SiteLimit]:
        for limit in self.situation.limits:
            yield SiteLimit(
                source=self._place(limit.source),
                from_end=limit.source_point is Point.END,
                target=self.places[limit.target],
                to_end=limit.target_point is Point.END,
                longest=most_ticks(self.situation, limit),
            )

    def _holds(self) -> Iterator[SiteHold]:
        """Yield the holds; of those that facts have begun in a place no more than find room."""
        for hold in self._fitting():
            resource = self.shares.held(hold.facility)
            if resource is not None:
                source, target = self._place(hold.source), self.places[hold.target]
                yield SiteHold(resource, source, target, hold.room)

    def _fitting(self) -> Iterator[TimedHold]:
        kept: Counter[FacilityId] = Counter()
        for hold in self.situation.holds:
            place = hold.facility
            if hold.source is None and self.situation.is_overfilled(place):
                kept[place] += hold.room
                if kept[place] > (self.situation.campaign.facilities[place].room or 0):
                    kept[place] -= hold.room
                    continue
            yield hold

    def _place(self, task_id: TaskId | None) -> int:
        return NOBODY if task_id is None else self.places[task_id]

    def _apart(self) -> Iterator[Apart]:
        """Yield each pair of ways that may not overlap once, the task in front first."""
        spots = {
            job.mode: (self.places[job.id], number)
            for modes in self.situation.modes.values()
            for number, job in enumerate(modes)
        }
        for mode, others in self.situation.apart_modes.items():
            for other in others:
                if spots[mode] < spots[other]:
                    yield Apart(*spots[mode], *spots[other])

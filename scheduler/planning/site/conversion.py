"""A situation as the engine's site: numbers for names, ticks for minutes, every rule but duty."""

from collections.abc import Iterator

from scheduler.calendars.facts.off_grid import least_ticks, most_ticks
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
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.planning.duty.work import binding_rules
from scheduler.planning.site.resources import Shares
from scheduler.planning.site.start_tables import StartTables, Stretches


def is_whole(situation: Situation) -> bool:
    """
    Whether the site of a situation has all its rules.

    It has no duty rules: where they bind, a placement that the site allows may break them.
    """
    return binding_rules(situation) is None


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
        for hold in self.situation.holds:
            resource = self.shares.held(hold.facility)
            if resource is not None:
                source, target = self._place(hold.source), self.places[hold.target]
                yield SiteHold(resource, source, target, hold.room)

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

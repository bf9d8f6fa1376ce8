"""What the tasks of a situation share: people on shift, people of the roster, room."""

from collections.abc import Iterator

from scheduler.calendars.shifts.shifts import Profile
from scheduler.calendars.situation.situation import Situation
from scheduler.calendars.starts.job import Job
from scheduler.engine.site.problem import Resource
from scheduler.model.notation.base import CrewId, FacilityId, Minutes


class Shares:
    """
    The resources of a situation, and what each mode of a task takes of them.

    A crew gives its people on shift to tasks that call nobody in, and where some task calls people
    in, its whole roster to all tasks: two resources, both let go in a pause. A facility keeps its
    room taken; one with room for any number is no resource.
    """

    def __init__(self, situation: Situation) -> None:
        found: list[Resource] = []
        self._on_shift: dict[CrewId, int] = {}
        self._roster: dict[CrewId, int] = {}
        self._room: dict[FacilityId, int] = {}
        called = {crew for job in _all_hands(situation) for crew in job.task.crew}
        for crew, profile in situation.profiles.items():
            self._on_shift[crew] = len(found)
            found.append(Resource(levels=levels_of(profile, situation.tick)))
            if crew in called:
                self._roster[crew] = len(found)
                found.append(Resource(levels=_whole_roster(situation, crew)))
        for name, facility in situation.campaign.facilities.items():
            if facility.room is not None:
                self._room[name] = len(found)
                found.append(Resource(levels=((0, facility.room),), kept=True))
        self.resources = tuple(found)

    def held(self, facility: FacilityId) -> int | None:
        """Return the resource of a facility, nothing where its room never ends."""
        return self._room.get(facility)

    def demands(self, job: Job) -> tuple[tuple[int, int], ...]:
        """Return resources and amounts that a mode of a task takes; a milestone takes nothing."""
        return () if job.task.is_milestone else tuple(self._demands(job))

    def _demands(self, job: Job) -> Iterator[tuple[int, int]]:
        for crew, people in job.task.crew.items():
            if not job.task.all_hands:
                yield self._on_shift[crew], people
            if crew in self._roster:
                yield self._roster[crew], people
        for place in dict.fromkeys(job.rooms):
            if place in self._room:
                yield self._room[place], 1


def _all_hands(situation: Situation) -> Iterator[Job]:
    for modes in situation.modes.values():
        yield from (job for job in modes if job.task.all_hands)


def _whole_roster(situation: Situation, crew: CrewId) -> tuple[tuple[int, int], ...]:
    """Return the levels of a roster; its last one goes on after the horizon."""
    profile = situation.rosters[crew]
    levels = levels_of(profile, situation.tick)
    goes_on = bool(profile) and profile[-1][1] == situation.horizon
    return levels[:-1] if goes_on else levels


def levels_of(profile: Profile, tick: Minutes) -> tuple[tuple[int, int], ...]:
    """Return the people of a crew from which tick on; nobody is there between steps."""
    levels = [(0, 0)]
    for start, end, people in profile:
        if levels[-1][0] == start // tick:
            levels.pop()
        levels += [(start // tick, people), (end // tick, 0)]
    return tuple(levels)

"""What steps that have begun keep from the data date to their end: their places, their hazards."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from scheduler.calendars.facts.circles import untangle
from scheduler.calendars.facts.facts import Facts
from scheduler.calendars.rules.holds import TimedHold
from scheduler.calendars.rules.limits import TimedLimit
from scheduler.calendars.rules.links import TimedLink
from scheduler.calendars.starts.job import Job, Way
from scheduler.model.campaign import Campaign
from scheduler.model.link import LinkKind
from scheduler.model.notation.base import FacilityId, TaskId

Modes = Mapping[TaskId, tuple[Job, ...]]


@dataclass(frozen=True)
class Kept:
    """
    What the steps begun of a campaign keep; ``modes`` are all steps still to be done.

    Those that were made safe when they were stopped keep nothing until they go on. Where
    ``may_pause``, each of the others may have to wait for its working time before it goes on.
    """

    campaign: Campaign
    facts: Facts
    modes: Modes
    holds: tuple[TimedHold, ...]
    may_pause: bool = False

    def places(self) -> tuple[Modes, tuple[TimedHold, ...], list[TimedLink]]:
        """
        Return steps and holds with the places of steps begun kept from the data date, and links.

        Where more have begun in a place than it has room for, those that end last fill it and the
        others stand beside them: nobody else comes in until there is room. The links make steps
        wait for those beside, where it is not known who ends last. Beside holds that have begun,
        whose ends are open, each keeps room of its own.
        """
        modes, holds, links = dict(self.modes), list(self.holds), list[TimedLink]()
        for place, facility in self.campaign.facilities.items():
            users = [job for job in self._begun() if place in job.rooms]
            if facility.room is None or not users:
                continue
            users.sort(key=self._ends_last, reverse=True)
            keeping, beside = self._divide(place, facility.room, users)
            holds += [self._hold(place, job) for job in keeping]
            for job in (*keeping, *beside):
                held = modes[job.id][0].in_hold | {place}
                modes[job.id] = (replace(modes[job.id][0], in_hold=held),)
            if self._has_gap(users[0].id):
                links += [link for job in beside for link in self._waits_beside(place, job)]
        return modes, tuple(holds), links

    def _divide(
        self, place: FacilityId, room: int, users: list[Job]
    ) -> tuple[list[Job], list[Job]]:
        """Return those who keep room that they may not use yet, and those who stand beside."""
        filled = sum(x.room for x in self.holds if x.facility == place and x.source is None)
        free = max(room - filled, 0)
        if filled and len(users) > free and not self._has_gap(users[0].id):
            return users, []
        return [job for job in users[:free] if self._has_gap(job.id)], users[free:]

    def _begun(self) -> Iterator[Job]:
        """Yield the steps begun that keep what they have."""
        rests = (step for step, rest in self.facts.rests.items() if not rest.made_safe)
        for step in (*self.facts.under_way, *rests):
            if not self.modes[step][0].task.is_milestone:
                yield self.modes[step][0]

    def _ends_last(self, job: Job) -> tuple[bool, int]:
        going = self.facts.under_way.get(job.id)
        return going is None, 0 if going is None else going.end

    def _has_gap(self, step: TaskId) -> bool:
        """Whether a step begun keeps its place before it goes on."""
        going = self.facts.under_way.get(step)
        return going is None or self.may_pause or going.start > self.facts.begin

    def _hold(self, place: FacilityId, job: Job) -> TimedHold:
        return TimedHold(
            facility=place,
            source=None,
            target=job.id,
            room=1,
            reason=f"{job.task.title} has begun there",
            steps=(job.id,),
            since=self.facts.begin,
        )

    def hazards(self, apart: Mapping[Way, Mapping[Way, str]]) -> Iterator[TimedLink]:
        """
        Yield links by which steps wait for those that keep them away until they go on.

        Of two that wait to go on, either may be the first.
        """
        going = self.facts.under_way
        keeping = frozenset(job.id for job in self._begun())
        for job in self._begun():
            others = apart.get(job.mode, {}) if self._has_gap(job.id) else {}
            beside = going if job.id in going else keeping
            found = {way[0]: name for way, name in others.items() if way[0] not in beside}
            for other, name in found.items():
                yield _waits(job.id, other, "hazard", name)

    def _waits_beside(self, place: FacilityId, job: Job) -> Iterator[TimedLink]:
        keeping = frozenset(each.id for each in self._begun())
        for other, own in self.modes.items():
            if other not in keeping and any(place in each.rooms for each in own):
                yield _waits(job.id, other, "facility", place)


def _waits(source: TaskId, target: TaskId, reason: str, subject: str) -> TimedLink:
    return TimedLink(
        source=source,
        target=target,
        kind=LinkKind.FS,
        lag=0,
        working=False,
        reason=reason,
        place=subject,
    )


def overlapping_left(
    apart: Mapping[Way, Mapping[Way, str]], facts: Facts
) -> dict[Way, dict[Way, str]]:
    """Return what may not overlap without the pairs that both go on whatever anybody decides."""
    going = facts.under_way
    return {
        way: {
            other: name
            for other, name in others.items()
            if not (way[0] in going and other[0] in going)
        }
        for way, others in apart.items()
    }


class Left(NamedTuple):
    """Steps, holds, links, limits and what may not overlap, with what steps begun keep."""

    modes: Modes
    holds: tuple[TimedHold, ...]
    links: tuple[TimedLink, ...]
    limits: tuple[TimedLimit, ...]
    apart: Mapping[Way, Mapping[Way, str]]
    kept_away: Mapping[TaskId, TaskId]


def keep(kept: Kept, apart: Mapping[Way, Mapping[Way, str]], links: tuple[TimedLink, ...]) -> Left:
    """
    Return what is left once steps begun keep their places and hazards.

    A step that a step begun keeps away, and for which that very step waits, can never be done,
    unless it waits by a lead or with its end only. The limits are those that come of this.
    """
    modes, holds, beside = kept.places()
    more, limits, stuck = untangle([*kept.hazards(apart), *beside], links, modes)
    barred = {step: tuple(replace(job, classes=()) for job in modes[step][:1]) for step in stuck}
    apart_left = overlapping_left(apart, kept.facts)
    return Left({**modes, **barred}, holds, links + more, limits, apart_left, stuck)

"""What stands in the way of a task at a given start, all others staying where they are."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from scheduler.calendars.intervals import Intervals
from scheduler.calendars.lags import earliest_start
from scheduler.calendars.shifts import Profile, people_at
from scheduler.calendars.situation import Job, Situation
from scheduler.model.base import FacilityId, Minutes, TaskId
from scheduler.schedule.scheduled import Schedule, ScheduledTask
from scheduler.solve.bounds import earliest_by_limits


class Cause(StrEnum):
    """Why a task waits."""

    LINK = "link"
    HABIT = "habit"
    ORDER = "serial order"
    CREW = "crew"
    FACILITY = "facility"
    HAZARD = "hazard"
    HOLD = "hold"
    LIMIT = "limit"
    SHIFT = "shift"
    WINDOW = "window"
    DUTY = "duty rules"
    PREFERENCE = "preference"
    START = "campaign start"


LINK_CAUSES = {"hard": Cause.LINK, "habit": Cause.HABIT, "order": Cause.ORDER}


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocker:
    """
    One obstacle: its cause, the task behind it, and the minute at which it is over.

    ``event`` is the minute of the other task's own event; it differs from ``until`` by the lag of
    a link. ``detail`` names the crew, facility, hazard or link; ``holds_end`` marks a link that
    holds back the end of the task rather than its start.
    """

    cause: Cause
    task: TaskId
    event: Minutes
    until: Minutes
    detail: str
    holds_end: bool = False


def blockers(
    situation: Situation, schedule: Schedule, job: Job, start: Minutes
) -> Iterator[Blocker]:
    """Yield everything that keeps a task from a legal start."""
    yield from _by_links(situation, schedule, job, start)
    yield from _by_rooms(situation, schedule, job, start)
    if job.task.is_milestone:
        return
    yield from _by_hazards(situation, schedule, job, start)
    yield from _by_crews(situation, schedule, job, start)


def limited_until(situation: Situation, schedule: Schedule, job: Job) -> Minutes:
    """Return the earliest start that the limits to later events leave a task."""
    spans = {task_id: (placed.start, placed.end) for task_id, placed in schedule.tasks.items()}
    return earliest_by_limits(situation, job, spans) or 0


def _by_links(
    situation: Situation, schedule: Schedule, job: Job, start: Minutes
) -> Iterator[Blocker]:
    for link in situation.links_into[job.id]:
        source = schedule[link.source]
        event = link.from_minute(source.start, source.end)
        bound = earliest_start(job, link, event)
        if bound is None or bound <= start:
            continue
        until = bound if link.working or link.holds_end else event + link.lag
        yield Blocker(
            cause=LINK_CAUSES[link.reason],
            task=link.source,
            event=event,
            until=until,
            detail=str(link.kind),
            holds_end=link.holds_end,
        )


def _by_hazards(
    situation: Situation, schedule: Schedule, job: Job, start: Minutes
) -> Iterator[Blocker]:
    end = job.end_after(start)
    for other, hazard in situation.apart.get(job.id, {}).items():
        there = schedule[other]
        if there.start < end and start < there.end:
            yield _over(Cause.HAZARD, there, situation.campaign.hazards[hazard].title)


def _over(cause: Cause, there: ScheduledTask, detail: str) -> Blocker:
    return Blocker(cause=cause, task=there.id, event=there.end, until=there.end, detail=detail)


def _by_crews(
    situation: Situation, schedule: Schedule, job: Job, start: Minutes
) -> Iterator[Blocker]:
    """Yield those at work when too few are left on shift, or in the whole roster."""
    pieces = job.pieces_from(start)
    for crew, people in job.task.crew.items():
        users = [
            (schedule[other.id], other.task.crew[crew], other.task.all_hands)
            for other in situation.jobs.values()
            if crew in other.task.crew and other.id != job.id
        ]
        everyone = [(placed, need) for placed, need, _ in users]
        roster: Profile = ((0, situation.horizon, situation.rosters[crew]),)
        demands = [(everyone, roster)]
        if not job.task.all_hands:
            ordinary = [(placed, need) for placed, need, called_in in users if not called_in]
            demands.append((ordinary, situation.profiles[crew]))
        title = situation.campaign.crews[crew].title
        for working, supply in demands:
            minute = _last_overload(pieces, working, people, supply)
            if minute is not None:
                yield from _handing_over(supply, working, minute, title)


def _last_overload(
    pieces: Intervals,
    users: list[tuple[ScheduledTask, int]],
    need: int,
    supply: Profile,
) -> Minutes | None:
    """Return the start of the last stretch in which demand exceeds supply, if there is one."""
    changes = {minute for placed, _ in users for piece in placed.pieces for minute in piece}
    changes |= {minute for step in supply for minute in step[:2]}
    for start, end in reversed(pieces):
        edges = {start} | {minute for minute in changes if start < minute < end}
        for minute in sorted(edges, reverse=True):
            used = sum(people for placed, people in users if _works_at(placed, minute))
            if used + need > people_at(supply, minute):
                return minute
    return None


def _works_at(placed: ScheduledTask, minute: Minutes) -> bool:
    return any(start <= minute < end for start, end in placed.pieces)


def _handing_over(
    supply: Profile, users: list[tuple[ScheduledTask, int]], minute: Minutes, title: str
) -> Iterator[Blocker]:
    """Yield those at work at a minute, each until its piece or the shift's head-count ends."""
    step_ends = [end for start, end, _ in supply if start <= minute < end]
    for placed, _ in users:
        for start, end in placed.pieces:
            if start <= minute < end:
                until = min([end, *step_ends])
                yield Blocker(
                    cause=Cause.CREW, task=placed.id, event=until, until=until, detail=title
                )


def _by_rooms(
    situation: Situation, schedule: Schedule, job: Job, start: Minutes
) -> Iterator[Blocker]:
    """Yield tasks and holds that fill a place; a hold lasts until its last task ends."""
    opened = [hold.facility for hold in situation.holds if hold.source == job.id]
    for place in dict.fromkeys((*job.task.places, *opened)):
        facility = situation.campaign.facilities[place]
        if facility.room is not None:
            own = _own_use(situation, schedule, job, start, place)
            others = _use_by_others(situation, schedule, job, place)
            yield from _filling(own, others, facility.room, facility.title)


Use = tuple[Minutes, Minutes, int]


def _own_use(
    situation: Situation, schedule: Schedule, job: Job, start: Minutes, place: FacilityId
) -> list[Use]:
    """Return the room that a task and the holds it opens and closes would take from a start."""
    end = job.end_after(start)
    own = [(start, end, 1)] if place in job.task.places else []
    for hold in situation.holds:
        if hold.facility == place and hold.source == job.id:
            until = end if hold.target == job.id else schedule[hold.target].end
            own.append((start, until, hold.room))
        elif hold.facility == place and hold.target == job.id:
            own.append((0 if hold.source is None else schedule[hold.source].start, end, hold.room))
    return own


def _use_by_others(
    situation: Situation, schedule: Schedule, job: Job, place: FacilityId
) -> list[tuple[Use, Cause, TaskId]]:
    """Return the room that other tasks, and holds between other tasks, take."""
    taken = [
        ((placed.start, placed.end, 1), Cause.FACILITY, other.id)
        for other in situation.jobs.values()
        for placed in [schedule[other.id]]
        if other.id != job.id and place in other.task.places
    ]
    for hold in situation.holds:
        if hold.facility == place and job.id not in {hold.source, hold.target}:
            since = 0 if hold.source is None else schedule[hold.source].start
            taken.append(((since, schedule[hold.target].end, hold.room), Cause.HOLD, hold.target))
    return taken


def _filling(
    own: list[Use], others: list[tuple[Use, Cause, TaskId]], room: int, title: str
) -> Iterator[Blocker]:
    """Yield the others present in the last stretch in which there is too little room."""
    uses = own + [use for use, _, _ in others]
    for minute in sorted({use[0] for use in uses}, reverse=True):
        needed = sum(use[2] for use in own if use[0] <= minute < use[1])
        taken = sum(use[2] for use, _, _ in others if use[0] <= minute < use[1])
        if needed and needed + taken > room:
            for (since, until, _), cause, task in others:
                if since <= minute < until:
                    yield Blocker(cause=cause, task=task, event=until, until=until, detail=title)
            return

"""What stands in the way of a task at a given start, all others staying where they are."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from scheduler.calendars.lags import earliest_start
from scheduler.calendars.situation import Job, Situation
from scheduler.model.base import Minutes, TaskId
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
    START = "campaign start"


LINK_CAUSES = {"hard": Cause.LINK, "habit": Cause.HABIT, "order": Cause.ORDER}


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocker:
    """
    One obstacle: its cause, the task behind it, and the minute at which it is over.

    ``event`` is the minute of the other task's own event; it differs from ``until`` by the lag of
    a link. ``detail`` names the crew, facility, hazard or link.
    """

    cause: Cause
    task: TaskId
    event: Minutes
    until: Minutes
    detail: str


def blockers(
    situation: Situation, schedule: Schedule, job: Job, start: Minutes
) -> Iterator[Blocker]:
    """Yield everything that keeps a task from a legal start."""
    yield from _by_links(situation, schedule, job, start)
    if job.task.is_milestone:
        return
    yield from _by_hazards(situation, schedule, job, start)
    yield from _by_crews(situation, schedule, job, start)
    yield from _by_rooms(situation, schedule, job, start)


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
    pieces = job.pieces_from(start)
    for crew, people in job.task.crew.items():
        users = [
            (placed, other.task.crew[crew])
            for other in situation.jobs.values()
            if crew in other.task.crew and other.id != job.id
            for placed in [schedule[other.id]]
            if job.task.all_hands or not other.task.all_hands
        ]

        def supply(minute: Minutes, crew: str = crew) -> int:
            if job.task.all_hands:
                return situation.rosters[crew]
            return _people_at(situation, crew, minute)

        minute = _last_overload(pieces, users, people, supply)
        if minute is not None:
            yield from _handing_over(situation, crew, users, minute)


def _people_at(situation: Situation, crew: str, minute: Minutes) -> int:
    for start, end, people in situation.profiles[crew]:
        if start <= minute < end:
            return people
    return 0


def _last_overload(
    pieces: tuple[tuple[Minutes, Minutes], ...],
    users: list[tuple[ScheduledTask, int]],
    need: int,
    supply: Callable[[Minutes], int],
) -> Minutes | None:
    """Return a minute in the last stretch in which demand exceeds supply, if there is one."""
    for start, end in reversed(pieces):
        edges = {start} | {
            minute
            for placed, _ in users
            for piece in placed.pieces
            for minute in piece
            if start < minute < end
        }
        for minute in sorted(edges, reverse=True):
            used = sum(people for placed, people in users if _works_at(placed, minute))
            if used + need > supply(minute):
                return minute
    return None


def _works_at(placed: ScheduledTask, minute: Minutes) -> bool:
    return any(start <= minute < end for start, end in placed.pieces)


def _handing_over(
    situation: Situation, crew: str, users: list[tuple[ScheduledTask, int]], minute: Minutes
) -> Iterator[Blocker]:
    """Yield those at work at a minute, each until its piece or the shift's head-count ends."""
    step_ends = [end for start, end, _ in situation.profiles[crew] if start <= minute < end]
    for placed, _ in users:
        for start, end in placed.pieces:
            if start <= minute < end:
                until = min([end, *step_ends])
                title = situation.campaign.crews[crew].title
                yield Blocker(
                    cause=Cause.CREW, task=placed.id, event=until, until=until, detail=title
                )


def _by_rooms(
    situation: Situation, schedule: Schedule, job: Job, start: Minutes
) -> Iterator[Blocker]:
    """Yield tasks and holds that fill a place; a hold lasts until its last task ends."""
    end = job.end_after(start)
    for place in job.task.places:
        room = situation.campaign.facilities[place].room
        if room is None:
            continue
        title = situation.campaign.facilities[place].title
        inside = [
            (schedule[other.id], _over(Cause.FACILITY, schedule[other.id], title))
            for other in situation.jobs.values()
            if other.id != job.id and place in other.task.places
        ]
        spans = [(placed.start, placed.end, 1, blocker) for placed, blocker in inside]
        for hold in situation.holds:
            if hold.facility == place and job.id not in {hold.source, hold.target}:
                since = 0 if hold.source is None else schedule[hold.source].start
                last = schedule[hold.target]
                spans.append((since, last.end, hold.room, _over(Cause.HOLD, last, title)))
        yield from _filling(spans, room, start, end)


def _filling(
    spans: list[tuple[Minutes, Minutes, int, Blocker]], room: int, start: Minutes, end: Minutes
) -> Iterator[Blocker]:
    edges = {start} | {span[0] for span in spans if start < span[0] < end}
    for minute in sorted(edges, reverse=True):
        present = [span for span in spans if span[0] <= minute < span[1]]
        if sum(span[2] for span in present) + 1 > room:
            yield from (span[3] for span in present)
            return

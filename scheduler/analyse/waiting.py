"""What the time to launch goes into, and who waits for whom."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scheduler.analyse.blocking import Cause
from scheduler.analyse.driving import ChainPiece, Driver, PieceKind
from scheduler.calendars.shifts import people_at
from scheduler.calendars.situation import Job, Situation
from scheduler.model.base import CrewId, Minutes, TaskId
from scheduler.schedule.scheduled import Schedule
from scheduler.solve.bounds import earliest_by_links

SCARCE = (Cause.CREW, Cause.FACILITY, Cause.HAZARD, Cause.HOLD)


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """Part of the time to launch; the shares of a plan add up to launch."""

    title: str
    minutes: Minutes


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait:
    """A step that waited for a scarce resource, from when its links and calendar let it start."""

    task: TaskId
    cause: Cause
    resource: str
    minutes: Minutes
    on_chain: bool


def short_crews(situation: Situation, job: Job, minute: Minutes) -> Mapping[CrewId, int]:
    """Return the crews of a task with too few people on shift at a minute, and how many."""
    if job.task.all_hands:
        return {}
    return {
        crew: there
        for crew, people in job.task.crew.items()
        for there in [people_at(situation.profiles[crew], minute)]
        if there < people
    }


def lacking_at(job: Job, minute: Minutes) -> Minutes:
    """Return when people go missing: at once, or when the working stretch of a minute ends."""
    return next((end for start, end in job.working if start <= minute < end), minute)


def launch_shares(situation: Situation, chain: tuple[ChainPiece, ...]) -> tuple[Share, ...]:
    """Return what the driving chain is made of, the greatest share first."""
    totals: dict[str, Minutes] = {}
    for piece in chain:
        title = _title(situation, piece)
        totals[title] = totals.get(title, 0) + piece.length
    return tuple(
        Share(title=title, minutes=minutes)
        for title, minutes in sorted(totals.items(), key=lambda item: (-item[1], item[0]))
    )


def _title(situation: Situation, piece: ChainPiece) -> str:
    if piece.kind is not PieceKind.WAIT:
        return _TITLES[piece.kind]
    if piece.cause is Cause.SHIFT:
        return _missing(situation, situation.jobs[piece.task], piece.start)
    if piece.cause in SCARCE:
        return f"waiting for {piece.cause} {piece.detail}".rstrip()
    return _WAITS.get(piece.cause, "waiting for other steps")


_TITLES = {
    PieceKind.WORK: "work",
    PieceKind.PAUSE: "pauses between shifts",
    PieceKind.LAG: "lags after steps",
}
_WAITS = {
    Cause.WINDOW: "waiting for a window",
    Cause.NOT_BEFORE: "waiting for a date",
    Cause.DUTY: "teams off duty by the duty rules",
    Cause.LIMIT: "held back by a limit",
    Cause.PREFERENCE: "put off for what the plan prefers",
}


def _missing(situation: Situation, job: Job, minute: Minutes) -> str:
    """Name the crew that is back last, since the others would not have been enough."""
    short = short_crews(situation, job, lacking_at(job, minute))
    if not short:
        return "waiting for a longer stretch of shifts"
    last = max(short, key=lambda crew: (_back(situation, crew, job.task.crew[crew], minute), crew))
    return f"waiting for {situation.campaign.crews[last].title}"


def _back(situation: Situation, crew: CrewId, people: int, minute: Minutes) -> Minutes:
    steps = situation.profiles[crew]
    return next(
        (start for start, _, there in steps if start > minute and there >= people),
        situation.horizon,
    )


def waits(
    situation: Situation,
    schedule: Schedule,
    drivers: Mapping[TaskId, Driver],
    chain: tuple[ChainPiece, ...],
) -> tuple[Wait, ...]:
    """Return every wait for a crew, place, cleared zone or hold, the longest first."""
    on_chain = {piece.task for piece in chain}
    found = list(_waits(situation, schedule, drivers, on_chain))
    return tuple(sorted(found, key=lambda each: (-each.minutes, each.task)))


def _waits(
    situation: Situation,
    schedule: Schedule,
    drivers: Mapping[TaskId, Driver],
    on_chain: set[TaskId],
) -> Iterator[Wait]:
    spans = {task_id: (placed.start, placed.end) for task_id, placed in schedule.tasks.items()}
    for task_id, driver in drivers.items():
        if driver.cause not in SCARCE:
            continue
        ready = earliest_by_links(situation, situation.jobs[task_id], spans)
        start = schedule[task_id].start
        if ready is not None and ready < start:
            yield Wait(
                task=task_id,
                cause=driver.cause,
                resource=driver.detail,
                minutes=start - ready,
                on_chain=task_id in on_chain,
            )

"""What is free at every tick while tasks are placed one by one, and what hazards keep apart."""

from collections.abc import Callable, Iterator
from copy import copy
from typing import Self

import numpy as np
from numpy.typing import NDArray

from scheduler.calendars.clock.intervals import Intervals
from scheduler.calendars.rules.holds import TimedHold
from scheduler.calendars.shifts.shifts import Profile
from scheduler.calendars.situation.situation import Situation
from scheduler.calendars.starts.job import Job
from scheduler.model.notation.base import CrewId, FacilityId, Minutes, TaskId

Free = NDArray[np.int32]
Span = tuple[Minutes, Minutes]


FirstKept = Callable[["Ledger", Job, Minutes, Minutes], Minutes]
"""From a start on, the first one at which a plan is no worse than with the start before."""


class Ledger:
    """
    Free people and free room over time, counted in ticks of the situation.

    Tasks are entered and taken out; `first_fit` finds where the next one goes. The three tables
    are people on shift, people of the whole roster (for crews that may be called in), and room,
    which holds take as well. Tasks that hazards keep apart do not overlap.
    """

    def __init__(self, situation: Situation) -> None:
        self.situation = situation
        self.tick = situation.tick
        self.length = situation.horizon // self.tick + 1
        self.spans: dict[TaskId, Span] = {}
        self.placed: dict[TaskId, Job] = {}
        self.on_shift: dict[CrewId, Free] = {}
        self.roster: dict[CrewId, Free] = {}
        self.room: dict[FacilityId, Free] = {}
        self._open_tables()
        self.holds_of: dict[TaskId, list[TimedHold]] = {}
        for hold in situation.holds:
            for end in {hold.source, hold.target} - {None}:
                self.holds_of.setdefault(str(end), []).append(hold)
            if hold.source is None:
                self._occupy(hold.facility, 0, self.length * self.tick, hold.room)

    def blank(self) -> Self:
        """Return another ledger, as empty as this one."""
        other = copy(self)
        other.spans, other.placed = {}, {}
        other.on_shift = {crew: free.copy() for crew, free in self.on_shift.items()}
        other.roster = {crew: free.copy() for crew, free in self.roster.items()}
        other.room = {place: free.copy() for place, free in self.room.items()}
        return other

    def _open_tables(self) -> None:
        jobs = [job for modes in self.situation.modes.values() for job in modes]
        for crew, profile in self.situation.profiles.items():
            self.on_shift[crew] = self._free(profile)
            if any(job.task.all_hands and crew in job.task.crew for job in jobs):
                self.roster[crew] = self._free(self.situation.rosters[crew])
        for name, facility in self.situation.campaign.facilities.items():
            if facility.room is not None:
                self.room[name] = np.full(self.length, facility.room, dtype=np.int32)

    def _free(self, profile: Profile) -> Free:
        free = np.zeros(self.length, dtype=np.int32)
        for start, end, people in profile:
            free[start // self.tick : end // self.tick] = people
        return free

    def first_fit(self, job: Job, earliest: Minutes) -> Minutes | None:
        """Return the first legal start from ``earliest`` on at which nothing is overdrawn."""
        start = job.next_start(earliest)
        while start is not None:
            blocked_until = self._blocked_until(job, start)
            if blocked_until is None:
                return start
            start = job.next_start(blocked_until)
        return None

    def _blocked_until(self, job: Job, start: Minutes) -> Minutes | None:
        """Return a minute before which no later start can do either, or nothing if it fits."""
        if job.task.is_milestone:
            return self._hold_blocks(job, start, start)
        end = job.end_after(start)
        kept_out = self._kept_out_until(job, start, end)
        if kept_out is not None:
            return kept_out
        for table, spans, need in self._demands(job, job.pieces_from(start), (start, end)):
            blocked = self._last_short(table, spans, need)
            if blocked is not None:
                return blocked
        return self._hold_blocks(job, start, end)

    def _kept_out_until(self, job: Job, start: Minutes, end: Minutes) -> Minutes | None:
        """Return the last end of the tasks that may not overlap this run but would."""
        latest = None
        for other, option in self.situation.apart_modes.get(job.mode, ()):
            span = self.spans.get(other)
            if span is None or span[0] >= end or span[1] <= start:
                continue
            if self.placed[other].option == option and (latest is None or span[1] > latest):
                latest = span[1]
        return latest

    def _demands(
        self, job: Job, pieces: Intervals, span: Span
    ) -> Iterator[tuple[Free, Intervals, int]]:
        for crew, people in job.task.crew.items():
            if not job.task.all_hands:
                yield self.on_shift[crew], pieces, people
            if crew in self.roster:
                yield self.roster[crew], pieces, people
        for place in job.rooms:
            if place in self.room:
                yield self.room[place], (span,), 1

    def _ticks_by(self, end: Minutes) -> int:
        """Return the tick by which something has ended: what facts left may end between two."""
        return -(-end // self.tick)

    def _last_short(self, table: Free, spans: Intervals, need: int) -> Minutes | None:
        """Return the minute after the last one at which fewer than ``need`` are free."""
        for start, end in reversed(spans):
            last = self._ticks_by(end)
            short = table[start // self.tick : last] < need
            if short.any():
                return (last - int(short[::-1].argmax())) * self.tick
        return None

    def _hold_blocks(self, job: Job, start: Minutes, end: Minutes) -> Minutes | None:
        """Return when room for the holds that this task opens is free to their end."""
        opened = [hold for hold in self.holds_of.get(job.id, ()) if hold.source == job.id]
        for place in sorted({hold.facility for hold in opened} & self.room.keys()):
            wanted = [
                (self._held_until(hold, job, end), hold.room)
                for hold in opened
                if hold.facility == place
            ]
            if place in job.rooms:
                wanted.append((end, 1))
            blocked = self._last_crowded(place, start, wanted)
            if blocked is not None:
                return blocked
        return None

    def _held_until(self, hold: TimedHold, job: Job, end: Minutes) -> Minutes:
        """Return the end of a hold that a task opens, the latest possible if it is not known."""
        if hold.target == job.id:
            return end
        return self.spans[hold.target][1] if hold.target in self.spans else self._last

    def _last_crowded(
        self, place: FacilityId, start: Minutes, wanted: list[tuple[Minutes, int]]
    ) -> Minutes | None:
        """Return the minute after the last one at which a place has too little room."""
        first = start // self.tick
        free = self.room[place][first:]
        need = np.zeros(len(free), dtype=np.int32)
        for until, room in wanted:
            need[: max(self._ticks_by(until) - first, 0)] += room
        short = np.flatnonzero(free < need)
        return start + (int(short[-1]) + 1) * self.tick if short.size else None

    def frees_room(self, job: Job) -> bool:
        """Whether entering this task can make room for others: it ends what room is held for."""
        return any(hold.target == job.id for hold in self.holds_of.get(job.id, ()))

    @property
    def _last(self) -> Minutes:
        return self.length * self.tick

    def enter(self, job: Job, start: Minutes) -> None:
        """Book a task, in one of its modes, from a start that fits."""
        span = (start, job.end_after(start))
        self._book(job, span, -1)
        self._book_holds(job, +1)
        self.placed[job.id] = job
        self.spans[job.id] = span
        self._book_holds(job, -1)

    def enter_given(self, job: Job, start: Minutes) -> None:
        """Book what is done whether it fits or not: no rule judges it."""
        self.enter(job, start)

    def remove(self, job: Job) -> None:
        """Take a booked task out again."""
        span = self.spans[job.id]
        self._book_holds(job, +1)
        del self.spans[job.id], self.placed[job.id]
        self._book_holds(job, -1)
        self._book(job, span, +1)

    def _book(self, job: Job, span: Span, sign: int) -> None:
        if job.task.is_milestone:
            return
        for table, spans, need in self._demands(job, job.pieces_from(span[0]), span):
            for start, end in spans:
                table[start // self.tick : self._ticks_by(end)] += sign * need

    def _book_holds(self, job: Job, sign: int) -> None:
        """Book, or give back, the holds that begin or end with a task as they now stand."""
        for hold in self.holds_of.get(job.id, ()):
            if hold.source is None or hold.source in self.spans:
                start = 0 if hold.source is None else self.spans[hold.source][0]
                end = self.spans[hold.target][1] if hold.target in self.spans else self._last
                self._occupy(hold.facility, start, max(start, end), -sign * hold.room)

    def _occupy(self, facility: FacilityId, start: Minutes, end: Minutes, room: int) -> None:
        if facility in self.room:
            self.room[facility][start // self.tick : self._ticks_by(end)] -= room

"""
People and room booked in one play, which looks anew only where an earlier play differs.

Replays of one plan differ in a few steps. Whether a step finds its place depends on what is booked
for its people, places and hazards between the minute from which it looks and its end there; where
that is as before, so is the answer.
"""

from typing import NamedTuple

from scheduler.calendars.starts.job import Job
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.planning.lists.lawful_ledger import LawfulLedger
from scheduler.planning.lists.ledger import Ledger
from scheduler.replay.order import FOR_EVER

Key = tuple[str, str]
Asked = tuple[TaskId, Minutes]


class Entry(NamedTuple):
    """A step booked from a ``start`` on; ``is_given`` if that is so whatever the rules say."""

    job: Job
    start: Minutes
    is_given: bool = False


class Keys(NamedTuple):
    """What a step ``needed``, and all that is ``minded`` for it; whether it ``opens`` a hold."""

    needed: tuple[Key, ...]
    minded: tuple[Key, ...]
    opens: bool


class Booked:
    """
    The bookings of one play, in the order of an earlier one, if that is given.

    ``blank`` is an empty ledger of the situation.
    """

    def __init__(self, blank: Ledger, before: "Booked | None" = None) -> None:
        self.blank = blank
        self.before = before
        self.entries: dict[TaskId, Entry] = {}
        self.fits: dict[Asked, Minutes | None] = {}
        self.disturbed: dict[Key, list[tuple[Minutes, Minutes]]] = {}
        self.keys: dict[TaskId, Keys] = {} if before is None else before.keys
        self._ledger: Ledger | None = None
        self._since: Minutes = 0

    def _from(self, minute: Minutes) -> Ledger:
        """Return a ledger in which all is booked that matters from a minute on."""
        if self._ledger is None or minute < self._since:
            self._ledger, self._since = self.blank.blank(), minute
            for entry in self.entries.values():
                self._book(self._ledger, entry)
        return self._ledger

    def _book(self, ledger: Ledger, entry: Entry) -> None:
        """Book a step unless it is over for good by the time from which on bookings matter."""
        job, start, is_given = entry
        is_lasting = job.id in self.blank.holds_of or isinstance(self.blank, LawfulLedger)
        if is_lasting or job.end_after(start) >= self._since:
            book = ledger.enter_given if is_given else ledger.enter
            book(job, start)

    def first_fit(self, job: Job, minute: Minutes) -> Minutes | None:
        """Return the first legal start of a step from a minute on at which nothing is overdrawn."""
        asked = job.id, minute
        if self.before is not None and asked in self.before.fits:
            found = self.before.fits[asked]
            if not self.is_disturbed(job, minute, found):
                self.fits[asked] = found
                return found
        self.fits[asked] = self._from(minute).first_fit(job, minute)
        return self.fits[asked]

    def enter(self, job: Job, start: Minutes) -> None:
        """Book a step from a start that fits."""
        self._enter(Entry(job, start))

    def enter_given(self, job: Job, start: Minutes) -> None:
        """Book a step that is done from a start on, whether it fits or not."""
        self._enter(Entry(job, start, is_given=True))

    def _enter(self, entry: Entry) -> None:
        """Book a step, and note where that differs from the earlier play."""
        step = entry.job.id
        self.entries[step] = entry
        if self._ledger is not None:
            self._book(self._ledger, entry)
        known = None if self.before is None else self.before.entries.get(step)
        if known is not None and known != entry:
            for each in (known, entry):
                self._disturb(each.job, each.start)

    def again(self, step: TaskId) -> None:
        """Book a step as the earlier play has it."""
        if self.before is None:
            message = "there is no earlier play"
            raise ValueError(message)
        self.entries[step] = self.before.entries[step]
        if self._ledger is not None:
            self._book(self._ledger, self.entries[step])

    def frees_room(self, job: Job) -> bool:
        """Whether booking this step can make room for others."""
        return self.blank.frees_room(job)

    def forget(self) -> None:
        """Forget the earlier play, once this one is over."""
        self.before = None

    def _disturb(self, job: Job, start: Minutes) -> None:
        """Note where a booking that another play has otherwise, or not, changes what is free."""
        end = job.end_after(start)
        for key in self._keys(job).needed:
            is_lawful = key[0] == "crew" and isinstance(self.blank, LawfulLedger)
            span = (-FOR_EVER, FOR_EVER) if is_lawful else (start, end)
            self.disturbed.setdefault(key, []).append(span)
        self.disturbed.setdefault(("step", job.id), []).append((start, end))
        for hold in self.blank.holds_of.get(job.id, ()):
            key = ("room", hold.facility)
            self.disturbed.setdefault(key, []).append((min(start, end), FOR_EVER))

    def _keys(self, job: Job) -> "Keys":
        """Return what bears on a step; the same in all plays of a situation."""
        if job.id not in self.keys:
            needed = [("crew", crew) for crew in job.task.crew]
            needed += [("room", place) for place in job.rooms]
            opened = [x.facility for x in self.blank.holds_of.get(job.id, ()) if x.source == job.id]
            apart = self.blank.situation.apart_modes.get(job.mode, ())
            self.keys[job.id] = Keys(
                needed=tuple(needed),
                minded=(
                    *needed,
                    *(("room", place) for place in opened),
                    *(("step", other) for other, _ in apart),
                ),
                opens=bool(opened),
            )
        return self.keys[job.id]

    def is_disturbed(self, job: Job, minute: Minutes, found: Minutes | None) -> bool:
        """Whether something is booked otherwise between a minute and the end of a step there."""
        if not self.disturbed:
            return False
        keys = self._keys(job)
        until = FOR_EVER if found is None or keys.opens else job.end_after(found)
        spans = (span for key in keys.minded for span in self.disturbed.get(key, ()))
        return any(start <= until and end >= minute for start, end in spans)

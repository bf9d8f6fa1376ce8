"""
One draw played by the player of announced orders, step after step.

It says what a draw means; the compiled search for the same answer is held to it by the tests.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from scheduler.calendars.clock.intervals import Intervals, clip, merge, subtract
from scheduler.calendars.facts.going_on import first_of
from scheduler.calendars.rules.limits import TimedLimit
from scheduler.calendars.starts.job import Job
from scheduler.model.link import Point
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.model.task import Kind
from scheduler.planning.lists.earliest_starts import bounds_by_links
from scheduler.planning.lists.lawful_ledger import open_ledger
from scheduler.replay.booked import Booked
from scheduler.replay.drawn.draws import LATE, MOST_ATTEMPTS, Draws
from scheduler.replay.drawn.hours_at_work import (
    end_floor,
    end_windows,
    under_way,
    with_stay,
    working_time_in,
)
from scheduler.replay.drawn.playbook import Playbook, Repetition
from scheduler.replay.order import AnnouncedOrder
from scheduler.replay.player import Own, Player, Span


class OutsideError(Exception):
    """Ends a draw that the rules do not allow for the reason of this number."""

    def __init__(self, reason: int) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass
class PlainDraw:
    """
    What became of a draw: when each step was done last, and launch in minutes.

    ``outside`` is -1, or the number of the reason that took the draw outside the rules.
    """

    launch: Minutes
    outside: int
    scrubs: int
    spans: dict[TaskId, Span] = field(default_factory=dict)


@dataclass(frozen=True)
class Gone:
    """An absence that happens: when it becomes known, whom it concerns, and the minutes."""

    known: Minutes
    steps: frozenset[TaskId]
    spans: Intervals


class OrderAlone(Booked):
    """
    Bookings of a play in which the order alone keeps steps apart.

    A start is looked for among those that are legal by planned hours, and by the weather and the
    absences that are known at that minute. What is under way goes on.
    """

    def __init__(self, playbook: Playbook, draws: Draws, row: int) -> None:
        super().__init__(open_ledger(playbook.situation))
        self.playbook = playbook
        self.no_go = draws.no_go[row]
        self.going_on = under_way(playbook)
        self.gone = list(_gone(playbook, draws, row))

    def first_fit(self, job: Job, minute: Minutes) -> Minutes | None:
        """Return the first start from a minute on that nothing known by then forbids."""
        found = job.next_start(minute)
        if job.id in self.going_on:
            return found
        while found is not None:
            later = max(self._after_weather(job.id, found), self._after_absence(job, found))
            if later <= found:
                return found
            found = job.next_start(later)
        return None

    def enter(self, job: Job, start: Minutes) -> None:
        """Note nothing: whoever needs the same waits by the order."""

    def enter_given(self, job: Job, start: Minutes) -> None:
        """Note nothing either, when a step runs for other hours than planned."""

    def is_bad(self, weather: int, minute: Minutes) -> bool:
        """Whether a weather is bad on the civil day of a minute."""
        return bool(self.no_go[weather, bisect_right(self.playbook.days, minute) - 1])

    def _after_weather(self, step: TaskId, minute: Minutes) -> Minutes:
        days = self.playbook.days
        for weather, steps in enumerate(self.playbook.weather_steps):
            if step in steps and self.is_bad(weather, minute):
                day = bisect_right(days, minute)
                return days[day] if day < len(days) else self.playbook.situation.horizon + 1
        return minute

    def _after_absence(self, job: Job, minute: Minutes) -> Minutes:
        until = minute + 1 if job.kind is Kind.PAUSABLE else job.end_after(minute)
        for gone in self.gone:
            if job.id in gone.steps and gone.known <= minute:
                hit = clip(gone.spans, minute, until)
                if hit:
                    return next(end for start, end in gone.spans if end > hit[0][0])
        return minute


def _gone(playbook: Playbook, draws: Draws, row: int) -> "list[Gone]":
    """Return the absences that happen in a draw."""
    found = []
    for absence in playbook.absences:
        if draws.happens[row, absence.mishap]:
            begin = int(draws.begins[row, absence.mishap])
            spans = clip(absence.spans, begin, begin + absence.lasts)
            found.append(Gone(known=begin, steps=absence.steps, spans=spans))
    return found


class DrawnPlayer(Player):
    """Plays one draw: planned hours say where a step may begin, drawn hours when it ends."""

    def __init__(self, playbook: Playbook, draws: Draws, row: int) -> None:
        self.alone = OrderAlone(playbook, draws, row)
        order = AnnouncedOrder(starts=playbook.announced, handed=playbook.handed)
        super().__init__(playbook.situation, order, booked=self.alone)
        self.playbook = playbook
        self.places = playbook.place
        self.hours = draws.hours[row]
        self.happens = draws.happens[row]
        self.technical = draws.technical[row]
        self.latest: dict[TaskId, Span] = {}
        self.only_again = playbook.only_again
        self.scrubs = 0

    def play(self) -> PlainDraw:
        """Place all steps of the draw."""
        try:
            for step in self.happening():
                self.take(step)
        except OutsideError as outside:
            return PlainDraw(LATE, outside.reason, self.scrubs, self.spans)
        return PlainDraw(self.launch, -1, self.scrubs, self.spans)

    def since(self, step: TaskId) -> Minutes | None:
        """Return the minute from which on a step is ready; nothing if links never let it be."""
        job = self.situation.jobs[step]
        bounds = bounds_by_links(self.situation, job, self.spans)
        if bounds is None:
            return None
        starts_from, ends_from = bounds
        for_end = job.start_for_end(ends_from) if ends_from > 0 else 0
        if for_end is None:
            return None
        handed = (self.spans[x][1] for x in self.givers.get(step, ()) if x in self.spans)
        return max(starts_from, for_end, self.order.starts.get(step, 0), *handed)

    def happening(self) -> Iterator[TaskId]:
        """Yield the steps that are there in this draw, in the order in which they are played."""
        for step in self.playbook.steps:
            extra = self.playbook.extra.get(step)
            is_there = extra is None or bool(self.happens[extra.mishap])
            if is_there and step not in self.only_again:
                yield step

    def take(self, step: TaskId) -> None:
        """Place a step, with what has to be done again before it, and launch until it succeeds."""
        since = self.since(step)
        if since is None:
            raise OutsideError(self.no_place(step))
        self.set_down(step, since)
        again = self.playbook.whole.get(step, step)
        ready, by_end = since if again == step else self.spans[step][1], 0
        tried = repeated = 0
        while True:
            limit = self.overrun(step)
            if limit is not None:
                expired = self.playbook.expired.get(self.situation.limits[limit].source or "")
                repeated += 1
                if expired is None or repeated > MOST_ATTEMPTS:
                    raise OutsideError(limit)
                ready = self.repeat(expired, ready)
            elif step == self.situation.launch and self.is_scrubbed(step, tried):
                tried += 1
                self.scrubs = tried
                if tried == MOST_ATTEMPTS:
                    raise OutsideError(len(self.playbook.reasons) - 1)
                ready, by_end = self.recycle(step, tried)
            else:
                return
            by_links = self.since(again)
            if by_links is None:
                raise OutsideError(self.no_place(again))
            self.set_down(again, max(ready, by_links), by_end)

    def is_scrubbed(self, step: TaskId, tried: int) -> bool:
        """Whether the attempt at launch that stands fails."""
        play = self.playbook.launch
        if play is None:
            return False
        is_bad = play.weather is not None and self.alone.is_bad(play.weather, self.spans[step][1])
        return is_bad or bool(self.technical[tried])

    def recycle(self, step: TaskId, tried: int) -> tuple[Minutes, Minutes]:
        """Return from when the next attempt may begin, and before which minute it does not end."""
        play = self.playbook.launch
        if play is None:
            message = "there are no attempts at launch"
            raise ValueError(message)
        scrubbed = self.spans[step][1]
        is_last = play.in_a_row and tried % play.in_a_row == 0
        return self.repeat(play.redo, scrubbed), scrubbed + (play.then if is_last else play.after)

    def repeat(self, repetition: Repetition, since: Minutes) -> Minutes:
        """Do steps again from a minute on, and return when the last of them has ended."""
        since = max(since, *(self.spans[x][1] for x in repetition.behind if x in self.spans), 0)
        again: dict[TaskId, Span] = {}
        whole = self.spans
        for step in repetition.steps:
            self.spans = again
            free = max(self.since(step) or 0, since)
            self.spans = whole
            self.set_down(step, free)
            again[step] = again[self.only_again.get(step, step)] = self.spans[step]
        return max((end for _, end in again.values()), default=since)

    def set_down(self, step: TaskId, since: Minutes, by_end: Minutes = 0) -> None:
        """Put a step at its first start from a minute on and not ending before another."""
        job = self.situation.jobs[step]
        for_end = job.start_for_end(by_end) if by_end > 0 else 0
        start = None if for_end is None else self.booked.first_fit(job, max(since, for_end))
        if start is None:
            raise OutsideError(self.no_place(step))
        longer = int(self.hours[self.places[step]]) - job.duration
        self.let_run(step, start, Own(longer=longer, by_clock=step in self.playbook.by_clock))
        original = self.only_again.get(step)
        if original is not None and original in self.places:
            self.spans[original] = self.spans[step]
        for each in self.doing(step):
            self.latest[each] = self.spans[step]

    def doing(self, step: TaskId) -> Iterator[TaskId]:
        """Yield a step and all those that are done with it: those that it does again."""
        yield step
        extra = self.playbook.extra.get(step)
        original = self.only_again.get(step) if extra is None else extra.original
        if original is not None:
            whole = self.playbook.whole.get(original, original)
            yield from {whole: None, original: None}

    def no_place(self, step: TaskId) -> int:
        """Return the number of the reason that a step has no place any more."""
        return len(self.situation.limits) + self.places[step]

    def overrun(self, step: TaskId) -> int | None:
        """Return a limit between a step and one placed before it that has run out."""
        for number, limit in enumerate(self.situation.limits):
            if step not in {limit.source, limit.target} or limit.target not in self.latest:
                continue
            source = self.counted_from(limit)
            if source is None:
                continue
            event = self.latest[limit.target][limit.target_point is Point.END]
            if event - source > limit.longest:
                return number
        return None

    def counted_from(self, limit: TimedLimit) -> Minutes | None:
        """Return the minute from which a limit counts, nothing if that is not known yet."""
        if limit.source in self.latest:
            return self.latest[limit.source][limit.source_point is Point.END]
        is_recorded = limit.source is None or limit.source in self.only_again
        return limit.since if is_recorded else None

    def run(self, step: TaskId, start: Minutes, own: Own) -> tuple[Intervals, Minutes]:
        """Return when a step that begins at a minute works its drawn hours, and when it ends."""
        job = self.situation.jobs[step]
        horizon = self.situation.horizon
        left = job.duration + own.longer
        time = self.working_time(step, by_clock=own.by_clock)
        planned = first_of(clip(time, start, horizon), min(left, job.duration))
        here = start if not planned else planned[-1][1]
        over = max(own.longer, 0)
        more = first_of(clip(self.overtime(job, time), here, horizon), over)
        if planned is None or more is None:
            raise OutsideError(self.no_place(step))
        end = here if not more else more[-1][1]
        bounds = bounds_by_links(self.situation, job, self.spans)
        held = 0 if bounds is None else bounds[1]
        end = self.in_window(step, max(end, held, end_floor(self.playbook, step)))
        return merge((*planned, *more)) or ((start, end),), end

    def in_window(self, step: TaskId, end: Minutes) -> Minutes:
        """Return the first minute from its last work on at which the windows let a step end."""
        windows = end_windows(self.playbook, step)
        if windows is None:
            return end
        ends = (max(end, opens) for opens, closes in windows if closes >= end)
        found = next(ends, None)
        if found is None:
            raise OutsideError(self.no_place(step))
        return found

    def working_time(self, step: TaskId, *, by_clock: bool = False) -> Intervals:
        """Return when a step works that has begun: not where it gives way, or people are gone."""
        time = working_time_in(self.playbook, step, by_clock=by_clock)
        for gone in self.alone.gone:
            if step in gone.steps:
                time = subtract(time, gone.spans)
        return time

    def overtime(self, job: Job, time: Intervals) -> Intervals:
        """Return when a step works that takes longer: people stay past the end of their shift."""
        time = with_stay(self.playbook, job, time)
        for gone in self.alone.gone:
            if job.id in gone.steps:
                time = subtract(time, gone.spans)
        return time

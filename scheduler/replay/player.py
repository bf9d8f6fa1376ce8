"""The player: steps placed one after the other, as early as what holds them back allows."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from scheduler.calendars.clock.intervals import Intervals, clip, measure
from scheduler.calendars.facts.going_on import first_of
from scheduler.calendars.situation.choices import ChosenSituation
from scheduler.calendars.starts.job import Job
from scheduler.calendars.starts.start_classes import StartClass
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.model.task import Kind
from scheduler.planning.lists.lawful_ledger import open_ledger
from scheduler.replay.booked import Booked
from scheduler.replay.handed_on import HandedOn, earliest_by_waits
from scheduler.replay.order import AnnouncedOrder

Span = tuple[Minutes, Minutes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """
    What a step does of its own, whatever the others do.

    It begins ``late`` minutes on the clock after it could, works ``longer`` than its hours, and
    ends ``after`` minutes on the clock past that; any of them may be less than nothing. What has
    not begun starts ``after`` minutes past that instead. A step that ``has_begun`` did so whether
    it was allowed to or not; ``by_clock`` it goes on without pauses. What was stopped needs people
    again only for its last ``rest`` minutes on the clock, and its place if it was ``made_safe``.
    """

    late: Minutes = 0
    longer: Minutes = 0
    after: Minutes = 0
    has_begun: bool = False
    by_clock: bool = False
    rest: Minutes | None = None
    made_safe: bool = False

    @property
    def is_as_planned(self) -> bool:
        """Whether the step does what any other would."""
        return not (self.late or self.longer or self.after) and self.rest is None


AS_PLANNED = Own()
BEGUN = Own(has_begun=True)

Judge = Callable[[TaskId, Minutes], Own]
"""Says what a step does of its own that could begin at a minute."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """
    What became of a step, and why: what it did of its own, and when it was released.

    ``since`` is the minute from which a place was looked for, ``base`` the place found.
    """

    own: Own
    since: Minutes
    base: Minutes
    release: Minutes | None
    span: Span


class Player:
    """
    Places the steps of a situation one after the other, and knows where it has put them.

    ``releases`` are minutes before which single steps do not begin, besides what is announced;
    ``booked`` is where bookings go to. What ``before`` has placed, an earlier player with the same
    order, is taken over where nothing that bears on it has changed.
    """

    def __init__(
        self,
        situation: ChosenSituation,
        order: AnnouncedOrder,
        releases: Mapping[TaskId, Minutes] | None = None,
        before: "Player | None" = None,
        booked: Booked | None = None,
    ) -> None:
        self.situation = situation
        self.order = order
        self.releases = releases or {}
        self.booked = Booked(open_ledger(situation)) if booked is None else booked
        self.spans: dict[TaskId, Span] = {}
        self.before = before
        self.traces: dict[TaskId, Trace] = {}
        self.moved: set[TaskId] = set()
        self.givers: dict[TaskId, list[TaskId]] = {}
        for giver, taker in order.handed:
            self.givers.setdefault(taker, []).append(giver)
        self.waits: dict[TaskId, list[HandedOn]] = {}
        for each in order.waits:
            self.waits.setdefault(each.link.target, []).append(each)

    def base(self, step: TaskId) -> Minutes | None:
        """
        Return the first legal minute of a step from its announced start.

        Links, whoever hands over to it, people and places hold it back; nothing is returned if it
        has no place any more.
        """
        since = self.since(step)
        return None if since is None else self.booked.first_fit(self.situation.jobs[step], since)

    def since(self, step: TaskId) -> Minutes | None:
        """Return the minute from which on a place is looked for; nothing if links never end."""
        by_links = self._by_links(step)
        if by_links is None:
            return None
        handed = (self.spans[x][1] for x in self.givers.get(step, ()) if x in self.spans)
        return max(by_links, self.order.starts.get(step, 0), *handed)

    def _by_links(self, step: TaskId) -> Minutes | None:
        """Return the first legal minute of a step by its links; nothing if these never end."""
        return earliest_by_waits(self.situation, step, self.spans, self.waits.get(step, ()))

    def place(self, step: TaskId, own: Own = AS_PLANNED, judge: Judge | None = None) -> bool:
        """
        Place a step with what it does of its own; tell whether there is a place for it.

        ``judge`` says what it does of its own once it is known when it could begin.
        """
        known = None if judge is not None else self._as_before(step, own)
        if known is not None:
            self.booked.again(step)
            self.traces[step], self.spans[step] = known, known.span
            return True
        since = self.since(step)
        base = None if since is None else self.booked.first_fit(self.situation.jobs[step], since)
        if judge is not None and base is not None:
            own = judge(step, base)
        if not self._place(step, own, base):
            return False
        span = self.spans[step]
        if self.before is not None and self.before.spans.get(step) != span:
            self.moved.add(step)
        if since is not None and base is not None:
            release = self.releases.get(step)
            self.traces[step] = Trace(own=own, since=since, base=base, release=release, span=span)
        return True

    def _as_before(self, step: TaskId, own: Own) -> "Trace | None":
        """Return what became of a step before, if nothing that bears on it has changed."""
        known = None if self.before is None else self.before.traces.get(step)
        if known is None or known.own != own or known.release != self.releases.get(step):
            return None
        if self.moved and any(x in self.moved for x in self._waits_for(step)):
            return None
        is_fitted = step in self.releases or (not own.has_begun and not own.is_as_planned)
        until = None if is_fitted else known.base
        if self.booked.is_disturbed(self.situation.jobs[step], known.since, until):
            return None
        return known

    def _waits_for(self, step: TaskId) -> Iterator[TaskId]:
        yield from (link.source for link in self.situation.links_into[step])
        yield from self.givers.get(step, ())
        for each in self.waits.get(step, ()):
            yield from each.steps

    def _place(self, step: TaskId, own: Own, base: Minutes | None) -> bool:
        """Place a step that could begin at a minute, or nowhere."""
        if own.has_begun and (base is None or not own.is_as_planned):
            self.let_run(step, (self.bound(step) if base is None else base) + own.late, own)
            return True
        if base is not None:
            wanted = max(base + own.late + own.after, self.releases.get(step, 0))
            if wanted != base:
                base = self.booked.first_fit(self.situation.jobs[step], wanted)
        if base is not None:
            self.put(step, base)
        return base is not None

    def bound(self, step: TaskId) -> Minutes:
        """Return the minute from which on a step was announced, or that it waits for."""
        by_links = self._by_links(step)
        return max(self.order.starts.get(step, 0), by_links or 0)

    def put(self, step: TaskId, start: Minutes) -> None:
        """Put a step where it may be."""
        job = self.situation.jobs[step]
        self.booked.enter(job, start)
        self.spans[step] = (start, job.end_after(start))

    def let_run(self, step: TaskId, start: Minutes, own: Own) -> None:
        """Let a step begin where it did, and go on whenever its working time allows."""
        pieces, end = self.run(step, start, own)
        self.spans[step] = (start, end)
        since = max(start if own.rest is None else max(start, end - own.rest), 0)
        kept = clip(pieces, since, self.situation.horizon) or ((since, since),)
        if kept[0][0] > max(start, 0) and not own.made_safe:
            kept = ((max(start, 0),) * 2, *kept)
        self.booked.enter(_recorded(self.situation.jobs[step], kept), kept[0][0])

    def run(self, step: TaskId, start: Minutes, own: Own) -> tuple[Intervals, Minutes]:
        """Return when a step that begins at a minute works, and when it ends."""
        job = self.situation.jobs[step]
        left = max(job.duration + own.longer, 0)
        time = self.working_time(step, by_clock=own.by_clock)
        pieces = first_of(clip(time, start, self.situation.horizon), left) or ()
        end = (pieces[-1][1] if pieces else start) + own.after
        end = max(end, start)
        if own.after > 0 and pieces:
            pieces = (*pieces[:-1], (pieces[-1][0], end))
        return clip(pieces, start, end) or ((start, end),), end

    def forget(self) -> None:
        """Forget the earlier player, once all steps are placed."""
        self.before = None
        self.booked.forget()

    @property
    def launch(self) -> Minutes:
        """The end of launch."""
        return self.spans[self.situation.launch][1]

    def working_time(self, step: TaskId, *, by_clock: bool = False) -> Intervals:
        """Return when a step that has begun can go on."""
        task = self.situation.jobs[step].task
        if by_clock or task.kind is Kind.ELAPSED or task.all_hands:
            return ((0, self.situation.horizon),)
        return self.situation.working_times.working_time(task)

    def worked(self, step: TaskId, span: Span, *, by_clock: bool = False) -> Minutes:
        """Return the working minutes of a step within a span."""
        return measure(clip(self.working_time(step, by_clock=by_clock), *span))


def _recorded(job: Job, pieces: Intervals) -> Job:
    """Return a job that works in given pieces, whether it may or not."""
    breaks = tuple((end, start) for (_, end), (start, _) in pairwise(pieces))
    start = pieces[0][0]
    classes = (StartClass(start, start, breaks),)
    return replace(job, duration=measure(pieces), working=pieces, classes=classes)

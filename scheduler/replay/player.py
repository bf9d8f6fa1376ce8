"""The player: steps placed one after the other, as early as what holds them back allows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from scheduler.calendars.clock.intervals import Intervals, clip, measure
from scheduler.calendars.facts.going_on import first_of
from scheduler.calendars.situation.choices import ChosenSituation
from scheduler.calendars.situation.situation import Job
from scheduler.calendars.starts.start_classes import StartClass
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.model.task import Kind
from scheduler.planning.lists.earliest_starts import earliest_by_links
from scheduler.planning.lists.lawful_ledger import open_ledger
from scheduler.planning.lists.ledger import Ledger
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


class Player:
    """
    Places the steps of a situation one after the other, and knows where it has put them.

    ``releases`` are minutes before which single steps do not begin, besides what is announced;
    ``ledger`` is an empty one of the situation.
    """

    def __init__(
        self,
        situation: ChosenSituation,
        order: AnnouncedOrder,
        releases: Mapping[TaskId, Minutes] | None = None,
        ledger: Ledger | None = None,
    ) -> None:
        self.situation = situation
        self.order = order
        self.releases = releases or {}
        self.ledger = open_ledger(situation) if ledger is None else ledger
        self.spans: dict[TaskId, Span] = {}
        self.givers: dict[TaskId, list[TaskId]] = {}
        for giver, taker in order.handed:
            self.givers.setdefault(taker, []).append(giver)

    def base(self, step: TaskId) -> Minutes | None:
        """
        Return the first legal minute of a step from its announced start.

        Links, whoever hands over to it, people and places hold it back; nothing is returned if it
        has no place any more.
        """
        job = self.situation.jobs[step]
        by_links = earliest_by_links(self.situation, job, self.spans)
        if by_links is None:
            return None
        handed = (self.spans[x][1] for x in self.givers.get(step, ()) if x in self.spans)
        own = (self.order.starts.get(step, 0), self.releases.get(step, 0))
        return self.ledger.first_fit(job, max(by_links, *own, *handed))

    def place(self, step: TaskId, own: Own = AS_PLANNED, judge: Judge | None = None) -> bool:
        """
        Place a step with what it does of its own; tell whether there is a place for it.

        ``judge`` says what it does of its own once it is known when it could begin.
        """
        base = self.base(step)
        if judge is not None and base is not None:
            own = judge(step, base)
        if own.has_begun and (base is None or not own.is_as_planned):
            self.let_run(step, (self.bound(step) if base is None else base) + own.late, own)
            return True
        if base is not None and (own.late or own.after):
            job = self.situation.jobs[step]
            base = self.ledger.first_fit(job, base + own.late + own.after)
        if base is not None:
            self.put(step, base)
        return base is not None

    def bound(self, step: TaskId) -> Minutes:
        """Return the minute from which on a step was announced, or that it waits for."""
        by_links = earliest_by_links(self.situation, self.situation.jobs[step], self.spans)
        return max(self.order.starts.get(step, 0), by_links or 0)

    def put(self, step: TaskId, start: Minutes) -> None:
        """Put a step where it may be."""
        job = self.situation.jobs[step]
        self.ledger.enter(job, start)
        self.spans[step] = (start, job.end_after(start))

    def let_run(self, step: TaskId, start: Minutes, own: Own) -> None:
        """Let a step begin where it did, and go on whenever its working time allows."""
        pieces, end = self.run(step, start, own)
        self.spans[step] = (start, end)
        since = max(start if own.rest is None else max(start, end - own.rest), 0)
        kept = clip(pieces, since, self.situation.horizon) or ((since, since),)
        if kept[0][0] > max(start, 0) and not own.made_safe:
            kept = ((max(start, 0),) * 2, *kept)
        self.ledger.enter(_recorded(self.situation.jobs[step], kept), kept[0][0])

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

"""The starts, and the minutes of work, that the windows of a task leave out."""

from collections.abc import Iterator, Sequence

from scheduler.analyse.obstacles.absences import Closing
from scheduler.analyse.obstacles.blocking import Blocker, Cause
from scheduler.calendars.clock.intervals import Interval, merge, subtract
from scheduler.calendars.facts.facts import Facts
from scheduler.calendars.situation.working_times import WorkingTimes
from scheduler.calendars.starts.job import Job
from scheduler.model.notation.base import Minutes
from scheduler.model.task import Task, Window, WindowFor


class WindowGaps:
    """Finds when the windows of tasks are shut, and which one opens next."""

    def __init__(self, clockwork: WorkingTimes, facts: Facts | None = None) -> None:
        self.clockwork = clockwork
        self.facts = facts

    def for_runs(self, job: Job) -> Iterator[Closing]:
        """Yield when the run windows of a task are shut: its work rests like in a closed hall."""
        spans = self.clockwork.window_spans(job.task, WindowFor.RUN)
        if spans is not None and not job.task.is_milestone:
            always = ((0, self.clockwork.until),)
            for shut in subtract(always, merge(spans)):
                yield self._blocker(job.task, WindowFor.RUN, shut), (shut,)

    def for_starts(self, job: Job) -> Iterator[tuple[Interval, Blocker]]:
        """
        Yield the starts, both ends left out, that its dates do not allow a task.

        They lie before its earliest or its promised start, or in no window for its start.
        """
        earliest, since = job.task.not_before, self.clockwork.not_before(job.task)
        if earliest is not None and since and not self._has_begun(job):
            blocker = Blocker(
                cause=Cause.NOT_BEFORE, reason=earliest.reason, event=since, until=since
            )
            yield (-1, since), blocker
        yield from self._before_facts(job, holds_end=False)
        at, promised = job.task.at, self.clockwork.promised(job.task)
        if at is not None and promised is not None and not self._has_begun(job):
            blocker = Blocker(
                cause=Cause.PROMISED, reason=at.reason, event=promised, until=promised
            )
            yield (-1, promised), blocker
        if self._has_begun(job):
            return
        purposes = [WindowFor.START]
        if job.task.is_milestone:
            purposes.append(WindowFor.RUN)
        for purpose in purposes:
            spans = self.clockwork.window_spans(job.task, purpose)
            for shut in _between(spans, self.clockwork.until):
                yield shut, self._blocker(job.task, purpose, shut)

    def for_ends(self, job: Job) -> Iterator[tuple[Interval, Blocker]]:
        """Yield the ends, both minutes left out, that no window or fact allows a task."""
        yield from self._before_facts(job, holds_end=True)
        spans = self.clockwork.window_spans(job.task, WindowFor.END)
        for shut in _between(spans, self.clockwork.until):
            yield shut, self._blocker(job.task, WindowFor.END, shut)

    def _has_begun(self, job: Job) -> bool:
        return self.facts is not None and job.id in self.facts.begun

    def _before_facts(self, job: Job, *, holds_end: bool) -> Iterator[tuple[Interval, Blocker]]:
        """Yield what lies before the data date, and before what recorded events allow."""
        if self.facts is None:
            return
        if not holds_end:
            first = Blocker(cause=Cause.FACT, event=self.facts.begin, until=self.facts.first_tick)
            yield (-1, self.facts.first_tick), first
            yield from self._before_going_on(job, self.facts)
        for release in self.facts.releases_of(job.id):
            minute = release.minute(job.working)
            if minute is not None and release.holds_end == holds_end and minute >= self.facts.begin:
                yield (
                    (-1, minute),
                    Blocker(
                        cause=Cause.FACT,
                        subject=release.source,
                        event=max(release.event, 0),
                        until=minute,
                        lag=release.lag,
                        working=release.working,
                        detail=str(release.kind),
                    ),
                )

    def _before_going_on(self, job: Job, facts: Facts) -> Iterator[tuple[Interval, Blocker]]:
        """Yield what lies before the recorded time at which a step begun may go on."""
        rest = facts.rests.get(job.id)
        if rest is not None and rest.since > facts.begin:
            resumes = Blocker(cause=Cause.FACT, subject=job.id, event=rest.since, until=rest.since)
            yield (-1, rest.since), resumes

    def _blocker(self, task: Task, purpose: WindowFor, shut: Interval) -> Blocker:
        """Return a shut window as an obstacle, named after the one that opens next."""
        name, reason = self._opening(task, purpose, shut[1])
        return Blocker(
            cause=Cause.WINDOW,
            subject=purpose.value,
            detail=name,
            reason=reason,
            since=shut[0],
            event=shut[1],
            until=shut[1],
        )

    def _opening(self, task: Task, purpose: WindowFor, minute: Minutes) -> tuple[str, str]:
        windows = self.clockwork.campaign.task_windows(task, self.clockwork.scenario)
        for use, window in zip((*task.windows, *task.windows), windows, strict=False):
            if window.applies_to is purpose and self._is_open(window, minute):
                return (use if isinstance(use, str) else ""), window.reason
        return "", ""

    def _is_open(self, window: Window, minute: Minutes) -> bool:
        return any(start <= minute <= end for start, end in self.clockwork.spans_of((window,)))


def _between(spans: Sequence[Interval] | None, until: Minutes) -> Iterator[Interval]:
    """Yield what lies between closed intervals, before the first and after the last."""
    if spans is None:
        return
    here = -1
    for start, end in spans:
        if here < start:
            yield here, start
        here = end
    yield here, until + 1

"""The starts, and the minutes of work, that the windows of a task leave out."""

from collections.abc import Iterator, Sequence

from scheduler.analyse.obstacles.absences import Closing
from scheduler.analyse.obstacles.blocking import Blocker, Cause
from scheduler.calendars.clock.intervals import Interval, merge, subtract
from scheduler.calendars.situation.situation import Job
from scheduler.calendars.situation.working_times import WorkingTimes
from scheduler.model.notation.base import Minutes
from scheduler.model.task import Task, Window, WindowFor


class WindowGaps:
    """Finds when the windows of tasks are shut, and which one opens next."""

    def __init__(self, clockwork: WorkingTimes) -> None:
        self.clockwork = clockwork

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
        if earliest is not None and since:
            blocker = Blocker(
                cause=Cause.NOT_BEFORE, reason=earliest.reason, event=since, until=since
            )
            yield (-1, since), blocker
        at, promised = job.task.at, self.clockwork.promised(job.task)
        if at is not None and promised is not None:
            blocker = Blocker(
                cause=Cause.PROMISED, reason=at.reason, event=promised, until=promised
            )
            yield (-1, promised), blocker
        purposes = [WindowFor.START]
        if job.task.is_milestone:
            purposes.append(WindowFor.RUN)
        for purpose in purposes:
            spans = self.clockwork.window_spans(job.task, purpose)
            for shut in _between(spans, self.clockwork.until):
                yield shut, self._blocker(job.task, purpose, shut)

    def for_ends(self, job: Job) -> Iterator[tuple[Interval, Blocker]]:
        """Yield the ends, both minutes left out, that no window of a task for its end allows."""
        spans = self.clockwork.window_spans(job.task, WindowFor.END)
        for shut in _between(spans, self.clockwork.until):
            yield shut, self._blocker(job.task, WindowFor.END, shut)

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
        for use, window in zip(task.windows, windows, strict=True):
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

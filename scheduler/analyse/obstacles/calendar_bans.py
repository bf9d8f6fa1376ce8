"""The starts that the calendar of a task forbids, told apart by the rule that does."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from scheduler.analyse.obstacles.absences import Closing
from scheduler.analyse.obstacles.blocking import Blocker, Cause, WaitStretch
from scheduler.analyse.obstacles.closings import Closings
from scheduler.analyse.obstacles.stretches import Ban, split
from scheduler.analyse.obstacles.trial_runs import pausing_from
from scheduler.analyse.obstacles.window_gaps import WindowGaps
from scheduler.calendars.clock.intervals import merge, subtract
from scheduler.calendars.rules.limits import longest_span
from scheduler.calendars.situation.choices import ChosenSituation
from scheduler.calendars.situation.jobs import make_job
from scheduler.calendars.starts.job import Job, Way
from scheduler.model.link import Point
from scheduler.model.notation.base import Minutes
from scheduler.model.task import Kind, WindowFor


class CalendarBans:
    """Finds why the calendar forbids starts, all of them on the ticks of a situation."""

    def __init__(self, situation: ChosenSituation) -> None:
        self.situation = situation
        self.tick = situation.tick
        self.clockwork = situation.working_times
        self.closings = Closings(self.clockwork)
        self.gaps = WindowGaps(self.clockwork, situation.facts)
        self.known: dict[Way, list[Closing]] = {}

    def starts(self, job: Job, low: Minutes, high: Minutes) -> list[WaitStretch]:
        """Return what forbids the starts from one tick to before another; none may be legal."""
        reach = self.tick if job.kind is Kind.PAUSABLE else job.duration
        bans: list[Ban] = []
        for blocker, (start, end) in self._resting(job, low, high + reach):
            bans.append(self._ban(start - reach, start, replace(blocker, ahead=True)))
            bans.append(self._ban(start - 1, end, blocker))
        bans += [self._ban(*shut, blocker) for shut, blocker in self.gaps.for_starts(job)]
        if job.kind is Kind.PAUSABLE:
            bans += self._pausing_ends(job)
        else:
            for (start, end), blocker in self.gaps.for_ends(job):
                first = end - job.duration
                bans.append(self._ban(start - reach, first, replace(blocker, until=first)))
        if job.kind is Kind.SAME_SHIFT:
            bans += self._between_shifts(job, bans, low, high)
        return split(bans, low, high)

    def rests(self, job: Job, low: Minutes, high: Minutes) -> list[WaitStretch]:
        """Return what stops the work of a task between two minutes."""
        return split(
            ((span, blocker) for blocker, span in self._resting(job, low, high)), low, high
        )

    def _ban(self, after: Minutes, before: Minutes, blocker: Blocker) -> Ban:
        """Return the ticks strictly between two minutes as forbidden starts."""
        return ((after // self.tick + 1) * self.tick, -(-before // self.tick) * self.tick), blocker

    def _resting(
        self, job: Job, low: Minutes, high: Minutes
    ) -> Iterator[tuple[Blocker, tuple[Minutes, Minutes]]]:
        """Yield when the work of a task rests around some minutes, and why."""
        if job.mode not in self.known:
            self.known[job.mode] = [*self.closings.of(job), *self.gaps.for_runs(job)]
        for blocker, closed in self.known[job.mode]:
            first = bisect_right(closed, low, key=lambda span: span[1])
            last = bisect_left(closed, high, key=lambda span: span[0])
            for start, end in closed[first:last]:
                yield (
                    replace(blocker, since=start, until=end, event=blocker.event or end),
                    (start, end),
                )

    def _pausing_ends(self, job: Job) -> Iterator[Ban]:
        """
        Yield the starts that lead a pausable task to a forbidden end.

        A start at which its work rests leads to the end that it would have without that rest.
        """
        longest = longest_span(self.situation.limits, job.id)
        gaps = list(self.gaps.for_ends(job))
        if longest is None and not gaps:
            return
        here = 0
        for each in self._bare(job).classes:
            taken, after = job.duration + each.pause, each.high + self.tick
            yield from self._ends_after_rest(job, range(here, each.low, self.tick), gaps, longest)
            for (start, end), blocker in gaps:
                (low, high), _ = self._ban(start - taken, end - taken, blocker)
                if max(low, each.low) < min(high, after):
                    span = max(low, each.low), min(high, after)
                    yield span, replace(blocker, until=end - taken)
            if longest is not None and taken > longest:
                yield (each.low, after), self._too_long(job, longest, after)
            here = after

    def _ends_after_rest(
        self, job: Job, starts: range, gaps: Sequence[Ban], longest: Minutes | None
    ) -> Iterator[Ban]:
        """Yield those of some starts at which a task rests that would lead to a forbidden end."""
        if not starts:
            return

        def end_from(start: Minutes) -> Minutes:
            return pausing_from(job, start)[-1][1]

        first, last = end_from(starts[0]), end_from(starts[-1])
        for (start, end), blocker in gaps:
            if start < last and first < end:
                low = bisect_right(starts, start, key=end_from)
                after = starts.start + bisect_left(starts, end, key=end_from) * self.tick
                if starts.start + low * self.tick < after:
                    yield (starts[low], after), replace(blocker, until=after)
        if longest is not None and last - starts[-1] > longest:
            low = bisect_right(starts, longest, key=lambda start: end_from(start) - start)
            yield (starts[low], starts.stop), self._too_long(job, longest, starts.stop)

    def _bare(self, job: Job) -> Job:
        """Return a task without windows for its end and without a limit on its own length."""
        windows = self.situation.campaign.task_windows(job.task, self.situation.scenario)
        kept = tuple(each for each in windows if each.applies_to is not WindowFor.END)
        bare = job.task.altered({"windows": kept, "duration": job.duration})
        return make_job(self.clockwork, bare, self.tick)

    def _too_long(self, job: Job, longest: Minutes, until: Minutes) -> Blocker:
        reason = next(
            limit.reason
            for limit in self.situation.limits_from[job.id]
            if limit.target == job.id
            and limit.longest == longest
            and limit.target_point is Point.END
        )
        return Blocker(
            cause=Cause.LIMIT,
            subject="own pauses",
            detail=reason,
            lag=longest,
            event=until,
            until=until,
        )

    def _between_shifts(self, job: Job, bans: list[Ban], low: Minutes, high: Minutes) -> list[Ban]:
        """Return the starts within a shift from which a task would reach into the next."""
        runs = [
            (run.start, run.end)
            for run in self.closings.absences.runs
            if run.end > low and run.start < high
        ]
        fitting = [(start, end - job.duration + self.tick) for start, end in runs]
        crossing = subtract(merge(runs), merge(fitting))
        known = merge([*(span for span, _ in bans if span[0] < span[1]), *crossing])
        rest = subtract(((low, high),), known)
        return [
            (
                span,
                Blocker(cause=Cause.SAME_SHIFT, since=span[0], event=span[1], until=span[1]),
            )
            for span in (*crossing, *rest)
        ]

"""The jobs that facts leave: what goes on, the rests of what waits, and what has not begun."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from scheduler.calendars.clock.intervals import Interval, Intervals, measure
from scheduler.calendars.facts.facts import Facts, Going, RestLeft
from scheduler.calendars.facts.going_on import go_on_in
from scheduler.calendars.situation.choices import permitted_options
from scheduler.calendars.situation.jobs import job_on, terms_of
from scheduler.calendars.situation.working_times import WorkingTimes
from scheduler.calendars.starts.job import Job
from scheduler.calendars.starts.legal_starts import Spans, Terms
from scheduler.calendars.starts.start_classes import StartClass, within
from scheduler.model.notation.base import FacilityId, Minutes, TaskId
from scheduler.model.scenario import Scenario
from scheduler.model.task import Task, WindowFor


@dataclass(frozen=True)
class JobsLeft:
    """
    Makes the jobs of a campaign with facts; planned starts lie on the grid of ``tick``.

    ``held`` are the places in which steps use room that a hold still has.
    """

    times: WorkingTimes
    scenario: Scenario
    facts: Facts
    tick: Minutes
    held: Mapping[TaskId, frozenset[FacilityId]]

    def modes(self, task: Task, longest: Minutes | None) -> Iterator[Job]:
        """
        Yield a task in every mode in which it may be done; one that has begun, in its own alone.

        ``longest`` is the most elapsed time from its start to its end, if that is limited.
        """
        if task.id in self.facts.under_way:
            yield self._going(task, self.facts.under_way[task.id])
        elif task.id in self.facts.rests:
            yield self._rest(task, self.facts.rests[task.id])
        else:
            for option in permitted_options(task, self.scenario):
                yield self._to_come(task.in_way(option), option, longest)

    def on_calendar(
        self, mode: Task, option: int, working: Intervals, longest: Minutes | None
    ) -> Job:
        """Return what is left of a task, in the mode given, on a working time of its own."""
        facts = self.facts
        if mode.id in facts.under_way:
            own, rest = facts.progress.steps[mode.id], (facts.begin, facts.left[mode.id])
            going = go_on_in(self.times, mode, own, working, rest)
            if going is not None:
                return self._going(mode, replace(going, option=option))
            return replace(self._going(mode, facts.under_way[mode.id]), classes=())
        if mode.id in facts.rests:
            left = facts.rests[mode.id]
            terms = terms_of(self.times, mode, working, self.tick, None)
            terms = terms._replace(duration=left.left, starts=None)
            return self._job(mode, option, self._released(mode, terms, left.since))
        terms = terms_of(self.times, mode, working, self.tick, longest)
        return self._job(mode, option, self._released(mode, terms, facts.begin))

    def _going(self, task: Task, going: Going) -> Job:
        """Return the rest of a step under way: a job with one start, if its windows allow that."""
        mode = task.in_way(going.option)
        breaks = tuple((end, start) for (_, end), (start, _) in pairwise(going.pieces))
        duration = measure(going.pieces)
        starts = (StartClass(going.start, going.start, breaks),)
        ends = self.times.window_spans(mode, WindowFor.END)
        return Job(
            task=mode,
            option=going.option,
            duration=duration,
            kind=mode.kind,
            working=going.pieces,
            classes=within(starts, duration, None, ends),
            in_hold=self.held.get(task.id, frozenset()),
            tick=self.tick,
        )

    def _rest(self, task: Task, rest: RestLeft) -> Job:
        """Return the rest of a step that waits: one piece of its kind, past its start windows."""
        mode = task.in_way(rest.option)
        terms = self._terms(mode, None)._replace(duration=rest.left, starts=None)
        released = self._released(mode, terms, rest.since)
        job = self._job(mode, rest.option, released)
        return replace(job, classes=tuple(sorted([*job.classes, *self._between(job, released)])))

    def _between(self, job: Job, terms: Terms) -> Iterator[StartClass]:
        """
        Yield starts between two ticks from which a rest ends in a window shorter than a tick.

        What is left may be no whole number of ticks, and then no planned start leads there.
        """
        narrow = tuple(x for x in terms.ends or () if x[1] - x[0] < self.tick)
        if not narrow or job.duration % self.tick == 0:
            return
        exact = terms._replace(ends=narrow, tick=1)
        taken = {each.high // self.tick for each in job.classes}
        for each in self.times.legal_starts.find(exact):
            place = each.low // self.tick
            if place not in taken and job.class_of(place * self.tick) is None:
                taken.add(place)
                yield StartClass(each.low, each.low, each.breaks)

    def _to_come(self, mode: Task, option: int, longest: Minutes | None) -> Job:
        """Return a task that has not begun, in one of its modes."""
        terms = self._terms(mode, longest)
        return self._job(mode, option, self._released(mode, terms, self.facts.begin))

    def _terms(self, mode: Task, longest: Minutes | None) -> Terms:
        working = self.times.working_time(mode)
        return terms_of(self.times, mode, working, self.tick, longest)

    def _job(self, mode: Task, option: int, terms: Terms) -> Job:
        job = job_on(self.times, mode, option, terms)
        return replace(job, in_hold=self.held.get(mode.id, frozenset()))

    def _released(self, mode: Task, terms: Terms, since: Minutes) -> Terms:
        """Return terms on which recorded events and the data date hold back start and end."""
        starts, ends = [since], [since]
        for release in self.facts.releases_of(mode.id):
            minute = release.minute(terms.working)
            bound = self.times.until + 1 if minute is None else minute
            (ends if release.holds_end else starts).append(bound)
        return terms._replace(
            starts=self._from(terms.starts, max(starts)), ends=self._from(terms.ends, max(ends))
        )

    def _from(self, spans: Spans | None, minute: Minutes) -> Spans:
        """Return the part of closed spans from a minute on; without spans, all that is left."""
        stated: Iterable[Interval] = ((0, self.times.until),) if spans is None else spans
        return tuple((max(start, minute), end) for start, end in stated if end >= minute)

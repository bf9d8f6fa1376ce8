"""The readiness curve: from call to earliest launch, over a stretch of a plan, by bisection."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import pairwise

from scheduler.model.notation.base import Minutes
from scheduler.planning.interface.options import SolveOptions
from scheduler.studies.readiness.alarm import Alarm, Reading, alarm_at
from scheduler.studies.readiness.answering import answer
from scheduler.studies.readiness.as_planned import AsPlanned
from scheduler.studies.readiness.others import Others
from scheduler.studies.workers.executors import as_done

OnReading = Callable[[Reading, int], None]
"""Called with each reading as it comes in, and the number of stretches still to be looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """
    What is known of the launch for a call: the earliest found, and the earliest there can be.

    Without a ``launch`` no plan is known; without a ``bound`` it is proved that there is none.
    """

    launch: Minutes | None
    bound: Minutes | None

    @property
    def is_proved(self) -> bool:
        """Whether nothing is left open."""
        return self.launch == self.bound


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """
    A stretch of calls, after ``start`` and up to ``end``, that all lead to the same launch.

    The first one has its start in it. ``end`` is the last call for that launch, but for the last
    stretch, which is only as long as was looked at.
    """

    start: Minutes
    end: Minutes
    known: Known

    @property
    def launch(self) -> Minutes | None:
        """The earliest launch found."""
        return self.known.launch


@dataclass(frozen=True, kw_only=True)
class ReadinessCurve:
    """
    The earliest launch of a vehicle, called at any moment of a stretch of a plan.

    Launch never falls with the call: whoever is called earlier may wait and follow the plan. So a
    plan found for a call serves every earlier one, a bound proved for it every later one. Moments
    are looked at on a grid; between two of them the later launch counts.
    """

    vehicle: str
    others: Others
    moments: Sequence[Minutes]
    readings: Sequence[Reading]
    is_complete: bool = True

    @property
    def begin(self) -> Minutes:
        """The first call that was looked at."""
        return self.moments[0]

    @property
    def end(self) -> Minutes:
        """The last call that was looked at."""
        return self.moments[-1]

    def known(self, at: Minutes) -> Known:
        """Return what is known of a call at a moment, by all that was found for others."""
        plans = [x.launch for x in self.readings if x.at >= at and x.launch is not None]
        launch = min(plans, default=None)
        bounds = [x.bound for x in self.readings if x.at <= at]
        if any(x.is_impossible for x in self.readings if x.at <= at):
            return Known(launch=None, bound=None)
        bound = max(bounds, default=0)
        return Known(launch=launch, bound=bound if launch is None else min(bound, launch))

    def spans(self) -> tuple[Span, ...]:
        """Return the stretches of one launch each, in order, without a gap."""
        found: list[Span] = []
        for at in self.moments:
            known = self.known(at)
            if found and found[-1].known == known:
                found[-1] = replace(found[-1], end=at)
            else:
                start = found[-1].end if found else at
                found.append(Span(start=start, end=at, known=known))
        return tuple(found)

    def reading(self, at: Minutes) -> Reading | None:
        """Return the search for a call at a moment, if there was one."""
        return next((each for each in self.readings if each.at == at), None)


@dataclass(frozen=True, kw_only=True)
class ReadinessQuestion:
    """
    The question when a vehicle could launch, if it were called at any of the ``moments``.

    ``moments`` are the grid, in ascending order; until the last of them the vehicle is not called
    in the plan, which goes on as it stands until the call. ``options`` are time limit and seed of
    each search, which has one worker.
    """

    plan: AsPlanned
    vehicle: str
    others: Others
    moments: Sequence[Minutes]
    options: SolveOptions

    def alarm(self, at: Minutes) -> Alarm:
        """Return the call at a moment."""
        options = replace(self.options, workers=1, settle=0.0)
        return alarm_at(self.plan, self.vehicle, self.others, at, options)


def readiness_curve(
    question: ReadinessQuestion, executor: Executor, on_reading: OnReading | None = None
) -> ReadinessCurve:
    """
    Return the readiness curve of a vehicle; J jumps among n moments take 2 + J log2(n) searches.

    Both ends are solved; where launch agrees, all between is known, and elsewhere the moment in the
    middle is looked at. Ctrl-C keeps what there is: stretches that were not looked at are bands.

    Parameters
    ----------
    question
        What is asked.
    executor
        Where the searches run.
    on_reading
        Told of each search.
    """
    bisection = _Bisection(question)
    is_complete = False
    with suppress(KeyboardInterrupt):
        while alarms := bisection.next_alarms():
            for _, reading in as_done(executor, answer, alarms):
                bisection.found[reading.at] = reading
                if on_reading is not None:
                    on_reading(reading, len(list(bisection.open())))
        is_complete = True
    return replace(bisection.curve, is_complete=is_complete)


@dataclass
class _Bisection:
    question: ReadinessQuestion
    found: dict[Minutes, Reading] = field(default_factory=dict)

    @property
    def curve(self) -> ReadinessCurve:
        """What is known so far."""
        return ReadinessCurve(
            vehicle=self.question.vehicle,
            others=self.question.others,
            moments=self.question.moments,
            readings=[self.found[at] for at in sorted(self.found)],
        )

    def open(self) -> Iterator[tuple[int, int]]:
        """Yield the places of neighbouring readings between which launch changes somewhere."""
        curve, moments = self.curve, self.question.moments
        places = [place for place, at in enumerate(moments) if at in self.found]
        for left, right in pairwise(places):
            ends = [curve.known(moments[place]) for place in (left, right)]
            if right - left > 1 and ends[0] != ends[1]:
                yield left, right

    def next_alarms(self) -> list[Alarm]:
        """Return the calls to look at next; none once everything is known."""
        moments = self.question.moments
        if not self.found:
            return [self.question.alarm(at) for at in dict.fromkeys((moments[0], moments[-1]))]
        curve = self.curve
        alarms = []
        for left, right in self.open():
            alarm = self.question.alarm(moments[(left + right) // 2])
            floor = curve.known(moments[left]).bound or 0
            alarms.append(replace(alarm, floor=floor, later=self._best_after(moments[right])))
        return alarms

    def _best_after(self, at: Minutes) -> Reading | None:
        """Return the reading of the earliest launch of all calls from a moment on."""
        later = (each for each in self.found.values() if each.at >= at and each.launch is not None)
        return min(later, key=lambda each: (each.launch or 0, each.at), default=None)

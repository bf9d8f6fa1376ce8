"""When a site keeps its promise to launch so soon after a call, and when it does not."""

from collections.abc import Sequence
from dataclasses import dataclass

from scheduler.calendars.clock.intervals import Intervals, measure, merge, subtract
from scheduler.model.notation.base import Minutes
from scheduler.studies.readiness.curve import ReadinessCurve


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """
    How a promise is kept from ``begin`` to ``end``.

    ``within`` are the stretches in which some vehicle could launch within the promise, by the plans
    that were found; ``gaps`` are those in which none could. In the parts of gaps that are in
    ``unsure`` a better plan, which was not ruled out, might.
    """

    promise: Minutes
    begin: Minutes
    end: Minutes
    within: Intervals
    gaps: Intervals
    unsure: Intervals

    @property
    def share(self) -> float:
        """The share of the time in which the promise is kept, of 1."""
        whole = self.end - self.begin
        return measure(self.within) / whole if whole else float(bool(self.within))

    @property
    def total(self) -> Minutes:
        """The minutes without cover."""
        return measure(self.gaps)

    @property
    def longest(self) -> Minutes:
        """The longest stretch without cover."""
        return max((end - start for start, end in self.gaps), default=0)

    @property
    def since(self) -> Minutes | None:
        """The minute from which on the promise holds to the end; nothing if it does not."""
        if self.gaps and self.gaps[-1][1] == self.end:
            return None
        return self.gaps[-1][1] if self.gaps else self.begin


def coverage(
    curves: Sequence[ReadinessCurve],
    promise: Minutes,
    stretch: tuple[Minutes, Minutes] | None = None,
    unseen: Intervals = (),
) -> Coverage:
    """
    Return how a promise is kept by all vehicles that could be called, each with its curve.

    Parameters
    ----------
    curves
        The curve of each vehicle, up to its call in the plan.
    promise
        The promised time from a call to launch.
    stretch
        From when to when the promise is judged; by default over all curves. When no vehicle is left
        to be called, none keeps it.
    unseen
        When a vehicle could be called that was not looked at.

    Raises
    ------
    ValueError
        If there is neither a curve nor a stretch.
    """
    if stretch is None:
        stretch = min(each.begin for each in curves), max(each.end for each in curves)
    begin, end = stretch
    within = merge([x for each in curves for x in _within(each, promise, by_bound=False)])
    perhaps = [x for each in curves for x in _within(each, promise, by_bound=True)]
    gaps = subtract(((begin, end),), within)
    return Coverage(
        promise=promise,
        begin=begin,
        end=end,
        within=within,
        gaps=gaps,
        unsure=subtract(merge([*perhaps, *unseen]), within),
    )


def _within(curve: ReadinessCurve, promise: Minutes, *, by_bound: bool) -> list[tuple[int, int]]:
    """Return when launch comes within the promise, by plans found or by what may be possible."""
    found = []
    for span in curve.spans():
        at = span.known.bound if by_bound else span.known.launch
        if at is not None and max(span.start, at - promise) < span.end:
            found.append((max(span.start, at - promise), span.end))
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """
    The figures of a curve that are read first: best, worst and mean readiness, in minutes.

    Worst and mean are nothing where for some call no launch is known, the best where for none is.
    ``worst_at`` is the call that has to wait longest, or just after which one has to if
    ``is_after``; ``best_at`` is the one that waits least.
    """

    best: Minutes | None
    best_at: Minutes | None
    worst: Minutes | None
    worst_at: Minutes | None
    mean: float | None
    is_after: bool = False


def headline(curve: ReadinessCurve) -> Headline:
    """Return best, worst and mean readiness of a curve, by the plans that were found."""
    launches = [(x.launch, x.start, x.end) for x in curve.spans() if x.launch is not None]
    best, best_at = min(((launch - end, end) for launch, _, end in launches), default=(None, None))
    if any(span.launch is None for span in curve.spans()):
        return Headline(best=best, best_at=best_at, worst=None, worst_at=None, mean=None)
    worst, last = max((launch - start, -start) for launch, start, _ in launches)
    area = sum((end - start) * (launch - (start + end) / 2) for launch, start, end in launches)
    whole = curve.end - curve.begin
    mean = area / whole if whole else float(worst)
    return Headline(
        best=best,
        best_at=best_at,
        worst=worst,
        worst_at=-last,
        mean=mean,
        is_after=-last > curve.begin,
    )

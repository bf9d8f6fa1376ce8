"""Whether a step fits into one stretch of the work of its people."""

from collections.abc import Iterable

from scheduler.interchange.working_time.site_work import SiteWork, StepWork
from scheduler.model.notation.clock import parse_span
from scheduler.model.notation.durations import DAY

Span = tuple[int, int]


def fits_a_stretch(minutes: int, work: StepWork, site: SiteWork) -> bool:
    """Whether a step of some working time can run through on a usual day."""
    lengths = [_longest(_shifts(work, site))] if work.crew else []
    daily = [each.get("daily") for each in _run_windows(work, site)]
    if daily and all(daily):
        lengths.append(_longest(_span(str(each)) for each in daily))
    return all(minutes <= length for length in lengths)


def _shifts(work: StepWork, site: SiteWork) -> Iterable[Span]:
    """Yield the shifts on which every crew of a step has people enough."""
    for name, span in site.shifts.items():
        people = (site.crews.get(crew, {}).get("people", {}).get(name, 0) for crew in work.crew)
        if all(there >= asked for there, asked in zip(people, work.crew.values(), strict=True)):
            yield _span(span)


def _run_windows(work: StepWork, site: SiteWork) -> Iterable[dict[str, object]]:
    for each in work.windows:
        window = site.windows.get(each, {}) if isinstance(each, str) else each
        if window.get("for", "run") == "run":
            yield dict(window)


def _span(text: str) -> Span:
    ends = parse_span(text)
    return ends["start"], ends["end"]


def _longest(spans: Iterable[Span]) -> int:
    """Return the longest stretch of spans that touch, over midnight, too."""
    marks = [False] * DAY
    for start, end in spans:
        for minute in range(start, end):
            marks[minute % DAY] = True
    if all(marks):
        return 7 * DAY
    longest = here = 0
    for mark in marks + marks:
        here = here + 1 if mark else 0
        longest = max(longest, here)
    return longest

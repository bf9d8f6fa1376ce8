"""Readiness in the words of planners: who could launch how soon after a call, and how sure."""

from collections.abc import Mapping, Sequence

from scheduler.calendars.clock.axis import Axis
from scheduler.model.notation.base import Minutes
from scheduler.model.notation.durations import DAY, HOUR, format_minutes
from scheduler.studies.readiness.coverage import Coverage
from scheduler.studies.readiness.curve import Known
from scheduler.studies.readiness.last_calls import LastCall
from scheduler.studies.readiness.others import Others
from scheduler.studies.readiness.readiness import Readiness, VehicleReadiness
from scheduler.wording.quantities import count_of
from scheduler.wording.verdicts.moments import short_date

SHORT = 2 * DAY
"""Up to this length times are said in hours, and longer ones in days."""
WHOLE = 100
PROVED, OPEN, UNKNOWN, IMPOSSIBLE = "proved", "not proved", "none found", "impossible"
OTHERS: Mapping[Others, str] = {
    Others.KEEP: "other vehicles and neighbours stay at their announced times",
    Others.LAUNCH: "the mission launches as announced, its other steps may move",
    Others.YIELD: "other vehicles may move, neighbours as far as they are permitted to",
    Others.LOST: "the mission vehicle is lost when the call comes; the rest may move",
}


def days(minutes: float) -> str:
    """Return a length of time as ``34 h``, or from two days on as ``10.5 days``."""
    whole = round(minutes)
    return format_minutes(whole) if abs(whole) <= SHORT else f"{minutes / DAY:.1f} days"


def promise_text(promise: Minutes) -> str:
    """Return a promised length as ``48 h``, ``16 days``."""
    if promise <= SHORT or promise % DAY:
        return days(promise)
    return f"{promise // DAY} days"


def days_range(least: Minutes, most: Minutes) -> str:
    """Return ``10.5 to 21.2 days``, ``23 h to 3.4 days``."""
    first, last = days(least), days(most)
    if first == last:
        return first
    for unit in (" days", " h"):
        if first.endswith(unit) and last.endswith(unit):
            return f"{first.removesuffix(unit)} to {last}"
    return f"{first} to {last}"


def status_of(known: Known) -> str:
    """Return in a word or two how much is known of a launch."""
    if known.launch is None:
        return IMPOSSIBLE if known.bound is None else UNKNOWN
    return PROVED if known.is_proved else OPEN


def launch_text(axis: Axis, known: Known, call: Minutes) -> str:
    """Say when launch is for a call: on a date, between two of them, or that there is none."""
    if known.launch is None:
        return "none possible" if known.bound is None else f"none found{_least(axis, known, call)}"
    if known.is_proved:
        return short_date(axis, known.launch)
    bound = max(known.bound or 0, call)
    return f"between {short_date(axis, bound)} and {short_date(axis, known.launch)}"


def _least(axis: Axis, known: Known, call: Minutes) -> str:
    is_told = known.bound is not None and known.bound > call
    return f", none before {short_date(axis, known.bound or 0)}" if is_told else ""


def verdict_text(known: Known) -> str:
    """Return how sure a launch is, for a column."""
    status = status_of(known)
    return {IMPOSSIBLE: PROVED, UNKNOWN: OPEN}.get(status, status)


def to_begin_text(axis: Axis, call: LastCall) -> str:
    """Say what has to begin after a last call: ``Y23/C01 (Roll-out), Fri 21 Nov 08:00``."""
    if call.driver is None:
        return ""
    name = call.driver if call.title == call.driver else f"{call.driver} ({call.title})"
    return name if call.begins is None else f"{name}, {short_date(axis, call.begins)}"


def share_text(share: float) -> str:
    """Return a share as ``62 % of the time``; only what is always or never so is called so."""
    if share in {0.0, 1.0}:
        return "always" if share else "never"
    return f"{min(max(round(share * WHOLE), 1), WHOLE - 1)} % of the time"


def kept_text(found: Coverage) -> str:
    """Return ``within 16 days 62 % of the time``, at least so much where that is not proved."""
    least = "at least " if found.unsure and 0 < found.share < 1 else ""
    return f"within {promise_text(found.promise)} {least}{share_text(found.share)}"


def since_text(axis: Axis, found: Coverage) -> str:
    """Say since when a promise holds to the end of what was looked at."""
    if found.since is None:
        return f"not kept at the end, {short_date(axis, found.end)}"
    if found.since == found.begin:
        return "kept throughout"
    return f"kept from {short_date(axis, found.since)} on"


def vehicle_text(found: VehicleReadiness) -> str:
    """Return a vehicle by its name and its key: ``Next standby (Y23)``."""
    return found.title if found.title == found.vehicle else f"{found.title} ({found.vehicle})"


def range_text(axis: Axis, found: VehicleReadiness) -> str:
    """Say how soon after a call a vehicle could launch: ``10.5 to 21.2 days after a call``."""
    figures = found.headline
    if figures.best is None:
        is_proved = all(span.known.bound is None for span in found.curve.spans())
        return "no launch is possible" if is_proved else "no launch was found"
    if figures.worst is not None:
        return f"launch {days_range(figures.best, figures.worst)} after a call"
    last = [span for span in found.curve.spans() if span.launch is not None][-1]
    none = "none is possible" if found.curve.spans()[-1].known.bound is None else "none was found"
    return (
        f"launch {days(figures.best)} or more after a call up to {short_date(axis, last.end)}; "
        f"for later calls {none}"
    )


def headline_text(found: Readiness) -> str:
    """Say in a sentence how soon each vehicle could launch, and how the promises are kept."""
    axis = found.plan.situation.axis
    told = [f"{vehicle_text(each)}: {range_text(axis, each)}" for each in found.vehicles]
    who = "" if len(found.vehicles) == 1 else "one of them "
    kept = [f"{who}{kept_text(each)}" for each in found.coverages]
    return "; ".join([*told, *kept])


def others_text(others: Others) -> str:
    """Say what the rest of the site does when a vehicle is called."""
    return OTHERS[others]


def searches_text(found: Sequence[VehicleReadiness]) -> str:
    """Return how many searches there were, and how many left something open."""
    readings = [each for own in found for each in own.curve.readings]
    left = sum(not each.is_proved for each in readings)
    number = count_of(len(readings), "search")
    return f"{number}, {left} of them not proved" if left else f"{number}, all proved"


def every_text(every: Minutes) -> str:
    """Return a grid as ``every hour``, ``every 30 min``."""
    return "every hour" if every == HOUR else f"every {format_minutes(every)}"

"""Readiness in the words of planners: who could launch how soon after a call, and how sure."""

from collections.abc import Mapping, Sequence

from scheduler.calendars.clock.axis import Axis
from scheduler.model.notation.base import Minutes
from scheduler.model.notation.durations import DAY, HOUR, format_minutes
from scheduler.studies.readiness.alarm import PricePoint
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
BY_CALL = "How soon each vehicle could launch after a call"
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


def kept_text(found: Coverage) -> str:
    """Return ``62 % of the time within 16 days``, at least so much where it may be more."""
    return f"{share_text(found)} within {promise_text(found.promise)}"


def share_text(found: Coverage) -> str:
    """Return ``62 % of the time``; only what is always or never so is called so."""
    if found.share in {0.0, 1.0} and not found.unsure:
        return "all the time" if found.share else "at no time"
    least = "at least " if found.unsure else ""
    lowest = 0 if found.unsure else 1
    return f"{least}{min(max(round(found.share * WHOLE), lowest), WHOLE - 1)} % of the time"


def since_text(axis: Axis, found: Coverage) -> str:
    """Say since when a promise holds to the end of what was looked at."""
    if found.since is None:
        is_open = bool(found.unsure) and found.unsure[-1][1] == found.end
        return "unsure at the end" if is_open else "not kept at the end"
    if found.since == found.begin:
        return "kept throughout"
    return f"kept from {short_date(axis, found.since)} on"


def vehicle_text(found: VehicleReadiness) -> str:
    """Return a vehicle by its name and its key: ``Next standby (Y23)``."""
    return found.title if found.title == found.vehicle else f"{found.title} ({found.vehicle})"


def range_text(axis: Axis, found: VehicleReadiness) -> str:
    """Say how soon a vehicle could launch: ``could launch 10.5 to 21.2 days after a call``."""
    spans = found.curve.spans()
    launches = [(span, span.launch) for span in spans if span.launch is not None]
    is_sure = spans[-1].known.bound is None
    if not launches:
        return "could not launch at all" if is_sure else "has no plan to launch yet"
    least = min(launch - span.end for span, launch in launches)
    most = max(launch - span.start for span, launch in launches)
    text = f"could launch {days_range(least, most)} after a call"
    if not all(span.known.is_proved for span, _ in launches):
        text = f"{text}, or sooner"
    if spans[-1].launch is None:
        none = "but not at all" if is_sure else "with no plan yet"
        text = f"{text}, {none} if called after {short_date(axis, launches[-1][0].end)}"
    return text


def headline_lines(found: Readiness) -> tuple[str, ...]:
    """
    Say how soon each vehicle could launch and how the promises are kept: of one vehicle in a line.

    Of several, the first line is about all of them, and each has one of its own.
    """
    axis = found.plan.situation.axis
    told = [f"{vehicle_text(each)} {range_text(axis, each)}" for each in found.vehicles]
    if len(told) == 1:
        return ("; ".join([*told, *map(kept_text, found.coverages)]),)
    kept = [f"within {promise_text(x.promise)} {share_text(x)}" for x in found.coverages]
    first = f"One of {len(told)} vehicles could launch {', '.join(kept)}" if kept else BY_CALL
    return (first, *told)


def neighbours_text(found: Readiness, point: PricePoint) -> str:
    """Say when the last step of each neighbour ends: ``Satellite campaign Tue 18 Nov 16:00``."""
    axis, flows = found.plan.situation.axis, found.plan.situation.campaign.flows
    return ", ".join(
        f"{flows[flow].title} {short_date(axis, end)}" for flow, end in point.neighbours
    )


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

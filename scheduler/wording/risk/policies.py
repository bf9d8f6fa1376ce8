"""What replanning, and knowing everything beforehand, would be worth, in words."""

from collections.abc import Iterator

from scheduler.calendars.clock.axis import Axis
from scheduler.formats.risk.policies import PolicySideEntry, PolicyWorthEntry
from scheduler.model.notation.durations import DAY
from scheduler.wording.quantities import count_of
from scheduler.wording.risk.chances import BAND, count_text, date_or_never

ORDER_KEPT = "order of the plan kept"
NAMES = {
    "replan": "replanned when launch slips",
    "hindsight": "everything known beforehand",
}
WOULD = {
    "replan": "Replanning would launch",
    "hindsight": "Knowing everything beforehand would launch",
}
ASSUMED = {
    "replan": "Replanned at the moment a slip is known, on facts known by then; not once the count "
    "has begun.",
    "hindsight": "Nobody can know so much: no way of planning these draws does better.",
}


def saving_text(told: PolicyWorthEntry) -> str:
    """Say how much earlier launch is on average, and of how many draws."""
    draws = f"first {count_text(told.draws)}" if told.draws > 1 else "first draw"
    if told.saved_minutes is None:
        return f"None of the {draws} launches both ways, so there is no mean to compare."
    return f"{WOULD[told.policy]} {_beside(told)} on average, in the {draws}."


def _beside(told: PolicyWorthEntry) -> str:
    saved = told.saved_minutes or 0.0
    days = f"{abs(saved) / DAY:.2f} days"
    off = told.saved_error_minutes
    band = f" (give or take {BAND * off / DAY:.2f})" if off else ""
    if not round(saved):
        return "no earlier" if not off else f"no earlier{band}"
    return f"{days} {'earlier' if saved > 0 else 'later'}{band}"


def policy_notes(told: PolicyWorthEntry) -> Iterator[str]:
    """Yield what is assumed, what was searched for, and what is not proved."""
    yield ASSUMED[told.policy]
    plans = count_of(told.searches, "search")
    missed = f", {told.unplanned} without a plan: the order was kept" if told.unplanned else ""
    unproved = f", {told.unproved} not proved" if told.unproved else ""
    if told.searches:
        yield f"{plans} for a plan{missed}{unproved}."
    most = told.saved_at_most_minutes
    if told.unproved and most is not None:
        yield f"With more time it would be {most / DAY:.2f} days earlier at most."
    if told.draws < told.asked:
        yield f"Interrupted: {told.draws} of {told.asked} draws were played."


def side_texts(axis: Axis, side: PolicySideEntry) -> tuple[str, str, str]:
    """Return P50, P80 and the number of draws outside the rules."""
    dates = (date_or_never(axis, minute) for minute in (side.p50_minute, side.p80_minute))
    p50, p80 = dates
    return p50, p80, str(side.outside)

"""The risk of a plan as data."""

from typing import Any

from scheduler.calendars.clock.axis import Axis
from scheduler.formats.risk.document import RiskDocument
from scheduler.wording.risk.sentences import LOW_END, headline, margin_text

LEFT_OUT = {"risk": {"text"}}
"""The text of the risk file stands in its file and in ``risk.json``."""


def risk_data(told: RiskDocument, axis: Axis, wished: float) -> dict[str, Any]:
    """Return what the draws say as data, with the date to promise for a wished chance."""
    minute = told.launch_with(wished)
    launch = None if minute is None else axis.moment(minute).isoformat(timespec="minutes")
    return {
        "headline": headline(told, axis, wished),
        "promise": {
            "chance": wished,
            "launch": launch,
            "launch_minute": minute,
            "later_minutes": None if minute is None else minute - told.announced.by_minute,
            "words": margin_text(told, axis, wished),
        },
        "note": LOW_END,
        **told.model_dump(mode="json", exclude=LEFT_OUT),
    }


def chance_data(told: RiskDocument | None) -> dict[str, Any] | None:
    """Return how sure a plan is, in the few figures that stand beside its proof."""
    if told is None:
        return None
    kept = {"draws", "seed", "policy", "announced", "target", "percentiles", "outside"}
    return told.model_dump(mode="json", include=kept)

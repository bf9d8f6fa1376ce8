"""The causes of a slip as data; minutes count from the campaign start."""

from typing import Any

from scheduler.analyse.causes.causes import Causes, SlipCause
from scheduler.calendars.clock.axis import Axis
from scheduler.model.notation.base import Minutes
from scheduler.wording.changes.slip_causes import cause_text


def causes_data(causes: Causes, axis: Axis) -> dict[str, Any]:
    """Return the causes as data; a share is in minutes and may be a fraction of one."""
    return {
        "announced": _date(axis, causes.announced),
        "pushed": _date(axis, causes.retimed),
        "launch": _date(axis, causes.new),
        "slip_minutes": causes.slip,
        "given_back_minutes": causes.given_back,
        "shares_are_sampled": causes.is_about,
        "causes": [_cause(axis, each) for each in causes.causes],
    }


def _cause(axis: Axis, cause: SlipCause) -> dict[str, Any]:
    return {
        "name": cause.name,
        "kind": cause.kind.value,
        "words": cause_text(cause, is_long=True),
        "why": cause.why,
        "step": cause.step,
        "amount_minutes": cause.amount,
        "known": _date(axis, cause.known),
        "by_step_minutes": cause.by_step,
        "alone_minutes": cause.alone,
        "but_for_minutes": cause.but_for,
        "share_minutes": round(float(cause.share), 4),
        "has_effect": cause.has_effect,
        "ate": [{"step": each.step, "minutes": each.minutes} for each in cause.ate],
    }


def _date(axis: Axis, minute: Minutes | None) -> str | None:
    return None if minute is None else axis.moment(minute).isoformat(timespec="minutes")

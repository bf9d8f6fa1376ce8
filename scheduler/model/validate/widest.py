"""Windows whose widest is none, and scenarios that widen them in vain."""

from collections.abc import Iterator
from datetime import tzinfo

from scheduler.errors import Finding
from scheduler.model.campaign import Campaign
from scheduler.model.notation.durations import DAY
from scheduler.model.notation.moments import instant
from scheduler.model.task import Window
from scheduler.model.validate.time_zones import site_zone

FORM = "State widest: for a daily window, earliest: and latest: for one with from: and to:."
NAMED = "Move the window under windows:, and name it in the task."
WIDER = "Write a widest that holds the whole window, or leave it out."


def find_narrow_widest(campaign: Campaign) -> Iterator[Finding]:
    """Yield windows that would not become wider, and those that no scenario can name."""
    zone = site_zone(campaign)
    for name, window in campaign.windows.items():
        fault, hint = _fault(window, zone)
        if fault:
            message = f"{name!r} {fault}"
            yield Finding(
                code="window-not-wider", message=message, path=("windows", name), hint=hint
            )
    for task in campaign.tasks.values():
        for place, own in enumerate(task.windows):
            if isinstance(own, Window) and own.may_widen:
                yield Finding(
                    code="window-not-wider",
                    message="a window without a name cannot be widened",
                    path=("tasks", task.id, "windows", place),
                    hint=NAMED,
                )


def _fault(window: Window, zone: tzinfo) -> tuple[str, str]:
    """Return what is wrong with the widest of a window and the way out; nothing if it is sound."""
    is_daily = window.daily is not None
    ends = (window.earliest, window.latest)
    if (window.widest is not None and not is_daily) or (is_daily and ends != (None, None)):
        return "has a widest of a different form", FORM
    if window.daily and window.widest and not _holds(window):
        return f"is {window.daily}, its widest only {window.widest}", WIDER
    if (
        window.earliest
        and window.start
        and instant(window.earliest, zone) > instant(window.start, zone)
    ):
        return "has an earliest after its from", WIDER
    if window.latest and window.end and instant(window.latest, zone) < instant(window.end, zone):
        return "has a latest before its to", WIDER
    if not window.may_widen and (window.widest or ends != (None, None)):
        return "is as wide as its widest", WIDER
    return "", ""


def _holds(window: Window) -> bool:
    """
    Whether the widest of a daily window holds it, also across midnight.

    One with days or dates belongs to the day on which it begins, and so does its widest.
    """
    inner, outer = window.daily, window.widest
    if inner is None or outer is None:
        return True
    shifts = (-DAY, 0, DAY) if window.is_on_all_days else (0,)
    return any(outer.start <= inner.start + by and inner.end + by <= outer.end for by in shifts)


def find_vain_widening(campaign: Campaign) -> Iterator[Finding]:
    """Yield windows that a scenario widens although they have no widest."""
    for scenario in campaign.scenarios.values():
        for place, name in enumerate(scenario.widened or ()):
            if name in campaign.windows and not campaign.windows[name].may_widen:
                yield Finding(
                    code="window-not-wider",
                    message=f"{scenario.id!r} widens {name!r}, which may not be widened",
                    path=("scenarios", scenario.id, "widened", place),
                    hint="Give the window a widest, or an earliest and a latest.",
                )

"""Chances and the dates that a share of the draws makes, in words."""

from scheduler.calendars.clock.axis import Axis
from scheduler.formats.risk.document import ChanceEntry, PercentileEntry, RiskDocument
from scheduler.model.notation.base import Minutes
from scheduler.wording.verdicts.moments import date_of, short_date

NEVER = "later than any date"
PLAIN = (10.0, 90.0)
"""Between these shares in per cent, whole ones are fine enough."""
BAND = 1.96
"""So many standard errors to each side hold 95 % of all samples."""


def share_text(share: float) -> str:
    """Return a share as ``72 %``, ``0.4 %``; never nothing or all where it is neither."""
    if share in {0.0, 1.0}:
        return f"{100 * share:.0f} %"
    per_cent = round(100 * share, 1)
    if per_cent in {0.0, 100.0}:
        return "over 99.9 %" if per_cent else "under 0.1 %"
    digits = 0 if PLAIN[0] <= per_cent <= PLAIN[1] else 1
    return f"{per_cent:.{digits}f} %"


def draws_text(told: RiskDocument) -> str:
    """Say on how many draws chances rest, and how these were played."""
    return f"{count_text(told.draws)}, {told.policy}"


def count_text(draws: int) -> str:
    """Return a number of draws: ``1 draw``, ``10,000 draws``."""
    return f"{draws:,} draw{'' if draws == 1 else 's'}"


def chance_text(chance: ChanceEntry) -> str:
    """Return a chance with what it may be off by: ``72 % (give or take 0.9 points)``."""
    off = 100 * BAND * chance.error
    return f"{share_text(chance.share)} (give or take {off:.1f} points)" if off else _sure(chance)


def _sure(chance: ChanceEntry) -> str:
    return f"{share_text(chance.share)} ({'all' if chance.share else 'none'} of the draws)"


def main_chance(told: RiskDocument) -> ChanceEntry:
    """Return the chance that matters most: that of the target, or of the announced launch."""
    return told.announced if told.target is None else told.target


def chance_name(told: RiskDocument) -> str:
    """Say of what the chance is that matters most."""
    return "launch as planned" if told.target is None else "the target"


def percentile_name(share: float) -> str:
    """Return ``P80`` for four fifths."""
    return f"P{100 * share:g}"


def percentile_text(axis: Axis, each: PercentileEntry) -> str:
    """Return the date of a percentile with its band, if that is more than the date."""
    if each.launch_minute is None:
        return NEVER
    text = date_of(axis, each.launch_minute)
    if each.low_minute == each.high_minute == each.launch_minute:
        return text
    low = short_date(axis, each.launch_minute if each.low_minute is None else each.low_minute)
    return f"{text} (95 % band: {low} to {date_or_never(axis, each.high_minute)})"


def date_or_never(axis: Axis, minute: Minutes | None) -> str:
    """Return a minute as a short date, or that there is none."""
    return NEVER if minute is None else short_date(axis, minute)

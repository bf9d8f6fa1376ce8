"""How sure the dates of a plan are, in sentences: headline, margin, what is left unsaid."""

from collections.abc import Iterator

from scheduler.calendars.clock.axis import Axis
from scheduler.formats.risk.document import RiskDocument
from scheduler.model.notation.base import Minutes
from scheduler.model.notation.durations import format_days
from scheduler.wording.risk.chances import (
    count_text,
    date_or_never,
    draws_text,
    percentile_name,
    share_text,
)
from scheduler.wording.verdicts.moments import short_date

LOW_END = (
    "In every draw the order of the plan stays; no replanning is counted. Planners who replan can "
    "do better, so these chances are the low end."
)
WISHED = 0.8
"""The chance for which a date is named, unless another one is wished for."""


def headline(told: RiskDocument, axis: Axis, wished: float = WISHED) -> str:
    """Say how sure the announced launch is, and which date would be sure enough."""
    announced = told.announced
    first = f"Launch by {short_date(axis, announced.by_minute)}: {share_text(announced.share)} sure"
    return first if announced.share >= wished else f"{first}. {margin_text(told, axis, wished)}"


def beside_proof(told: RiskDocument, axis: Axis) -> str:
    """Say in one line how sure launch and target are, and which dates half and most draws make."""
    chances = "; ".join((_chances(told, axis), percentiles_text(told, axis)))
    return f"{chances} ({draws_text(told)})"


def chances_text(told: RiskDocument, axis: Axis) -> str:
    """Say how sure launch and target are, how much is outside the rules, and of how many draws."""
    return f"{_chances(told, axis)} ({draws_text(told)})"


def _chances(told: RiskDocument, axis: Axis) -> str:
    chances = [f"launch as planned {share_text(told.announced.share)}"]
    if told.target is not None:
        by = short_date(axis, told.target.by_minute)
        chances.append(f"target {by} {share_text(told.target.share)}")
    if told.outside:
        chances.append(f"outside the rules {share_text(told.outside_share)}")
    return ", ".join(chances)


def percentiles_text(told: RiskDocument, axis: Axis) -> str:
    """Return ``P50 Sun 23 Nov 12:11, P80 Mon 24 Nov 12:11``."""
    return ", ".join(
        f"{percentile_name(share)} {date_or_never(axis, told.launch_with(share))}"
        for share in (0.5, WISHED)
    )


def dates_text(told: RiskDocument, axis: Axis) -> str:
    """Return the announced date, the target and the percentiles, each with what it is."""
    dates = [("announced", told.announced.by_minute, told.announced.share)]
    if told.target is not None:
        dates.append(("target", told.target.by_minute, told.target.share))
    chances = (
        f"{name} {short_date(axis, minute)}: {share_text(share)}" for name, minute, share in dates
    )
    percentiles = (
        f"{percentile_name(each.share)} {date_or_never(axis, each.launch_minute)}"
        for each in told.percentiles
    )
    return "; ".join([*chances, ", ".join(percentiles)])


def margin_text(told: RiskDocument, axis: Axis, wished: float = WISHED) -> str:
    """Say which date to promise for a wished chance, and how far it is from the announced one."""
    name, minute = wished_text(wished), told.launch_with(wished)
    if minute is None:
        return f"No date is {name} sure: {outside_text(told)}"
    announced = told.announced.by_minute
    promise = f"To be {name} sure, promise {short_date(axis, minute)}"
    return f"{promise}: {beside_announced(minute - announced)}"


def wished_text(wished: float) -> str:
    """Return a chance that is wished for as it was asked: ``80 %``, ``99.5 %``."""
    return f"{100 * wished:g} %"


def beside_announced(slip: Minutes) -> str:
    """Say how far a date is from the announced launch."""
    if not slip:
        return "as announced"
    return f"{format_days(abs(slip))} {'later' if slip > 0 else 'earlier'} than announced"


def outside_text(told: RiskDocument) -> str:
    """Say which share of the draws lies outside the rules."""
    return f"{share_text(told.outside_share)} of the draws lie outside the rules"


def outside_lines(told: RiskDocument) -> Iterator[str]:
    """Yield for each reason how many draws it took outside the rules, the most frequent first."""
    for each in sorted(told.outside, key=lambda each: (-each.draws, each.reason)):
        share = share_text(each.draws / told.draws)
        yield f"{each.reason}: {share} ({count_text(each.draws)})"


def slip_text(told: RiskDocument) -> str | None:
    """Say how much later than announced draws inside the rules launch on average, if any do."""
    slip = told.mean_slip_minutes
    if slip is None or not told.launches:
        return None
    left_out = ", draws outside the rules left out" if told.outside else ""
    return f"{beside_announced(round(slip))} on average{left_out}"


def shortened_text(told: RiskDocument) -> str | None:
    """Say how many draws of tests were set to their hours, if any were."""
    if not told.shortened:
        return None
    if told.shortened == 1:
        return "1 draw of a test was shorter than its hours and set to them; no test is cut"
    count = f"{told.shortened:,} draws of tests"
    return f"{count} were shorter than their hours and set to them; no test is cut"


def reserve_text(reserve: Minutes | None) -> str:
    """Say how much later a hold point has to be announced to be sure enough."""
    if reserve is None:
        return "no date is"
    return format_days(reserve) if reserve else "none"

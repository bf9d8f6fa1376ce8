"""What each source of risk costs, and how much each step matters, in words and figures."""

from collections.abc import Iterator, Sequence

from scheduler.formats.risk.document import RiskDocument, RiskDriverEntry, StepRiskEntry
from scheduler.model.notation.durations import DAY, format_days
from scheduler.wording.quantities import count_of
from scheduler.wording.risk.chances import chance_name

TOGETHER = "all together"
NO_SUM = "Single sources do not add up: what one costs depends on the others."
UNKNOWN = "unknown"
LEAST_CRITICAL = 0.005
"""Steps on the driving chain in fewer draws than this are not worth a line."""


def days_text(minutes: float | None) -> str:
    """Return a mean length in days with two decimals: ``0.25 d``."""
    return UNKNOWN if minutes is None else f"{figure(minutes / DAY)} d"


def figure(number: float) -> str:
    """Return a figure with two decimals, nothing without a sign."""
    return f"{round(number, 2) + 0.0:.2f}"


def at_80_text(each: RiskDriverEntry) -> str:
    """Return what a source costs at P80; nothing where one of the two dates is later than any."""
    return UNKNOWN if each.at_80_minutes is None else format_days(each.at_80_minutes)


def points_text(each: RiskDriverEntry) -> str:
    """Return the points of chance that a source costs: ``12.0``."""
    return f"{round(100 * each.points, 1) + 0.0:.1f}"


def points_of(told: RiskDocument) -> str:
    """Say of which chance points are: that of the target, or of the announced launch."""
    return f"the chance of {chance_name(told)}"


def all_sources(told: RiskDocument, most: int | None = None) -> Iterator[RiskDriverEntry]:
    """Yield what each source costs, the dearest or all, and last what all cost together."""
    yield from told.drivers[:most]
    if told.together is not None:
        yield told.together


def more_sources(told: RiskDocument, most: int) -> str:
    """Say how many sources are not among the dearest, if there are any, and where they stand."""
    left = len(told.drivers[most:])
    return f"{count_of(left, 'more source')}, which cost less: drivers.csv. " if left else ""


def critical_steps(told: RiskDocument, most: int) -> Sequence[StepRiskEntry]:
    """Return the steps that are on the driving chain most often, the most frequent first."""
    found = [each for each in told.steps if each.criticality >= LEAST_CRITICAL]
    return sorted(found, key=lambda each: (-each.criticality, -each.ssi))[:most]

"""How many there are of a resource, from date to date."""

from datetime import datetime
from fractions import Fraction

from scheduler.formats.foreign.steps import Availability
from scheduler.readers.foreign.primavera.base.account import Account
from scheduler.readers.foreign.primavera.base.rows import Row

RATE = "max_qty_per_hr"


def availability(rates: list[Row], row: Row, account: Account) -> tuple[Availability, ...]:
    """Return how many there are from date to date; of rates of one date the largest counts."""
    steps: dict[datetime | None, Fraction] = {}
    shifts = False
    for rate in rates:
        units, start = account.number(rate, RATE), account.moment(rate, "start_date")
        if units is not None:
            shifts = shifts or start in steps
            steps[start] = max(units, steps.get(start, units))
    if shifts:
        what = "Resources whose number differs by P6's own shifts count with the largest."
        account.decided("import-rates-by-shift", what, [row.title])
    changes = _changes(steps)
    ends = [start for start, _units in changes[1:]]
    return tuple(
        Availability(units=units, start=start, end=end)
        for (start, units), end in zip(changes, [*ends, None], strict=False)
    )


def _changes(
    steps: dict[datetime | None, Fraction],
) -> list[tuple[datetime | None, Fraction]]:
    changes: list[tuple[datetime | None, Fraction]] = []
    for start in sorted(steps, key=lambda each: each.isoformat() if each else ""):
        units = steps[start]
        if not changes or changes[-1][1] != units:
            changes.append((start, units))
    return changes


def without_nothing(
    available: tuple[Availability, ...], row: Row, account: Account
) -> tuple[Availability, ...]:
    """Return the numbers, or none where all of them are nothing although somebody works."""
    if not available or any(each.units for each in available):
        return available
    what = (
        "Resources that work although the file has none of them: how many there are was taken "
        "as not stated."
    )
    account.decided("import-units-zero", what, [row.title])
    return ()


def units_at(available: tuple[Availability, ...], at: datetime | None) -> Fraction | None:
    """Return the units at a moment, before the first date those from then on."""
    if not available:
        return None
    if at is None:
        return available[0].units
    begun = [each for each in available if (each.start or at) <= at]
    return (begun or available)[-1 if begun else 0].units

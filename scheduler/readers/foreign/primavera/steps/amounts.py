"""How long an activity takes, and how much of it is done."""

from fractions import Fraction

from scheduler.formats.foreign.steps import ForeignLength
from scheduler.readers.foreign.primavera.base.account import Account
from scheduler.readers.foreign.primavera.base.rows import Row
from scheduler.readers.foreign.primavera.base.words import (
    BY_DURATION,
    COMPLETE,
    NOT_STARTED,
    TYPED,
)

HUNDRED = Fraction(100)


def not_negative(length: ForeignLength | None, row: Row, account: Account) -> ForeignLength | None:
    """Return a duration; one that is less than nothing is a mistake."""
    if length is not None and length.minutes < 0:
        what = f"the duration of {row.title} is {length.text!r}, less than nothing"
        hint = "Mend the duration in P6 and export the schedule again."
        account.wrong("foreign-bad-length", what, row.line, hint)
    return length


def counting(
    row: Row, duration: ForeignLength | None, remaining: ForeignLength | None, account: Account
) -> ForeignLength | None:
    """Return the duration that counts: before work begins it is what remains, as P6 plans."""
    if remaining is None or duration is None:
        return duration
    if remaining.minutes == duration.minutes:
        return duration
    names = [f"{row.title} ({duration.text} planned, {remaining.text} remaining)"]
    if not remaining.minutes:
        what = "Of activities not begun with nothing remaining the planned duration counts."
        account.decided("import-remaining-nothing", what, names)
        return duration
    what = "Of activities not begun the remaining duration counts, not the planned one."
    account.decided("import-remaining-counts", what, names)
    return remaining


def percent(
    row: Row, status: str, duration: ForeignLength | None, remaining: ForeignLength | None
) -> Fraction | None:
    """Return how much of the duration is done, where the activity counts by it."""
    if status == COMPLETE:
        return HUNDRED
    if status == NOT_STARTED:
        return Fraction(0)
    if row.first("complete_pct_type") not in (BY_DURATION, ""):
        return None
    if duration is None or remaining is None or not duration.minutes:
        return None
    done = (1 - remaining.minutes / duration.minutes) * HUNDRED
    return min(max(done, Fraction(0)), HUNDRED)


def typed(row: Row, account: Account) -> Fraction | None:
    """Return what is typed as done, where the activity counts by it."""
    is_typed = row.text("complete_pct_type") == TYPED
    return account.number(row, "phys_complete_pct") if is_typed else None

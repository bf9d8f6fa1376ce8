"""Per cent complete by work that says something else than the remaining duration, which counts."""

from fractions import Fraction

from scheduler.readers.foreign.primavera.base.account import Account
from scheduler.readers.foreign.primavera.base.rows import Row, Tables
from scheduler.readers.foreign.primavera.base.words import ACTIVE, BY_WORK
from scheduler.readers.foreign.primavera.steps.known import Home, Known

HUNDRED = Fraction(100)
ONE = Fraction(1)
UNITS = ("act_work_qty", "act_equip_qty", "remain_work_qty", "remain_equip_qty")


def tell_of_progress(tables: Tables, known: Known, account: Account) -> None:
    """Tell of activities under way whose per cent complete by work contradicts what remains."""
    for row in tables.all("TASK"):
        home = known.find(row.text("task_id"), row.text("proj_id"))
        is_meant = row.text("status_code") == ACTIVE and row.text("complete_pct_type") == BY_WORK
        if home is not None and is_meant:
            _tell(row, home, account)


def _tell(row: Row, home: Home, account: Account) -> None:
    said = _by_work(row, account)
    duration, remaining = home.task.duration, home.task.remaining
    if said is None or remaining is None or duration is None or not duration.minutes:
        return
    by_time = (1 - remaining.minutes / duration.minutes) * HUNDRED
    if abs(said - by_time) > ONE:
        what = "Per cent complete that counts work contradicts the remaining duration, which counts"
        name = f"{home.task.title} ({float(said):.3g} % of the work, {remaining.text} to go)"
        account.noted("import-percent-by-work", what, [name])


def _by_work(row: Row, account: Account) -> Fraction | None:
    numbers = [account.values.number(row.text(name)) or Fraction(0) for name in UNITS]
    done, left = numbers[0] + numbers[1], numbers[2] + numbers[3]
    return done / (done + left) * HUNDRED if done + left else None

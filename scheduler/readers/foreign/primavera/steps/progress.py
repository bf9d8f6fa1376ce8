"""Per cent complete that says something else than the remaining duration, which counts."""

from fractions import Fraction

from scheduler.readers.foreign.primavera.base.account import Account
from scheduler.readers.foreign.primavera.base.rows import Row, Tables
from scheduler.readers.foreign.primavera.base.words import ACTIVE, BY_WORK, TYPED
from scheduler.readers.foreign.primavera.steps.known import Home, Known

HUNDRED = Fraction(100)
ONE = Fraction(1)


def tell_of_progress(tables: Tables, known: Known, account: Account) -> None:
    """Tell of activities that have begun whose per cent complete contradicts what remains."""
    for row in tables.all("TASK"):
        home = known.find(row.text("task_id"), row.text("proj_id"))
        if home is not None and row.text("status_code") == ACTIVE:
            _tell(row, home, account)


def _tell(row: Row, home: Home, account: Account) -> None:
    kind = row.text("complete_pct_type")
    said = _typed(row, account) if kind == TYPED else _by_work(row, account)
    duration, remaining = home.task.duration, home.task.remaining
    if kind not in (TYPED, BY_WORK) or said is None or not (duration and remaining):
        return
    if not duration.minutes:
        return
    by_time = (1 - remaining.minutes / duration.minutes) * HUNDRED
    if abs(said - by_time) > ONE:
        what = (
            "Per cent complete that is typed or counted from work contradicts the remaining "
            "duration, which counts."
        )
        word = "typed" if kind == TYPED else "by work"
        name = f"{home.task.title} ({float(said):.3g} % {word}, {remaining.text} to go)"
        account.noted("import-percent-contradicts", what, [name])


def _typed(row: Row, account: Account) -> Fraction | None:
    return account.values.number(row.text("phys_complete_pct"))


def _by_work(row: Row, account: Account) -> Fraction | None:
    numbers = [
        account.values.number(row.text(name)) or Fraction(0)
        for name in ("act_work_qty", "act_equip_qty", "remain_work_qty", "remain_equip_qty")
    ]
    done, left = numbers[0] + numbers[1], numbers[2] + numbers[3]
    return done / (done + left) * HUNDRED if done + left else None

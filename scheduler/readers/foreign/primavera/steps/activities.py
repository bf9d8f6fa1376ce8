"""Activities of P6 as steps of the common form."""

import re
from dataclasses import dataclass
from datetime import datetime

from scheduler.formats.foreign.steps import ForeignConstraint, ForeignTask
from scheduler.formats.foreign.words import ConstraintKind, ForeignKind
from scheduler.readers.foreign.primavera.base.account import Account
from scheduler.readers.foreign.primavera.base.rows import Row
from scheduler.readers.foreign.primavera.base.words import (
    ACTIVE,
    BY_RESOURCES,
    COMPLETE,
    CONSTRAINTS,
    KINDS,
    NOT_STARTED,
)
from scheduler.readers.foreign.primavera.steps.amounts import counting, not_negative, percent, typed

BOUNDS = (("cstr_type", "cstr_date"), ("cstr_type2", "cstr_date2"))
STARTS = ("act_start_date", "restart_date", "early_start_date", "start_date", "target_start_date")
FINISHES = ("act_end_date", "reend_date", "early_end_date", "finish_date", "target_end_date")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an activity stands: its uid, its summary, and the calendar whose hours count."""

    uid: str
    parent: str | None
    level: int
    calendar: str | None


def read_activity(row: Row, place: Place, account: Account) -> ForeignTask:
    """Return an activity as a step; notes and custom fields come from elsewhere."""
    status = _status(row, account)
    kind = _kind(row, account)
    duration = not_negative(account.length(row, "target_drtn_hr_cnt"), row, account)
    remaining = not_negative(account.length(row, "remain_drtn_hr_cnt"), row, account)
    if status == NOT_STARTED and kind is not ForeignKind.LEVEL_OF_EFFORT:
        duration = counting(row, duration, remaining, account)
    _tell_expected(row, status, account)
    return ForeignTask(
        uid=place.uid,
        code=row.text("task_code"),
        name=row.text("task_name"),
        level=place.level,
        parent=place.parent,
        kind=kind,
        duration=duration,
        remaining=remaining,
        calendar=place.calendar,
        ignores_resource_calendars=row.text("task_type") != BY_RESOURCES,
        constraints=_constraints(row, account),
        start=_first(row, STARTS, account),
        finish=_first(row, FINISHES, account),
        actual_start=account.moment(row, "act_start_date"),
        actual_finish=account.moment(row, "act_end_date"),
        stop=account.moment(row, "suspend_date"),
        resume=account.moment(row, "resume_date"),
        percent=percent(row, status, duration, remaining),
        physical_percent=typed(row, account),
        is_finished=status == COMPLETE,
        line=row.line,
    )


def natural(text: str) -> tuple[tuple[int, int, str], ...]:
    """Return a key that sorts codes as people do: A9 before A10."""
    parts = re.findall(r"\d{1,18}|\D+", text)
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts)


def _status(row: Row, account: Account) -> str:
    said = row.text("status_code")
    if said in (NOT_STARTED, ACTIVE, COMPLETE):
        return said
    if said:
        what = "Activities whose status is not known were judged by their actual dates."
        account.decided("import-unknown-status", what, [f"{row.title} ({said[:40]})"])
    if row.text("act_end_date"):
        return COMPLETE
    return ACTIVE if row.text("act_start_date") else NOT_STARTED


def _kind(row: Row, account: Account) -> ForeignKind:
    said = row.text("task_type")
    if said and said not in KINDS:
        what = "Activities of a type that is not known were taken as ordinary ones."
        account.decided("import-unknown-type", what, [f"{row.title} ({said[:40]})"])
    return KINDS.get(said, ForeignKind.TASK)


def _constraints(row: Row, account: Account) -> tuple[ForeignConstraint, ...]:
    found = []
    for type_name, date_name in BOUNDS:
        said = row.text(type_name)
        kind = CONSTRAINTS.get(said)
        date = account.moment(row, date_name) if said else None
        if kind is ConstraintKind.AS_LATE_AS_POSSIBLE:
            found.append(ForeignConstraint(kind=kind))
        elif kind is not None and date is not None:
            found.append(ForeignConstraint(kind=kind, date=date))
        elif said:
            what = "Constraints of a kind that is not known, or without a date, were left out."
            account.lost("import-constraint-without-date", what, [f"{row.title} ({said[:40]})"])
    return tuple(found)


def _first(row: Row, names: tuple[str, ...], account: Account) -> datetime | None:
    said = (account.values.moment(row.text(name)) for name in names)
    return next((moment for moment in said if moment is not None), None)


def _tell_expected(row: Row, status: str, account: Account) -> None:
    said = row.text("expect_end_date")
    if said and status != COMPLETE:
        what = (
            "Expected finishes were left out: in P6 they change the remaining duration, which is "
            "read as it stands."
        )
        account.lost("import-expected-finish", what, [f"{row.title} ({said[:40]})"])

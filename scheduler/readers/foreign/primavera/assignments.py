"""Who is assigned to activities, and how many."""

from collections.abc import Mapping
from fractions import Fraction

from scheduler.formats.foreign.steps import ForeignAssignment, ForeignTask
from scheduler.readers.foreign.primavera.base.account import Account
from scheduler.readers.foreign.primavera.base.rows import Row, Tables
from scheduler.readers.foreign.primavera.people import role_uid
from scheduler.readers.foreign.primavera.steps.known import Known

CURVES = ("curv_id", "target_crv", "remain_crv")


def read_assignments(
    tables: Tables, known: Known, account: Account
) -> Mapping[str, list[ForeignAssignment]]:
    """Return the assignments of each project, by its uid."""
    found: dict[str, list[ForeignAssignment]] = {}
    for row in tables.all("TASKRSRC"):
        home = known.find(row.text("task_id"), row.text("proj_id"))
        resource = row.text("rsrc_id")
        role = row.text("role_id")
        who = resource or (role_uid(role) if role else "")
        if home is None:
            what = "Assignments to activities that the file lacks were left out."
            account.lost("import-assignment-without-step", what, [f"line {row.line}"])
            continue
        if not who:
            what = "Assignments of nobody were left out."
            account.lost("import-assignment-without-resource", what, [home.task.title])
            continue
        found.setdefault(home.project, []).append(_assignment(row, home.task, who, account))
    return found


def _assignment(row: Row, task: ForeignTask, who: str, account: Account) -> ForeignAssignment:
    regular = account.hours(row, "act_reg_qty")
    overtime = account.hours(row, "act_ot_qty")
    actual = None if regular is None and overtime is None else (regular or 0) + (overtime or 0)
    return ForeignAssignment(
        task=task.uid,
        resource=who,
        units=account.number(row, "target_qty_per_hr"),
        work=account.hours(row, "target_qty"),
        remaining_work=account.hours(row, "remain_qty"),
        actual_work=Fraction(actual) if actual is not None else None,
        start=account.moment(row, "target_start_date"),
        finish=account.moment(row, "target_end_date"),
        delay=account.hours(row, "target_lag_drtn_hr_cnt") or Fraction(0),
        is_contoured=any(row.text(name) for name in CURVES),
        line=row.line,
    )

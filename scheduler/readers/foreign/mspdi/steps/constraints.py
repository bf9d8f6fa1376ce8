"""Dates that bind steps."""

from scheduler.formats.foreign.steps import ForeignConstraint
from scheduler.formats.foreign.words import ConstraintKind
from scheduler.readers.foreign.mspdi.record import MspdiRecord

AS_SOON, AS_LATE = 0, 1
KINDS = {
    2: ConstraintKind.START_ON,
    3: ConstraintKind.FINISH_ON,
    4: ConstraintKind.START_NO_EARLIER,
    5: ConstraintKind.START_NO_LATER,
    6: ConstraintKind.FINISH_NO_EARLIER,
    7: ConstraintKind.FINISH_NO_LATER,
}


def constraints_of(row: MspdiRecord, *, backwards: bool) -> tuple[ForeignConstraint, ...]:
    """
    Return the date that binds a step, if there is one.

    In a project that is planned backwards every step is as late as possible: that says nothing.
    """
    code = row.whole("ConstraintType")
    if code is None or code == AS_SOON or (code == AS_LATE and backwards):
        return ()
    if code == AS_LATE:
        return (ForeignConstraint(kind=ConstraintKind.AS_LATE_AS_POSSIBLE),)
    if code not in KINDS:
        row.unreadable("ConstraintType", row.text("ConstraintType"))
        return ()
    date = row.moment("ConstraintDate")
    if date is None:
        what = "Dates that bind steps, but are not there, bind nothing."
        name = f"{row.title}: {KINDS[code].value}"
        row.notices.lost("import-constraint-without-date", what, [name])
        return ()
    return (ForeignConstraint(kind=KINDS[code], date=date),)

"""What is done of steps."""

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from scheduler.readers.foreign.mspdi.record import MspdiRecord

WHOLE = 100
UNDONE = "Actual dates after the status date, of steps that are not done by then, are plans."


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedProgress:
    """Progress of a step; dates that turn out to be mere plans are left out."""

    percent: Fraction | None
    actual_start: datetime | None
    actual_finish: datetime | None
    is_finished: bool


def progress_of(row: MspdiRecord, data_date: datetime | None) -> StatedProgress:
    """
    Return the progress of a step.

    Finished is what has an actual finish. Some programs write actual dates for every step, done or
    not: one after the status date counts only with a per cent that agrees.
    """
    percent = _percent(row)
    start, finish = row.moment("ActualStart"), row.moment("ActualFinish")
    is_done = percent is not None and percent >= WHOLE
    if finish is not None and not is_done and _is_plan(finish, data_date, percent):
        row.notices.decided("import-actual-date-planned", UNDONE, [f"{row.title}: finish"])
        finish = None
    if start is not None and not percent and data_date is not None and start > data_date:
        row.notices.decided("import-actual-date-planned", UNDONE, [f"{row.title}: start"])
        start = None
    _tell(row, percent, finish, data_date)
    return StatedProgress(
        percent=percent,
        actual_start=start,
        actual_finish=finish,
        is_finished=finish is not None,
    )


def _percent(row: MspdiRecord) -> Fraction | None:
    percent = row.number("PercentComplete")
    if percent is not None and not 0 <= percent <= WHOLE:
        row.unreadable("PercentComplete", row.text("PercentComplete"))
        return None
    return percent


def _is_plan(finish: datetime, data_date: datetime | None, percent: Fraction | None) -> bool:
    """Tell whether an actual finish of a step that is not all done is a mere plan."""
    return percent is not None if data_date is None else finish > data_date


def _tell(
    row: MspdiRecord, percent: Fraction | None, finish: datetime | None, data_date: datetime | None
) -> None:
    if finish is None or percent is None:
        return
    if percent < WHOLE:
        what = "Steps with an actual finish count as finished, although they are not 100 %."
        name = f"{row.title}: {float(percent):g} %"
        row.notices.decided("import-finished-below-100", what, [name])
    elif data_date is not None and finish > data_date:
        what = "Steps are finished after the status date; they count as finished."
        row.notices.noted("import-finished-after-status", what, [row.title])

"""What is done of steps."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from scheduler.readers.foreign.mspdi.record import MspdiRecord

WHOLE = 100
UNDONE = "Actual dates of steps that are not done by then are plans, and were left out."


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedProgress:
    """Progress of a step; dates that turn out to be mere plans are left out."""

    percent: Fraction | None
    actual_start: datetime | None
    actual_finish: datetime | None


@dataclass(frozen=True, slots=True)
class ProgressReader:
    """
    Reads the progress of steps.

    Finished is what has an actual finish. Some programs, TaskJuggler for one, write actual dates
    for every step, done or not: ``are_plans`` if the file has such, of which per cent alone tell
    what is done.
    """

    data_date: datetime | None
    are_plans: bool

    @classmethod
    def of(cls, rows: Iterable[MspdiRecord], data_date: datetime | None) -> "ProgressReader":
        """Return a reader of the progress of a project."""
        return cls(data_date, any(_has_planned_finish(row, data_date) for row in rows))

    def progress(self, row: MspdiRecord) -> StatedProgress:
        """Return the progress of a step."""
        percent = _percent(row)
        start = self._start(row, percent)
        finish = self._finish(row, percent)
        return StatedProgress(percent=percent, actual_start=start, actual_finish=finish)

    def _start(self, row: MspdiRecord, percent: Fraction | None) -> datetime | None:
        start = row.moment("ActualStart")
        if start is None or percent or self.data_date is None or start <= self.data_date:
            return start
        row.notices.decided("import-actual-date-planned", UNDONE, [f"{row.title}: start"])
        return None

    def _finish(self, row: MspdiRecord, percent: Fraction | None) -> datetime | None:
        finish = row.moment("ActualFinish")
        if finish is None:
            return None
        is_later = self.data_date is not None and finish > self.data_date
        is_open = is_later if percent is None else percent < WHOLE
        if is_open and (is_later or self.are_plans):
            row.notices.decided("import-actual-date-planned", UNDONE, [f"{row.title}: finish"])
            return None
        self._tell(row, percent, is_later=is_later)
        return finish

    def _tell(self, row: MspdiRecord, percent: Fraction | None, *, is_later: bool) -> None:
        if percent is not None and percent < WHOLE:
            what = "Steps with an actual finish count as finished, although they are not 100 %."
            name = f"{row.title}: {float(percent):g} %"
            row.notices.decided("import-finished-below-100", what, [name])
        if is_later:
            what = "Steps are finished after the status date; they count as finished."
            row.notices.noted("import-finished-after-status", what, [row.title])


def _has_planned_finish(row: MspdiRecord, data_date: datetime | None) -> bool:
    """Tell whether a step has an actual finish that has not been, by its per cent and date."""
    if not row.text("ActualFinish") or not row.text("PercentComplete"):
        return False
    finish, percent = row.moment("ActualFinish"), _percent(row)
    if finish is None or percent is None or percent >= WHOLE:
        return False
    return data_date is None or finish > data_date


def _percent(row: MspdiRecord) -> Fraction | None:
    percent = row.number("PercentComplete")
    if percent is not None and not 0 <= percent <= WHOLE:
        row.unreadable("PercentComplete", row.text("PercentComplete"))
        return None
    return percent

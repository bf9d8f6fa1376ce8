"""The state of the steps at a moment, from the rows of a log up to then."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import datetime, tzinfo
from typing import Any

from scheduler.errors import did_you_mean
from scheduler.model.notation.base import TaskId
from scheduler.model.notation.moments import file_text, instant
from scheduler.model.task import Task
from scheduler.readers.progress.tables.cells import length_text, read_moment
from scheduler.readers.progress.tables.grid import CellError
from scheduler.readers.progress.tables.log_rows import LogRow, What
from scheduler.readers.progress.tables.records import Records

SAFE = re.compile(r"(?:^|\s+)(?:made[ _])?safe$", re.IGNORECASE)
"""How the value of a stop ends if hazards rest and the place is free meanwhile."""

ALWAYS = frozenset({"two-starts", "two-finishes", "finish-before-start"})
"""What is wrong with the order of rows whatever another row, which could not be read, says."""


def fold(
    rows: Sequence[LogRow],
    until: datetime,
    tasks: Mapping[TaskId, Task],
    zone: tzinfo,
    records: Records,
) -> None:
    """
    Record the state of every step at a moment.

    Rows count in order of their times, those of one minute in file order; later ones are as if they
    were not there. An ``undo`` takes back the last row above it that is of the same step.

    Parameters
    ----------
    rows
        The sound rows of the log, in file order.
    until
        The data date, local like all times.
    tasks
        The steps that there are.
    zone
        The time zone of the site.
    records
        Takes the state, and what is wrong with the order of the rows.
    """
    now = instant(until, zone)
    known = [row for row in rows if instant(row.time, zone) <= now]
    taken_back = _taken_back(rows, {id(row) for row in known}, records)
    kept = [row for row in known if row.what is not What.UNDO and id(row) not in taken_back]
    steps: dict[str, StepFold] = {}
    incomplete = records.incomplete
    for row in sorted(kept, key=lambda each: instant(each.time, zone)):
        if row.step not in steps:
            task = tasks.get(row.step)
            is_milestone = task is not None and task.is_milestone
            steps[row.step] = StepFold(is_milestone=is_milestone, until=until, zone=zone)
        try:
            steps[row.step].take(row)
        except CellError as error:
            if row.step not in incomplete or error.code in ALWAYS:
                records.refuse(row.line, error.code, error.message, error.hint)
            records.spoil(row.step, "row", row.line)
    for step, state in steps.items():
        _close(step, state, incomplete, records)


def _close(step: str, state: "StepFold", incomplete: Collection[str], records: Records) -> None:
    """Record the state of a step once all its rows are gone through."""
    if state.early is not None:
        early = state.early_finish(state.early)
        if step not in incomplete or early.code in ALWAYS:
            records.refuse(state.early.line, early.code, early.message, early.hint)
        records.spoil(step, "row", state.early.line)
    for name, value in state.facts.items():
        records.record(step, name, value, state.lines[name])


def _taken_back(rows: Sequence[LogRow], known: Iterable[int], records: Records) -> set[int]:
    """Return the rows that an ``undo`` among the known ones takes back."""
    there, gone = set(known), set[int]()
    above: dict[str, list[LogRow]] = {}
    for row in rows:
        stack = above.setdefault(row.step, [])
        if row.what is not What.UNDO:
            stack.append(row)
        elif id(row) in there:
            found = next((each for each in reversed(stack) if row.value in {"", each.what}), None)
            if found is None:
                _refuse_undo(row, records)
            else:
                stack.remove(found)
                gone.add(id(found))
    return gone


def _refuse_undo(row: LogRow, records: Records) -> None:
    known = [each.value for each in What if each is not What.UNDO]
    what = f"{row.value!r} of " if row.value else ""
    records.refuse(
        row.line,
        "nothing-to-undo",
        f"no row above says {what or 'anything of '}{row.step!r} that could be taken back",
        "Remove the undo, or name the row meant."
        if row.value in {"", *known}
        else did_you_mean(row.value, known),
    )


class StepFold:
    """
    The state of one step while the rows of a log are gone through in order of time.

    Parameters
    ----------
    is_milestone
        Whether the step takes no time, so that its end needs no start.
    until
        The data date.
    zone
        The time zone of the site.
    """

    def __init__(self, *, is_milestone: bool, until: datetime, zone: tzinfo) -> None:
        self.is_milestone = is_milestone
        self.until = until
        self.zone = zone
        self.facts: dict[str, Any] = {}
        self.lines: dict[str, int] = {}
        self.early: LogRow | None = None

    def take(self, row: LogRow) -> None:
        """
        Go on by a row.

        Raises
        ------
        CellError
            If what it says cannot follow what was before.
        """
        TAKE[row.what](self, row)
        if row.by:
            self._set(row, "by", row.by)
        if row.note:
            before = self.facts.get("note", "")
            self._set(row, "note", f"{before}; {row.note}" if before else row.note)

    def _set(self, row: LogRow, field: str, value: Any) -> None:
        self.facts[field] = value
        self.lines[field] = row.line

    def _say(self, moment: datetime) -> str:
        return file_text(moment, self.zone)

    def _require_begun(self, row: LogRow) -> None:
        if "finished" in self.facts:
            why = f"was finished {self.facts['finished']}"
            raise _out_of_order("facts-out-of-order", row, why, "Undo the finish, or remove it.")
        if "started" not in self.facts:
            hint = f"Add a row '{row.step},start' before it."
            raise _out_of_order("facts-without-start", row, "had not begun", hint)

    def start(self, row: LogRow) -> None:
        """Begin."""
        if "finished" in self.facts and "started" not in self.facts:
            why = f"was finished {self.facts['finished']}"
            hint = "Check both times; a finish follows its start."
            raise _out_of_order("finish-before-start", row, why, hint)
        if "started" in self.facts:
            why = f"was started {self.facts['started']}"
            hint = "Undo the first start, or write 'resume' if the step went on after a stop."
            raise _out_of_order("two-starts", row, why, hint)
        if "dropped" in self.facts:
            hint = "Undo the drop."
            raise _out_of_order("facts-contradict", row, "was dropped", hint)
        self._set(row, "started", self._say(row.time))

    def finish(self, row: LogRow) -> None:
        """End; what was said to remain does no more."""
        if "finished" in self.facts:
            why = f"was finished {self.facts['finished']}"
            raise _out_of_order("two-finishes", row, why, "Undo one of them.")
        if "suspended" in self.facts:
            why = f"was stopped {self.facts['suspended']}, and did not go on"
            hint = f"Add a row '{row.step},resume' between them."
            raise _out_of_order("facts-out-of-order", row, why, hint)
        if "started" not in self.facts and not self.is_milestone:
            self.early = self.early or row
            return
        for field in ("remaining", "as_of"):
            self.facts.pop(field, None)
        self._set(row, "finished", self._say(row.time))

    def early_finish(self, row: LogRow) -> CellError:
        """Return what is wrong with the end of a step that had not begun by then."""
        if "started" in self.facts:
            why = f"was started {self.facts['started']}"
            return _out_of_order("finish-before-start", row, why, "Check both times.")
        hint = f"Add a row '{row.step},start' before it."
        return _out_of_order("finish-without-start", row, "had not begun", hint)

    def stop(self, row: LogRow) -> None:
        """Stop on purpose, with what is left and whether the place is free."""
        self._require_begun(row)
        if "suspended" in self.facts:
            why = f"was stopped {self.facts['suspended']}"
            raise _out_of_order("two-stops", row, why, "Undo one of them, or add a resume.")
        left = SAFE.sub("", row.value).strip()
        if left:
            self._set_remaining(row, left)
        if left != row.value.strip():
            self._set(row, "made_safe", "yes")
        self._set(row, "suspended", self._say(row.time))

    def resume(self, row: LogRow) -> None:
        """Go on, or say from when on work can go on."""
        self._require_begun(row)
        if "suspended" not in self.facts:
            hint = f"Add a row '{row.step},stop' before it."
            raise _out_of_order("facts-contradict", row, "was not stopped", hint)
        if row.value:
            self._set(row, "resume", self._say(read_moment(row.value)))
            return
        stop = {"from": self.facts.pop("suspended"), "to": self._say(row.time)}
        for field in ("resume", "made_safe"):
            self.facts.pop(field, None)
        self._set(row, "stops", [*self.facts.get("stops", ()), stop])

    def remaining(self, row: LogRow) -> None:
        """Say what is left at the time of the row."""
        self._require_begun(row)
        self._set_remaining(row, row.value)

    def _set_remaining(self, row: LogRow, value: str) -> None:
        self._set(row, "remaining", length_text(value))
        self.facts.pop("as_of", None)
        if instant(row.time, self.zone) < instant(self.until, self.zone):
            self._set(row, "as_of", self._say(row.time))

    def way(self, row: LogRow) -> None:
        """Say in which way the step was begun."""
        self._set(row, "option", row.value)

    def drop(self, row: LogRow) -> None:
        """Leave the step out."""
        if "started" in self.facts or "finished" in self.facts:
            hint = "Record its finish if it is over as it stands."
            raise _out_of_order("facts-contradict", row, "had begun", hint)
        self._set(row, "dropped", "yes")


def _out_of_order(code: str, row: LogRow, why: str, hint: str) -> CellError:
    return CellError(code, f"{row.step!r} {row.what}: the step {why}", hint)


TAKE: Mapping[What, Callable[[StepFold, LogRow], None]] = {
    What.START: StepFold.start,
    What.FINISH: StepFold.finish,
    What.STOP: StepFold.stop,
    What.RESUME: StepFold.resume,
    What.REMAINING: StepFold.remaining,
    What.WAY: StepFold.way,
    What.DROP: StepFold.drop,
}

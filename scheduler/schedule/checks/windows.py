"""Starts, ends and runs lie in their windows."""

from collections.abc import Iterator

import numpy as np

from scheduler.model.notation.durations import DAY
from scheduler.model.task import Task, Window, WindowFor
from scheduler.schedule.checks.base import Evidence
from scheduler.schedule.days import Counts, Flags, opens_on
from scheduler.schedule.scheduled import ScheduledTask
from scheduler.schedule.violation import Violation

RULE = "windows"


def check_windows(evidence: Evidence) -> Iterator[Violation]:
    """Report tasks whose start, end or run misses every window given for it."""
    for task, placed in evidence.placed:
        for purpose in WindowFor:
            windows = [w for w in evidence.hours.windows(task) if w.applies_to is purpose]
            is_past = purpose is WindowFor.START and evidence.has_begun(task.id)
            if windows and not is_past and not _fits(evidence, task, placed, windows, purpose):
                zone = evidence.campaign.zone
                stated = "; ".join(window.said(zone) for window in windows)
                message = f"its {purpose} misses its windows ({stated})"
                yield Violation(rule=RULE, tasks=(task.id,), message=message)


def _fits(
    evidence: Evidence,
    task: Task,
    placed: ScheduledTask,
    windows: list[Window],
    purpose: WindowFor,
) -> bool:
    if purpose is WindowFor.START:
        return any(_covers(evidence, window, placed.start) for window in windows)
    if purpose is WindowFor.END:
        return any(_covers(evidence, window, placed.end) for window in windows)
    if task.is_milestone:
        return any(_covers(evidence, window, placed.start) for window in windows)
    pieces = (np.arange(first, last) for first, last in placed.pieces)
    return all(_run_within(evidence, windows, minutes) for minutes in pieces)


def _run_within(evidence: Evidence, windows: list[Window], minutes: Counts) -> bool:
    """Whether each of some minutes lies in one of the windows."""
    inside = np.zeros(minutes.shape, dtype=bool)
    for window in windows:
        inside |= _runs_in(evidence, window, minutes)
    return bool(inside.all())


def _covers(evidence: Evidence, window: Window, minute: int) -> bool:
    """Whether an instant lies in a window, its last minute included."""
    if window.daily is None:
        return _bounds(evidence, window)[0] <= minute <= _bounds(evidence, window)[1]
    clocks = [int(evidence.clock.wall[minute])]
    if minute:  # when the clocks change, the end of the minute before reads differently
        clocks.append(int(evidence.clock.wall[minute - 1]) + 1)
    return any(
        window.daily.start <= clock % DAY + back * DAY <= window.daily.end
        and _opens(window, clock // DAY - back)
        for clock in clocks
        for back in (0, 1)
    )


def _opens(window: Window, day: int) -> bool:
    """Whether a daily window begins on a day, counted since 1970."""
    return bool(opens_on(window, np.array([day]))[0])


def _runs_in(evidence: Evidence, window: Window, minutes: Counts) -> Flags:
    """Return whether each minute that begins at an instant lies in a window."""
    if window.daily is None:
        start, end = _bounds(evidence, window)
        return (start <= minutes) & (minutes < end)
    wall = np.asarray(evidence.clock.wall)[minutes]
    clock, day = wall % DAY, wall // DAY
    inside = np.zeros(minutes.shape, dtype=bool)
    for back in (0, 1):
        later = clock + back * DAY
        within = (window.daily.start <= later) & (later < window.daily.end)
        inside |= within & opens_on(window, day - back)
    return inside


def _bounds(evidence: Evidence, window: Window) -> tuple[int, int]:
    if window.start is None or window.end is None:
        return 0, -1
    return evidence.clock.minute_of(window.start), evidence.clock.minute_of(window.end)

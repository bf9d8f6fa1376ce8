"""Schedules as tables whose dates are aware of their time zone."""

from collections.abc import Iterable

import pandas as pd

from scheduler.analyse.plan import ExplainedPlan
from scheduler.calendars.clock.axis import MINUTE, Axis
from scheduler.calendars.situation.situation import Situation
from scheduler.exports.tables.plan import chain_table, crew_words, schedule_table
from scheduler.exports.tables.vehicles import vehicle_table
from scheduler.model.notation.base import Minutes
from scheduler.model.notation.durations import HOUR
from scheduler.schedule.scheduled import Schedule

STEP = "step"
"""The name of the index of tables with a row for each step."""


def moments(axis: Axis, minutes: Iterable[Minutes | None]) -> pd.DatetimeIndex:
    """Return minutes as a column of dates; nothing becomes ``NaT``."""
    found = [None if each is None else axis.origin + each * MINUTE for each in minutes]
    return pd.DatetimeIndex(found, dtype="datetime64[ns, UTC]").tz_convert(axis.zone)


def schedule_frame(plan: ExplainedPlan) -> pd.DataFrame:
    """Return ``schedule.csv`` with its dates as such, and the steps as index."""
    frame = schedule_table(plan)
    axis, steps = plan.situation.axis, list(frame["id"])
    tasks, dates = plan.schedule.tasks, plan.dates
    due = {each.task: each.due for each in plan.due}
    before = {} if plan.baseline is None else plan.baseline.schedule.tasks
    columns: dict[str, list[Minutes | None]] = {
        "start": [tasks[each].start for each in steps],
        "end": [tasks[each].end for each in steps],
        "due": [due.get(each) for each in steps],
        "network_early_start": [dates[each].early_start for each in steps],
        "network_late_start": [dates[each].late_start for each in steps],
        "baseline_start": [before[each].start if each in before else None for each in steps],
        "baseline_end": [before[each].end if each in before else None for each in steps],
    }
    for name, minutes in columns.items():
        frame[name] = moments(axis, minutes)
    return frame.drop(columns="zone").set_index("id").rename_axis(STEP)


def chain_frame(plan: ExplainedPlan) -> pd.DataFrame:
    """Return ``critical_path.csv`` with its dates as such."""
    frame, axis = chain_table(plan), plan.situation.axis
    frame["start"] = moments(axis, [piece.start for piece in plan.chain])
    frame["end"] = moments(axis, [piece.end for piece in plan.chain])
    return frame.drop(columns="zone")


def vehicle_frame(plan: ExplainedPlan) -> pd.DataFrame:
    """Return ``vehicles.csv`` with its dates as such, and the vehicles as index."""
    frame, axis = vehicle_table(plan), plan.situation.axis
    frame["building"] = moments(axis, [each.begun for each in plan.vehicles])
    frame["on_standby"] = moments(axis, [each.standby for each in plan.vehicles])
    frame["called"] = moments(axis, [each.called for each in plan.vehicles])
    frame["launched"] = moments(axis, [each.launched for each in plan.vehicles])
    return frame.drop(columns="zone").set_index("vehicle")


def solution_frame(situation: Situation, schedule: Schedule) -> pd.DataFrame:
    """Return a row for each step of a schedule, by its start."""
    placed = sorted(schedule.tasks.values(), key=lambda each: (each.start, each.id))
    tasks = [situation.job_in(each.id, each.option).task for each in placed]
    columns = {
        STEP: [each.id for each in placed],
        "name": [task.title for task in tasks],
        "start": moments(situation.axis, [each.start for each in placed]),
        "end": moments(situation.axis, [each.end for each in placed]),
        "hours": [task.duration / HOUR for task in tasks],
        "facility": [task.facility or "" for task in tasks],
        "crews": [crew_words(task.crew) for task in tasks],
    }
    return pd.DataFrame(columns).set_index(STEP)

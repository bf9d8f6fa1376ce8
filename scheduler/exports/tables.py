"""``schedule.csv`` and ``critical_path.csv``: rows for the steps and for the driving chain."""

from pathlib import Path

import pandas as pd

from scheduler.analyse.plan import Plan
from scheduler.exports.plan_json import local
from scheduler.exports.writing import write_whole

from scheduler.model.durations import HOUR


def schedule_table(plan: Plan) -> pd.DataFrame:
    """
    Return a row for each step in order of its start.

    Hours are working hours; dates are local with their offset; ``network_slack_h`` is the slack of
    plain CPM in elapsed hours, which knows no crews and rooms.
    """
    situation = plan.situation
    order = sorted(situation.jobs, key=lambda each: (plan.schedule[each].start, each))
    return pd.DataFrame([_step(plan, task_id) for task_id in order])


def _step(plan: Plan, task_id: str) -> dict[str, object]:
    situation, placed = plan.situation, plan.schedule[task_id]
    task, dates, driver = (
        situation.jobs[task_id].task,
        plan.dates[task_id],
        plan.drivers[task_id],
    )
    before = None if plan.baseline is None else plan.baseline.schedule.tasks.get(task_id)
    return {
        "id": task_id,
        "name": task.title,
        "flow": task.flow,
        "facility": task.facility or "",
        "kind": "milestone" if task.is_milestone else task.kind.value,
        "test": task.test,
        "hold_point": task.hold_point,
        "start": local(situation, placed.start),
        "end": local(situation, placed.end),
        "day": situation.axis.day_number(placed.start),
        "hours": task.duration / HOUR,
        "pieces": len(placed.pieces),
        "on_driving_chain": task_id in plan.chain_tasks,
        "driven_by": driver.task or "",
        "cause": driver.cause.value,
        "detail": driver.detail,
        "then_waited_for": driver.wait.value if driver.wait else "",
        "network_early_start": local(situation, dates.early_start),
        "network_late_start": local(situation, dates.late_start),
        "network_slack_h": dates.slack / HOUR,
        "baseline_start": "" if before is None else local(situation, before.start),
        "baseline_end": "" if before is None else local(situation, before.end),
    }


def chain_table(plan: Plan) -> pd.DataFrame:
    """Return the driving chain from start to launch; ``hours`` add up to the launch time."""
    situation = plan.situation
    return pd.DataFrame(
        [
            {
                "kind": piece.kind.value,
                "step": piece.task,
                "name": situation.jobs[piece.task].task.title,
                "start": local(situation, piece.start),
                "end": local(situation, piece.end),
                "hours": round(piece.length / HOUR, 4),
                "cause": piece.cause.value,
                "driven_by": piece.by or "",
                "detail": piece.detail,
            }
            for piece in plan.chain
        ]
    )


def write_tables(plan: Plan, folder: Path) -> list[Path]:
    """Write both tables into a folder."""
    return [
        write_whole(folder / name, table.to_csv(index=False, lineterminator="\n").encode())
        for name, table in (
            ("schedule.csv", schedule_table(plan)),
            ("critical_path.csv", chain_table(plan)),
        )
    ]

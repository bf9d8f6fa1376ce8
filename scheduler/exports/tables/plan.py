"""``schedule.csv``, ``critical_path.csv`` and ``floats.csv``: rows for steps and chain pieces."""

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from scheduler.analyse.overstated_floats import phantom_floats
from scheduler.analyse.plan import ExplainedPlan
from scheduler.exports.tables.csv_text import stamp, write_csv, zone
from scheduler.formats.csv_style import CsvStyle
from scheduler.model.notation.base import Minutes
from scheduler.model.notation.durations import HOUR
from scheduler.wording.reasons.causes import stretch_words
from scheduler.wording.reasons.chain import piece_reason


def schedule_table(plan: ExplainedPlan) -> pd.DataFrame:
    """
    Return a row for each step in order of its start.

    ``hours`` are working hours, floats elapsed ones; dates are local, and ``zone`` says how far
    from UTC start and end are; ``network_slack_h`` is the slack of plain CPM in elapsed hours,
    which knows no crews and rooms.
    """
    situation = plan.situation
    order = sorted(situation.jobs, key=lambda each: (plan.schedule[each].start, each))
    return pd.DataFrame([_step(plan, task_id) for task_id in order])


def _step(plan: ExplainedPlan, task_id: str) -> dict[str, object]:
    situation, placed = plan.situation, plan.schedule[task_id]
    task, dates, driver = (
        situation.jobs[task_id].task,
        plan.dates[task_id],
        plan.drivers[task_id],
    )
    due = plan.due_of(task_id)
    before = None if plan.baseline is None else plan.baseline.schedule.tasks.get(task_id)
    return {
        "id": task_id,
        "name": task.title,
        "flow": task.flow,
        "facility": task.facility or "",
        "place": _place(plan, task.facility),
        "crews": crew_words(task.crew),
        "kind": "milestone" if task.is_milestone else task.kind.value,
        "test": task.test,
        "hold_point": task.hold_point,
        "option": placed.option,
        "start": stamp(situation, placed.start),
        "end": stamp(situation, placed.end),
        "day": situation.axis.day_number(placed.start),
        "hours": task.duration / HOUR,
        "pieces": len(placed.pieces),
        "on_driving_chain": task_id in plan.chain_tasks,
        "critical": plan.floats[task_id].is_critical,
        "total_float_h": _hours(plan.floats[task_id].total),
        "free_float_h": _hours(plan.floats[task_id].free),
        "lift_off": _lift_off(plan, task_id),
        "due": "" if due is None else stamp(situation, due.due),
        "due_float_h": _due_float(plan, task_id),
        "driven_by": driver.task or "",
        "cause": driver.cause.value,
        "detail": driver.detail,
        "then_waited_for": "; ".join(stretch_words(plan, task_id, each) for each in driver.waits),
        "network_early_start": stamp(situation, dates.early_start),
        "network_late_start": stamp(situation, dates.late_start),
        "network_slack_h": dates.slack / HOUR,
        "baseline_start": "" if before is None else stamp(situation, before.start),
        "baseline_end": "" if before is None else stamp(situation, before.end),
        "zone": zone(situation, placed.start, placed.end),
    }


def _place(plan: ExplainedPlan, facility: str | None) -> str:
    return "" if facility is None else plan.situation.campaign.facilities[facility].title


def crew_words(crew: Mapping[str, int]) -> str:
    """Return how many people of which crews: ``4 MEC, 2 ELE``."""
    return ", ".join(f"{people} {name}" for name, people in crew.items() if people)


def _lift_off(plan: ExplainedPlan, task_id: str) -> str:
    return next((each.name for each in plan.launches if each.task == task_id), "")


def _hours(minutes: Minutes | None) -> float | None:
    return None if minutes is None else round(minutes / HOUR, 4)


def _due_float(plan: ExplainedPlan, task_id: str) -> float | None:
    due = plan.due_of(task_id)
    return None if due is None else _hours(due.margin)


def _due_slip(plan: ExplainedPlan, task_id: str) -> float | None:
    due = plan.due_of(task_id)
    return None if due is None else _hours(due.slip)


def float_table(plan: ExplainedPlan) -> pd.DataFrame:
    """
    Return a row for each step, the least float first.

    ``total_float_h`` is empty for steps that launch does not wait for; ``phantom_h`` is how much
    plain CPM overstates the float of the plan, because it forgets crews, rooms and hazards.
    ``due_float_h`` runs from the end of a step to its due date, below zero if it is late,
    ``due_slip_h`` to the last end that its own calendar allows until then.
    """
    situation = plan.situation
    phantom = phantom_floats(plan)
    rows = [
        {
            "id": task_id,
            "name": situation.jobs[task_id].task.title,
            "critical": own.is_critical,
            "total_float_h": _hours(own.total),
            "total_float_shifts": own.shifts,
            "free_float_h": _hours(own.free),
            "late_end": stamp(situation, own.late_end),
            "zone": zone(situation, own.late_end),
            "plain_cpm_float_h": _hours(phantom[task_id].plain),
            "phantom_h": _hours(phantom[task_id].excess),
            "due_float_h": _due_float(plan, task_id),
            "due_slip_h": _due_slip(plan, task_id),
            "driven_by": plan.drivers[task_id].task or "",
            "cause": plan.drivers[task_id].cause.value,
        }
        for task_id, own in plan.floats.items()
    ]
    last = float("inf")
    rows.sort(key=lambda row: (plan.floats[str(row["id"])].total or 0, str(row["id"])))
    rows.sort(key=lambda row: last if row["total_float_h"] is None else 0)
    return pd.DataFrame(rows)


def chain_table(plan: ExplainedPlan) -> pd.DataFrame:
    """Return the driving chain from start to launch; ``hours`` add up to the launch time."""
    situation = plan.situation
    return pd.DataFrame(
        [
            {
                "kind": piece.kind.value,
                "step": piece.task,
                "name": situation.jobs[piece.task].task.title,
                "start": stamp(situation, piece.start),
                "end": stamp(situation, piece.end),
                "hours": round(piece.length / HOUR, 4),
                "cause": piece.cause.value,
                "driven_by": piece.by or "",
                "detail": piece.detail,
                "why_not_earlier": piece_reason(plan, piece),
                "zone": zone(situation, piece.start, piece.end),
            }
            for piece in plan.chain
        ]
    )


def write_tables(plan: ExplainedPlan, folder: Path, style: CsvStyle = CsvStyle.PLAIN) -> list[Path]:
    """Write the tables into a folder."""
    return [
        write_csv(folder / name, table, style)
        for name, table in (
            ("schedule.csv", schedule_table(plan)),
            ("critical_path.csv", chain_table(plan)),
            ("floats.csv", float_table(plan)),
        )
    ]

"""``duty.csv``: the duties of every crew and shift beside the duty rules, and every deviation."""

from pathlib import Path

import pandas as pd

from scheduler.analyse.duty import DutyDeviation, DutyReport, ShiftDuty
from scheduler.analyse.plan import Plan
from scheduler.calendars.duties import DutyRule
from scheduler.exports.plan_json import local
from scheduler.exports.writing import write_whole
from scheduler.model.durations import HOUR


def duty_table(plan: Plan) -> pd.DataFrame:
    """
    Return a row for each crew and shift on duty, followed by one for each of its deviations.

    Hours are hours on duty; ``value`` and ``limit`` are hours too, or days for the days in a row.
    Empty where the scenario states no duty rules.
    """
    if plan.duty is None:
        return pd.DataFrame()
    rows = []
    for shift in plan.duty.shifts:
        own = [d for d in plan.duty.deviations if (d.crew, d.shift) == (shift.crew, shift.shift)]
        rows.append({**_head(plan, shift), **_figures(shift), "deviations": len(own)})
        rows += [{**_head(plan, shift), **_deviation(plan, each)} for each in own]
    return pd.DataFrame(rows).convert_dtypes()


def _head(plan: Plan, shift: ShiftDuty) -> dict[str, object]:
    return {
        "crew": shift.crew,
        "name": plan.situation.campaign.crews[shift.crew].title,
        "shift": shift.shift,
    }


def _figures(shift: ShiftDuty) -> dict[str, object]:
    return {
        "people": shift.people,
        "teams": shift.teams,
        "teams_needed": shift.needed,
        "duties": shift.duties,
        "most_hours_in_day": shift.most_in_day / HOUR,
        "most_hours_in_week": shift.most_in_week / HOUR,
        "most_days_in_row": shift.most_days_in_row,
        "least_rest_h": None if shift.least_rest is None else shift.least_rest / HOUR,
    }


def _deviation(plan: Plan, each: DutyDeviation) -> dict[str, object]:
    unit = 1 if each.rule is DutyRule.DAYS_IN_ROW else HOUR
    return {
        "team": each.team,
        "rule": each.rule.value,
        "value": each.value / unit,
        "limit": each.limit / unit,
        "start": local(plan.situation, each.start),
        "end": local(plan.situation, each.end),
    }


def write_duty_table(plan: Plan, folder: Path) -> list[Path]:
    """Write the table into a folder where the scenario states duty rules."""
    if plan.duty is None:
        return []
    text = duty_table(plan).to_csv(index=False, lineterminator="\n")
    return [write_whole(folder / "duty.csv", text.encode())]

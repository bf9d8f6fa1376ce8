"""``duty.csv``: the duties of every crew and shift beside the duty rules, and every deviation."""

from pathlib import Path

import pandas as pd

from scheduler.analyse.loads.duty import DutyDeviation, ShiftDuty
from scheduler.analyse.plan import ExplainedPlan
from scheduler.calendars.shifts.duties import DutyRule
from scheduler.exports.tables.csv_text import stamp, write_csv, zone
from scheduler.formats.csv_style import CsvStyle
from scheduler.model.notation.durations import HOUR

COLUMNS = (
    *("crew", "name", "shift", "people", "teams", "teams_needed", "duties"),
    *("most_hours_in_day", "most_hours_in_week", "most_days_in_row", "least_rest_h"),
    *("deviations", "team", "rule", "value", "limit", "start", "end", "zone"),
)


def duty_table(plan: ExplainedPlan) -> pd.DataFrame:
    """
    Return a row for each crew and shift on duty, followed by one for each of its deviations.

    Hours are hours on duty; ``value`` and ``limit`` are hours too, or days for the days in a row.
    Empty where the scenario states no duty rules.
    """
    rows: list[dict[str, object]] = []
    deviations = () if plan.duty is None else plan.duty.deviations
    for shift in () if plan.duty is None else plan.duty.shifts:
        own = [each for each in deviations if (each.crew, each.shift) == (shift.crew, shift.shift)]
        rows.append({**_head(plan, shift), **_figures(shift), "deviations": len(own)})
        rows += [{**_head(plan, shift), **_deviation(plan, each)} for each in own]
    return pd.DataFrame(rows, columns=list(COLUMNS)).convert_dtypes()


def _head(plan: ExplainedPlan, shift: ShiftDuty) -> dict[str, object]:
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
        "most_hours_in_day": round(shift.most_in_day / HOUR, 4),
        "most_hours_in_week": round(shift.most_in_week / HOUR, 4),
        "most_days_in_row": shift.most_days_in_row,
        "least_rest_h": None if shift.least_rest is None else round(shift.least_rest / HOUR, 4),
    }


def _deviation(plan: ExplainedPlan, each: DutyDeviation) -> dict[str, object]:
    unit = 1 if each.rule is DutyRule.DAYS_IN_ROW else HOUR
    return {
        "team": each.team,
        "rule": each.rule.value,
        "value": round(each.value / unit, 4),
        "limit": round(each.limit / unit, 4),
        "start": stamp(plan.situation, each.start),
        "end": stamp(plan.situation, each.end),
        "zone": zone(plan.situation, each.start, each.end),
    }


def write_duty_table(
    plan: ExplainedPlan, folder: Path, style: CsvStyle = CsvStyle.PLAIN
) -> list[Path]:
    """Write the table into a folder where the scenario states duty rules."""
    if plan.duty is None:
        return []
    return [write_csv(folder / "duty.csv", duty_table(plan), style)]

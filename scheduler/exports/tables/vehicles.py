"""``vehicles.csv``: each vehicle in its states, and the gaps that called ones leave."""

from pathlib import Path

import pandas as pd

from scheduler.analyse.plan import ExplainedPlan
from scheduler.analyse.vehicles.gaps import StateGap
from scheduler.analyse.vehicles.states import VehicleStates
from scheduler.exports.tables.csv_text import stamp, write_csv, zone
from scheduler.formats.csv_style import CsvStyle
from scheduler.model.notation.base import Minutes
from scheduler.model.notation.durations import HOUR

COLUMNS = (
    *("vehicle", "name", "building", "on_standby", "called", "launched"),
    *("gap_since_call_h", "covered_since_call_by", "gap_since_launch_h"),
    *("covered_since_launch_by", "zone"),
)


def vehicle_table(plan: ExplainedPlan) -> pd.DataFrame:
    """
    Return a row for each vehicle in file order, with the dates on which its states begin.

    A date is empty where the plan does not come to it; so is a gap, in hours, that nothing ends,
    and of a vehicle that is not called.
    """
    rows = [_row(plan, each) for each in plan.vehicles]
    return pd.DataFrame(rows, columns=list(COLUMNS)).convert_dtypes()


def _row(plan: ExplainedPlan, each: VehicleStates) -> dict[str, object]:
    own = next((gap for gap in plan.cover if gap.vehicle == each.vehicle), None)
    minutes = (each.begun, each.standby, each.called, each.launched)
    return {
        "vehicle": each.vehicle,
        "name": each.name,
        "building": _stamp(plan, each.begun),
        "on_standby": _stamp(plan, each.standby),
        "called": _stamp(plan, each.called),
        "launched": _stamp(plan, each.launched),
        **_gap("call", None if own is None else own.since_call),
        **_gap("launch", None if own is None else own.since_launch),
        "zone": zone(plan.situation, *(minute for minute in minutes if minute is not None)),
    }


def _stamp(plan: ExplainedPlan, minute: Minutes | None) -> str:
    return "" if minute is None else stamp(plan.situation, minute)


def _gap(since: str, gap: StateGap | None) -> dict[str, object]:
    length = None if gap is None else gap.length
    return {
        f"gap_since_{since}_h": None if length is None else round(length / HOUR, 4),
        f"covered_since_{since}_by": "" if gap is None else gap.cover or "",
    }


def write_vehicle_table(
    plan: ExplainedPlan, folder: Path, style: CsvStyle = CsvStyle.PLAIN
) -> list[Path]:
    """Write the table into a folder where the task graph has vehicles."""
    if not plan.vehicles:
        return []
    return [write_csv(folder / "vehicles.csv", vehicle_table(plan), style)]

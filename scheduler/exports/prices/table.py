"""``target.csv``, ``target.json`` and ``price_curve.csv``: what a date asks for and costs."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from scheduler.calendars.clock.axis import Axis
from scheduler.calendars.permits.permitted import Permitted
from scheduler.exports.document.parts import local
from scheduler.exports.folder.writing import write_whole
from scheduler.exports.tables.csv_text import stamp, write_csv, zone
from scheduler.formats.csv_style import CsvStyle
from scheduler.model.costs import CENTS
from scheduler.model.notation.base import Minutes
from scheduler.studies.making_a_date.priced_plan import PricedPlan
from scheduler.studies.making_a_date.words import brief, not_needed, person_shifts, ranked

MORE_PEOPLE = "{} more on the {} shift"
"""How tables say what begins with a plus elsewhere, which spreadsheets take for a formula."""
COLUMNS = ("family", "subject", "change", "cost", "person_shifts")


@dataclass(frozen=True, slots=True, kw_only=True)
class Prices:
    """The price curve with the dates to mark on it: the one asked about, and the graph's target."""

    permitted: Permitted
    state: str
    curve: Sequence[PricedPlan]
    asked: Minutes

    @property
    def axis(self) -> Axis:
        """The axis of the campaign."""
        return self.curve[0].situation.axis

    @property
    def target(self) -> Minutes | None:
        """The target of the task graph."""
        return self.curve[0].situation.target

    @property
    def unit(self) -> str:
        """The unit of cost."""
        return self.permitted.campaign.costs.unit


def change_table(plan: PricedPlan) -> pd.DataFrame:
    """Return a row for each change of a plan, the dearest first."""
    rows = [
        {
            "family": each.family.value,
            "subject": each.subject,
            "change": each.title,
            "cost": each.cost / CENTS,
            "person_shifts": each.person_shifts,
        }
        for each in ranked(plan)
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def target_data(permitted: Permitted, plan: PricedPlan) -> dict[str, Any]:
    """Return a priced plan as data; minutes count from the campaign start."""
    return {
        **_price(permitted, plan),
        "unit": permitted.campaign.costs.unit,
        "margin_minutes": plan.by - plan.launch_minute,
        "changes": change_table(plan).to_dict("records"),
        "not_needed": list(not_needed(permitted, plan)),
        "scenario": plan.situation.scenario.id,
    }


def _price(permitted: Permitted, plan: PricedPlan) -> dict[str, Any]:
    return {
        "by": local(plan.situation, plan.by),
        "by_minutes": plan.by,
        "launch": local(plan.situation, plan.launch_minute),
        "launch_minutes": plan.launch_minute,
        "cost": plan.cost / CENTS,
        "bound": plan.bound / CENTS,
        "proved": plan.is_proved,
        "interrupted": plan.interrupted,
        "person_shifts": person_shifts(plan),
        "brief": brief(permitted, plan),
    }


def curve_data(permitted: Permitted, curve: Sequence[PricedPlan]) -> list[dict[str, Any]]:
    """Return the price curve as data, the earliest date first."""
    return [{**_price(permitted, plan), "changes": len(plan.changes)} for plan in curve]


def write_target(
    permitted: Permitted, plan: PricedPlan, folder: Path, style: CsvStyle = CsvStyle.PLAIN
) -> list[Path]:
    """Write a priced plan as a table and as data into a folder."""
    data = json.dumps(target_data(permitted, plan), indent=1, ensure_ascii=False) + "\n"
    return [
        write_csv(folder / "target.csv", change_table(plan), style),
        write_whole(folder / "target.json", data.encode()),
    ]


def write_curve(
    permitted: Permitted,
    curve: Sequence[PricedPlan],
    folder: Path,
    style: CsvStyle = CsvStyle.PLAIN,
) -> Path:
    """Write the price curve as a table into a folder."""
    rows = [
        {
            **data,
            "by": stamp(plan.situation, plan.by),
            "launch": stamp(plan.situation, plan.launch_minute),
            "zone": zone(plan.situation, plan.by, plan.launch_minute),
            "brief": brief(permitted, plan, MORE_PEOPLE),
        }
        for data, plan in zip(curve_data(permitted, curve), curve, strict=True)
    ]
    return write_csv(folder / "price_curve.csv", pd.DataFrame(rows), style)

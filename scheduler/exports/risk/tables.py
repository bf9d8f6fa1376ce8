"""``drivers.csv``, ``steps-risk.csv`` and ``draws.csv``: what costs days, what matters, and all."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd

from scheduler.analyse.plan import ExplainedPlan
from scheduler.calendars.situation.situation import Situation
from scheduler.exports.tables.csv_text import stamp, write_csv, zone
from scheduler.formats.csv_style import CsvStyle
from scheduler.formats.risk.document import RiskDocument
from scheduler.model.notation.base import Minutes
from scheduler.model.notation.durations import DAY, HOUR
from scheduler.replay.drawn.draws import LATE
from scheduler.studies.risk.assessment import Assessment
from scheduler.wording.risk.sources import all_sources

DRIVER_COLUMNS = ("source", "key", "mean_days", "days_at_80", "points_of_chance")
STEP_COLUMNS = (
    *("step", "name", "on_driving_chain", "criticality", "cruciality", "ssi"),
    *("end_p10", "end_p50", "end_p90", "zone"),
)
DIGITS = 4


def driver_frame(told: RiskDocument) -> pd.DataFrame:
    """Return a row for each source of risk, the dearest first, and one for all together."""
    rows = [
        {
            "source": each.source,
            "key": each.key,
            "mean_days": _days(each.mean_minutes),
            "days_at_80": _days(each.at_80_minutes),
            "points_of_chance": round(100 * each.points, DIGITS),
        }
        for each in all_sources(told)
    ]
    return pd.DataFrame(rows, columns=list(DRIVER_COLUMNS))


def step_frame(plan: ExplainedPlan, told: RiskDocument) -> pd.DataFrame:
    """Return a row for each step with how much it matters, and when it may end."""
    situation = plan.situation
    rows = [
        {
            "step": each.step,
            "name": each.name,
            "on_driving_chain": each.on_driving_chain,
            "criticality": round(each.criticality, DIGITS),
            "cruciality": round(each.cruciality, DIGITS),
            "ssi": round(each.ssi, DIGITS),
            **dict(zip(STEP_COLUMNS[-4:-1], _stamps(situation, *each.end_minutes), strict=True)),
            "zone": zone(situation, *each.end_minutes),
        }
        for each in told.steps
    ]
    return pd.DataFrame(rows, columns=list(STEP_COLUMNS))


def draw_frame(plan: ExplainedPlan, found: Assessment) -> pd.DataFrame:
    """
    Return a row for each draw: launch, or why it lies outside the rules, and its drawn hours.

    Hours are working hours of each step by its id, none for work of a mishap that does not happen;
    ``scrubs`` are attempts at launch that failed.
    """
    played, book = found.played, found.playbook
    launches = [None if each >= LATE else int(each) for each in played.launches]
    reasons = ["" if each < 0 else book.reasons[each] for each in played.outside]
    head = {
        "draw": np.arange(1, len(found.draws) + 1),
        "launch": ["" if each is None else stamp(plan.situation, each) for each in launches],
        "zone": ["" if each is None else zone(plan.situation, each) for each in launches],
        "outside": reasons,
        "scrubs": played.scrubs,
    }
    mishaps = {
        f"mishap {name}": found.draws.happens[:, number] for number, name in enumerate(book.mishaps)
    }
    hours = {
        f"hours {step}": _hours(found, number)
        for number, step in enumerate(book.steps)
        if step not in book.only_again
    }
    return pd.DataFrame({**head, **mishaps, **hours})


def _hours(found: Assessment, number: int) -> "pd.Series[float]":
    """Return the drawn hours of a step, missing where it is not there."""
    book, draws = found.playbook, found.draws
    hours = pd.Series(draws.hours[:, number] / HOUR).round(DIGITS)
    extra = book.extra.get(book.steps[number])
    return hours if extra is None else hours.where(draws.happens[:, extra.mishap])


def write_risk_tables(
    plan: ExplainedPlan, told: RiskDocument, folder: Path, style: CsvStyle = CsvStyle.PLAIN
) -> list[Path]:
    """Write the tables of sources and steps into a folder."""
    return [
        write_csv(folder / "drivers.csv", driver_frame(told), style),
        write_csv(folder / "steps-risk.csv", step_frame(plan, told), style),
    ]


def write_draws(
    plan: ExplainedPlan, found: Assessment, folder: Path, style: CsvStyle = CsvStyle.PLAIN
) -> Path:
    """Write the table of all draws into a folder."""
    return write_csv(folder / "draws.csv", draw_frame(plan, found), style)


def _days(minutes: float | None) -> float | None:
    return None if minutes is None else round(minutes / DAY, DIGITS) + 0.0


def _stamps(situation: Situation, *minutes: Minutes) -> Iterator[str]:
    return (stamp(situation, minute) for minute in minutes)

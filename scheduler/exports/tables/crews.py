"""``crews.csv``: who works when, a row for each crew, shift and step."""

from pathlib import Path

import pandas as pd

from scheduler.analyse.loads.stints import Stint, stints
from scheduler.analyse.plan import ExplainedPlan
from scheduler.calendars.clock.intervals import measure
from scheduler.exports.tables.csv_text import stamp, write_csv, zone
from scheduler.formats.csv_style import CsvStyle
from scheduler.model.notation.durations import HOUR

COLUMNS = (
    *("crew", "name", "week", "date", "weekday", "shift", "start", "end", "hours", "people"),
    *("step", "step_name", "place", "test", "zone"),
)


def crew_table(plan: ExplainedPlan) -> pd.DataFrame:
    """
    Return a row for each crew, shift and step, in order of time for each crew.

    Where shifts overlap, their common minutes are counted in the earlier one. Work of people who
    are called in outside of all shifts has no shift.
    """
    situation, schedule = plan.situation, plan.schedule
    rows = [
        _row(plan, crew, people, task_id, stint)
        for task_id, job in situation.jobs.items()
        for stint in stints(situation, schedule[task_id].pieces)
        for crew, people in job.task.crew.items()
        if people
    ]
    rows.sort(key=lambda row: (row["crew"], row["start"], row["step"]))
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _row(
    plan: ExplainedPlan, crew: str, people: int, task_id: str, stint: Stint
) -> dict[str, object]:
    situation = plan.situation
    campaign, task = situation.campaign, situation.jobs[task_id].task
    start, end = stint.parts[0][0], stint.parts[-1][1]
    day = situation.axis.moment(start).date() if stint.run is None else stint.run.day
    return {
        "crew": crew,
        "name": campaign.crews[crew].title,
        "week": f"{day:%G-W%V}",
        "date": day.isoformat(),
        "weekday": f"{day:%a}",
        "shift": "" if stint.run is None else stint.run.shift,
        "start": stamp(situation, start),
        "end": stamp(situation, end),
        "hours": round(measure(stint.parts) / HOUR, 4),
        "people": people,
        "step": task_id,
        "step_name": task.title,
        "place": "" if task.facility is None else campaign.facilities[task.facility].title,
        "test": task.test,
        "zone": zone(situation, start, end),
    }


def write_crew_table(plan: ExplainedPlan, folder: Path, style: CsvStyle = CsvStyle.PLAIN) -> Path:
    """Write the table into a folder."""
    return write_csv(folder / "crews.csv", crew_table(plan), style)

"""``changes.csv`` and ``told.csv``: what becomes of each step, and who must be told what."""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from scheduler.analyse.comparing.comparison import PlansBeside
from scheduler.analyse.comparing.side import PlacedStep
from scheduler.analyse.comparing.steps import ComparedStep
from scheduler.analyse.comparing.told import ToldPart, ToldShift, ToldStep
from scheduler.exports.tables.csv_text import stamp, write_csv, zone
from scheduler.formats.csv_style import CsvStyle
from scheduler.model.notation.base import Minutes
from scheduler.model.notation.durations import HOUR
from scheduler.wording.changes.moved_steps import change_text, driver_text, way_text

CHANGE_COLUMNS = (
    *("step", "name", "change", "start_before", "end_before", "start", "end", "moves_h"),
    *("ends_later_h", "state", "way_before", "way", "driver_before", "driver"),
    *("float_before_h", "float_h", "on_chain_before", "on_chain", "zone"),
)
TOLD_COLUMNS = (
    *("crew", "crew_name", "date", "weekday", "shift", "what", "step", "step_name", "place"),
    *("people_before", "people", "start_before", "end_before", "start", "end", "zone"),
)


def change_table(found: PlansBeside) -> pd.DataFrame:
    """Return a row for each step of either plan: first those that change, by their start."""
    steps = sorted(found.steps, key=lambda step: not step.changes)
    return pd.DataFrame([_row(found, step) for step in steps], columns=list(CHANGE_COLUMNS))


def _row(found: PlansBeside, step: ComparedStep) -> dict[str, object]:
    old, new = step.old, step.new
    return {
        "step": step.id,
        "name": step.title,
        "change": change_text(step),
        "start_before": _stamp(found, None if old is None else old.start),
        "end_before": _stamp(found, None if old is None else old.end),
        "start": _stamp(found, None if new is None else new.start),
        "end": _stamp(found, None if new is None else new.end),
        "moves_h": _hours(step.moves),
        "ends_later_h": _hours(step.ends_later),
        "state": "" if new is None else new.state.value,
        "way_before": _way(old),
        "way": _way(new),
        "driver_before": driver_text(old),
        "driver": driver_text(new),
        "float_before_h": None if old is None else _hours(old.total_float),
        "float_h": None if new is None else _hours(new.total_float),
        "on_chain_before": step.id in found.old.chain,
        "on_chain": step.id in found.new.chain,
        "zone": _zone(found, step),
    }


def _way(standing: PlacedStep | None) -> str:
    return "" if standing is None or standing.option is None else way_text(standing)


def _zone(found: PlansBeside, step: ComparedStep) -> str:
    sides = (each for each in (step.new, step.old) if each is not None)
    minutes = [minute for each in sides for minute in (each.start, each.end) if minute is not None]
    return zone(found.new.plan.situation, *minutes)


def told_table(found: PlansBeside) -> pd.DataFrame:
    """Return a row for each crew, shift and step that the leader of the shift must be told of."""
    rows = [row for shift in found.told for row in _told_rows(found, shift)]
    return pd.DataFrame(rows, columns=list(TOLD_COLUMNS), dtype=object)


def _told_rows(found: PlansBeside, shift: ToldShift) -> Iterator[dict[str, object]]:
    for step in shift.steps:
        shown = step.new or step.old
        places = () if shown is None else shown.places
        yield {
            "crew": shift.crew,
            "crew_name": crew_title(found, shift.crew),
            "date": shift.day.isoformat(),
            "weekday": f"{shift.day:%a}",
            "shift": shift.shift,
            "what": step.change,
            "step": step.id,
            "step_name": step_title(found, step),
            "place": " + ".join(place_title(found, each) for each in places),
            **_part(found, step.old, "_before"),
            **_part(found, step.new, ""),
            "zone": zone(
                found.new.plan.situation,
                *(part.start for part in (step.old, step.new) if part is not None),
            ),
        }


def _part(found: PlansBeside, part: ToldPart | None, ending: str) -> dict[str, object]:
    if part is None:
        return {}
    return {
        f"people{ending}": part.people,
        f"start{ending}": _stamp(found, part.start),
        f"end{ending}": _stamp(found, part.end),
    }


def crew_title(found: PlansBeside, crew: str) -> str:
    """Return the name of a crew of either plan."""
    sides = (found.new, found.old)
    titles = (side.plan.situation.campaign.crews.get(crew) for side in sides)
    return next((each.title for each in titles if each is not None), crew)


def place_title(found: PlansBeside, place: str) -> str:
    """Return the name of a place of either plan."""
    sides = (found.new, found.old)
    titles = (side.plan.situation.campaign.facilities.get(place) for side in sides)
    return next((each.title for each in titles if each is not None), place)


def step_title(found: PlansBeside, step: ToldStep) -> str:
    """Return the name of a step of either plan."""
    sides = (found.new, found.old)
    standings = (side.standings.get(step.id) for side in sides)
    return next((each.title for each in standings if each is not None), step.id)


def _stamp(found: PlansBeside, minute: Minutes | None) -> str:
    return "" if minute is None else stamp(found.new.plan.situation, minute)


def _hours(minutes: Minutes | None) -> float | None:
    return None if minutes is None else round(minutes / HOUR, 4)


def write_comparison(
    found: PlansBeside, folder: Path, style: CsvStyle = CsvStyle.PLAIN
) -> list[Path]:
    """Write both tables into a folder."""
    return [
        write_csv(folder / "changes.csv", change_table(found), style),
        write_csv(folder / "told.csv", told_table(found), style),
    ]

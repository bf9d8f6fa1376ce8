"""``ladder.csv``, ``ladder.json``, ``ladder-combinations.csv``: the staircase of scenarios."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from scheduler.exports.document.plan import integrity_entry
from scheduler.exports.folder.writing import write_whole
from scheduler.exports.tables.csv_text import write_csv
from scheduler.formats.csv_style import CsvStyle
from scheduler.model.campaign import Campaign
from scheduler.model.costs import CENTS
from scheduler.model.notation.durations import DAY, HOUR
from scheduler.studies.ladder import Rung
from scheduler.studies.levers.combinations import CombinedLevers
from scheduler.studies.levers.fair_shares import FairShares
from scheduler.wording.integrity.statement import kept_text
from scheduler.wording.risk.sentences import WISHED
from scheduler.wording.vehicles import launching_vehicle

NOT_PLANNED = "not planned"
"""The status of a combination that an interrupt has left out."""


def ladder_table(campaign: Campaign, rungs: list[Rung]) -> pd.DataFrame:
    """Return a row for each rung; days are elapsed, hours are person-hours of work."""
    return pd.DataFrame([_row(campaign, rung) | _chances(rung) for rung in rungs])


def _chances(rung: Rung) -> dict[str, object]:
    """Return how sure the launch of a rung is, if it was asked for."""
    told = rung.risk
    if told is None:
        return {}
    half, most = (
        None if minute is None else round(minute / DAY, 4)
        for minute in map(told.launch_with, (0.5, WISHED))
    )
    return {
        "p50_days": half,
        "p80_days": most,
        "chance_of_launch": told.announced.share,
        "chance_of_target": None if told.target is None else told.target.share,
        "outside_the_rules": told.outside_share,
        "draws": told.draws,
    }


def _row(campaign: Campaign, rung: Rung) -> dict[str, object]:
    kept = rung.integrity
    return {
        "scenario": rung.scenario,
        "title": rung.title,
        "lever": "; ".join(rung.levers),
        "launch_days": round(rung.launch_minute / DAY, 4),
        "saved_days": None if rung.saved is None else round(rung.saved / DAY, 4),
        "status": rung.result.status.value,
        "gap_h": (rung.result.gap_minutes or 0) / HOUR,
        "person_shifts": rung.effort.person_shifts,
        "work_h": rung.effort.work / HOUR,
        "night_h": rung.effort.night / HOUR,
        "weekend_h": rung.effort.weekend / HOUR,
        "cost": rung.effort.cost / CENTS,
        "steps": len(campaign.tasks),
        "steps_planned": kept.steps_kept,
        "steps_after_launch": len(kept.after),
        "steps_done_before": len(kept.done),
        "tests_planned": kept.tests_kept,
        "tests_done_before": kept.tests_done,
        "hard_links_kept": kept.hard_links_kept,
        "whole": kept.is_whole,
        "habits_relaxed": len(kept.habits),
        "habits_used": len(kept.habits_used),
        "other_ways": len(kept.other_ways),
        "people_above_baseline": kept.people_used,
        "duty_deviations": None if kept.duty is None else len(kept.duty.deviations),
        "kept": kept_text(kept),
    }


def ladder_data(campaign: Campaign, rungs: list[Rung], shares: FairShares | None) -> dict[str, Any]:
    """
    Return the ladder as data, with all that each rung kept and was bought with.

    Combinations of levers, if they were asked for, have their launch as far as they are planned.
    """
    return {
        **launching_vehicle(campaign),
        "rungs": [
            {
                **_row(campaign, rung),
                **_chances(rung),
                "levers": rung.levers,
                "launch_minutes": rung.launch_minute,
                "saved_minutes": rung.saved,
                "habits_relaxed": [(x.source, x.target) for x in rung.integrity.habits],
                "integrity": integrity_entry(rung.integrity).model_dump(mode="json"),
            }
            for rung in rungs
        ],
        "fair_shares": None
        if shares is None or shares.shares is None
        else [
            {"lever": each.lever, "saved_minutes": each.saved, "proved": each.proved}
            for each in shares.shares
        ],
        "combinations": None if shares is None else list(_combinations(shares.combined)),
    }


def _combinations(combined: CombinedLevers) -> Iterator[dict[str, Any]]:
    for subset, outcome in combined.outcomes.items():
        yield {
            "levers": [combined.levers[place] for place in subset],
            "launch_minutes": None if outcome is None else outcome.launch,
            "status": NOT_PLANNED if outcome is None else outcome.status.value,
        }


def combination_table(combined: CombinedLevers) -> pd.DataFrame:
    """Return a row for each combination of levers, the smallest first; days are elapsed."""
    rows = []
    for subset, outcome in combined.outcomes.items():
        launch = None if outcome is None else outcome.launch
        rows.append(
            {
                "levers": len(subset),
                "combination": combined.words(subset),
                "launch_days": None if launch is None else round(launch / DAY, 4),
                "status": NOT_PLANNED if outcome is None else outcome.status.value,
            }
        )
    return pd.DataFrame(rows)


def write_ladder(
    campaign: Campaign,
    rungs: list[Rung],
    shares: FairShares | None,
    folder: Path,
    style: CsvStyle = CsvStyle.PLAIN,
) -> list[Path]:
    """Write the ladder as a table and as data into a folder, with combinations if there are any."""
    data = json.dumps(ladder_data(campaign, rungs, shares), indent=1, ensure_ascii=False) + "\n"
    written = [
        write_csv(folder / "ladder.csv", ladder_table(campaign, rungs), style),
        write_whole(folder / "ladder.json", data.encode()),
    ]
    if shares is not None:
        table = combination_table(shares.combined)
        written.append(write_csv(folder / "ladder-combinations.csv", table, style))
    return written


def integrity_sentence(campaign: Campaign, rungs: Sequence[Rung]) -> str:
    """Say what the ladder did not change, or which rungs are not whole."""
    broken = [rung.scenario for rung in rungs if not rung.integrity.is_whole]
    if broken:
        return f"NOT WHOLE: steps, hours of testing or hard links are lost in {', '.join(broken)}."
    tests = sum(task.test for task in campaign.tasks.values())
    return (
        f"On every rung all {len(campaign.tasks)} steps are planned or already done, "
        f"every test procedure ({tests}) has its full hours, and every hard link between planned "
        "steps is kept."
    )

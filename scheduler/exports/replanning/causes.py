"""``causes.csv``: what the slip of launch is put down to."""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from scheduler.analyse.causes.causes import Causes, SlipCause
from scheduler.calendars.situation.situation import Situation
from scheduler.exports.tables.csv_text import stamp, write_csv, zone
from scheduler.formats.csv_style import CsvStyle
from scheduler.model.notation.durations import HOUR
from scheduler.wording.changes.slip_causes import ate_text, cause_text, given_back_text

COLUMNS = (
    *("cause", "kind", "step", "words", "why", "known", "by_step_h", "alone_h", "but_for_h"),
    *("share_h", "share_is_sampled", "has_effect", "ate_h", "ate", "zone"),
)


def cause_table(causes: Causes, situation: Situation) -> pd.DataFrame:
    """
    Return a row for each cause in the order in which they became known, and one for the replan.

    The column of what each adds, ``by_step_h``, sums up to the slip of launch.
    """
    rows = [*_rows(causes, situation), _given_back(causes)]
    return pd.DataFrame(rows, columns=list(COLUMNS), dtype=object)


def _rows(causes: Causes, situation: Situation) -> Iterator[dict[str, object]]:
    for each in causes.causes:
        yield {
            "cause": each.name,
            "kind": each.kind.value,
            "step": each.step or "",
            "words": cause_text(each, is_long=True),
            "why": each.why,
            "known": "" if each.known is None else stamp(situation, each.known),
            "by_step_h": _hours(each.by_step),
            "alone_h": _hours(each.alone),
            "but_for_h": _hours(each.but_for),
            "share_h": _hours(float(each.share)),
            "share_is_sampled": causes.is_about,
            "has_effect": each.has_effect,
            "ate_h": _hours(max((x.minutes for x in each.ate), default=0)),
            "ate": _ate(each),
            "zone": "" if each.known is None else zone(situation, each.known),
        }


def _ate(cause: SlipCause) -> str:
    return ate_text(cause) if cause.ate else ""


def _given_back(causes: Causes) -> dict[str, object]:
    return {
        "cause": "replan",
        "kind": "replan",
        "words": given_back_text(causes),
        "by_step_h": _hours(causes.given_back),
    }


def _hours(minutes: float) -> float:
    return round(minutes / HOUR, 4)


def write_causes(
    causes: Causes, situation: Situation, folder: Path, style: CsvStyle = CsvStyle.PLAIN
) -> Path:
    """Write the table into a folder and return the file."""
    return write_csv(folder / "causes.csv", cause_table(causes, situation), style)

"""The integrity statement as a table, ``integrity.csv``."""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from scheduler.analyse.plan import ExplainedPlan
from scheduler.exports.tables.csv_text import write_csv
from scheduler.formats.csv_style import CsvStyle
from scheduler.model.notation.base import Minutes
from scheduler.model.notation.durations import HOUR
from scheduler.wording.integrity.items import Item
from scheduler.wording.integrity.statement import Section, statement

COLUMNS = ("topic", "holds", "subject", "other", "hours", "people", "text")


def integrity_table(plan: ExplainedPlan) -> pd.DataFrame:
    """
    Return a row for each point of the statement, followed by rows for its items.

    ``subject`` and ``other`` are the steps, or the crew and its shift; ``hours`` are those missing,
    too early, overlapping, after launch, or more than nominal; ``people`` those above the baseline
    or nominal.
    """
    sections = statement(plan.situation, plan.integrity)
    rows = [row for section in sections for row in _rows(section)]
    return pd.DataFrame(rows, columns=list(COLUMNS)).convert_dtypes()


def _rows(section: Section) -> Iterator[tuple[object, ...]]:
    yield section.topic, section.holds, "", "", None, None, section.text
    for item in section.items:
        yield section.topic, section.holds, *_item(item)


def _item(item: Item) -> tuple[object, ...]:
    return item.subject, item.other, _hours(item.minutes), item.people, item.text


def _hours(minutes: Minutes | None) -> float | None:
    return None if minutes is None else round(minutes / HOUR, 4)


def write_integrity(plan: ExplainedPlan, folder: Path, style: CsvStyle = CsvStyle.PLAIN) -> Path:
    """Write the statement as a table into a folder."""
    return write_csv(folder / "integrity.csv", integrity_table(plan), style)

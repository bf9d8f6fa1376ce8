"""The integrity statement as a table, ``integrity.csv``, and as an entry of ``plan.json``."""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from scheduler.analyse.kept.habits import HabitSetAside
from scheduler.analyse.kept.integrity import Integrity
from scheduler.analyse.kept.other_modes import OtherMode
from scheduler.analyse.plan import Plan
from scheduler.exports.tables.csv_text import write_csv
from scheduler.formats.csv_style import CsvStyle
from scheduler.formats.plan_document import (
    AddedPeopleEntry,
    HabitEntry,
    IntegrityEntry,
    OtherWayEntry,
)
from scheduler.model.base import Minutes
from scheduler.model.notation.durations import HOUR
from scheduler.wording.integrity.items import Item
from scheduler.wording.integrity.statement import Section, statement

COLUMNS = ("topic", "holds", "subject", "other", "hours", "people", "text")


def integrity_table(plan: Plan) -> pd.DataFrame:
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


def write_integrity(plan: Plan, folder: Path, style: CsvStyle = CsvStyle.PLAIN) -> Path:
    """Write the statement as a table into a folder."""
    return write_csv(folder / "integrity.csv", integrity_table(plan), style)


def integrity_entry(kept: Integrity) -> IntegrityEntry:
    """Return what a plan kept as an entry of its document."""
    return IntegrityEntry(
        whole=kept.is_whole,
        steps=kept.steps,
        steps_kept=kept.steps_kept,
        tests=kept.tests,
        tests_kept=kept.tests_kept,
        hard_links=kept.hard_links,
        hard_links_kept=kept.hard_links_kept,
        hard_links_done=kept.links_done,
        after_launch=tuple(each.step for each in kept.after),
        done=kept.done,
        habits_relaxed=tuple((each.source, each.target) for each in kept.habits),
        habits=tuple(_habit(each) for each in kept.habits),
        other_ways=tuple(_mode(each) for each in kept.other_ways),
        added_people=tuple(
            AddedPeopleEntry(
                crew=each.crew,
                shift=each.shift,
                people=each.people,
                baseline=each.baseline,
                peak=each.peak,
            )
            for each in kept.added_people
        ),
        duty_deviations=None if kept.duty is None else len(kept.duty.deviations),
    )


def _habit(habit: HabitSetAside) -> HabitEntry:
    return HabitEntry(
        source=habit.source,
        target=habit.target,
        use=habit.use,
        overlap_minutes=habit.overlap,
        early_minutes=habit.early,
    )


def _mode(mode: OtherMode) -> OtherWayEntry:
    return OtherWayEntry(
        step=mode.step,
        option=mode.option,
        name=mode.name,
        minutes=mode.taken.duration,
        nominal_minutes=mode.nominal.duration,
        crew=dict(mode.taken.crew),
        nominal_crew=dict(mode.nominal.crew),
        facility=mode.taken.facility,
        nominal_facility=mode.nominal.facility,
    )

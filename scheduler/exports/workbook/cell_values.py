"""Values of a task graph as cells hold them: numbers, or texts that are read back."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from scheduler.formats.workbook.column import KINDS, Column, Form
from scheduler.formats.workbook.lists import joined_links, joined_names, joined_people
from scheduler.interchange.text.scalars import flow, scalar
from scheduler.model.duty import PRESETS
from scheduler.model.notation.clock import WEEKDAYS, format_week
from scheduler.model.notation.durations import HOUR

CellValue = str | int | float

IN_HOURS = re.compile(r"(?:(?P<hours>\d+)h)?(?P<minutes>\d+)?(?:min)?")
MANY_DAYS = 48
"""Hours from which on a length is said in days."""


def cell_value(column: Column, entry: Any) -> CellValue | None:
    """Return what the cell of a column holds for an entry; nothing where it says nothing."""
    if column.form is Form.KIND:
        return _kind(entry)
    value = value_at(entry, column.path)
    if value is None:
        return None
    if value in ([], {}, ()):
        return "[]" if isinstance(value, list | tuple) else "{}"
    return WRITERS.get(column.form, _text)(value)


def value_at(entry: Any, path: tuple[str, ...]) -> Any:
    """Return what stands at a path within an entry, None if nothing does."""
    for name in path:
        entry = entry.get(name) if isinstance(entry, Mapping) else None
    return entry


def _kind(entry: Mapping[str, Any]) -> str | None:
    return next((word for word, field in KINDS.items() if entry.get(field)), None)


def _text(value: Any) -> CellValue:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if isinstance(value, str) else in_yaml(value)


def in_yaml(value: Any) -> str:
    """Return a value as a task graph writes it, on one line; a list has its brackets."""
    if isinstance(value, list | tuple):
        return "[" + ", ".join(flow(each) for each in value) + "]"
    return flow(value) if isinstance(value, Mapping) else scalar(value)


def _number(value: Any) -> CellValue:
    return value if isinstance(value, int | float) and not isinstance(value, bool) else str(value)


def _work(value: Any) -> CellValue:
    """Return working time as a number of hours where that is exact to a hundredth."""
    if isinstance(value, int):
        return value
    match = IN_HOURS.fullmatch(str(value))
    if match is None:
        return str(value)
    minutes = int(match["hours"] or 0) * HOUR + int(match["minutes"] or 0)
    hundredths, rest = divmod(minutes * 100, HOUR)
    if rest:
        return str(value)
    return minutes // HOUR if minutes % HOUR == 0 else hundredths / 100


def _length(value: Any) -> CellValue:
    """Return elapsed time, in days where it is many whole ones."""
    if isinstance(value, list | tuple):
        return joined_names(str(_length(each)) for each in value) or in_yaml(value)
    match = re.fullmatch(r"(\d+)h", str(value))
    hours = int(match[1]) if match else 0
    return f"{hours // 24}d" if hours >= MANY_DAYS and hours % 24 == 0 else str(value)


def _moment(value: Any) -> CellValue:
    return str(value).replace("T", " ")


def _names(value: Any) -> CellValue:
    """Return names with commas, or as in a task graph where a name would not survive that."""
    listed = value if isinstance(value, list | tuple) else [value]
    return joined_names(listed) or in_yaml(listed)


def _links(value: Any) -> CellValue:
    return joined_links(value) or in_yaml(value)


def _days(value: Any) -> CellValue:
    return format_week(WEEKDAYS.index(day) for day in value)


def _dates(value: Any) -> CellValue:
    """Return dates, of which each is one day, or the first and the last of several."""
    return _names([_date(each) for each in value])


def _date(value: Any) -> Any:
    if isinstance(value, Mapping) and set(value) == {"first", "last"}:
        first, last = value["first"], value["last"]
        return first if first == last else f"{first} to {last}"
    return value


def _people(value: Any) -> CellValue:
    if not isinstance(value, Mapping):
        return _number(value)
    return joined_people(value) or in_yaml(value)


def _yaml(value: Any) -> CellValue:
    """Return a value as a task graph writes it; duty rules without what their preset says."""
    if isinstance(value, Mapping) and value.get("like") in PRESETS:
        preset = PRESETS[value["like"]]
        value = {name: each for name, each in value.items() if not _is_preset(preset, name, each)}
        value = value["like"] if set(value) == {"like"} else value
    return in_yaml(value)


def _is_preset(preset: Mapping[str, int], name: str, value: Any) -> bool:
    stated = preset.get(name)
    return stated is not None and str(value) in {str(stated), f"{stated // HOUR}h"}


WRITERS: Mapping[Form, Callable[[Any], CellValue]] = {
    Form.NUMBER: _number,
    Form.WORK: _work,
    Form.LENGTH: _length,
    Form.MOMENT: _moment,
    Form.BEGIN: _moment,
    Form.END: _moment,
    Form.SPAN: _names,
    Form.DAYS: _days,
    Form.DATES: _dates,
    Form.NAMES: _names,
    Form.LINKS: _links,
    Form.PEOPLE: _people,
    Form.YAML: _yaml,
}
"""How values of a form are written; others are words."""

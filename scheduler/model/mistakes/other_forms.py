"""How a value of another form than its field takes would be written."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from scheduler.errors import NodePath
from scheduler.model.mistakes.field_types import accepts, is_table, model_at, type_at

JOINED = re.compile(r"([A-Za-z_]\w*)[:\uff1a](\S+)")


def better_form(path: NodePath, value: Any) -> str:
    """Return how to write a value that its field does not take, nothing if that is unclear."""
    name = str(path[-1]) if path else ""
    if name == "facility" and isinstance(value, list) and value:
        return _one_place(value)
    if isinstance(value, str) and (model_at(path) or is_table(path)):
        joined = JOINED.match(value.strip())
        if joined is not None:
            return f"Put a space after the colon: '{joined[1]}: {joined[2]}'."
    if is_table(path) and name in EXAMPLES:
        return f"Write {EXAMPLES[name](value)}."
    if len(path) == len(("tasks", "F06")) and path[0] in ENTRIES and not isinstance(value, dict):
        if type_at((*path, str(name))) is not None:
            return f"Indent '{name}: ...' deeper, so that it stands under the entry before it."
        entry = _numbered(str(path[0]), value) or ENTRIES[str(path[0])]
        return f"Write '{name}: {entry}'; indent its fields under {name!r}."
    return _how_many(path, value) or _one_alone(path, value)


def _numbered(table: str, value: Any) -> str:
    """Return an entry of which only a number is stated, as it ought to stand."""
    field = NUMBERS.get(table)
    return f"{{{field.format(value)}}}" if field and str(value).isdecimal() else ""


def _one_place(value: list[Any]) -> str:
    places = [str(each) for each in value]
    others = f", equipment: [{', '.join(places[1:])}]" if places[1:] else ""
    return f"A step is done in one place: write 'facility: {places[0]}{others}'."


def _how_many(path: NodePath, value: Any) -> str:
    """Return the number of the people that somebody named one by one."""
    if len(path) > 1 and path[-2] in EXAMPLES and isinstance(value, list):
        return f"Write how many, not who: '{path[-1]}: {len(value)}'."
    return ""


def _one_alone(path: NodePath, value: Any) -> str:
    """Return the first of several that stand where the format takes one."""
    if not path or not isinstance(value, list) or not value or not accepts(path, str(value[0])):
        return ""
    more = "; name further lift-offs under 'launches'" if path == ("launch",) else ""
    return f"Write one alone: '{path[-1]}: {value[0]}'{more}."


def _people(value: Any) -> str:
    numbers = value if isinstance(value, list) else [value]
    if not all(str(each).isdecimal() for each in numbers):
        numbers = [len(value)] if isinstance(value, list) else [6]
    shifts = ("day", "late", "night")
    named = ", ".join(f"{shift}: {n}" for shift, n in zip(shifts, numbers, strict=False))
    return f"how many on each shift: 'people: {{{named}}}'"


def _crew(value: Any) -> str:
    if str(value).isdecimal():
        return f"how many of each crew: 'crew: {{MEC: {value}}}'"
    names = value if isinstance(value, list) else re.split(r"[\s,;]+", str(value).strip())
    named = ", ".join(f"{name}: 4" for name in names if re.fullmatch(r"[^\W\d][\w./-]*", str(name)))
    return f"how many of each crew: 'crew: {{{named or 'MEC: 4'}}}'"


EXAMPLES: Mapping[str, Callable[[Any], str]] = {
    "people": _people,
    "crew": _crew,
    "surge": lambda _: "'surge: {MEC: {evening: 2}}'",
    "shifts": lambda _: "'shifts: {day: 08:00-16:00}'",
    "zones": lambda _: "'zones: {pad-area: [PAD, TANK]}'",
    "weeks": lambda _: "'weeks: {MEC: mon-fri}'",
    "crews": lambda _: "'crews: {MEC: {name: Mechanics, people: {day: 6}}}'",
    "facilities": lambda _: "'facilities: {PAD: {name: Pad, room: 1}}'",
    "tasks": lambda _: "'tasks:' and under it lines such as 'A01: {name: Stack, hours: 2}'",
    "scenarios": lambda _: "'scenarios: {routine: {order: serial}}'",
    "flows": lambda _: "'flows: {ship: {name: Ship}}'",
    "hazards": lambda _: "'hazards: {lift: {clears: yes}}'",
    "windows": lambda _: "'windows: {dawn: {daily: 04:00-06:00}}'",
    "weather": lambda _: "'weather: {wind: {steps: [H02], no_go: 20%}}'",
    "expired": lambda _: "'expired: {I02: [I02, I03]}'",
    "add": lambda _: "'add: {F1: {hours: [4h, 8h, 24h]}}'",
}
"""By table of names: how it is written."""

ENTRIES = {
    "tasks": "{name: Stack, hours: 2}",
    "crews": "{name: Mechanics, people: {day: 6}}",
    "facilities": "{name: Pad, room: 1}",
    "scenarios": "{order: serial}",
    "weather": "{steps: [H02], no_go: 20%}",
}
"""By table: how an entry of it is written."""

NUMBERS = {"tasks": "hours: {}", "crews": "people: {{day: {}}}", "facilities": "room: {}"}
"""By table: what a number that stands for an entry of it would be."""

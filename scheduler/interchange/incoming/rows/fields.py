"""What custom fields, codes and columns say that a task graph has a place for."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from scheduler.formats.foreign.steps import ForeignTask
from scheduler.interchange.choices import FieldChoices
from scheduler.interchange.incoming.rows.keys import OWN_KEY, free, safe
from scheduler.interchange.incoming.source import Source
from scheduler.interchange.incoming.telling import Telling
from scheduler.interchange.incoming.words import is_plain_yes, is_yes, plain

OF_SUMMARIES = frozenset({"wbs", "wbs name"})
"""Fields that say no more than the summaries around a step."""

LEVEL = re.compile(r"(?:wbs|summary|phase)(?:\s*(?P<level>\d+))?", re.IGNORECASE)
LOOKS = {
    "facility": r"facilit|place|location|area|building|room|hall|bay|\bort\b|lieu|место|地点|厂房",
    "hazard": r"hazard|danger|risk|safety|gefahr|опасн|危险",
    "flow": r"flow|vehicle|stage|stream|vessel|fahrzeug|поток",
    "test": r"\btest|check|verification|prüf|испыт|测试",
    "hold_point": r"hold|gate|\bqa\b|witness|haltepunkt",
    "habit": r"habit|soft|discretionary|link type",
    "tag": r"tag|label|categor",
}
"""How fields are often called that hold what a task graph has a place for."""


@dataclass(slots=True)
class Named:
    """Names of one table, such as facilities, by the texts that stand for them in the source."""

    entries: dict[str, dict[str, Any]] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)

    def key_of(self, text: str, fields: Mapping[str, Any]) -> str:
        """Return the key for a text, made when it is met first."""
        name = plain(text)
        if name not in self.keys:
            key = free(safe(name) or "X", {each.casefold() for each in self.entries})
            self.keys[name] = key
            self.entries[key] = dict(fields) if key == name else {"name": name, **fields}
        return self.keys[name]


class FieldReader:
    """Reads the fields that were named for facilities, hazards, flows and the like."""

    def __init__(self, source: Source, telling: Telling) -> None:
        self.source = source
        self.telling = telling
        self.named: FieldChoices = source.choices.fields
        self.facilities = Named()
        self.hazards = Named()
        self.flows = Named()

    def of(self, task: ForeignTask, *, is_milestone: bool) -> dict[str, Any]:
        """Return what the fields of a step say, as fields of a task."""
        said: dict[str, Any] = dict(self._marks(task))
        place, hazards = self._text(task, self.named.facility), self._texts(task, self.named.hazard)
        if is_milestone and (place or hazards):
            text = "Places and hazards of milestones, which take no time, were left out"
            self.telling.lost("import-milestone-uses", text, self.source.label(task.uid))
        elif place or hazards:
            if place:
                said["facility"] = self.facilities.key_of(place, {})
            if hazards:
                said["hazards"] = [self.hazards.key_of(each, {}) for each in hazards]
        flow = self._text(task, self.named.flow)
        if flow:
            said["flow"] = self.flows.key_of(flow, {})
        tags = self._texts(task, self.named.tag)
        if tags:
            said["tags"] = tags
        return said

    def _marks(self, task: ForeignTask) -> Iterator[tuple[str, Any]]:
        """Yield whether a step is a test or a hold point."""
        stated = self._text(task, self.named.test)
        if stated and is_yes(stated):
            yield "test", True
        point = self._text(task, self.named.hold_point)
        if point and is_yes(point):
            yield "hold_point", plain(task.title) if is_plain_yes(point) else point

    def _texts(self, task: ForeignTask, name: str) -> list[str]:
        """Return the values of a field that may hold several, such as ``toxic; lift``."""
        parts = map(plain, re.split(r"[;,\uff0c\u3001|]", self._text(task, name)))
        return list(dict.fromkeys(each for each in parts if each))

    def _text(self, task: ForeignTask, name: str) -> str:
        """Return the value of a field, or the name of a summary around a step."""
        if not name:
            return ""
        if name in task.fields:
            return plain(task.fields[name])
        near = next((each for each in task.fields if each.casefold() == name.casefold()), None)
        if near is not None:
            return plain(task.fields[near])
        level = LEVEL.fullmatch(name.strip())
        if level is None:
            return ""
        around = self.source.headings(task)
        place = int(level["level"] or 1) - 1
        return plain(around[place]) if 0 <= place < len(around) else ""

    def tell(self) -> None:
        """Say which fields were taken, were named in vain, or were left."""
        names = list(
            dict.fromkeys(each for task in self.source.tasks.values() for each in task.fields)
        )
        used = dict(self._used())
        for option, name in used.items():
            is_known = name.casefold() in {each.casefold() for each in names}
            if not is_known and not LEVEL.fullmatch(name) and option != "key":
                self._tell_unknown(option, name, names)
        taken = {name.casefold() for name in used.values()} | {OWN_KEY.casefold()}
        left = [name for name in names if name.casefold() not in taken | OF_SUMMARIES]
        likely = {name: option for name in left if (option := looks_like(name))}
        for name, option in likely.items():
            self.telling.lost(
                "import-field-likely",
                "Fields that look as if they held something a task graph has a place for were not "
                "read",
                name,
                way_out=f"If they do, name them: --{option.replace('_', '-')} {name!r}.",
            )
        others = [name for name in left if name not in likely]
        if others:
            self.telling.lost("import-field-left", "Other fields were not read", *others)

    def _tell_unknown(self, option: str, name: str, names: list[str]) -> None:
        known = ", ".join(names[:12])
        self.telling.lost(
            "import-field-unknown",
            f"No step has a field of the name given with --{option.replace('_', '-')}",
            name,
            way_out=f"There are: {known}." if names else "The file has no such fields at all.",
        )

    def _used(self) -> Iterator[tuple[str, str]]:
        for option in FieldChoices.model_fields:
            name = getattr(self.named, option)
            if name and not (option == "habit" and "comment" in name.casefold()):
                yield option, name


def looks_like(name: str) -> str:
    """Return the option that a field of such a name is probably for, or nothing."""
    folded = name.casefold()
    return next((option for option, words in LOOKS.items() if re.search(words, folded)), "")

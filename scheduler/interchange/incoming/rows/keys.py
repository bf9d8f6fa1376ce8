"""The keys of steps: those that people use, where there are any, made safe and unique."""

import re
import unicodedata
from collections.abc import Iterable, Mapping

from scheduler.formats.foreign.steps import ForeignTask
from scheduler.formats.foreign.words import SourceForm
from scheduler.interchange.incoming.source import Source
from scheduler.interchange.incoming.telling import Telling
from scheduler.model.link import parse_link

CODED = frozenset({SourceForm.XER, SourceForm.PMXML, SourceForm.XLSX, SourceForm.CSV})
"""Forms in which the code of a step is the key that people use."""

OWN_KEY = "Key"
"""The field in which an export of this program keeps the key."""

LAUNCH = "launch"
LONGEST = 60


def keys_of(source: Source, telling: Telling) -> Mapping[str, str]:
    """Return the key of each step by uid."""
    wished = {uid: _wished(source, task) for uid, task in source.steps.items()}
    keys = unique(wished)
    changed = [
        f"{source.label(uid)}: {keys[uid]}"
        for uid, text in wished.items()
        if text and not text.isdecimal() and keys[uid] != text
    ]
    if changed:
        telling.decided(
            "import-key-changed",
            "Keys that a task graph cannot have, or that stood twice, were changed",
            *changed,
        )
    return keys


def _wished(source: Source, task: ForeignTask) -> str:
    """Return the key that a step should have, as the source writes it; none if there is none."""
    field = source.choices.fields.key
    if field:
        stated = task.code if field.casefold() in {"wbs", "code"} else task.fields.get(field, "")
        return stated.strip()
    if task.fields.get(OWN_KEY):
        return task.fields[OWN_KEY].strip()
    return task.code.strip() if source.form in CODED else ""


def unique(wished: Mapping[str, str]) -> dict[str, str]:
    """Return a safe key for each uid, no two alike; the first to wish for one has it."""
    keys: dict[str, str] = {}
    taken: set[str] = {LAUNCH}
    for uid, text in wished.items():
        key = free(safe(text) or _numbered(uid, len(keys) + 1), taken)
        taken.add(key.casefold())
        keys[uid] = key
    return keys


def _numbered(uid: str, place: int) -> str:
    """Return the key of a step that has none: its number in the source behind a ``T``."""
    key = safe(uid)
    return key if key.startswith("T") else f"T{key or place}"


def free(key: str, taken: Iterable[str]) -> str:
    """Return a key, or with a number behind it the first that is not taken."""
    held = set(taken)
    if key.casefold() not in held:
        return key
    number = 2
    while f"{key}.{number}".casefold() in held:
        number += 1
    return f"{key}.{number}"


def safe(text: str) -> str:
    """Return a text as a key that links can name; a number gets a ``T`` before it."""
    text = unicodedata.normalize("NFC", text.strip())
    key = re.sub(r"[^\w.:/-]+", "-", text)[:LONGEST].replace(":", "-")
    key = re.sub(r"-{2,}", "-", key).strip("-./_") if key != text else key
    if key.isdecimal():
        return f"T{key}"
    return key if not key or is_key(key) else _mended(key)


def _mended(key: str) -> str:
    """Return a key without an ending that would be read as a lag, or a sign at its ends."""
    mended = re.sub(r"[-+](?=\d[\d.]*(?:h\d*|min|d)$)", "_", key).strip("-./:")
    return mended if is_key(mended) else ""


def is_key(text: str) -> bool:
    """Whether the short text of a link can name a step so."""
    try:
        return bool(text) and bool(parse_link(text)["task"] == text)
    except ValueError:
        return False

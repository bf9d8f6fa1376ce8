"""Texts, numbers, lengths and dates of a source as a task graph writes them."""

import re
import unicodedata
from datetime import datetime
from fractions import Fraction
from html import unescape
from math import ceil
from typing import Any
from zoneinfo import ZoneInfo

from scheduler.model.notation.durations import HOUR, length_text
from scheduler.model.notation.moments import file_text

UNSEEN = frozenset({"Cc", "Cs", "Cf", "Zl", "Zp", "Co", "Cn"})
TAG = re.compile(r"<(?:/?[a-zA-Z][^<>]*|!--.*?--)>", re.DOTALL)
BREAK = re.compile(r"<(?:br|/p|/div|/li|/tr)\b[^<>]*>", re.IGNORECASE)
NO = frozenset({"", "0", "no", "n", "false", "none", "-", "nein", "non", "нет", "否"})
YES = frozenset({"1", "yes", "y", "true", "x", "ja", "oui", "si", "sí", "да", "是", "✓"})


def plain(text: str) -> str:
    """Return a text on one line, without what cannot be seen."""
    kept = (" " if each.isspace() else each for each in unicodedata.normalize("NFC", text))
    seen = (each for each in kept if unicodedata.category(each) not in UNSEEN)
    return " ".join("".join(seen).split())


def prose(text: str) -> str:
    """Return a note on one line, its markup taken away."""
    if TAG.search(text):
        text = unescape(TAG.sub("", BREAK.sub("\n", text)))
    lines = [each for each in map(plain, re.split(r"[\r\n\u2028\u2029]+", text)) if each]
    return " / ".join(lines)


def whole(minutes: Fraction) -> int:
    """Return minutes without parts of one, rounded up."""
    return ceil(minutes)


def hours_text(minutes: int) -> Any:
    """Return working time as the field ``hours`` has it: 6, 2.5 or 7h12."""
    if minutes % HOUR == 0:
        return minutes // HOUR
    if minutes % (HOUR // 2) == 0:
        return minutes / HOUR
    return work_text(minutes)


def work_text(minutes: int) -> str:
    """Return a length in hours and minutes, without days: ``36h``, ``1h30``, ``-45min``."""
    if minutes < 0:
        return f"-{work_text(-minutes)}"
    return length_text(minutes) if minutes % HOUR else f"{minutes // HOUR}h"


def moment_text(moment: datetime, zone: ZoneInfo) -> str:
    """Return a local date and time as a file has it; in an hour that clocks skip, the one after."""
    return file_text(moment.replace(second=0, microsecond=0), zone)


def is_yes(text: str) -> bool:
    """Whether a cell says yes: anything but no, none or nothing."""
    return text.strip().casefold() not in NO


def is_plain_yes(text: str) -> bool:
    """Whether a cell says yes and no more."""
    return text.strip().casefold() in YES

"""What a planner probably meant by words that stand alone between the commas of a mapping."""

import re

from scheduler.errors import NodePath, did_you_mean, near_names
from scheduler.model.mistakes.field_types import (
    WORDS,
    accepts,
    field_names,
    is_table,
    model_at,
    takes_flag,
    takes_list,
    type_at,
)
from scheduler.readers.yaml.gaps import Gap

WHOLE = re.compile(r"[+-]?\d+")
DECIMALS = re.compile(r"\d+\s*(h|d|min)?")
THOUSANDS = re.compile(r"\d{3}")
FULL_WIDTH = str.maketrans("\uff1a\uff0c\uff08\uff09", ":,()")
LONGEST = 100
SHORTEST = 3
ALL = 100
MOST_WORDS = 20
"""Words of one run that are looked at: more are no slip of the pen."""


def guesses(gap: Gap) -> str:
    """Return the way out of a run of stray words: what each of them was probably meant for."""
    around = gap.path[:-1]
    words = gap.words[:MOST_WORDS]
    fields = {word: _as_field(around, word) for word in words}
    rest = tuple(word for word in words if not fields[word])
    ways = [_continued(gap, rest, (*around, gap.key))] if gap.key and rest else []
    ways += fields.values()
    if not any(ways):
        ways = [_nearly(around, word) for word in rest]
    if not any(ways):
        return _unknown(gap, around)
    is_clear = all(type_at((*around, _colon_key(word))) is not None for word in words)
    is_words = gap.key in WORDS and not rest and not is_clear
    one_text = f" If they belong to the text before them, write {quoted(gap)}." if is_words else ""
    return f"Write {' and '.join(filter(None, ways))}.{one_text}"


def continues(gap: Gap) -> bool:
    """Whether the words belong to the value before them, which is then cut short."""
    around = gap.path[:-1]
    rest = tuple(word for word in gap.words[:MOST_WORDS] if not _as_field(around, word))
    return bool(gap.key and rest and _continued(gap, rest, (*around, gap.key)))


def _unknown(gap: Gap, around: NodePath) -> str:
    word = gap.words[0]
    if WHOLE.fullmatch(gap.value) and WHOLE.fullmatch(word):
        return f"Write one whole number for {gap.key}, without a comma."
    if is_table(around):
        return _entry(gap, around)
    fields = _fields(around)
    if not fields or len(word) < SHORTEST:
        return "Give it a value, or remove it."
    return did_you_mean(word, fields, shown=ALL)


def _entry(gap: Gap, around: NodePath) -> str:
    """Return how the entry of a table is written: with a number, where numbers stand there."""
    word, *rest = gap.words
    if not accepts((*around, word), "4"):
        return f"Write what {word} is: '{word}: ...'."
    number = rest[0] if rest and WHOLE.fullmatch(rest[0]) else "4"
    return f"Write how many of {word}: '{word}: {number}'."


def _colon_key(word: str) -> str:
    """Return what stands before the colon of a word, nothing if there is none."""
    key, colon, _ = word.translate(FULL_WIDTH).partition(":")
    return key if colon else ""


def _missing_blank(word: str) -> str:
    """Return a field whose colon is full-width or lacks its blank, put right."""
    key, colon, value = word.translate(FULL_WIDTH).partition(":")
    if not colon or not re.fullmatch(r"\w+", key):
        return ""
    return f"'{key}: {value.strip()}', with a plain colon and a space after it"


def _missing_colon(around: NodePath, word: str) -> str:
    """Return a field, or an entry with its number, that lacks its colon, put right."""
    key, _, value = word.partition(" ")
    is_known = type_at((*around, key)) is not None
    if not value or not is_known or (is_table(around) and not WHOLE.fullmatch(value.strip())):
        return ""
    return f"'{key}: {value.strip()}'" if accepts((*around, key), value.strip()) else ""


def _continued(gap: Gap, words: tuple[str, ...], path: NodePath) -> str:
    """Return the reading in which words belong to the value before them, if there is one."""
    if path[-1] in WORDS and type_at(path) is not None:
        return f"{quoted(gap)}, since a text with a comma needs quotes here"
    if takes_list(path):
        inner = gap.value.removeprefix("[").removesuffix("]").strip()
        return f"'{gap.key}: [{', '.join(filter(None, (inner, *words)))}]'"
    if path[-1] == "facility" and path[0] == "tasks":
        others = ", ".join(words)
        return f"'facility: {gap.value}, equipment: [{others}]', since a step has one facility"
    return _as_number(gap, words, path)


def _as_number(gap: Gap, words: tuple[str, ...], path: NodePath) -> str:
    """Return the value and the word behind it as one number, if the field takes it."""
    word = words[0]
    if len(words) > 1 or not WHOLE.fullmatch(gap.value):
        return ""
    if DECIMALS.fullmatch(word) and accepts(path, f"{gap.value}.{word}"):
        return f"'{gap.key}: {gap.value}.{word}', with a point"
    if THOUSANDS.fullmatch(word) and accepts(path, f"{gap.value}{word}"):
        return f"'{gap.key}: {gap.value}{word}', without a comma"
    return ""


def quoted(gap: Gap) -> str:
    """Return a field and its text, the words behind the comma with it, as they ought to stand."""
    text = " ".join(gap.source.replace('"', "").split())
    shown = text if len(text) <= LONGEST else f"{text[: LONGEST // 2]}..."
    return f"'{gap.key}: \"{shown}\"'"


def _as_field(around: NodePath, word: str) -> str:
    """Return a word as the field it names, a blank after its colon or a value put in."""
    colon = _missing_blank(word) or _missing_colon(around, word)
    if colon or is_table(around):
        return colon
    if takes_flag((*around, word)):
        return f"'{word}: yes'"
    return f"'{word}: ...' with a value" if type_at((*around, word)) is not None else ""


def is_no_field(around: NodePath, word: str) -> bool:
    """Whether a word is neither a field of its mapping nor nearly one."""
    return not _as_field(around, word) and not near_names(word, _fields(around))


def _nearly(around: NodePath, word: str) -> str:
    """Return a word as the field whose name is near it; so short a word as 'no' is near none."""
    if len(word) < SHORTEST:
        return ""
    near = near_names(word, _fields(around))[:1]
    return "".join(f"'{name}: {'yes' if takes_flag((*around, name)) else '...'}'" for name in near)


def _fields(around: NodePath) -> list[str]:
    model = model_at(around)
    return field_names(model) if model is not None else []

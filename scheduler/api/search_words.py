"""The words by which a search is told how long and how hard to look."""

from collections.abc import Mapping
from dataclasses import fields, replace
from math import isfinite
from typing import Any, Literal, TypedDict

from scheduler.errors import did_you_mean
from scheduler.planning.interface.options import Prefer, SolveOptions


class SearchWords(TypedDict, total=False):
    """
    How long and how hard to search, as in `SolveOptions`.

    ``time_limit`` is in seconds, ``workers`` are search threads, ``settle`` the effort for early
    starts, ``prefer`` what is sought once launch is fixed.
    """

    time_limit: float
    workers: int
    seed: int
    settle: float
    prefer: Prefer | Literal["early", "calm", "cheap", "cover"]


LEAST: Mapping[str, float] = {"workers": 0, "seed": 0, "settle": 0}
"""The least value of each word that may be zero; a time limit is more than that."""


def options_of(options: SolveOptions | None, words: Mapping[str, Any]) -> SolveOptions:
    """
    Return the options of a search; what is said by words goes before what the options say.

    Raises
    ------
    TypeError
        If there is no such word, its value is no number, or the options are none.
    ValueError
        If a value makes no sense.
    """
    if not isinstance(options, SolveOptions | None):
        message = f"options are SolveOptions, not {options!r}; write time_limit=30"
        raise TypeError(message)
    known = [field.name for field in fields(SolveOptions)]
    for word, value in words.items():
        if word not in known:
            message = f"a search has no option {word!r}. {did_you_mean(word, known)}"
            raise TypeError(message)
        if word != "prefer":
            _require_sense(word, value)
    said = dict(words)
    if "prefer" in said:
        said["prefer"] = _preference(said["prefer"])
    return replace(options or SolveOptions(), **said)


def _require_sense(word: str, value: Any) -> None:
    is_whole = word in {"workers", "seed"}
    if isinstance(value, bool) or not isinstance(value, int if is_whole else int | float):
        message = f"{word} is a {'whole number' if is_whole else 'number'}, not {value!r}"
        raise TypeError(message)
    least = LEAST.get(word)
    if not isfinite(value) or (value <= 0 if least is None else value < least):
        message = f"{word}={value!r}: write {'more than 0' if least is None else '0 or more'}"
        raise ValueError(message)


def _preference(value: Any) -> Prefer:
    try:
        return Prefer(value)
    except ValueError:
        message = f"prefer={value!r}: write {', '.join(map(repr, map(str, Prefer)))}"
        raise ValueError(message) from None

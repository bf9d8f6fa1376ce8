"""Mishaps drawn: whether each happens, on which day, and how the weather is."""

from collections.abc import Iterator

import numpy as np

from scheduler.model.notation.base import Minutes
from scheduler.model.risk.launch_risk import Attempt
from scheduler.model.risk.risks import Risks
from scheduler.replay.drawn.draws import ABSENT, MOST_ATTEMPTS, Bools, Ints
from scheduler.replay.drawn.playbook import Playbook
from scheduler.studies.risk.drawing.streams import shares, stream


def draw_happens(playbook: Playbook, risks: Risks, draws: int, seed: int) -> Bools:
    """Return for each draw and mishap whether it happens, after the data date."""
    happens = np.empty((draws, len(playbook.mishaps)), np.bool_)
    periods = {absence.mishap: absence.begins for absence in playbook.absences}
    for column, name in enumerate(playbook.mishaps):
        chance = risks.events[name].chance
        if column in periods:
            chance = _chance_left(playbook, chance, periods[column])
        happens[:, column] = shares(seed, "event", name, draws) < chance
    return happens


def _chance_left(playbook: Playbook, chance: float, begins: tuple[Minutes, ...]) -> float:
    """Return how likely a mishap is that has not begun by the data date, as would be known."""
    left = chance * len(begins_left(playbook, begins)) / len(begins)
    has_not_begun = 1 - chance + left
    return left / has_not_begun if left else 0.0


def begins_left(playbook: Playbook, begins: tuple[Minutes, ...]) -> tuple[Minutes, ...]:
    """Return the minutes after the data date, if there is one; what began by then is known."""
    situation = playbook.situation
    return tuple(x for x in begins if situation.facts is None or x > situation.begin)


def draw_begins(playbook: Playbook, draws: int, seed: int) -> Ints:
    """
    Return for each draw and mishap with a period its begin, else -1.

    All days of the period that begin after the data date are equally likely.
    """
    begins = np.full((draws, len(playbook.mishaps)), ABSENT, np.int64)
    for absence in playbook.absences:
        left = begins_left(playbook, absence.begins)
        if left:
            share = shares(seed, "begin", playbook.mishaps[absence.mishap], draws)
            place = (share * len(left)).astype(np.int64)
            begins[:, absence.mishap] = np.asarray(left)[place]
    return begins


def draw_no_go(playbook: Playbook, risks: Risks, draws: int, seed: int) -> Bools:
    """Return for each draw, weather and civil day whether it is bad."""
    bad = np.empty((draws, len(playbook.weathers), len(playbook.days)), np.bool_)
    for place, (kind, name, no_go, persistence) in enumerate(_weathers(playbook, risks)):
        numbers = stream(seed, kind, name).random((len(playbook.days), draws))
        for day, shares_of_day in enumerate(numbers):
            before = bad[:, place, day - 1] if day else None
            bad[:, place, day] = shares_of_day < _chance(no_go, persistence, before)
    return bad


def _weathers(playbook: Playbook, risks: Risks) -> Iterator[tuple[str, str, float, float]]:
    """Yield the kind of its stream, the name, the share and the persistence of each weather."""
    launch = None if playbook.launch is None else playbook.launch.weather
    for place, name in enumerate(playbook.weathers):
        if place == launch:
            attempt = attempts_of(risks)
            yield "attempt", "weather", attempt.no_go, attempt.persistence
        else:
            each = risks.weather[name]
            yield "weather", name, each.no_go, each.persistence


def _chance(no_go: float, persistence: float, before: Bools | None) -> float | np.ndarray:
    """Return the chance of a bad day, which depends on the day before."""
    if before is None:
        return no_go
    return np.where(before, no_go + persistence * (1 - no_go), no_go * (1 - persistence))


def draw_technical(playbook: Playbook, risks: Risks, draws: int, seed: int) -> Bools:
    """Return for each draw and attempt at launch whether technical trouble scrubs it."""
    if playbook.launch is None:
        return np.zeros((draws, MOST_ATTEMPTS), np.bool_)
    numbers = stream(seed, "attempt", "technical").random((MOST_ATTEMPTS, draws))
    return (numbers < attempts_of(risks).technical).T.copy()


def attempts_of(risks: Risks) -> Attempt:
    """Return what scrubs attempts at launch: nothing where the file says nothing."""
    return Attempt() if risks.launch is None else risks.launch.attempt

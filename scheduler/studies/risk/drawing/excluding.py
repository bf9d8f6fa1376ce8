"""The same draws without some sources: their hours usual, their mishaps not happening."""

from collections.abc import Collection
from dataclasses import replace

import numpy as np

from scheduler.model.risk.risks import Risks
from scheduler.replay.drawn.draws import Bools, Draws, Ints
from scheduler.replay.drawn.playbook import Playbook
from scheduler.studies.risk.drawing.hours import usual_hours
from scheduler.studies.risk.drawing.sources import (
    ATTEMPT_TECHNICAL,
    ATTEMPT_WEATHER,
    event_key,
    group_key,
    hours_key,
    weather_key,
)
from scheduler.studies.risk.drawing.together import groups_of


def without_sources(playbook: Playbook, risks: Risks, draws: Draws, keys: Collection[str]) -> Draws:
    """
    Return the same draws without some sources; all other numbers stay as they are.

    Parameters
    ----------
    playbook, risks
        Those of the draws.
    draws
        Drawn with all sources.
    keys
        Of the sources left out: their steps take the middle of their range, and what they bring
        does not happen.
    """
    return replace(
        draws,
        hours=_hours(playbook, risks, draws, keys),
        happens=_happens(playbook, draws, keys),
        no_go=_no_go(playbook, draws, keys),
        technical=draws.technical & (ATTEMPT_TECHNICAL not in keys),
    )


def _hours(playbook: Playbook, risks: Risks, draws: Draws, keys: Collection[str]) -> Ints:
    lines = [line for line in range(len(risks.hours)) if hours_key(line) in keys]
    groups = [group for group in groups_of(playbook, risks) if group_key(group) in keys]
    usual = usual_hours(playbook, risks, lines, {step for each in groups for step in each.steps})
    if not usual:
        return draws.hours
    hours = draws.hours.copy()
    hours[:, list(usual)] = list(usual.values())
    return hours


def _happens(playbook: Playbook, draws: Draws, keys: Collection[str]) -> Bools:
    kept = [event_key(name) not in keys for name in playbook.mishaps]
    return draws.happens & np.array(kept, dtype=np.bool_)


def _no_go(playbook: Playbook, draws: Draws, keys: Collection[str]) -> Bools:
    launch = None if playbook.launch is None else playbook.launch.weather
    no_go = draws.no_go.copy()
    for place, name in enumerate(playbook.weathers):
        if (ATTEMPT_WEATHER if place == launch else weather_key(name)) in keys:
            no_go[:, place] = False
    return no_go

"""Draws of campaigns: hours, mishaps, weather and attempts at launch."""

from collections.abc import Collection

from scheduler.model.risk.risks import Risks
from scheduler.replay.drawn.draws import Draws
from scheduler.replay.drawn.playbook import Playbook
from scheduler.studies.risk.drawing.excluding import reach_of
from scheduler.studies.risk.drawing.hours import draw_hours
from scheduler.studies.risk.drawing.mishaps import (
    draw_begins,
    draw_happens,
    draw_no_go,
    draw_technical,
)


def sample(
    playbook: Playbook, risks: Risks, draws: int, seed: int, without: Collection[str] = ()
) -> Draws:
    """
    Return numbers for so many campaigns.

    Each source has a stream of its own, drawn for all campaigns at once: the same seed gives the
    same numbers, and leaving one source out changes no number of another.

    Parameters
    ----------
    playbook, risks
        A plan ready to be played, and what is uncertain in it.
    draws
        How many campaigns.
    seed
        What the random numbers follow from.
    without
        Keys of sources that are left out.
    """
    hours, shortened = draw_hours(playbook, risks, draws, seed)
    drawn = Draws(
        hours=hours,
        happens=draw_happens(playbook, risks, draws, seed),
        begins=draw_begins(playbook, draws, seed),
        no_go=draw_no_go(playbook, risks, draws, seed),
        technical=draw_technical(playbook, risks, draws, seed),
        shortened=shortened,
    )
    return reach_of(playbook, risks).without(drawn, without) if without else drawn

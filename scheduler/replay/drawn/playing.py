"""All draws played by the compiled player, on as many threads as there are."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from scheduler.engine.kernels.compiling import is_kept
from scheduler.engine.kernels.order_play import play_draws
from scheduler.engine.kernels.order_tables import (
    KEPT,
    LAUNCH,
    MEMORY,
    NOTHING,
    OUTSIDE,
    SCRUBS,
    Ints,
    OrderPlay,
    WholeDraws,
)
from scheduler.replay.drawn.draws import Draws, PlayedDraws
from scheduler.replay.drawn.packing import pack
from scheduler.replay.drawn.playbook import Playbook

CHUNK = 500
"""Draws that a thread plays at once; what comes out does not depend on it."""


class CompiledPlayer:
    """
    Plays the draws of one playbook.

    Parameters
    ----------
    playbook
        What is played.
    threads
        How many threads play; the answer is the same for any number.
    """

    def __init__(self, playbook: Playbook, threads: int = 1) -> None:
        self.book = pack(playbook)
        self.steps = len(playbook.steps)
        self.threads = threads

    def play(self, draws: Draws, *, keep: bool) -> PlayedDraws:
        """Play all draws; with ``keep`` the dates of all steps and who was critical are kept."""
        count, steps = len(draws), self.steps
        kept = np.zeros((count, KEPT), np.int64)
        begins = np.where(draws.happens, np.maximum(draws.begins, 0), NOTHING)
        flags = np.concatenate([draws.no_go.reshape(count, -1), draws.technical], axis=1)
        size = count if keep else 0
        whole = WholeDraws(
            starts=np.empty((size, steps), np.int64),
            ends=np.empty((size, steps), np.int64),
            critical=np.empty((size, steps), np.bool_),
        )

        def run(span: tuple[int, int]) -> None:
            play = OrderPlay(
                book=self.book,
                hours=draws.hours,
                begins=begins,
                flags=flags,
                memory=np.empty((MEMORY, steps), np.int64),
                kept=kept,
            )
            play_draws(play, *span, whole)

        if self.threads == 1:
            for span in _chunks(count):
                run(span)
        else:
            with ThreadPoolExecutor(self.threads) as pool:
                for _ in pool.map(run, _chunks(count)):
                    pass
        return PlayedDraws(
            launches=_column(kept, LAUNCH),
            outside=_column(kept, OUTSIDE),
            scrubs=_column(kept, SCRUBS),
            starts=whole.starts,
            ends=whole.ends,
            critical=whole.critical,
        )


def play(playbook: Playbook, draws: Draws, *, keep: bool) -> PlayedDraws:
    """Play the draws of a playbook once."""
    return CompiledPlayer(playbook).play(draws, keep=keep)


def is_ready() -> bool:
    """Whether the player has been compiled before, and plays at once."""
    return is_kept(play_draws)


def warm_up() -> None:
    """Compile the player, so that the first plan does not pay for it."""
    dates = np.zeros((0, 0), np.int64)
    flags = np.zeros((0, 0), np.bool_)
    play = OrderPlay(np.zeros(0, np.int64), dates, dates, flags, dates, dates)
    play_draws(play, 0, 0, WholeDraws(dates, dates, flags))


def _chunks(count: int) -> Iterator[tuple[int, int]]:
    for first in range(0, count, CHUNK):
        yield first, min(first + CHUNK, count)


def _column(kept: Ints, column: int) -> Ints:
    return np.ascontiguousarray(kept[:, column])

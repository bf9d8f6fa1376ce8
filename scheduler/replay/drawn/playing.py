"""All draws played by the compiled player, on as many threads as there are."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from scheduler.engine.kernels.compiling import is_kept
from scheduler.engine.kernels.order_play import play_draws
from scheduler.engine.kernels.order_tables import (
    ANEW,
    AS_BEFORE,
    KEPT,
    LAUNCH,
    MEMORY,
    NOTHING,
    OUTSIDE,
    SCRUBS,
    SPREADING,
    Ints,
    OrderPlay,
    OtherPlay,
    WholeDraws,
)
from scheduler.replay.drawn.draws import Before, Draws, PlayedDraws
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
        self.again = _again(playbook)

    def play(self, draws: Draws, *, keep: bool, before: Before | None = None) -> PlayedDraws:
        """
        Play all draws.

        Parameters
        ----------
        draws
            The numbers drawn.
        keep
            Whether the dates of all steps and who was critical are kept.
        before
            How they ended before some of their numbers were changed; the answer is the same without
            it. Only launches are told then, not dates.
        """
        kept, whole = self._room(len(draws), before, keep=keep and before is None)
        other = self._other(len(draws), before)
        play = self._opened(draws, kept)

        def run(span: tuple[int, int]) -> None:
            own = play._replace(memory=np.empty((MEMORY, self.steps), np.int64))
            play_draws(own, *span, whole, other)

        spans = _chunks(len(other.draws))
        if self.threads == 1:
            for span in spans:
                run(span)
        else:
            with ThreadPoolExecutor(self.threads) as pool:
                for _ in pool.map(run, spans):
                    pass
        return PlayedDraws(
            launches=_column(kept, LAUNCH),
            outside=_column(kept, OUTSIDE),
            scrubs=_column(kept, SCRUBS),
            starts=whole.starts,
            ends=whole.ends,
            critical=whole.critical,
        )

    def _room(self, count: int, before: Before | None, *, keep: bool) -> tuple[Ints, WholeDraws]:
        """Return room for what becomes of draws; as it was before where that stays."""
        kept = np.zeros((count, KEPT), np.int64)
        if before is not None:
            kept[:, LAUNCH] = before.played.launches
            kept[:, OUTSIDE] = before.played.outside
            kept[:, SCRUBS] = before.played.scrubs
        size = count if keep else 0
        whole = WholeDraws(
            starts=np.empty((size, self.steps), np.int64),
            ends=np.empty((size, self.steps), np.int64),
            critical=np.empty((size, self.steps), np.bool_),
        )
        return kept, whole

    def _other(self, count: int, before: Before | None) -> OtherPlay:
        if before is None:
            none = np.empty((0, self.steps), np.int64)
            return OtherPlay(np.arange(count), np.full(self.steps, ANEW), none, none)
        steps = np.maximum(self.again, np.where(before.steps, ANEW, AS_BEFORE))
        return OtherPlay(before.rows, steps, before.played.starts, before.played.ends)

    def _opened(self, draws: Draws, kept: Ints) -> OrderPlay:
        return OrderPlay(
            book=self.book,
            hours=draws.hours,
            begins=np.where(draws.happens, np.maximum(draws.begins, 0), NOTHING),
            flags=np.concatenate([draws.no_go.reshape(len(draws), -1), draws.technical], axis=1),
            memory=np.empty((MEMORY, self.steps), np.int64),
            kept=kept,
        )


def _again(playbook: Playbook) -> Ints:
    """
    Return which steps have to be played again, whatever became of them in another play.

    Those are launch if it is attempted, and steps with limits, which may make others be done again.
    The last dates of these are not those that the steps saw that came between.
    """
    place, again = playbook.place, np.full(len(playbook.steps), AS_BEFORE)
    limited = [x for limit in playbook.situation.limits for x in (limit.source, limit.target) if x]
    tried = [] if playbook.launch is None else [playbook.situation.launch]
    again[[place[step] for step in (*limited, *tried)]] = ANEW
    launch = () if playbook.launch is None else (playbook.launch.redo,)
    repeated = [x for each in (*playbook.expired.values(), *launch) for x in each.steps]
    whole = playbook.only_again
    parts = [whole[step] for step in repeated if whole.get(step) in place]
    again[[place[step] for step in (*repeated, *parts, *whole)]] = SPREADING
    return again


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
    none = np.zeros(0, np.int64)
    play_draws(play, 0, 0, WholeDraws(dates, dates, flags), OtherPlay(none, none, dates, dates))


def _chunks(count: int) -> Iterator[tuple[int, int]]:
    for first in range(0, count, CHUNK):
        yield first, min(first + CHUNK, count)


def _column(kept: Ints, column: int) -> Ints:
    return np.ascontiguousarray(kept[:, column])

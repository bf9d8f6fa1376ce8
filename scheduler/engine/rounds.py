"""Which makespan to ask a proof about next, and for how long."""

import math

SHORT = 1.0
"""Seconds for the first question about a schedule."""

GROWTH = 2.0
"""How many times as long the questions of a round take as those of the round before."""

ALL_THE_REST = math.inf
"""Seconds of a final question."""

BOUND_PART = 0.125
"""The part of a round's first question that each question about the bound may take."""


class Rounds:
    """
    Chooses the questions of a prover, round after round.

    A round begins with the question for a schedule one unit shorter than the best. If it stays
    open, the makespans between the bound and there are bisected: what is impossible raises the
    bound, what stays open is as far as this round gets. The next round takes longer, and if the
    questions may take all of the time, its first one has the rest: what is learned of a question
    is lost with it, so that another longer one would begin from nothing. A better schedule begins
    anew.

    Attributes
    ----------
    has_bisected
        Whether a round has ended, so that the bound is as high as short questions get it.
    """

    def __init__(self) -> None:
        self._seconds = SHORT
        self._best: int | None = None
        self._open: int | None = None
        self.has_bisected = False

    def go_on(self, bound: int, best: int) -> None:
        """Begin another round if the best so far is a new one, or the last round has ended."""
        if best != self._best:
            self._best, self._open, self._seconds = best, None, SHORT
        elif self._open is not None and self._open <= bound:
            self._open = None
            self.has_bisected = True
            self._seconds *= GROWTH

    def next_question(self, bound: int, best: int, *, is_free: bool) -> tuple[int, float]:
        """
        Return the makespan to ask about and the seconds, once the round has been seen to.

        ``is_free`` says that questions may take all of the time.
        """
        if self._open is None:
            is_final = is_free and self._seconds > SHORT
            return best - 1, ALL_THE_REST if is_final else self._seconds
        return (bound + self._open) // 2, self._seconds * BOUND_PART

    def note_open(self, makespan: int) -> None:
        """Note that a question stayed open: longer makespans are no easier to rule out."""
        self._open = makespan

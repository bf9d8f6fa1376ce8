"""Which makespan to ask a proof about next, and for how long."""

SHORT = 1.0
"""Seconds for the first question about a schedule, if the searches have the cores."""

BOUND_PART = 0.125
"""The part of a round's first question that each question about the bound may take."""


class Rounds:
    """
    Chooses the questions of a prover, round after round.

    A round begins with the question for a schedule one unit shorter than the best. If it stays
    open, the makespans between the bound and there are bisected: what is impossible raises the
    bound, what stays open is as far as this round gets. The next round takes twice as long. A
    better schedule begins anew.
    """

    def __init__(self, first: float = SHORT) -> None:
        self._first = first
        self._seconds = first
        self._best: int | None = None
        self._open: int | None = None

    def next_question(self, bound: int, best: int) -> tuple[int, float]:
        """Return the makespan to ask about and the seconds, from the bound and the best so far."""
        if best != self._best:
            self._best, self._open, self._seconds = best, None, self._first
        elif self._open is not None and self._open <= bound:
            self._open = None
            self._seconds *= 2
        if self._open is None:
            return best - 1, self._seconds
        return (bound + self._open) // 2, self._seconds * BOUND_PART

    def note_open(self, makespan: int) -> None:
        """Note that a question stayed open: longer makespans are no easier to rule out."""
        self._open = makespan

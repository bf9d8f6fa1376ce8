"""What a study of levers found, in sentences that claim no more than was tried and proved."""

from collections.abc import Sequence

from scheduler.studies.levers.levers import LeverResult, gaining
from scheduler.wording.quantities import count_of

NO_EARLIER = "launch would be no earlier even if crews and places were never busy"


def nothing_text(results: Sequence[LeverResult], left: int = 0) -> str:
    """
    Say that no lever gains, as far as that is known.

    Parameters
    ----------
    results
        The levers that were tried; none of them gains.
    left
        How many were not tried, since the study was interrupted.
    """
    if left and not results:
        return "No lever was tried."
    if left:
        return "No lever tried so far brings launch forward."
    if any(is_open(each) for each in results):
        return "No lever was found to bring launch forward."
    return "No single lever brings launch forward."


def is_open(result: LeverResult) -> bool:
    """Whether a lever without gain may still help: the search for it ran out of time."""
    return result.gain <= 0 < result.at_most and not result.skipped


def tried_text(results: Sequence[LeverResult]) -> str:
    """Say how many levers were tried and what became of those that gain nothing."""
    gain, idle = len(gaining(results)), [each for each in results if each.gain <= 0]
    if not results:
        return "No rule was tried."
    rules = count_of(len(results), "rule")
    if gain:
        parts = [f"Of {rules} tried, {gain} {'bring' if gain > 1 else 'brings'} launch forward."]
    else:
        parts = [f"None of the {rules} tried brings launch forward."]
    if gain and idle:
        parts.append(f"The other {len(idle)} save no time (see levers.csv).")
    sure = sum(each.skipped for each in idle)
    if sure:
        parts.append(f"{sure} of them cannot help: {NO_EARLIER}.")
    open_ones = sum(map(is_open, idle))
    if open_ones:
        parts.append(f"For {open_ones} this is not proved: the search ran out of time.")
    return " ".join(parts)

"""What a search by CP-SAT has shown."""

from enum import StrEnum


class Verdict(StrEnum):
    """
    How a search has ended.

    One search alone can only deny that there is a solution. It takes `confirm`, and thereby a
    second search that differs, to call something infeasible.
    """

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    DENIED = "denied"
    INFEASIBLE = "infeasible"
    UNKNOWN = "unknown"

    @property
    def has_solution(self) -> bool:
        """Whether a solution was found."""
        return self in {Verdict.OPTIMAL, Verdict.FEASIBLE}


OF_STATUS = {
    "OPTIMAL": Verdict.OPTIMAL,
    "FEASIBLE": Verdict.FEASIBLE,
    "INFEASIBLE": Verdict.DENIED,
    "UNKNOWN": Verdict.UNKNOWN,
}


def verdict_of(status: str) -> Verdict:
    """
    Return the verdict that one search of CP-SAT has come to.

    Raises
    ------
    AssertionError
        If CP-SAT calls the model invalid.
    """
    if status not in OF_STATUS:
        message = f"CP-SAT says {status}"
        raise AssertionError(message)
    return OF_STATUS[status]

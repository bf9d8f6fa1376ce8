"""
That nothing is possible is only said after a second search that differs.

Every search that may say so goes through `confirm`: it alone makes a denial a verdict.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal, Protocol, Self, TypeVar

from scheduler.engine.verdict import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseEffort:
    """
    How long and in which way to search; deterministic effort and one worker repeat exactly.

    Without ``presolve`` the model is searched as it stands.
    """

    seconds: float
    workers: int = 1
    seed: int = 1
    deterministic: float | None = None
    presolve: bool = True

    def differing(self) -> Self:
        """Return the effort of a second search that shares as little as possible with this one."""
        return replace(self, workers=1, seed=self.seed + 1, presolve=not self.presolve)


AnyEffort = TypeVar("AnyEffort", bound=BaseEffort)


class Ending(Protocol):
    """What a search returns that `confirm` can judge."""

    @property
    def verdict(self) -> Verdict:
        """How it ended."""

    @property
    def interrupted(self) -> bool:
        """Whether the user ended it."""

    def confirmed(self) -> Self:
        """Return the same ending, its denial now a verdict."""


@dataclass(frozen=True, slots=True)
class BareEnding:
    """A verdict alone, of a search in which Ctrl-C is raised."""

    verdict: Verdict
    interrupted: Literal[False] = False

    def confirmed(self) -> Self:
        """Return the same with its denial as a verdict."""
        return replace(self, verdict=Verdict.INFEASIBLE)


AnyEnding = TypeVar("AnyEnding", bound=Ending)


def confirm(
    first: AnyEnding, effort: AnyEffort, again: Callable[[AnyEffort], AnyEnding]
) -> AnyEnding:
    """
    Return what is to be believed of a search.

    If it denies that there is a solution, a second search that differs decides: it denies it, too,
    or finds one, or leaves the question open.

    Parameters
    ----------
    first
        How the search ended.
    effort
        How it searched.
    again
        Searches once more, with the effort that it is given or a longer one.
    """
    if first.verdict is not Verdict.DENIED or first.interrupted:
        return first
    second = again(effort.differing())
    is_sure = second.verdict is Verdict.DENIED and not second.interrupted
    return second.confirmed() if is_sure else second

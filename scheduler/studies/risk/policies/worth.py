"""What a policy is worth: some draws played by it, and in the order of the plan."""

from dataclasses import dataclass

from scheduler.model.notation.base import Minutes
from scheduler.replay.drawn.draws import LATE
from scheduler.studies.risk.policies.outcomes import PolicyKind


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyWorth:
    """
    Some draws played by a policy, beside the same draws in the order of the plan.

    Attributes
    ----------
    kind
        The policy.
    asked, draws
        How many draws were asked for, and how many were played before Ctrl-C.
    saved
        The mean minutes by which launch is earlier, over draws that launch both ways; nothing if
        none does.
    saved_error
        The standard error of that mean; nothing with fewer than two such draws.
    most
        What the mean can be at most, as far as searches have proved; nothing if they bound nothing.
    kept, launches
        The launches of these draws in the order of the plan, and by the policy.
    p50, p80
        The launch that 50, or 80, per cent make: in the order of the plan, and by the policy.
    searches, unplanned, open
        How many plans were searched for, how many of these searches found none, and how many plans
        are not proved to launch as early as can be.
    """

    kind: PolicyKind
    asked: int
    draws: int
    saved: float | None
    saved_error: float | None
    most: float | None
    kept: tuple[Minutes, ...]
    launches: tuple[Minutes, ...]
    p50: tuple[Minutes | None, Minutes | None]
    p80: tuple[Minutes | None, Minutes | None]
    searches: int
    unplanned: int
    open: int

    @property
    def is_complete(self) -> bool:
        """Whether all draws asked for were played."""
        return self.draws == self.asked

    @property
    def outside(self) -> tuple[int, int]:
        """How many draws lie outside the rules: in the order of the plan, and by the policy."""
        kept, launches = (sum(x >= LATE for x in each) for each in (self.kept, self.launches))
        return kept, launches

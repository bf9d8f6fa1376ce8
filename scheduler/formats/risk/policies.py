"""What stands in ``risk.json`` of draws that are played by other policies, too."""

from typing import Annotated, Literal

from pydantic import Field

from scheduler.formats.entries import PlanEntry

Length = Annotated[float, Field(allow_inf_nan=False)]


class PolicySideEntry(PlanEntry):
    """
    Launches of some draws by one policy, in their order; nothing stands for outside the rules.

    ``p50`` and ``p80`` are the launches that 50 and 80 per cent of them make, nothing if too many
    are outside the rules.
    """

    launch_minutes: tuple[int | None, ...]
    p50: str | None
    p50_minute: int | None
    p80: str | None
    p80_minute: int | None
    outside: int


class PolicyWorthEntry(PlanEntry):
    """
    The first draws played by a policy, beside the same draws in the order of the plan.

    Of ``asked`` draws ``draws`` were played before Ctrl-C. ``saved_minutes`` is the mean by which
    launch is earlier, over draws that launch both ways, with its standard error, and what it can be
    at most as far as that is proved. ``searches`` counts searches for a plan, ``unplanned`` those
    that found none, ``unproved`` plans that are not proved to launch as early as can be.
    """

    policy: Literal["replan", "hindsight"]
    asked: int
    draws: int
    saved_minutes: Length | None
    saved_error_minutes: Length | None
    saved_at_most_minutes: Length | None
    order_kept: PolicySideEntry
    by_policy: PolicySideEntry
    searches: int
    unplanned: int
    unproved: int

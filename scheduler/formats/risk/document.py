"""What stands in ``risk.json``: one definition for the export that writes it and its reader."""

from math import ceil
from typing import Annotated, Literal

from pydantic import Field

from scheduler.formats.entries import DateOf, From, PlanEntry
from scheduler.formats.plan_parts import ShownName
from scheduler.formats.risk.policies import PolicyWorthEntry

ROUNDING = 1e-6
"""Draws by which a share of them may be off by rounding: 0.07 of 100 are seven."""
Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
Figure = Annotated[float, Field(allow_inf_nan=False)]


class RiskFileEntry(PlanEntry):
    """The risk file: name, SHA-256 of its bytes, and its text, so that the figures stand alone."""

    file: ShownName
    digest: str
    text: str


class PercentileEntry(PlanEntry):
    """
    The launch instant by which a share of the draws has launched, with its 95 % band.

    Nothing stands for later than any date.
    """

    share: Share
    launch: Annotated[str | None, DateOf("minute")]
    launch_minute: Annotated[int | None, From("minute")]
    low: Annotated[str | None, DateOf("low")]
    low_minute: Annotated[int | None, From("low")]
    high: Annotated[str | None, DateOf("high")]
    high_minute: Annotated[int | None, From("high")]


class ChanceEntry(PlanEntry):
    """The share of draws that make a date, and its standard error."""

    by: Annotated[str, DateOf("by")]
    by_minute: Annotated[int, From("by")]
    share: Share
    error: Share


class LaunchBarEntry(PlanEntry):
    """How many draws launch at an instant, and the share that has launched by then."""

    launch: str
    launch_minute: int
    draws: int
    by_then: Share


class OutsideEntry(PlanEntry):
    """How many draws lie outside the rules for one reason."""

    reason: str
    draws: int


class HoldChanceEntry(PlanEntry):
    """
    The chance that a hold point is passed by its announced date.

    ``reserve_minutes`` are the least by which it has to be later for 80 %, nothing where no reserve
    does it.
    """

    step: str
    name: str
    chance: Annotated[ChanceEntry, From("announced")]
    reserve_minutes: Annotated[int | None, From("reserve")]


class StepRiskEntry(PlanEntry):
    """
    How much a step matters, and between which dates it may end.

    ``p10``, ``p50`` and ``p90`` are shares of the draws in which it has ended by then.
    """

    step: str
    name: str
    criticality: Share
    cruciality: Figure
    ssi: Figure
    on_driving_chain: bool
    p10: str
    p50: str
    p90: str
    end_minutes: Annotated[tuple[int, int, int], From("ends")]


class RiskDriverEntry(PlanEntry):
    """
    What a source of risk costs: all as drawn, less the same draws without it.

    ``points`` are those of the chance of the target, or of the announced launch if there is none.
    """

    key: str
    source: Annotated[str, From("words")]
    mean_minutes: Annotated[Figure | None, From("mean")]
    at_80_minutes: Annotated[int | None, From("at_80")]
    points: Figure


class RiskDocument(PlanEntry):
    """
    What many campaigns played in the order of a plan say of it.

    Minutes count from the campaign start, dates are local. ``plan_digest`` is the SHA-256 of the
    plan file that it lies beside; ``policy`` says how draws were played, ``shortened`` counts draws
    of tests that were set to their hours; one that was interrupted is not ``complete``.
    """

    format: Literal["launch-risk/1"] = "launch-risk/1"
    program: str
    numpy: str
    campaign: str
    scenario: str
    graph_digest: str
    plan_digest: str
    risk: RiskFileEntry
    draws: Annotated[int, Field(ge=1)]
    seed: Annotated[int, Field(ge=0)]
    policy: str
    early: bool
    announced: ChanceEntry
    target: ChanceEntry | None
    percentiles: tuple[PercentileEntry, ...]
    mean_slip_minutes: Annotated[Figure | None, From("mean_slip")]
    launches: tuple[LaunchBarEntry, ...]
    outside: tuple[OutsideEntry, ...]
    shortened: int
    holds: tuple[HoldChanceEntry, ...]
    steps: tuple[StepRiskEntry, ...]
    drivers: tuple[RiskDriverEntry, ...]
    together: RiskDriverEntry | None
    policies: tuple[PolicyWorthEntry, ...] = ()
    complete: bool = True

    @property
    def outside_share(self) -> float:
        """The share of draws outside the rules, which launch later than any date."""
        return sum(each.draws for each in self.outside) / self.draws

    def launch_with(self, share: float) -> int | None:
        """Return the first launch instant by which a share of the draws has launched, if any."""
        needed = ceil(share * self.draws - ROUNDING)
        launched = 0
        for each in self.launches:
            launched += each.draws
            if launched >= needed:
                return each.launch_minute
        return None

    def chance_by(self, minute: int) -> float:
        """Return the share of draws that have launched by a minute."""
        early = (each.draws for each in self.launches if each.launch_minute <= minute)
        return sum(early) / self.draws

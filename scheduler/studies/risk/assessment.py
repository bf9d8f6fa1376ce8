"""What ten thousand campaigns say of a plan."""

from collections.abc import Mapping
from dataclasses import dataclass

from scheduler.model.notation.base import Minutes, TaskId
from scheduler.replay.drawn.draws import Draws, PlayedDraws
from scheduler.replay.drawn.playbook import Playbook
from scheduler.studies.risk.policies.worth import PolicyWorth


@dataclass(frozen=True, slots=True, kw_only=True)
class Percentile:
    """
    The first launch instant by which a share of the draws has launched, with its 95 % band.

    Nothing stands for later than any date: so many draws are outside the rules.
    """

    share: float
    minute: Minutes | None
    low: Minutes | None
    high: Minutes | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chances:
    """The share of draws that make a date, and its standard error; ``by`` is the minute."""

    by: Minutes
    share: float
    error: float


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldChance:
    """
    The chance that a hold point is passed by its announced date.

    ``reserve`` are the least minutes by which that date has to be later for 80 %; nothing if it is
    so likely already, None in ``reserve`` where no reserve does it.
    """

    step: TaskId
    announced: Chances
    reserve: Minutes | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRisk:
    """
    How much one step matters.

    ``criticality`` is the share of draws in which it is on the driving chain, ``cruciality`` the
    rank correlation (Spearman) of its hours with launch, ``ssi`` the schedule sensitivity index.
    ``ends`` are the 10th, 50th and 90th percentile of its end.
    """

    step: TaskId
    criticality: float
    cruciality: float
    ssi: float
    ends: tuple[Minutes, Minutes, Minutes]


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskDriver:
    """
    What a source costs: all as drawn, less the same draws without it.

    ``mean`` in minutes over the draws that launch both ways, ``at_80`` the difference of the 80th
    percentiles (None if one of them is outside the rules), ``points`` the share by which the chance
    of the target falls.
    """

    key: str
    words: str
    mean: float
    at_80: Minutes | None
    points: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """
    What the draws of one plan say.

    ``bars`` are launch instants with the number of draws that launch then; ``outside`` says for
    each reason how many draws lie outside the rules. ``drivers`` stand by their mean days, largest
    first; ``together`` is what all sources cost at once. ``shortened`` counts draws of tests that
    were set to their hours. ``policy`` says in words how draws were played. Without ``is_complete``
    it was interrupted before all drivers were known. ``policies`` are what replanning, or knowing
    all beforehand, would be worth in some of the draws.
    """

    playbook: Playbook
    draws: Draws
    played: PlayedDraws
    seed: int
    policy: str
    announced: Chances
    target: Chances | None
    percentiles: tuple[Percentile, ...]
    bars: tuple[tuple[Minutes, int], ...]
    outside: Mapping[str, int]
    mean_slip: float
    holds: tuple[HoldChance, ...]
    steps: tuple[StepRisk, ...]
    drivers: tuple[RiskDriver, ...]
    together: RiskDriver | None
    shortened: int
    is_complete: bool = True
    policies: tuple[PolicyWorth, ...] = ()

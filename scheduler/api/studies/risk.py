"""How sure the dates of a plan are."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from os import PathLike
from pathlib import Path
from typing import Any, Unpack

import pandas as pd

from scheduler.analyse.plan import ExplainedPlan
from scheduler.api.campaigns.given_facts import GivenFacts
from scheduler.api.dates import minute_of
from scheduler.api.results.plan import Plan, plan_of
from scheduler.api.results.tables import STEP, moments
from scheduler.api.search_words import options_of
from scheduler.api.studies.policies import policy_frame
from scheduler.api.studies.sharing import SharedWords, asked_executor, without_sharing
from scheduler.api.studies.sites import AnySite, planned_site
from scheduler.calendars.clock.axis import Axis
from scheduler.exports.folder.pictures import Pictures
from scheduler.exports.risk.tables import driver_frame, step_frame
from scheduler.exports.risk.writing import RiskFiles, export_with_risk
from scheduler.formats.risk.document import RiskDocument
from scheduler.model.notation.base import Minutes
from scheduler.pipeline.readiness import is_plan
from scheduler.pipeline.risk.assessing import PolicyRun, RiskOptions
from scheduler.pipeline.risk.told import (
    RisksAtHand,
    require_risks,
    risks_of_graph,
    risks_of_plan,
    tell_risk,
)
from scheduler.planning.interface.options import SolveOptions
from scheduler.studies.risk.assessment import Assessment
from scheduler.studies.risk.question import OnRound, ignore
from scheduler.wording.risk.sentences import WISHED, headline


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class PlanRisk:
    """How sure the dates of a plan are: what its draws say, the order of the plan kept."""

    plan: Plan
    found: Assessment
    told: RiskDocument

    @property
    def headline(self) -> str:
        """What is read first, in a sentence."""
        return headline(self.told, self._axis)

    @property
    def policy(self) -> str:
        """How the draws were played, in words."""
        return self.told.policy

    @property
    def draws(self) -> int:
        """How many campaigns were drawn."""
        return self.told.draws

    @property
    def chance(self) -> float:
        """The share of the draws that launch by the date of the plan, of 1."""
        return self.told.announced.share

    @property
    def chance_of_target(self) -> float | None:
        """The share of the draws that make the target, of 1; nothing without one."""
        return None if self.told.target is None else self.told.target.share

    @property
    def outside(self) -> Mapping[str, float]:
        """The share of the draws outside the rules, of 1, for each reason."""
        return {each.reason: each.draws / self.draws for each in self.told.outside}

    @property
    def mean_slip(self) -> timedelta | None:
        """How much later than planned draws inside the rules launch on average, if any do."""
        minutes = self.told.mean_slip_minutes
        return None if minutes is None else timedelta(minutes=minutes)

    @property
    def is_complete(self) -> bool:
        """Whether every source was left out in turn, without an interrupt."""
        return self.told.complete

    def launch(self, chance: float = WISHED) -> datetime | None:
        """
        Return the date to promise: the first launch by which a share of the draws has launched.

        There is none where so many draws are outside the rules.

        Raises
        ------
        ValueError
            If the chance is not more than 0 and at most 1.
        """
        if not 0 < chance <= 1:
            message = f"chance={chance!r}: write a share such as 0.8"
            raise ValueError(message)
        minute = self.told.launch_with(chance)
        return None if minute is None else self._axis.moment(minute)

    def chance_by(self, date: datetime | str) -> float:
        """Return the share of the draws that have launched by a date, of 1."""
        return self.told.chance_by(minute_of(self._axis, date, "date"))

    def to_frame(self) -> pd.DataFrame:
        """Return a row for each launch instant: draws, share, and the share launched by then."""
        bars = self.told.launches
        return pd.DataFrame(
            {
                "launch": self._dates([each.launch_minute for each in bars]),
                "draws": [each.draws for each in bars],
                "share": [each.draws / self.draws for each in bars],
                "by_then": [each.by_then for each in bars],
            }
        ).set_index("launch")

    def drivers(self) -> pd.DataFrame:
        """Return a row for each source of risk with what it costs, and one for all together."""
        return driver_frame(self.told).set_index("source")

    def holds(self) -> pd.DataFrame:
        """Return a row for each hold point: its date, its chance, and the reserve for 80 %."""
        holds = self.told.holds
        return pd.DataFrame(
            {
                STEP: [each.step for each in holds],
                "hold_point": [each.name for each in holds],
                "date": self._dates([each.chance.by_minute for each in holds]),
                "chance": [each.chance.share for each in holds],
                "reserve": pd.to_timedelta([each.reserve_minutes for each in holds], unit="min"),
            }
        ).set_index(STEP)

    def steps(self) -> pd.DataFrame:
        """Return a row for each step: how much it matters, and between which dates it ends."""
        frame = step_frame(self.plan, self.told)
        for place, name in enumerate(("end_p10", "end_p50", "end_p90")):
            frame[name] = self._dates([each.end_minutes[place] for each in self.told.steps])
        return frame.drop(columns="zone").set_index(STEP)

    def policies(self) -> pd.DataFrame:
        """Return a row for replanning and for hindsight, as far as they were asked for."""
        return policy_frame(self.told.policies, self._dates)

    def save(self, folder: str | PathLike[str], *, charts: bool = True) -> list[Path]:
        """
        Write the folder of the plan with all that is told of its risk; return the files.

        Raises
        ------
        ExportError
            If the folder cannot be written, or holds files of other origin in the way.
        """
        files = RiskFiles(plan=self.plan, told=self.told)
        return export_with_risk(files, Path(folder), Pictures(are_wanted=charts))

    def _dates(self, minutes: list[Minutes] | list[Minutes | None]) -> pd.DatetimeIndex:
        return moments(self._axis, minutes)

    @property
    def _axis(self) -> Axis:
        return self.plan.situation.axis

    def __repr__(self) -> str:
        return f"{self.headline} ({self.draws:,} draws, {self.policy})"

    def _repr_html_(self) -> str:
        return str(self.to_frame().to_html())


class RiskWords(SharedWords, total=False):
    """
    How draws are made and played, and how a campaign is planned that has no plan yet.

    Without ``draws`` or ``seed``, those of the risk file count. With ``early``, steps begin as soon
    as they can; without ``drivers``, sources are not left out in turn. ``replans`` of the draws are
    replanned, too, when their launch slips, ``hindsights`` planned with all of them known; each
    plan takes ``seconds`` at most, and ``processes`` or a ``cluster`` share them. ``scenario`` and
    ``progress`` are those of a campaign that is planned first.
    """

    draws: int | None
    early: bool
    drivers: bool
    replans: int
    hindsights: int
    seconds: float
    scenario: str | None
    progress: GivenFacts | None


OF_DRAWS = frozenset({"draws", "seed", "early", "drivers", "replans", "hindsights", "seconds"})
OF_PLAN = frozenset({"scenario", "progress"})


def risk(
    source: AnySite,
    risks: str | PathLike[str] | None = None,
    *,
    options: SolveOptions | None = None,
    listener: OnRound = ignore,
    **asked: Unpack[RiskWords],
) -> PlanRisk:
    """
    Say how sure the dates of a plan are: its order played forward, again and again.

    Parameters
    ----------
    source
        A plan, its folder, or a campaign or the path of a task graph, which is planned first.
    risks
        The risk file; by default the one beside the task graph, or that by which a written plan was
        assessed before.
    options
        How long and how hard to search for a plan that has to be made first; their ``workers`` play
        the draws, too.
    listener
        Told before each round in which all draws are played.
    asked
        ``draws`` and ``seed`` in place of what the risk file says; ``early``, to begin each step as
        soon as it can; ``drivers=False``, to leave out what each source costs; ``replans``, how
        many draws are also replanned when their launch slips, and ``hindsights``, how many planned
        with all of them known, each plan in ``seconds`` at most, in ``processes`` of this machine
        or on a ``cluster``; ``scenario`` and ``progress`` of a campaign or task graph, as for
        `plan`; and what `SolveOptions` have.

    Returns
    -------
    PlanRisk
        Ctrl-C keeps what is known by then.

    Raises
    ------
    InputError
        With every mistake of the campaign or the files, or if no risk file is known.
    NoScheduleError
        If there is no plan, or none was found in time.
    TypeError
        If there is no such word.
    ValueError
        If a value makes no sense, or a plan is to have another scenario or other facts.
    """
    given: dict[str, Any] = dict(asked)
    words = {name: given.pop(name) for name in OF_PLAN if name in given}
    drawn = {name: given.pop(name) for name in OF_DRAWS if name in given}
    _require_counts(drawn)
    wanted = options_of(options, without_sharing(given))
    plan = planned_site(source, words, wanted)
    meant = _meant(source, plan, None if risks is None else Path(risks))
    how = RiskOptions(**drawn, workers=wanted.num_workers)
    with asked_executor(asked.get("cluster"), asked.get("processes")) as executor:
        told = tell_risk(plan, meant, how, listener, PolicyRun(executor=executor))
    return PlanRisk(plan=plan_of(plan), found=told.found, told=told.document)


def _meant(source: AnySite, plan: ExplainedPlan, named: Path | None) -> RisksAtHand:
    """Return the risks that are meant, which must be known."""
    campaign, scenario = plan.situation.campaign, plan.situation.scenario.id
    place = Path(source) if isinstance(source, str | Path) else Path(plan.graph.file)
    if isinstance(source, str | Path) and is_plan(place):
        return require_risks(risks_of_plan(place, campaign, scenario, named), place)
    if isinstance(source, str | Path) or named is not None:
        return require_risks(risks_of_graph(place, campaign, scenario, named), place)
    return require_risks(None, place)


def _require_counts(drawn: Mapping[str, Any]) -> None:
    """See that draws, seed and draws planned anew are numbers that can be drawn with."""
    for name, least in (("draws", 1), ("seed", 0), ("replans", 0), ("hindsights", 0)):
        value = drawn.get(name)
        if value is not None and (not isinstance(value, int) or value < least):
            message = f"{name}={value!r}: write a whole number, {least} or more"
            raise ValueError(message)

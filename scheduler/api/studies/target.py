"""What a launch date takes, and what it costs."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Unpack

import pandas as pd

from scheduler.api.campaigns.given_facts import GivenFacts
from scheduler.api.campaigns.sources import UNWRITTEN, Question, Source, ask
from scheduler.api.dates import minute_of
from scheduler.api.results.plan import Plan, plan_of
from scheduler.api.results.tables import moments
from scheduler.api.search_words import SearchWords, options_of
from scheduler.api.studies.sharing import SharedWords, asked_executor, without_sharing
from scheduler.calendars.clock.axis import make_axis
from scheduler.errors import InputError, Problem, Where
from scheduler.exports.prices.table import change_table, curve_data
from scheduler.model.costs import CENTS
from scheduler.pipeline.making_a_date.target import TargetAnswer, TargetQuestion, answer
from scheduler.planning.interface.options import SolveOptions
from scheduler.studies.making_a_date import curve as pricing
from scheduler.studies.making_a_date.study import TargetStudy
from scheduler.studies.making_a_date.words import proof_text, ranked


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class DateChanges:
    """The cheapest permitted changes that make a date, and the plan with them."""

    plan: Plan
    found: TargetAnswer

    @property
    def by(self) -> datetime:
        """The date that was asked for."""
        return self.plan.situation.axis.moment(self.found.priced.by)

    @property
    def cost(self) -> float:
        """What the changes cost, in the campaign's unit."""
        return self.found.priced.cost / CENTS

    @property
    def bound(self) -> float:
        """What the date costs at least."""
        return self.found.priced.bound / CENTS

    @property
    def unit(self) -> str:
        """What costs are counted in, such as day shifts."""
        return self.found.question.campaign.costs.unit

    @property
    def is_proved(self) -> bool:
        """Whether nothing permitted makes the date for less."""
        return self.found.priced.is_proved

    @property
    def changes(self) -> tuple[str, ...]:
        """The changes in words, the dearest first."""
        return tuple(each.title for each in ranked(self.found.priced))

    def to_frame(self) -> pd.DataFrame:
        """Return a row for each change with its cost, the dearest first."""
        return change_table(self.found.priced)

    def __repr__(self) -> str:
        axis, priced = self.plan.situation.axis, self.found.priced
        lines = [f"{each.cost / CENTS:8.1f}  {each.title}" for each in ranked(priced)]
        return "\n".join(
            [
                f"Launch by {axis.say(priced.by)} costs {self.cost:,.1f} {self.unit}",
                f"Verdict  {proof_text(priced)}",
                *lines,
            ]
        )


def find_changes(
    source: Source,
    by: datetime | str | None = None,
    *,
    base: str | None = None,
    scenario: str | None = None,
    progress: GivenFacts | None = None,
    options: SolveOptions | None = None,
    **search: Unpack[SearchWords],
) -> DateChanges:
    """
    Find the cheapest changes that make a date, within what the campaign permits.

    Parameters
    ----------
    source
        A campaign, or the path of a task graph.
    by
        The date; by default the campaign's target.
    base
        The scenario to begin with; by default the baseline.
    scenario
        The scenario that says what is done before the start; by default the planned one.
    progress
        Facts of the day, or the path of a progress file: everything is from its data date on.
    options, search
        How long and how hard to search.

    Raises
    ------
    InputError
        With every mistake of the campaign or the file, or if there is no date.
    NoScheduleError
        If nothing permitted makes the date (`Infeasible`), or none was found (`OutOfTime`).
    """
    question = _question((source, progress), by, (base, scenario), options_of(options, search))
    found = answer(question)
    plan = plan_of(replace(found.plan, graph=found.graph or UNWRITTEN))
    return DateChanges(plan=plan, found=found)


def price_curve(
    source: Source,
    points: int = 8,
    *,
    base: str | None = None,
    scenario: str | None = None,
    progress: GivenFacts | None = None,
    options: SolveOptions | None = None,
    **search: Unpack[SharedWords],
) -> pd.DataFrame:
    """
    Price launch dates from the earliest there can be to the one that costs nothing.

    Parameters
    ----------
    source
        A campaign, or the path of a task graph.
    points
        The most dates, two at least.
    base, scenario
        As for `find_changes`.
    progress
        Facts of the day, or the path of a progress file: everything is from its data date on.
    options, search
        How long and how hard to search for each date; ``processes`` or ``cluster`` share the dates.

    Returns
    -------
    DataFrame
        A row for each date with the launch of a checked plan, its cost, and whether it is proved.

    Raises
    ------
    InputError
        If the cluster does not answer, or dask is not installed.
    NoScheduleError
        If not even everything that is permitted leads to a plan.
    ValueError
        If there are less than no processes.
    """
    wanted = options_of(options, without_sharing(search))
    _, study = _study((source, progress), (base, scenario), wanted)
    with asked_executor(search.get("cluster"), search.get("processes")) as executor:
        found = pricing.price_curve(study, _unheard, points, executor=executor).plans
    frame = pd.DataFrame(curve_data(study.permitted, found))
    axis = make_axis(study.permitted.campaign)
    frame["by"] = moments(axis, [each.by for each in found])
    frame["launch"] = moments(axis, [each.launch_minute for each in found])
    return frame.drop(columns=["by_minutes", "launch_minutes"])


Names = tuple[str | None, str | None]
"""The scenario to begin with, and the one that says what is done; nothing for the usual ones."""


Sources = tuple[Source, GivenFacts | None]
"""Where a campaign comes from, and facts given beside it."""


def _study(sources: Sources, names: Names, options: SolveOptions) -> tuple[Question, TargetStudy]:
    """Return what is asked about, and the study that begins with the base."""
    (source, progress), (base, state) = sources, names
    asked = ask(source, state, progress)
    begin = base or asked.campaign.baseline_scenario
    if base is not None:
        ask(source, base, progress)
    return asked, TargetStudy(asked.campaign, begin, asked.scenario, options)


def _question(
    sources: Sources, by: datetime | str | None, names: Names, options: SolveOptions
) -> TargetQuestion:
    asked, study = _study(sources, names, options)
    campaign = asked.campaign
    date = by or campaign.target
    if date is None:
        problem = Problem(
            code="no-date",
            message="there is no date to meet",
            where=Where("by"),
            hint="Name one, such as by='2025-11-25T12:11', or give the campaign a target.",
        )
        raise InputError([problem])
    return TargetQuestion(
        graph=asked.task_graph,
        campaign=campaign,
        study=study,
        base=names[0] or campaign.baseline_scenario,
        state=asked.scenario,
        by=minute_of(make_axis(campaign), date),
    )


def _unheard(by: int, cost: int | None, bound: int) -> None:
    del by, cost, bound

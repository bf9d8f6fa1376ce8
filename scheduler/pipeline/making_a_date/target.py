"""Make a date: the cheapest permitted changes, what each date costs, or why it cannot be made."""

from concurrent.futures import Executor
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from scheduler.analyse.plan import ExplainedPlan, analyse
from scheduler.analyse.sources import Graph
from scheduler.calendars.clock.axis import Axis, make_axis
from scheduler.calendars.situation.calendars import Calendars
from scheduler.calendars.situation.situation import Situation
from scheduler.errors import InputError, Problem, Where
from scheduler.model.campaign import Campaign
from scheduler.model.notation.base import Minutes
from scheduler.model.progress.neighbour_moves import moved_scenario, together
from scheduler.pipeline.conflicts import ExplainedDate, find_reasons, places_of
from scheduler.pipeline.making_a_date.target_graph import graph_with
from scheduler.pipeline.opened import AnyGraph, OpenedGraph, as_opened, open_texts
from scheduler.pipeline.plan import HURRIED, plan_baseline
from scheduler.planning.interface.options import SolveOptions
from scheduler.planning.interface.progress import Listener, ignore
from scheduler.planning.interface.result import SolveResult, Status, Stop
from scheduler.planning.pricing.cheapest import OnCost
from scheduler.planning.solve import solve
from scheduler.studies.conflicts import oracle
from scheduler.studies.loosening.base.copies import with_scenario
from scheduler.studies.making_a_date.deciding import decided_scenario
from scheduler.studies.making_a_date.priced_plan import PricedPlan
from scheduler.studies.making_a_date.study import TargetStudy


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetQuestion:
    """A date that a campaign should make; ``by`` is in minutes since its start."""

    graph: Graph
    campaign: Campaign
    study: TargetStudy
    base: str
    state: str
    by: Minutes

    @property
    def axis(self) -> Axis:
        """The axis of the campaign."""
        return make_axis(self.campaign)


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetAnswer:
    """
    The cheapest way found to make a date, as a plan of the task graph.

    ``graph`` is the task graph with the scenario of the plan in it, nothing if its text has no
    place for that. Then the graph of ``plan`` is the one that was asked about.
    """

    question: TargetQuestion
    priced: PricedPlan
    graph: Graph | None
    plan: ExplainedPlan


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed:
    """
    A date that nothing permitted makes: the best there is, and why it is no better.

    ``loosest`` is the plan with everything permitted, ``explained`` the conflicts of the date in
    that way of working; ``graph`` is the task graph with it, if its text has a place for that.
    """

    question: TargetQuestion
    loosest: SolveResult
    explained: ExplainedDate
    graph: Graph | None


def ask(
    path: AnyGraph,
    by: datetime | None = None,
    *,
    base: str | None = None,
    state: str | None = None,
    options: SolveOptions | None = None,
) -> TargetQuestion:
    """
    Read a task graph and prepare the question what it takes to make a date.

    Parameters
    ----------
    path
        The task graph, or one that is open already.
    by
        The date, in local time; by default the target of the graph.
    base
        The scenario to begin with; by default the baseline.
    state
        The scenario that says what is done before the start; by default the planned one.
    options
        How long and how hard to search for one date.

    Raises
    ------
    InputError
        If the file has problems, or there is not a date.
    """
    opened = as_opened(path).worked_by(state)
    campaign = opened.campaign
    begin = base or campaign.baseline_scenario
    if base is not None:
        opened.require_planned(base)
    name = state or campaign.plan_scenario
    date = by or campaign.target
    if date is None:
        raise InputError([_no_date(opened.path)])
    try:
        study = TargetStudy(campaign, begin, name, options)
    except InputError as error:
        raise _with_lines(error, opened) from None
    return TargetQuestion(
        graph=opened.graph,
        campaign=campaign,
        study=study,
        base=begin,
        state=name,
        by=make_axis(campaign).minute(date),
    )


def _with_lines(error: InputError, opened: OpenedGraph) -> InputError:
    """Return an error whose problems name the lines of the files that they are about."""
    return InputError(
        replace(each, where=opened.locate(each.path)) if each.path else each
        for each in error.problems
    )


def _no_date(path: Path) -> Problem:
    return Problem(
        code="no-date",
        message="there is not a date to meet",
        where=Where(str(path)),
        hint="Give it with --by, or add 'target: 2025-11-25T12:11' to the task graph.",
    )


def answer(
    question: TargetQuestion, tell: OnCost | None = None, listener: Listener = ignore
) -> TargetAnswer:
    """
    Find the cheapest way to make a date and plan it in full.

    Parameters
    ----------
    question
        The question.
    tell
        Told of every better cost and bound.
    listener
        Told of every better plan with nothing and with everything permitted, and of the baseline.

    Raises
    ------
    Infeasible
        If nothing that is permitted makes the date.
    OutOfTime
        If no plan was found in time.
    """
    study = question.study
    priced = study.cheapest(question.by, study.start_for(question.by, listener), tell)
    return planned_in_full(question, priced, listener)


def planned_in_full(
    question: TargetQuestion, priced: PricedPlan, listener: Listener = ignore
) -> TargetAnswer:
    """Return a priced plan explained in full, with the baseline and the task graph that has it."""
    study = question.study
    graph = graph_with(question.graph, question.campaign, priced.situation.scenario)
    situation = priced.situation.asked
    result = _in_any_mode(situation, priced, study.options)
    plan = analyse(graph or question.graph, situation, study.options, result)
    options = study.options
    if priced.interrupted or result.stop is Stop.INTERRUPTED:
        options = replace(options, time_limit=HURRIED, settle=0.0)
    baseline = plan_baseline(Calendars(question.campaign), options, listener)
    return TargetAnswer(
        question=question, priced=priced, graph=graph, plan=replace(plan, baseline=baseline)
    )


def _in_any_mode(situation: Situation, priced: PricedPlan, options: SolveOptions) -> SolveResult:
    """
    Return the result of a plan, held against every way of its tasks that its scenario permits.

    It was searched in the ways that it pays for; in others, launch could come earlier.
    """
    if not situation.has_choice:
        return priced.result
    free = solve(situation, replace(options, settle=0.0), known=priced.schedule)
    bound = min(free.bound_minute, priced.launch_minute)
    if bound == priced.launch_minute:
        return replace(priced.result, bound_minute=bound, status=Status.OPTIMAL, stop=Stop.PROOF)
    stop = Stop.NO_SEARCH if free.stop is Stop.PROOF else free.stop
    return replace(priced.result, bound_minute=bound, status=Status.FEASIBLE, stop=stop)


def explain_missed(
    question: TargetQuestion,
    options: SolveOptions,
    listener: oracle.Listener = oracle.ignore,
    executor: Executor | None = None,
) -> Missed:
    """
    Explain why nothing permitted makes a date, and what beyond it would.

    Parameters
    ----------
    question
        The question.
    options
        The time limit holds for all conflicts together.
    listener
        Told of every plan that is tried.
    executor
        Where plans that do not depend on each other are tried; by default in this process.
    """
    study, permitted = question.study, question.study.permitted
    loosest = study.loosest()
    if study.is_interrupted:
        options = replace(options, time_limit=HURRIED)
    whole = moved_scenario(permitted.loosest, together(sorted(study.everything.moves, key=str)))
    scenario = whole.altered({"id": study.name, "name": study.name})
    campaign = with_scenario(permitted.at_widest, scenario)
    found = find_reasons(campaign, study.name, question.by, options, listener, executor)
    places = places_of(open_texts(question.graph), found)
    all_of_it = decided_scenario(
        permitted, study.everything, name=study.name, any_mode=permitted.options
    )
    return Missed(
        question=question,
        loosest=loosest,
        explained=ExplainedDate(
            graph=None,
            campaign=campaign,
            asked=question.by,
            scenario=study.name,
            found=found,
            places=places,
        ),
        graph=graph_with(question.graph, question.campaign, all_of_it),
    )

"""A replan read back: all that follows from the schedules is derived anew."""

from collections.abc import Callable
from dataclasses import replace

from scheduler.analyse.causes.finding import find_causes
from scheduler.analyse.causes.pushing import push
from scheduler.analyse.replanning.beside import explain_announced
from scheduler.analyse.replanning.history import history_row
from scheduler.analyse.replanning.replan import AnnouncedPlan, FirstPlan, PushedPlan, Replan
from scheduler.analyse.sources import Graph, SourceText
from scheduler.calendars.clock.axis import make_axis
from scheduler.calendars.situation.choices import chosen
from scheduler.calendars.situation.prepare import prepare
from scheduler.calendars.situation.situation import Situation
from scheduler.formats.history import row_of
from scheduler.formats.plan_document import PlanDocument
from scheduler.formats.plan_replan import ReplanEntry
from scheduler.model.campaign import Campaign
from scheduler.model.progress.announced_options import with_announced_options
from scheduler.model.progress.progress import Progress
from scheduler.model.progress.recorded_campaign import progress_of, with_past
from scheduler.pipeline.load import load_text
from scheduler.pipeline.written import result_of, schedule_of
from scheduler.planning.interface.options import Prefer
from scheduler.planning.steady.comparing.case import SteadyCase, make_case
from scheduler.planning.steady.comparing.held import hold
from scheduler.planning.steady.levels import make_goals
from scheduler.planning.steady.options import SteadyOptions
from scheduler.planning.steady.result import LaunchWithout, Level, LevelAim
from scheduler.planning.steady.trade import TradePoint
from scheduler.schedule.checks import check
from scheduler.schedule.checks.base import Violation
from scheduler.schedule.frozen import check_announced, moved_without_need
from scheduler.schedule.scheduled import Schedule


def amendment(entry: ReplanEntry, campaign: Campaign) -> Callable[[Progress], Progress]:
    """Return what adds to the facts of a replan all that was known beside their file."""
    options = {step.id: step.option for step in entry.announced.tasks}
    moment = make_axis(campaign).moment
    pins = {step: moment(minute).replace(tzinfo=None) for step, minute in entry.pins.items()}

    def amend(progress: Progress) -> Progress:
        filled = with_announced_options(progress, options)
        return filled.altered({"freeze": entry.freeze_minutes or None, "pins": pins})

    return amend


def announced_of(document: PlanDocument, entry: ReplanEntry) -> AnnouncedPlan:
    """Return the announced plan that a replan carries."""
    stated = entry.announced
    schedule = schedule_of(stated)

    def amend(progress: Progress) -> Progress:
        return with_announced_options(progress, schedule.options)

    facts = None if stated.facts is None else stated.facts.back(SourceText)
    campaign, _ = load_text(document.graph.text, document.graph.file, facts, amend)
    counted_in = None if stated.facts is None else stated.facts.counted_in
    campaign = with_past(campaign, counted_in or stated.scenario)
    situation = prepare(campaign, campaign.resolve_scenario(stated.scenario))
    return AnnouncedPlan(
        digest=stated.digest,
        facts=facts,
        situation=chosen(situation, schedule.options),
        result=result_of(stated),
        told=stated.told,
        first=stated.first.back(FirstPlan),
    )


def find_false_replan(campaign: Campaign, document: PlanDocument) -> list[Violation]:
    """
    Return rules that the announced plan breaks, pins not kept, and moves of frozen steps not told.

    A plan that is no replan has none.
    """
    entry, facts = document.replan, progress_of(campaign)
    if entry is None or facts is None:
        return []
    announced = announced_of(document, entry)
    before = announced.situation
    broken = check(before.campaign, before.scenario, announced.schedule)
    found = [replace(each, message=f"announced plan: {each.message}") for each in broken]
    schedule, told = schedule_of(document), announced.as_announced
    found += check_announced(campaign, facts, schedule, told, entry.disturbance.frozen)
    scenario = campaign.resolve_scenario(document.scenario)
    return found + moved_without_need(campaign, scenario, schedule, told)


def replan_of(document: PlanDocument, situation: Situation, schedule: Schedule) -> Replan | None:
    """
    Return how a written plan came out of the announced one, bounds and verdicts taken on trust.

    Parameters
    ----------
    document
        The plan file.
    situation
        What it was to plan.
    schedule
        Its schedule, which keeps every rule.
    """
    entry = document.replan
    if entry is None:
        return None
    announced = announced_of(document, entry)
    prefer = None if entry.prefer is None else Prefer(entry.prefer)
    options = SteadyOptions(prefer=prefer, freeze=entry.freeze_minutes, pins=entry.pins)
    case = make_case(situation, announced.schedule, options)
    graph = document.graph.back(Graph, progress=None)
    told = explain_announced(announced, graph)
    retimed = push(told, situation)
    launch = schedule[situation.launch].end
    return Replan(
        announced=announced,
        prefer=prefer,
        freeze=options.freeze,
        pins=options.pins,
        pushed=PushedPlan.of(retimed),
        levels=_levels(case, options, entry, schedule),
        disturbance=case.disturbance(schedule),
        unfrozen=None if entry.unfrozen is None else entry.unfrozen.back(LaunchWithout),
        trade=tuple(each.back(TradePoint) for each in entry.trade),
        causes=None if entry.causes is None else find_causes(told, situation, launch, retimed),
        history=(*map(row_of, entry.history[:-1]), history_row(told, announced.digest)),
    )


def _levels(
    case: SteadyCase, options: SteadyOptions, entry: ReplanEntry, schedule: Schedule
) -> tuple[Level, ...]:
    """Return the levels with the values of a schedule; a bound above its value is none."""
    bounds = {level.aim: level.bound for level in entry.levels}
    held = replace(case, situation=hold(case.situation, options.pins))
    goals = make_goals(held, options.prefer)
    values = {goal.aim: goal.value(schedule) for goal in goals}
    return tuple(
        Level(aim=aim, value=value, bound=min(bounds.get(aim, value), value))
        for aim, value in {LevelAim.PINS: 0, **values}.items()
    )

"""A replan read back: all that follows from the schedules is derived anew."""

from collections.abc import Callable
from dataclasses import replace

from scheduler.analyse.causes.finding import find_causes
from scheduler.analyse.causes.pushing import push
from scheduler.analyse.plan import ExplainedPlan
from scheduler.analyse.replanning.beside import explain_announced
from scheduler.analyse.replanning.history import history_row
from scheduler.analyse.replanning.replan import AnnouncedPlan, FirstPlan, PushedPlan, Replan
from scheduler.analyse.sources import Graph, SourceText
from scheduler.calendars.clock.axis import make_axis
from scheduler.calendars.situation.choices import chosen
from scheduler.calendars.situation.prepare import prepare
from scheduler.calendars.situation.situation import Situation
from scheduler.formats.history import HistoryRow, row_of
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
from scheduler.schedule.frozen import check_announced, moved_without_need
from scheduler.schedule.scheduled import Schedule
from scheduler.schedule.violation import Violation


def amendment(entry: ReplanEntry, campaign: Campaign) -> Callable[[Progress], Progress]:
    """Return what adds to the facts of a replan all that was known beside their file."""
    options = {step.id: step.option for step in entry.announced.tasks}
    moment = make_axis(campaign).moment
    pins = {step: moment(minute).replace(tzinfo=None) for step, minute in entry.pins.items()}

    def amend(progress: Progress) -> Progress:
        filled = with_announced_options(progress, options)
        kept = {**filled.pins, **pins}
        return filled.altered({"freeze": entry.freeze_minutes or None, "pins": kept})

    return amend


def announced_of(document: PlanDocument, entry: ReplanEntry) -> AnnouncedPlan:
    """Return the announced plan that a replan carries."""
    stated = entry.announced
    schedule, result = schedule_of(stated), result_of(stated)
    campaign = _campaign_before(document, entry)
    situation = prepare(campaign, campaign.resolve_scenario(stated.scenario))
    return AnnouncedPlan(
        digest=stated.digest,
        facts=_facts_before(entry),
        situation=chosen(situation, schedule.options),
        result=result,
        told=stated.told,
        first=stated.first.back(FirstPlan)
        if stated.told
        else FirstPlan(digest=stated.digest, launch=schedule[situation.launch].end),
    )


def _facts_before(entry: ReplanEntry) -> SourceText | None:
    """Return the facts that the announced plan knew itself, if any."""
    facts = entry.announced.facts
    return None if facts is None else facts.back(SourceText)


def _campaign_before(document: PlanDocument, entry: ReplanEntry) -> Campaign:
    """Return the campaign as it was known when the plan was announced."""
    stated, options = entry.announced, schedule_of(entry.announced).options

    def amend(progress: Progress) -> Progress:
        return with_announced_options(progress, options)

    facts = _facts_before(entry)
    campaign, _ = load_text(document.graph.text, document.graph.file, facts, amend)
    counted_in = None if stated.facts is None else stated.facts.counted_in
    return with_past(campaign, counted_in or stated.scenario)


def find_false_replan(campaign: Campaign, document: PlanDocument) -> list[Violation]:
    """
    Return rules that the announced plan breaks, pins not kept, and moves of frozen steps not told.

    A plan that is no replan has none.
    """
    entry, facts = document.replan, progress_of(campaign)
    if entry is None or facts is None:
        return []
    before, stated = _campaign_before(document, entry), entry.announced
    broken = check(before, before.resolve_scenario(stated.scenario), schedule_of(stated))
    if broken:
        return [replace(each, message=f"announced plan: {each.message}") for each in broken]
    schedule, told = schedule_of(document), announced_of(document, entry).as_announced
    found = check_announced(campaign, facts, schedule, told, entry.disturbance.frozen)
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
    facts, minute = progress_of(situation.campaign), situation.axis.minute
    pins = {} if facts is None else {step: minute(moment) for step, moment in facts.pins.items()}
    options = SteadyOptions(prefer=prefer, freeze=entry.freeze_minutes, pins=pins)
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
        history=(*_rows_before(entry), _row_of_announced(entry, told)),
    )


def _row_of_announced(entry: ReplanEntry, told: ExplainedPlan) -> HistoryRow:
    """Return what the announced plan said; what its draws said of it stands on trust."""
    row = history_row(told, entry.announced.digest)
    stated = map(row_of, entry.history[-1:])
    return next((replace(row, p50=x.p50, p80=x.p80, draws=x.draws) for x in stated), row)


def _rows_before(entry: ReplanEntry) -> tuple[HistoryRow, ...]:
    """Return what the plans before the announced one said, on trust; nothing before a first one."""
    return tuple(map(row_of, entry.history[:-1])) if entry.announced.told else ()


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

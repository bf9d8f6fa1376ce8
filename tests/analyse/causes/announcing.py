"""Announced plans of small campaigns, and the causes by which later facts make them slip."""

from scheduler.analyse.causes.finding import find_causes
from scheduler.analyse.causes.pushing import push
from scheduler.analyse.plan import analyse
from scheduler.analyse.sources import Graph
from scheduler.calendars.situation.prepare import prepare
from scheduler.model.progress.living import living
from scheduler.model.progress.recorded_campaign import with_progress
from scheduler.planning.interface.options import SolveOptions
from tests.living.m1 import PLAN, announced, m1
from tests.results import result_of


def situation_with(campaign, facts, scenario=PLAN):
    """Return what is left to schedule of a campaign with facts and their events."""
    lived = with_progress(living(campaign, facts), facts, campaign)
    return prepare(lived, lived.resolve_scenario(scenario))


def announced_as(campaign, schedule, facts=None, scenario=PLAN):
    """Return a schedule as the plan last told to the crews, which may know facts itself."""
    if facts is None:
        left = prepare(campaign, campaign.resolve_scenario(scenario))
    else:
        left = situation_with(campaign, facts, scenario)
    graph = Graph(file="told.yaml", digest="", text="")
    return analyse(graph, left, SolveOptions(), result_of(left, schedule))


def told_m1():
    """Return the announced plan of M1."""
    return announced_as(m1(), announced())


def causes_of(facts, plan=None, launch=None, campaign=None):
    """Return the causes by which a plan, that of M1 if none is said, slips to what is pushed."""
    told = plan or told_m1()
    situation = situation_with(campaign or m1(), facts, told.situation.scenario.id)
    pushed = push(told, situation)
    now = pushed.launch if launch is None else launch
    assert now is not None
    return find_causes(told, situation, now, pushed)

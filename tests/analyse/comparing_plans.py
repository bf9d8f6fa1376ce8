"""Plans of M1 to be laid side by side: the announced one, and others."""

from scheduler.analyse.plan import analyse
from scheduler.analyse.sources import Graph
from scheduler.calendars.situation.prepare import prepare
from scheduler.planning.interface.options import SolveOptions
from tests.living.m1 import PLAN, announced, begun, done, progress, schedule_of
from tests.results import result_of

GRAPH = Graph(file="m1.yaml", digest="0" * 64, text="")


def plan_of(campaign, schedule, facts=None):
    """Return a schedule of a campaign as an explained plan, with facts if there are any."""
    situation = prepare(campaign, campaign.resolve_scenario(PLAN), facts)
    return analyse(GRAPH, situation, SolveOptions(), result_of(situation, schedule))


def told_plan(campaign):
    """Return the announced plan of M1."""
    return plan_of(campaign, announced())


def later_plan(campaign):
    """Return the plan as of Tue 09:00: a and c done, b needs three hours more, d comes later."""
    facts = progress(
        "Tue 09:00",
        {
            "a": done("Mon 08:00", "Mon 12:00"),
            "b": begun("Mon 12:00", "3h"),
            "c": done("Mon 12:00", "Mon 15:30"),
        },
    )
    schedule = schedule_of(
        b=[("Tue 09:00", "Tue 12:00")],
        d=[("Tue 12:00", "Tue 14:00")],
        go=[("Tue 17:00", "Tue 18:00")],
    )
    return plan_of(campaign, schedule, facts)

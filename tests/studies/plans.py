"""Plans of small campaigns, made like those of the command line."""

from scheduler.analyse.plan import analyse
from scheduler.analyse.sources import Graph
from scheduler.planning.solve import solve
from tests.builders import ONE_WORKER, PLAN, make_situation

GRAPH = Graph(file="small.yaml", digest="", text="")


def make_plan(campaign, scenario=PLAN, options=ONE_WORKER):
    """Return the explained plan of a campaign under one of its scenarios."""
    situation = make_situation(campaign, scenario)
    return analyse(GRAPH, situation, options, solve(situation, options))

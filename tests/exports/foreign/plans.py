"""Plans to be written for other programs, and what becomes of them there."""

from scheduler.analyse.plan import analyse
from scheduler.analyse.sources import Graph
from scheduler.calendars.situation.prepare import prepare
from scheduler.exports.foreign.mspdi.project import mspdi_bytes
from scheduler.interchange.choices import ImportChoices
from scheduler.interchange.importing import import_schedule
from scheduler.model.campaign import Campaign
from scheduler.pipeline.interchange.exporting import schedule_of_plan
from scheduler.planning.solve import solve
from scheduler.readers.foreign.mspdi.reading import read_mspdi
from tests.builders import ONE_WORKER, PLAN

GRAPH = Graph(file="graph.yaml", digest="0" * 64, text="")


def plan_of(campaign, scenario=PLAN, options=ONE_WORKER):
    """Return the plan of a campaign, explained."""
    situation = prepare(campaign, campaign.resolve_scenario(scenario))
    return analyse(GRAPH, situation, options, solve(situation, options))


def project_of(plan, **asked):
    """Return a plan as the project of another program."""
    return schedule_of_plan(plan, **asked).projects[0]


def read_again(project):
    """Return a project as it is read again once it was written."""
    return read_mspdi(mspdi_bytes(project), "plan.xml")


def imported(project):
    """Return what becomes of a written project that comes back."""
    return import_schedule(read_again(project), ImportChoices())


def campaign_of(made):
    """Return the campaign that an import states, judged as a file would be."""
    return Campaign.model_validate(dict(made.graph))

"""A campaign with facts as a task graph and a progress file, such as one that a what-if changed."""

from dataclasses import replace
from hashlib import sha256

from scheduler.analyse.kept.recorded_tests import short_tests
from scheduler.analyse.plan import ExplainedPlan, analyse
from scheduler.analyse.sources import Graph, SourceText
from scheduler.calendars.facts.facts import Facts
from scheduler.calendars.situation.prepare import prepare
from scheduler.calendars.situation.situation import Situation
from scheduler.errors import ExportError, InputError
from scheduler.model.campaign import Campaign
from scheduler.model.notation.durations import ExactMinutes
from scheduler.model.progress.progress import Progress
from scheduler.model.progress.recorded_campaign import (
    past_of,
    progress_of,
    with_past,
    without_progress,
)
from scheduler.pipeline.campaign_text import graph_of
from scheduler.pipeline.opened import open_texts
from scheduler.pipeline.progress.progress_text import progress_text
from scheduler.studies.changes.what_if import same_rules

FILE = "task-graph-progress.yaml"


def texts_of(campaign: Campaign, comment: str) -> Graph | None:
    """
    Return a task graph, and facts if there are any, that say a campaign; nothing if none can.

    What events brought stands in the task graph, and what is left of each step begun among the
    facts. Both are read back: they must leave the very same to do.
    """
    graph = graph_of(without_progress(campaign), comment)
    if graph is None or progress_of(campaign) is None:
        return graph
    past = past_of(campaign)
    name = campaign.plan_scenario if past is None else past.scenario.id
    situation = prepare(campaign, campaign.resolve_scenario(name))
    try:
        text = progress_text(_as_left(situation), without_progress(campaign), comment=comment)
    except ExportError:
        return None
    digest = sha256(text.encode()).hexdigest()
    whole = replace(graph, progress=SourceText(file=FILE, digest=digest, text=text))
    return whole if _says(whole, situation) else None


def told_from(graph: Graph, plan: ExplainedPlan) -> ExplainedPlan:
    """Return a plan explained anew from the texts that say its campaign."""
    if graph.progress is None:
        return replace(plan, graph=graph)
    name = plan.situation.scenario.id
    campaign = with_past(open_texts(graph).campaign, name)
    situation = prepare(campaign, campaign.resolve_scenario(name))
    return analyse(graph, situation, plan.options, plan.result)


def _as_left(situation: Situation) -> Progress:
    """Return facts that state what is left of each step begun, and no events."""
    facts = _facts_of(situation)
    steps = {
        step: own.altered(
            {
                "because": "",
                "as_of": None,
                "remaining": ExactMinutes(facts.left[step]) if step in facts.left else None,
            }
        )
        for step, own in facts.progress.steps.items()
        if step in situation.campaign.tasks
    }
    return facts.progress.altered({"steps": steps, "events": {}, "waived": ()})


def _says(graph: Graph, situation: Situation) -> bool:
    """Whether texts leave the same to do as a situation, and say the same of what is done."""
    try:
        campaign = with_past(open_texts(graph).campaign, situation.scenario.id)
    except InputError:
        return False
    again = prepare(campaign, campaign.resolve_scenario(situation.scenario.id))
    before, after = _facts_of(situation), _facts_of(again)
    on_duty = before.on_duty if situation.scenario.duty is None else after.on_duty
    return (
        same_rules(situation, again, before.begin)
        and before == replace(after, progress=before.progress, on_duty=on_duty)
        and short_tests(situation) == short_tests(again)
    )


def _facts_of(situation: Situation) -> Facts:
    if situation.facts is None:
        message = "a campaign with progress was prepared without facts"
        raise AssertionError(message)
    return situation.facts

"""The entry of ``plan.json`` about the plan announced before, and what changed of it."""

from functools import partial

from scheduler.analyse.replanning.replan import AnnouncedPlan, Replan
from scheduler.calendars.situation.situation import Situation
from scheduler.exports.document.parts import facts_entry, local, placed_entries, result_entry
from scheduler.formats.history import cells
from scheduler.formats.plan_replan import AnnouncedEntry, FirstPlanEntry, ReplanEntry


def replan_entry(situation: Situation, replan: Replan) -> ReplanEntry:
    """Return how a plan came out of the announced one, as an entry of its document."""
    tell = partial(local, situation)
    return ReplanEntry.of(
        replan,
        tell,
        announced=_announced(replan.announced),
        history=tuple(map(cells, replan.history)),
    )


def _announced(plan: AnnouncedPlan) -> AnnouncedEntry:
    situation = plan.situation
    return AnnouncedEntry(
        digest=plan.digest,
        scenario=situation.scenario.id,
        facts=facts_entry(plan.facts, situation),
        result=result_entry(situation, plan.result),
        first=FirstPlanEntry.of(plan.first, partial(local, situation)),
        told=dict(plan.told),
        tasks=placed_entries(situation, plan.schedule),
    )

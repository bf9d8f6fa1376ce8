"""Playbooks of random campaigns with random risks, and draws of them."""

from dataclasses import dataclass

from hypothesis import assume
from hypothesis import strategies as st

from scheduler.calendars.situation.prepare import prepare
from scheduler.errors import Infeasible, InputError
from scheduler.model.progress.recorded_campaign import with_progress
from scheduler.model.risk.risks import Risks
from scheduler.model.risk.validate import validate_risks
from scheduler.planning.lists.list_schedule import list_schedules
from scheduler.replay.drawn.draws import Draws
from scheduler.replay.drawn.playbook import Playbook
from scheduler.studies.risk.preparing.playbooks import playbook_of
from scheduler.studies.risk.sampling import sample
from tests.builders import PLAN
from tests.schedule.recorded_facts import recorded
from tests.studies.risk.random_risks import risks

DRAWS = 6


@dataclass(frozen=True)
class Drawn:
    """A playbook, its risks and some draws."""

    playbook: Playbook
    risks: Risks
    draws: Draws


@st.composite
def drawn(draw, /, campaigns, *, has_facts=False, **kinds):
    """Draw a campaign, a plan as lists make it, maybe on a data date, risks, and draws."""
    campaign = draw(campaigns)
    assume(campaign.launch not in campaign.done_tasks(campaign.resolve_scenario(PLAN)))
    situation, schedule = planned(draw, campaign)
    if has_facts:
        chance = draw(st.randoms(use_true_random=False))
        assume(schedule[campaign.launch].start > 0)
        now = chance.randrange(schedule[campaign.launch].start)
        facts = recorded(campaign, schedule, now, chance)
        assume(campaign.launch not in facts.steps)
        campaign = with_progress(campaign, facts, campaign)
        situation, schedule = planned(draw, campaign)
    what = Risks.model_validate(draw(risks(campaign, **kinds)))
    assume(not validate_risks(what, campaign))
    try:
        playbook = playbook_of(situation, schedule, what, early=draw(st.booleans()))
    except InputError:
        assume(condition=False)
        raise
    return Drawn(playbook, what, sample(playbook, what, DRAWS, draw(st.integers(1, 1000))))


def planned(draw, campaign):
    """Return a campaign and one of the plans that lists make; a case without one is passed over."""
    schedules = []
    try:
        situation = prepare(campaign, campaign.resolve_scenario(PLAN))
        schedules = list(list_schedules(situation))
    except Infeasible:
        assume(condition=False)
    assume(schedules and campaign.launch in situation.modes)
    return situation, draw(st.sampled_from(schedules))

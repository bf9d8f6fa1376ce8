"""The cheapest people that make a date after facts, against every head-count planned by itself."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scheduler.calendars.situation.prepare import prepare
from scheduler.errors import Infeasible
from scheduler.model.progress.living import living
from scheduler.model.progress.recorded_campaign import with_past, with_progress
from scheduler.planning.interface.options import SolveOptions
from scheduler.planning.solve import solve
from scheduler.studies.changes.applying import apply_changes
from scheduler.studies.loosening.base.change import Change
from scheduler.studies.making_a_date.study import TargetStudy
from tests.living.every_plan import Link, Rules, Step
from tests.living.m1 import campaign_of, graph
from tests.living.random_facts import facts_of, head_of, step_text, steps

OPTIONS = SolveOptions(workers=1, time_limit=20.0, settle=0.0)
FEWEST, MOST = 2, 4
PERMITS = f"permits: {{people: {{W: {{day: {MOST}}}}}}}\n"


def recorded(found, now, room):
    """Return a random campaign with facts, whose crew of two may grow to four."""
    head = head_of(Rules(room=room))
    stated = graph({x.name: step_text(x) for x in found}, PERMITS, head)
    campaign = campaign_of(stated)
    facts = facts_of(found, now)
    return with_past(with_progress(living(campaign, facts), facts, campaign), "plan")


def launch_with(campaign, people):
    """Return the earliest launch with so many people, nothing if there is no plan."""
    changed = apply_changes(campaign, "plan", [Change("crew", "W", "day", str(people))])
    situation = prepare(changed, changed.resolve_scenario("plan"))
    return solve(situation, OPTIONS).launch_minute


def shifts_bought(now, by):
    """Return how many day shifts end after the data date and begin before a date."""
    days = (range(8 * 60), *(range(n * 24 * 60, n * 24 * 60 + 8 * 60) for n in range(1, 5)))
    return sum(day.stop > now * 60 and day.start < by for day in days)


def compare(drawn, room):
    """Compare the cheapest people for each date with the fewest who make it."""
    found, now = drawn
    campaign = recorded(found, now, room)
    launches = {n: launch_with(campaign, n) for n in range(FEWEST, MOST + 1)}
    dates = {each for each in launches.values() if each is not None}
    for by in sorted(dates | {each - 60 for each in dates}):
        enough = [n for n, launch in launches.items() if launch is not None and launch <= by]
        study = TargetStudy(campaign, "plan", "plan", OPTIONS)
        try:
            cost = study.cheapest(by, None).cost
        except Infeasible:
            cost = None
        expected = (min(enough) - FEWEST) * shifts_bought(now, by) * 100 if enough else None
        assert cost == expected, (by, launches)


def test_date_before_anything_can_be_done_after_the_facts_is_not_made():
    """At 01:00 an hour is left of launch: nothing permitted makes 01:00 itself."""
    over = Step("a", 1, "pausable", state="done", start=0, end=1)
    go = Step("go", 1, "elapsed", after=[Link("a", from_end=True, to_end=False, lag=0, hard=True)])

    compare(([over, go], 1), 1)


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(drawn=steps(), room=st.integers(1, 2))
def test_people_after_facts_are_the_fewest_that_make_the_date(drawn, room):
    """Paid by the shift from the data date on, those of the shift that is on included."""
    compare(drawn, room)


@pytest.mark.slow
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(drawn=steps(), room=st.integers(1, 2))
def test_people_after_facts_are_the_fewest_of_many(drawn, room):
    """And many more."""
    compare(drawn, room)

"""The check of hazards finds every pair that meets, however the runs lie."""

from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler.schedule.checks.base import Evidence
from scheduler.schedule.checks.hazards import check_hazards
from tests.builders import PLAN, make_campaign, make_schedule, make_task

NAMES = "ABCDE"
SPANS = st.tuples(st.integers(0, 20), st.integers(1, 12)).map(lambda x: (x[0], x[0] + x[1]))


@settings(max_examples=40, deadline=None)
@given(st.tuples(*[SPANS] * len(NAMES)))
def test_all_who_are_under_way_during_a_lift_are_named(spans):
    """A and B clear the hall; a pair is at fault exactly if its runs have an hour in common."""
    tasks = [
        make_task(name, end - start, facility="HALL", hazards=["lift"] if name in "AB" else [])
        for name, (start, end) in zip(NAMES, spans, strict=True)
    ]
    runs = dict(zip(NAMES, spans, strict=True))
    campaign = make_campaign(*tasks, facilities={"HALL": 9}, hazards={"lift": {"clears": True}})
    schedule = make_schedule(**{name: [span] for name, span in runs.items()})
    evidence = Evidence(campaign, campaign.resolve_scenario(PLAN), schedule)
    meeting = [
        (one, other)
        for one, other in permutations(NAMES, 2)
        if one in "AB" and runs[one][0] < runs[other][1] and runs[other][0] < runs[one][1]
    ]
    assert [violation.tasks for violation in check_hazards(evidence)] == meeting

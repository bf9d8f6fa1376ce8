"""What the one shift of a same-shift step is, in the calendars and in the independent check."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from scheduler.model.notation.durations import HOUR
from scheduler.schedule.checks.base import Evidence
from scheduler.schedule.checks.working_time import check_working_time
from scheduler.schedule.scheduled import Schedule, ScheduledTask
from tests.builders import PLAN, make_campaign, make_situation, make_task

OVERLAP = {"day": "08:00-16:00", "swing": "12:00-20:00"}
ONE_DAY = {"start": "2025-11-10T00:00", "horizon": "1d"}


def starts_by_calendar(campaign):
    """Return the legal starts on full hours by the calendars of the planner."""
    job = make_situation(campaign).jobs["A"]
    return [
        hour
        for hour in range(24)
        if any(each.low <= hour * HOUR <= each.high for each in job.classes)
    ]


def starts_by_check(campaign):
    """Return the same by trying every start in the independent check."""
    length = campaign.tasks["A"].duration
    found = []
    for hour in range((24 * HOUR - length) // HOUR + 1):
        start, end = hour * HOUR, hour * HOUR + length
        placed = ScheduledTask(id="A", start=start, end=end, pieces=((start, end),))
        evidence = Evidence(
            campaign=campaign,
            scenario=campaign.resolve_scenario(PLAN),
            schedule=Schedule(scenario=PLAN, tasks={"A": placed}),
        )
        if not list(check_working_time(evidence)):
            found.append(hour)
    return found


@pytest.mark.parametrize(
    ("task", "starts"),
    [
        # four hours: in the day shift from 8 to 12, in the swing shift from 12 to 16
        (make_task("A", "4h", same_shift=True), list(range(8, 17))),
        (make_task("A", "4h", same_shift=True, crew={"MEC": 1}), list(range(8, 17))),
        # of MEC one is on each shift, so that two are there from 12 to 16 alone
        (make_task("A", "4h", same_shift=True, crew={"MEC": 2}), [12]),
        (
            make_task("A", "4h", same_shift=True, all_hands=True, crew={"MEC": 2}),
            list(range(8, 17)),
        ),
        # ELE has nobody on the swing shift, which still holds what ELE does in it
        (make_task("A", "3h", same_shift=True, crew={"ELE": 1}), list(range(8, 14))),
        (make_task("A", "9h", same_shift=True), []),
    ],
)
def test_any_one_shift_of_the_site_holds_the_step(task, starts):
    """Whichever crews are on it; the people of all shifts count."""
    crews = {"MEC": {"day": 1, "swing": 1}, "ELE": {"day": 1}}
    campaign = make_campaign(task, crews=crews, shifts=OVERLAP, **ONE_DAY)
    assert starts_by_calendar(campaign) == starts
    assert starts_by_check(campaign) == starts


SPANS = st.tuples(st.integers(0, 20), st.integers(1, 10)).map(
    lambda span: f"{span[0]:02d}:00-{min(span[0] + span[1], 24):02d}:00"
)


@settings(deadline=None, max_examples=30)
@given(
    spans=st.lists(SPANS, min_size=1, max_size=3),
    people=st.lists(st.integers(0, 2), min_size=3, max_size=3),
    length=st.integers(1, 6),
    need=st.integers(0, 2),
    all_hands=st.booleans(),
)
def test_calendars_and_check_agree_on_the_one_shift(spans, people, length, need, all_hands):
    """Whatever shifts overlap, and whoever is on them."""
    shifts = {f"s{number}": span for number, span in enumerate(spans)}
    crew = {"MEC": need} if need else {}
    task = make_task("A", f"{length}h", same_shift=True, all_hands=all_hands, crew=crew)
    heads = dict(zip(shifts, people, strict=False))
    assume(not all_hands or sum(heads.values()) >= need)  # the roster has a check of its own
    campaign = make_campaign(task, crews={"MEC": heads}, shifts=shifts, **ONE_DAY)
    assert starts_by_calendar(campaign) == starts_by_check(campaign)

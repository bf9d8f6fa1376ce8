"""The cheapest permitted changes against every set of them, tried one by one."""

from itertools import product
from typing import Any

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from scheduler.errors import Infeasible
from scheduler.model.notation.durations import HOUR
from scheduler.model.scenario import ScenarioEntry
from scheduler.model.task import Task
from scheduler.schedule.checks import check
from scheduler.studies.making_a_date.study import TargetStudy
from tests.brute_force import BruteForce, TooLarge
from tests.builders import ONE_WORKER, PLAN, make_campaign, make_task
from tests.planning.campaigns import REPEATABLE, sometimes

FRIDAY = "2025-11-14T08:00"
SHIFTS = {"day": "08:00-16:00", "evening": "16:00-24:00"}
RUNS = [
    (shift, weekday, 24 * day + after)
    for day, weekday in enumerate((4, 5, 6, 0))
    for shift, after in (("day", 0), ("evening", 8))
]
"""Every shift that could be worked: its name, its weekday and the hour at which it begins."""

MORE = {"day": 1, "evening": 2}
PRICES = {"habit": 5.0, "option": 7.0, "facility_day": 0.0}


@st.composite
def steps(draw, name, earlier):
    """Draw a step of a few hours that some mechanics do, or nobody in particular."""
    kind = draw(st.sampled_from(("plain", "pausable", "pausable", "same_shift", "all_hands")))
    people = draw(st.sampled_from((1, 2, 3)))
    fields: dict[str, Any] = {} if kind == "plain" else {kind: True}
    if earlier:
        fields["after"] = draw(st.lists(st.sampled_from(earlier), max_size=1))
        fields["usually_after"] = draw(sometimes(st.just([earlier[0]]), [], of=2))
    if draw(st.integers(1, 3)) == 1:
        fields["options"] = [{"hours": draw(st.integers(1, 4)), "crew": {"MEC": 2}}]
    hours = draw(st.integers(2, 12 if kind == "pausable" else 7))
    crew = draw(sometimes(st.just({}), {"MEC": people}))
    return make_task(name, f"{hours}h", crew=crew, **fields)


@st.composite
def loosenable(draw):
    """Draw a campaign of two or three steps that may be given people, shifts, days and ways."""
    names = ["A", "B", "C"][: draw(st.integers(2, 3))]
    made: list[Task] = []
    for name in names:
        made.append(draw(steps(name, [task.id for task in made])))
    return make_campaign(
        *made,
        start=FRIDAY,
        horizon="96h",
        shifts=SHIFTS,
        crews={"MEC": {"day": 2, "evening": draw(st.integers(0, 2))}},
        costs=PRICES,
        permits={
            "people": {"MEC": MORE},
            "shifts": ["day", "evening"],
            "week": draw(st.sampled_from(("mon-sun", "mon-sat", "mon-fri"))),
            "habits": "relaxed",
            "options": draw(st.sampled_from(("any", "nominal"))),
        },
        scenario={"shifts": ["day"], "week": "mon-fri"},
    )


def every_change(campaign):
    """Yield every permitted set of changes: people by shift, further days, habits, ways."""
    own = campaign.crews["MEC"].people
    days = [day for day in (5, 6) if day in campaign.permits.week]
    pairs = [(x.task, t.id) for t in campaign.tasks.values() for x in t.usually_after]
    modes = [
        task.modes if campaign.permits.options == "any" else range(1)
        for task in campaign.tasks.values()
    ]
    yield from product(
        range(own["day"], own["day"] + MORE["day"] + 1),
        range(own.get("evening", 0) + MORE["evening"] + 1),
        subsets(days),
        subsets(pairs),
        product(*modes),
    )


def subsets(items):
    """Return every subset."""
    return [
        tuple(item for item, taken in zip(items, flags, strict=True) if taken)
        for flags in product((False, True), repeat=len(items))
    ]


def cost_by_hand(campaign, change, by):
    """Return what a set of changes costs when people are engaged up to an hour."""
    day, evening, days, pairs, modes = change
    cost = PRICES["habit"] * len(pairs) + PRICES["option"] * sum(mode > 0 for mode in modes)
    for shift, weekday, begins in RUNS:
        people = {"day": day, "evening": evening}[shift]
        if begins >= by:
            continue
        if weekday in days:
            cost += 2 * people
        elif weekday not in {5, 6}:
            cost += people - (campaign.crews["MEC"].people["day"] if shift == "day" else 0)
    return cost


def changed(campaign, change):
    """Return the campaign with a set of changes made by hand."""
    day, evening, days, pairs, modes = change
    entry = ScenarioEntry(
        id=PLAN,
        shifts=("day", "evening") if evening else ("day",),
        week=(0, 1, 2, 3, 4),
        weeks={"MEC": (0, 1, 2, 3, 4, *days)},
        people={"MEC": {"day": day, "evening": evening}},
        set_aside=pairs,
    )
    tasks = {}
    for task, option in zip(campaign.tasks.values(), modes, strict=True):
        mode = task.options[option - 1] if option else None
        written = {} if mode is None else {"duration": mode.duration, "crew": mode.crew}
        tasks[task.id] = task.altered(written)
    return campaign.altered({"tasks": tasks, "scenarios": {PLAN: entry}})


def makes_it(campaign, change, by):
    """Whether some plan with a set of changes launches by an hour."""
    tried = changed(campaign, change)
    brute_force = BruteForce(tried, tried.resolve_scenario(PLAN))
    if not all(brute_force.choices.values()):
        return False
    best = brute_force.search()
    return best is not None and best.launch <= by


def size_of(campaign, change):
    """Return how many changes a set has, and how many people it adds."""
    day, evening, days, pairs, modes = change
    own = campaign.crews["MEC"].people
    more = [day - own["day"], evening]
    others = len(days) + len(pairs) + sum(mode > 0 for mode in modes)
    return sum(count > 0 for count in more) + others, sum(more)


def least_of(campaign, by):
    """Return cost and size of the cheapest, then smallest, set of changes that makes an hour."""
    tried = sorted(
        (cost_by_hand(campaign, c, by), size_of(campaign, c), c) for c in every_change(campaign)
    )
    return next(((cost, size) for cost, size, c in tried if makes_it(campaign, c, by)), None)


DRAWN = given(loosenable(), st.sampled_from((6, 8, 10, 14, 16, 24, 30, 32, 48, 56, 72, 80)))


@settings(REPEATABLE, max_examples=20)
@DRAWN
def test_no_permitted_set_of_changes_is_cheaper(campaign, by):
    """Least cost, then fewest changes, then fewest people, of all sets that make the hour."""
    finds_the_cheapest(campaign, by)


@pytest.mark.slow
@settings(REPEATABLE, max_examples=150)
@DRAWN
def test_no_permitted_set_of_changes_is_cheaper_at_length(campaign, by):
    """The same on many more campaigns."""
    finds_the_cheapest(campaign, by)


def finds_the_cheapest(campaign, by):
    """Compare the changes that the search finds with every permitted set of them."""
    try:
        best = least_of(campaign, by)
    except TooLarge:
        return
    study = TargetStudy(campaign, PLAN, PLAN, ONE_WORKER)
    event("impossible" if best is None else "priced" if best[0] else "free")

    if best is None:
        with pytest.raises(Infeasible, match="no change that the task graph permits"):
            study.cheapest(by * HOUR, study.start_for(by * HOUR))
        return
    found = study.cheapest(by * HOUR, study.start_for(by * HOUR))
    made, modes = found.decisions, tuple(found.schedule[name].option for name in campaign.tasks)
    days, pairs = [day for _, day in made.days], list(made.habits)
    change = made.people["MEC", "day"], made.people["MEC", "evening"], days, pairs, modes

    assert found.is_proved
    assert (found.cost, size_of(campaign, change)) == (round(100 * best[0]), best[1])
    assert found.launch_minute <= by * HOUR
    assert check(found.campaign, found.situation.scenario, found.schedule) == []

"""The least value of a preference, and the starts after it, against an exhaustive search."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import assume, event, given, settings
from hypothesis import strategies as st

from scheduler.model.notation.durations import HOUR
from scheduler.model.vehicles import Cover, Vehicle
from scheduler.planning.interface.options import Prefer
from scheduler.schedule.checks import check
from tests.brute_force import BruteForce, TooLarge
from tests.builders import ONE_WORKER, PLAN, make_campaign, make_task, solve_campaign
from tests.duty_by_hours import fewest_deviations
from tests.planning.campaigns import CREWS, REPEATABLE, SHIFTS, campaigns, duty_rules, sometimes
from tests.planning.standby_by_hours import standby_by_hours

NODES = 4000


def calm_by_hours(brute_force, runs):
    """Return night and weekend work, hour by hour."""
    total = 0
    for run_ in runs:
        people = sum(run_.task.crew.values())
        for hour in run_.worked:
            here = brute_force.moment(hour)
            is_off = here.weekday() in brute_force.campaign.weekend
            total += people * HOUR * ((here.hour < 6 or here.hour >= 22) + is_off)
    return total


def cost_by_hours(brute_force, runs):
    """Return the price of the most people at work in every run of a shift, hour by hour."""
    most: Counter[tuple[str, str, object]] = Counter()
    for hour in range(brute_force.horizon):
        for crew in brute_force.campaign.crews:
            people = sum(r.task.crew.get(crew, 0) for r in runs if hour in r.worked)
            for shift, table in brute_force.shift_table.items():
                if people and table[hour] is not None:
                    key = (crew, shift, table[hour])
                    most[key] = max(most[key], people)
    wages = sum(n * price_by_hours(brute_force, *key[1:]) for key, n in most.items())
    return wages + 1000 * deviations_by_hours(brute_force, runs)


def deviations_by_hours(brute_force, runs):
    """Return the fewest deviations from duty rules that have a price."""
    rules = brute_force.scenario.duty
    if rules is None or rules.use != "cost":
        return 0
    total = 0
    for (crew, shift), begun in brute_force.duty_table.items():
        ordinary = [run for run in runs if crew in run.task.crew and not run.task.all_hands]
        worked = {begun[hour] for run in ordinary for hour in run.worked} - {None}
        manned = [{hour for hour, at in enumerate(begun) if at == one} for one in worked]
        teams = brute_force.campaign.crews[crew].teams_on(shift)
        total += fewest_deviations(rules, brute_force.campaign.start, manned, teams)
    return total


def price_by_hours(brute_force, shift, begun):
    """Return the price of one person on a run of a shift that lies within the horizon."""
    hours_of = [h for h, b in enumerate(brute_force.shift_table[shift]) if b == begun]
    at_night = [h for h in hours_of if not 6 <= brute_force.moment(h).hour < 22]
    price = 100
    if 2 * len(at_night) > len(hours_of):
        price = price * 3 // 2
    campaign = brute_force.campaign
    if begun.weekday() in campaign.weekend or begun.date() in campaign.holidays:
        price *= 2
    return price


EITHER = pytest.mark.parametrize("prefer", [Prefer.CALM, Prefer.CHEAP])
BY_HOURS = {
    Prefer.CALM: calm_by_hours,
    Prefer.CHEAP: cost_by_hours,
    Prefer.COVER: standby_by_hours,
}


@st.composite
def priced_rules(draw):
    """Draw duty rules that may be broken at a price."""
    return {**draw(duty_rules()), "as": "cost"}


@st.composite
def roomy_tasks(draw, name, after=()):
    """Draw a task that people work on, by day or by night."""
    fields = {"after": after}
    kind = draw(st.sampled_from(("plain", "plain", "pausable", "same_shift", "all_hands")))
    if kind != "plain":
        fields[kind] = True
    crew = {draw(st.sampled_from(CREWS)): draw(st.integers(1, 2)), CREWS[0]: 1}
    return make_task(name, f"{draw(st.integers(1, 7))}h", crew=crew, **fields)


@st.composite
def roomy_campaigns(draw, most=2):
    """Draw a campaign that launches on its second day, so that its steps need not hurry."""
    names = ["A", "B", "C"][: draw(st.integers(2, most))]
    links = sometimes(st.just(["A"]), [], of=3)
    made = [draw(roomy_tasks(name, after=draw(links) if name != "A" else [])) for name in names]
    shifts = draw(st.sampled_from(SHIFTS))
    first = draw(st.sampled_from(("2025-11-11T12:00", "2025-11-11T20:00", "2025-11-15T18:00")))
    window = {"for": "start", "from": first, "to": "2025-11-17T12:00"}
    return make_campaign(
        *made,
        make_task("L", f"{draw(st.integers(0, 2))}h", after=names, windows=[window]),
        start="2025-11-14T13:00" if first.startswith("2025-11-15") else "2025-11-10T17:00",
        horizon="44h",
        shifts=shifts,
        crews={crew: {shift: draw(st.integers(2, 3)) for shift in shifts} for crew in CREWS},
        holidays=draw(sometimes(st.just(["2025-11-11"]), [])),
        weekend=draw(sometimes(st.sampled_from(("tue, wed", "fri, sat")), "sat, sun", of=3)),
        teams=draw(st.integers(1, 2)),
        scenario={
            "shifts": list(shifts),
            "week": "mon-sun",
            "holidays": "worked",
            "duty": draw(sometimes(priced_rules(), of=2)),
        },
    )


@st.composite
def vehicles(draw, name, flow, steps):
    """Draw the standby of a vehicle: one of its steps, or those with a tag, and its lift-off."""
    standby = draw(st.sampled_from([*({"step": step} for step in steps), {"tag": "built"}]))
    launch = draw(sometimes(st.sampled_from(steps or [""]), "", of=3))
    return {"id": name, "flows": [flow], "standby": standby, "launch": launch}


@st.composite
def sites(draw, most=3):
    """Draw a roomy campaign of two other vehicles, which work for launch one step at a time."""
    campaign = draw(roomy_campaigns(most=most))
    flow_of = {name: draw(st.sampled_from(("one", "two"))) for name in campaign.tasks}
    flow_of.update({"A": "one", "B": "two", campaign.launch: "mission"})
    tags = sometimes(st.just(()), ("built",), of=3)
    steps = {
        name: task.altered({"flow": flow_of[name], "tags": draw(tags)})
        for name, task in campaign.tasks.items()
    }
    own = {flow: [name for name in steps if flow_of[name] == flow] for flow in ("one", "two")}
    made = [{"id": "V0", "flows": ["mission"], "launch": campaign.launch, "standby": {"tag": "no"}}]
    made += [draw(vehicles(f"V{flow}", flow, names)) for flow, names in own.items()]
    named = draw(st.sampled_from((None, ["V0", "Vone"], ["Vone"], ["Vtwo"])))
    one = dict.fromkeys(campaign.crews[CREWS[0]].people, 1)
    return campaign.altered(
        {
            "crews": {
                **campaign.crews,
                CREWS[0]: campaign.crews[CREWS[0]].altered({"people": one}),
            },
            "tasks": steps,
            "vehicles": {each["id"]: Vehicle.model_validate(each) for each in made},
            "cover": None if named is None else Cover(vehicles=named, promise="16d"),
        }
    )


class Exhaustive:
    """Every plan that launches at an hour; keeps the least value, then the least sum of starts."""

    def __init__(self, brute_force, value):
        self.brute_force = brute_force
        self.value = value
        self.nodes = 0
        self.best = None

    def search(self, launch):
        """Return value and sum of starts, in hours, of the best plan that launches at an hour."""
        choices = dict(self.brute_force.choices)
        name = self.brute_force.campaign.launch
        choices[name] = [each for each in choices[name] if each.end == launch]
        self.complete([], choices)
        return self.best

    def complete(self, placed, open_):
        """Try every run of the tasks that are left."""
        self.nodes += 1
        if self.nodes > NODES:
            raise TooLarge
        if self.brute_force.overdrawn(placed):
            return
        if not open_:
            found = (self.value(self.brute_force, placed), sum(run.start for run in placed))
            self.best = found if self.best is None else min(self.best, found)
            return
        name = min(open_, key=lambda each: len(open_[each]))
        for each in open_[name]:
            rest = {
                other: [run for run in runs if self.brute_force.fit(each, run)]
                for other, runs in open_.items()
                if other != name
            }
            self.complete([*placed, each], rest)


def agree_on_the_best(campaign, prefer):
    """Compare the planner with the exhaustive search; tell whether early starts are no answer."""
    brute_force = BruteForce(campaign, campaign.resolve_scenario(PLAN))
    assume(campaign.launch in brute_force.tasks and all(brute_force.choices.values()))
    best = brute_force.search()
    assume(best is not None)
    assert best is not None
    try:
        least = Exhaustive(brute_force, BY_HOURS[prefer]).search(best.launch)
    except TooLarge:
        assume(condition=False)
    assert least is not None
    value, starts_sum = least

    result = solve_campaign(campaign, options=replace(ONE_WORKER, prefer=prefer))

    schedule = result.require_schedule()
    assert check(campaign, brute_force.scenario, schedule) == []
    assert result.launch_minute == result.bound_minute == best.launch * HOUR
    assert result.preference is not None
    assert (result.preference.value, result.preference.proved) == (value, True)
    if result.settled:
        assert sum(schedule.starts.values()) == starts_sum * HOUR
    early = [brute_force.run(name, start) for name, start in best.starts.items()]
    return BY_HOURS[prefer](brute_force, early) > value


@EITHER
def test_solver_proves_the_least_value_of_an_exhaustive_search(prefer):
    """Launch first, then the preference, then starts; often, early starts would not do."""
    departs = []

    @settings(REPEATABLE, max_examples=60)
    @given(roomy_campaigns())
    def plan_one(campaign):
        departs.append(agree_on_the_best(campaign, prefer))

    plan_one()

    assert sum(departs) >= 10


def test_solver_proves_the_earliest_standby_of_an_exhaustive_search():
    """Launch first, then the vehicles on standby for others, then starts."""
    departs = []

    @settings(REPEATABLE, max_examples=45)
    @given(sites())
    def plan_one(campaign):
        departs.append(agree_on_the_best(campaign, Prefer.COVER))

    plan_one()

    assert sum(departs) >= 3


@pytest.mark.slow
@settings(REPEATABLE, max_examples=1000)
@given(sites())
def test_solver_proves_the_earliest_standby_of_an_exhaustive_search_at_length(campaign):
    """The same on many more sites."""
    event("departs" if agree_on_the_best(campaign, Prefer.COVER) else "is early")


@pytest.mark.slow
@EITHER
@settings(REPEATABLE, max_examples=1000)
@given(st.one_of(roomy_campaigns(), roomy_campaigns(most=3), campaigns()))
def test_solver_proves_the_least_value_of_an_exhaustive_search_at_length(prefer, campaign):
    """The same on many more campaigns, and larger ones."""
    event("departs" if agree_on_the_best(campaign, prefer) else "is early")

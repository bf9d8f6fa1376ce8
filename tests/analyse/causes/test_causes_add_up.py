"""Tests for the law of causes: on random campaigns with facts they are the slip, to the minute."""

from datetime import timedelta

import pytest
from hypothesis import assume, given, reject, settings
from hypothesis import strategies as st

from scheduler.analyse.causes.finding import find_causes
from scheduler.analyse.causes.pushing import push
from scheduler.analyse.causes.replays import Replays
from scheduler.calendars.situation.prepare import prepare
from scheduler.errors import Infeasible, InputError
from scheduler.model.progress.progress import Progress
from scheduler.planning.lists.list_schedule import best_list_schedule
from scheduler.replay.replaying import Replay
from tests.analyse.causes.announcing import announced_as, situation_with
from tests.living.every_plan import Link, Rules, Step
from tests.living.m1 import PLAN, START
from tests.living.random_facts import campaign, facts_of, rules, steps

HOUR = 60


def require_sums(told, situation):
    """Require that causes add up, and that the replay with all of them gives what is recorded."""
    pushed = push(told, situation)
    launch = told.launch_minute if pushed.launch is None else pushed.launch
    causes = find_causes(told, situation, launch, pushed)
    assert sum(each.by_step for each in causes.causes) + causes.given_back == causes.slip
    assert sum(each.share for each in causes.causes) == causes.pushed
    if pushed.schedule is None:
        return None
    replays = Replays(told, situation, pushed, launch)
    spans = replays.spans(frozenset(each.name for each in replays.suspects))
    recorded = {step: each.span for step, each in replays.recorded.items()}
    placed = {step: (x.start, x.end) for step, x in pushed.schedule.tasks.items()}
    assert spans == {**placed, **recorded}
    assert all(cause.step for cause in causes.causes if cause.kind == "unexplained")
    require_as_fresh(replays)
    return pushed.schedule


def require_as_fresh(replays):
    """Require that a replay that takes over what nothing has changed is as one from nothing."""
    names = [each.name for each in replays.suspects]
    for some in (frozenset(names[::2]), frozenset(names[1::2])):
        fresh = Replay(replays.replay.order, replays.replay.begun).play(*replays.case(some))
        assert replays.spans(some) == (None if fresh is None else fresh.spans)


def sound_situation(graph, facts):
    """Return what facts leave of a campaign; one with limits backwards is not looked at."""
    try:
        return situation_with(graph, facts)
    except InputError:
        reject()


def first_plan(graph):
    """Return a plan of a campaign without facts; one that has none is not looked at."""
    try:
        plan = best_list_schedule(prepare(graph, graph.resolve_scenario(PLAN)))
    except Infeasible:
        plan = None
    assume(plan is not None)
    return plan


def replayed(drawn, drawn_rules):
    """Require the law of a campaign and its facts; return what a second replan begins with."""
    found, now = drawn
    graph = campaign(found, drawn_rules)
    plan = first_plan(graph)
    facts = facts_of(found, now)
    schedule = require_sums(announced_as(graph, plan), sound_situation(graph, facts))
    return graph, facts, schedule


@st.composite
def later(draw, facts, now):
    """Draw facts of a later moment that go on from earlier ones, and what became known."""
    then = now + draw(st.integers(1, 20))
    found = {
        step: draw(after(facts.facts_of(step), now, then))
        for step in ("a", "b", "c")
        if facts.facts_of(step).begun or draw(st.booleans())
    }
    events = {}
    if draw(st.booleans()):
        start = draw(st.integers(0, then + 20))
        period = {"from": at(start), "to": at(start + draw(st.integers(4, 40)))}
        events["ill"] = {"known": at(then), "people": {"W": {"day": 1}}, **period}
    if draw(st.booleans()):
        new = {"hours": 3, "crew": {"W": 1}, "after": ["a"], "before": ["go"]}
        events["more"] = {"known": at(then), "add": {"tasks": {"n": new}}}
    return Progress.model_validate({"data_date": at(then), "steps": found, "events": events})


@st.composite
def after(draw, facts, now, then):
    """Draw what is recorded of a step at a later moment."""
    if facts.finished:
        return facts.model_dump(exclude_unset=True)
    begun = now if facts.begun else draw(st.integers(now, then - 1))
    fields = {"started": facts.begun or at(begun), "people_stay": facts.people_stay}
    if facts.suspended:
        fields["stops"] = [{"from": facts.suspended, "to": at(draw(st.integers(now, then)))}]
    if draw(st.booleans()):
        return {**fields, "finished": at(draw(st.integers(begun + 1, then)))}
    return {**fields, "remaining": f"{draw(st.integers(1, 5))}h"}


def at(hour):
    """Return the moment so many hours after the start."""
    return START + timedelta(hours=hour)


def test_shifts_that_a_step_took_are_as_given_in_a_replay_as_they_are_today():
    """
    W may work one day in a row; c was to end Mon 10:00 and goes on Tue 08-09, whatever that says.

    As the crew is there on Tuesday, the new step n has it 08-11: launch Tue 12:00, 25 h later.
    """
    found = [Step("a", 1, "elapsed"), Step("c", 1, "pausable", people=1)]
    found.append(Step("go", 1, "elapsed", after=[Link("a"), Link("c")]))
    graph = campaign(found, Rules(room=1, days=1))
    plan = best_list_schedule(prepare(graph, graph.resolve_scenario(PLAN)))
    told = announced_as(graph, plan)
    facts = {"c": {"started": START, "remaining": "1h"}}
    first = Progress.model_validate({"data_date": at(1), "steps": facts})
    told = announced_as(graph, push(told, situation_with(graph, first)).schedule, first)
    new = {"hours": 3, "crew": {"W": 1}, "after": ["a"], "before": ["go"]}
    events = {"more": {"known": at(8), "add": {"tasks": {"n": new}}}}
    later_on = {"data_date": at(8), "steps": facts, "events": events}
    situation = situation_with(graph, Progress.model_validate(later_on))
    require_sums(told, situation)
    causes = find_causes(told, situation, 28 * HOUR)
    assert sum(each.by_step for each in causes.causes) == causes.slip == 25 * HOUR
    assert "unexplained" not in {each.kind for each in causes.causes}


@given(steps(), rules())
@settings(max_examples=25, deadline=None)
def test_causes_are_the_slip_to_the_minute(drawn, drawn_rules):
    """What each adds and what replanning gave back are the slip; the replay is what is recorded."""
    replayed(drawn, drawn_rules)


@pytest.mark.slow
@given(steps(), rules(), st.data())
@settings(max_examples=300, deadline=None)
def test_causes_between_two_replans_are_the_slip_to_the_minute(drawn, drawn_rules, data):
    """The same from a plan that has facts of its own, with people ill and a new step."""
    graph, facts, schedule = replayed(drawn, drawn_rules)
    if schedule is not None:
        told = announced_as(graph, schedule, facts)
        require_sums(told, sound_situation(graph, data.draw(later(facts, drawn[1]))))

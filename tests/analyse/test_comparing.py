from dataclasses import replace

import pytest

from scheduler.analyse.comparing.comparison import compare
from scheduler.analyse.comparing.side import State
from scheduler.analyse.comparing.steps import StepChange
from scheduler.errors import InputError
from tests.analyse.comparing_plans import later_plan, plan_of, told_plan
from tests.living.m1 import (
    HEAD,
    STEPS,
    altered,
    announced,
    campaign_of,
    graph,
    m1,
    minute,
    schedule_of,
)


def steps_of(found):
    """Return the compared steps by their ids."""
    return {each.id: each for each in found.steps}


def told(found):
    """Return who is told what: crew, day, shift, step, and what has become of it."""
    return [
        (each.crew, f"{each.day:%a}", each.shift, step.id, step.change)
        for each in found.told
        for step in each.steps
    ]


def test_plan_beside_itself_changes_nothing():
    """Nothing moves, nobody is told, no float is lost."""
    plan = told_plan(m1())
    found = compare(plan, plan)

    assert found.changes_nothing
    assert (found.slip, found.changed, found.told, found.eaten) == (0, (), (), ())


def test_recorded_dates_are_compared_with_announced_ones():
    """As of Tue 09:00 a ended as announced, c half an hour later, b goes on to Tue 12:00."""
    found = steps_of(compare(told_plan(m1()), later_plan(m1())))

    assert found["a"].changes == ()
    assert found["c"].changes == (StepChange.END,)
    assert found["c"].ends_later == 30
    assert (found["b"].moves, found["b"].ends_later) == (0, 120)
    assert found["b"].new.state is State.UNDER_WAY
    assert (found["d"].moves, found["d"].ends_later) == (120, 120)


def test_overrun_eats_float_and_not_launch():
    """Two hours more of b leave d two of its four hours of float, launch where it was."""
    found = compare(told_plan(m1()), later_plan(m1()))

    assert found.slip == 0
    assert [(each.id, each.float_lost) for each in found.eaten if each.id == "d"] == [("d", 120)]


def test_nobody_is_told_of_what_is_past():
    """Of Monday nothing is told; on Tuesday ELE stays with b, MEC begins d later."""
    found = told(compare(told_plan(m1()), later_plan(m1())))

    assert found == [("MEC", "Tue", "day", "d", "changed"), ("ELE", "Tue", "day", "b", "changed")]


def test_shift_that_loses_its_work_is_told():
    """With c on Tuesday, MEC has nothing on Monday afternoon but a, and c is new on Tuesday."""
    new = schedule_of(
        a=[("Mon 08:00", "Mon 12:00")],
        b=[("Mon 12:00", "Mon 16:00"), ("Tue 08:00", "Tue 10:00")],
        c=[("Mon 16:00", "Mon 19:00")],
        d=[("Tue 10:00", "Tue 12:00")],
        go=[("Tue 17:00", "Tue 18:00")],
    )
    found = compare(told_plan(m1()), plan_of(m1(), new))

    assert told(found) == [("MEC", "Mon", "day", "c", "gone"), ("MEC", "Mon", "late", "c", "new")]
    late = found.told[-1]
    assert (late.worked, late.works) == (False, True)


def test_steps_of_altered_graphs_are_new_or_gone():
    """A graph with n and without c has n new and c gone."""
    steps = {name: text.replace(", c]", "]") for name, text in STEPS.items() if name != "c"}
    other = campaign_of(graph({**steps, "n": "{hours: 1, crew: {MEC: 1}, after: [d]}"}))
    new = schedule_of(
        a=[("Mon 08:00", "Mon 12:00")],
        b=[("Mon 12:00", "Mon 16:00"), ("Tue 08:00", "Tue 10:00")],
        d=[("Tue 10:00", "Tue 12:00")],
        n=[("Tue 12:00", "Tue 13:00")],
        go=[("Tue 17:00", "Tue 18:00")],
    )
    found = compare(told_plan(m1()), plan_of(other, new))

    assert [each.id for each in found.added] == ["n"]
    assert [each.id for each in found.gone] == ["c"]


def test_limit_counts_from_what_is_recorded():
    """From the end of c, recorded Mon 15:30, 72 h run out Thu 15:30; the last launch is Wed."""
    limits = "limits: [{from: c end, to: launch end, max: 72h}]\n"
    campaign = campaign_of(graph(STEPS, limits, HEAD))
    (limit,) = compare(told_plan(campaign), later_plan(campaign)).limits

    assert limit.is_recorded
    assert limit.runs_out == minute("Thu 15:30")
    assert limit.last == minute("Wed 18:00")
    assert limit.left == minute("Thu 15:30") - minute("Tue 18:00")
    assert limit.left_before == limit.left - 30


def test_plans_that_begin_at_other_moments_are_laid_on_one_axis():
    """A campaign that begins a day earlier has the same dates at other minutes."""
    early = campaign_of(graph(STEPS, "", HEAD.replace("2026-03-02T08", "2026-03-01T08")))
    day = 24 * 60
    tasks = {
        name: replace(
            each,
            start=each.start + day,
            end=each.end + day,
            pieces=tuple((a + day, b + day) for a, b in each.pieces),
        )
        for name, each in announced().tasks.items()
    }
    found = compare(plan_of(early, replace(announced(), tasks=tasks)), told_plan(m1()))

    assert found.changes_nothing


def test_other_place_is_a_change():
    """The same minutes in another hall are told."""
    other = altered(c="{hours: 3, crew: {MEC: 2}, facility: PAD, after: [a]}")
    found = compare(told_plan(m1()), told_plan(other))

    assert [(each.id, each.changes) for each in found.changed] == [("c", (StepChange.PLACE,))]
    assert told(found) == [("MEC", "Mon", "day", "c", "changed")]


def test_plans_without_a_common_step_are_refused():
    """Two plans that share no step are not of one campaign."""
    head = HEAD.replace("launch: go", "launch: up")
    other = campaign_of(graph({"up": "{hours: 1}"}, "", head))
    lone = plan_of(other, schedule_of(up=[("Mon 08:00", "Mon 09:00")]))

    with pytest.raises(InputError, match="no step of"):
        compare(lone, told_plan(m1()))

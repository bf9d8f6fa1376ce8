"""Steady plans after facts against every plan there is, found without calendars."""

import pytest
from hypothesis import assume, given, note, settings
from hypothesis import strategies as st

from scheduler.planning.interface.result import Status
from scheduler.planning.steady.options import SteadyOptions
from scheduler.planning.steady.result import LevelAim
from scheduler.planning.steady.steady import steady
from scheduler.schedule.announced import Announced
from scheduler.schedule.scheduled import Schedule, ScheduledTask
from tests.builders import ONE_WORKER, PLAN
from tests.living.every_plan import HORIZON, EveryPlan, Rules, is_worked, run
from tests.living.m1 import situation_of
from tests.living.random_facts import campaign, facts_of, steps

HOUR = 60
AIMS = (LevelAim.FROZEN, LevelAim.LAUNCH, LevelAim.DISTURBANCE, LevelAim.MINUTES)
UNITS = (1, HOUR, 1, HOUR)


class SteadyPlans(EveryPlan):
    """Every plan after facts, judged by what it changes of what was announced."""

    def __init__(self, found, now, room, told, freeze):
        super().__init__(found, now, Rules(room=room))
        self.told, self.freeze = told, freeze
        self.least = None

    def place(self, free, worked):
        """Place the first of some steps at each start that its working time allows."""
        if free:
            for hours in self.starts(free[0]):
                self.place(free[1:], {**worked, free[0].name: hours})
            return
        launch = self.launch_after(worked)
        if launch is not None:
            self.least = min(filter(None, [self.least, *self.launches(worked, launch - 1)]))

    def launches(self, worked, first):
        """Yield the values of going as early as can be, and where that was announced."""
        told = self.told.get("go", [first])
        for hours in ([first], told if told[0] > first else [first]):
            yield self.values({**worked, "go": hours})

    def values(self, worked):
        """Return frozen steps moved, launch, disturbance and hours moved."""
        launch = worked["go"][-1] + 1
        todo = [x for x in worked if self.steps[x].state == "todo" and x in self.told]
        away = {x: abs(worked[x][0] - self.told[x][0]) for x in todo}
        moved = [x for x in todo if away[x]]
        frozen = [x for x in moved if self.freeze and 0 <= self.ahead(x) <= self.freeze]
        new = self.days(worked) - self.days(self.told)
        shifts = [day for day in new if self.now <= 24 * day <= self.now + 48]
        weights = sum(8 if self.ahead(x) <= 24 else 4 if self.ahead(x) <= 72 else 2 for x in moved)
        return len(frozen), launch, weights + 2 * len(shifts), sum(away.values())

    def ahead(self, name):
        """Return how many hours after the data date a step was announced."""
        return self.told[name][0] - self.now

    def days(self, worked):
        """Return the days on whose shift people work."""
        return {
            hour // 24
            for name, hours in worked.items()
            for hour in hours
            if self.steps[name].people and hour % 24 < 8
        }


@st.composite
def announced(draw, found):
    """Draw the hours in which some of the steps were announced to be worked on."""
    told = {}
    for step in found:
        start = draw(st.integers(0, 60))
        starts = [x for x in range(start, HORIZON) if is_worked(x, step)]
        runs = (run(step, each, step.hours) for each in starts)
        hours = next((each for each in runs if each), None)
        if hours and draw(st.integers(1, 5)) > 1:
            told[step.name] = hours
    return told


def plan_of(told):
    """Return announced hours as a plan."""
    tasks = {
        name: ScheduledTask(
            id=name,
            start=hours[0] * HOUR,
            end=(hours[-1] + 1) * HOUR,
            pieces=tuple((hour * HOUR, (hour + 1) * HOUR) for hour in hours),
        )
        for name, hours in told.items()
    }
    return Announced(schedule=Schedule(scenario=PLAN, tasks=tasks))


def compare(drawn, room, freeze, data):
    """Find a steady plan as good on each level as the best of all plans."""
    found, now = drawn
    every = SteadyPlans(found, now, room, data.draw(announced(found)), freeze)
    assume(len(every.open_steps()) < 3)
    note(f"as of {now}, room {room}, told {every.told}: " + "\n".join(map(str, found)))
    situation = situation_of(campaign(found, Rules(room=room)), facts_of(found, now))
    assume(all(job.classes for modes in situation.modes.values() for job in modes))
    every.launch()

    options = SteadyOptions(search=ONE_WORKER, freeze=freeze * HOUR)
    result = steady(situation, plan_of(every.told), options)

    if every.least is None:
        assert result.status is Status.INFEASIBLE
        return
    levels = [result.level(aim) for aim in AIMS]
    expected = [value * unit for value, unit in zip(every.least, UNITS, strict=True)]
    assert [level and level.value for level in levels] == expected
    assert result.is_proved


@given(steps(), st.integers(1, 2), st.sampled_from([0, 12, 30]), st.data())
@settings(max_examples=6, deadline=None, derandomize=True)
def test_steady_plan_after_facts_is_the_best_of_all_plans(drawn, room, freeze, data):
    """Some campaigns at each change."""
    compare(drawn, room, freeze, data)


@pytest.mark.slow
@given(steps(), st.integers(1, 2), st.sampled_from([0, 12, 30]), st.data())
@settings(max_examples=300, deadline=None)
def test_steady_plan_after_facts_is_the_best_of_all_plans_of_many(drawn, room, freeze, data):
    """And many more."""
    compare(drawn, room, freeze, data)

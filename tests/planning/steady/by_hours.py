"""The steadiest plan by trying them all, hour by hour, and random campaigns with something told."""

from dataclasses import dataclass, field
from typing import Any

from hypothesis import assume
from hypothesis import strategies as st

from scheduler.model.vehicles import Vehicle
from scheduler.schedule.disturbance import AsOf
from tests.brute_force import BruteForce, TooLarge
from tests.builders import PLAN
from tests.planning.campaigns import campaigns, sometimes
from tests.planning.standby_by_hours import standby_by_hours

HOUR = 60
NODES = 6000
SOON = 48


@dataclass
class Told:
    """
    A campaign with the runs that were announced, in hours, and what has to be kept of them.

    Where it ``covers``, standby follows launch.
    """

    brute_force: BruteForce
    runs: dict[str, Any]
    begin: int
    freeze: int
    pins: dict[str, int] = field(default_factory=dict)
    covers: bool = False

    @property
    def as_of(self):
        """From when on plans are compared."""
        return AsOf(begin=self.begin * HOUR, freeze=self.freeze * HOUR)


@st.composite
def told(draw, most=4, *, covers=False):
    """Draw a campaign, and a plan of it of which some steps stand elsewhere or are missing."""
    campaign = draw(campaigns(most=most))
    if covers:
        campaign = with_next_vehicle(campaign, draw(st.sampled_from(sorted(campaign.tasks))))
    brute_force = BruteForce(campaign, campaign.resolve_scenario(PLAN))
    assume(campaign.launch in brute_force.tasks and all(brute_force.choices.values()))
    try:
        best = brute_force.search()
    except TooLarge:
        best = None
    assume(best is not None)
    assert best is not None
    runs = {}
    for name, start in best.starts.items():
        choices = brute_force.choices[name]
        where = draw(sometimes(st.integers(0, min(len(choices), 30) - 1), of=2))
        if draw(st.integers(1, 6)) > 1:
            runs[name] = brute_force.run(name, start) if where is None else choices[where]
    names = list(brute_force.tasks)
    pinned = draw(sometimes(st.sampled_from(names), of=4))
    pins = {}
    if pinned is not None:
        choices = brute_force.choices[pinned]
        pins[pinned] = choices[draw(st.integers(0, min(len(choices), 30) - 1))].start
    begin, freeze = (
        draw(st.sampled_from((0, 0, 3, 8, 16))),
        draw(st.sampled_from((0, 0, 4, 12, 24))),
    )
    return Told(brute_force, runs, begin, freeze, pins, covers)


def with_next_vehicle(campaign, standby):
    """Return a campaign in which the next vehicle stands by with the end of a step."""
    made = {
        "V0": Vehicle(flows=["mission"], launch=campaign.launch),
        "V1": Vehicle(flows=["next"], standby=standby),
    }
    return campaign.altered({"vehicles": {k: v.altered({"id": k}) for k, v in made.items()}})


def levels_of(case, placed):
    """
    Return frozen steps moved, launch, disturbance, minutes and new starts of runs, in hours.

    After launch comes when others stand by, where that counts.
    """
    before = {run.task.id: case.runs[run.task.id] for run in placed if run.task.id in case.runs}
    moved = [
        run for run in placed if run.task.id in before and run.start != before[run.task.id].start
    ]
    launch = [run.end for run in placed if run.task.id == case.brute_force.campaign.launch]
    return (
        sum(is_frozen(case, before[run.task.id].start) for run in moved),
        launch[0] if launch else 0,
        *([standby_by_hours(case.brute_force, placed) // HOUR] if case.covers else []),
        sum(weight_by_hours(case, run.task, before[run.task.id].start) for run in moved)
        + 2 * len(new_shifts(case, placed)),
        sum(abs(run.start - before[run.task.id].start) for run in moved),
        sum(run.start for run in placed if run.task.id not in before),
    )


def is_frozen(case, hour):
    """Whether a step announced for an hour is frozen."""
    return case.freeze > 0 and case.begin <= hour <= case.begin + case.freeze


def weight_by_hours(case, task, hour):
    """Return what it weighs that a step moves which was announced for an hour."""
    ahead = hour - case.begin
    weight = 8 if ahead <= 24 else 4 if ahead <= 72 else 2 if ahead <= 7 * 24 else 1
    flows = case.brute_force.campaign.flows
    is_neighbour = task.flow in flows and flows[task.flow].neighbour
    return weight * (3 if task.hold_point or is_neighbour else 1)


def new_shifts(case, placed):
    """Return the shifts that begin soon, with a crew that has work in them and had none."""
    found = worked_shifts(case, placed) - worked_shifts(case, case.runs.values())
    return {each for each in found if case.begin <= each[2] <= case.begin + SOON}


def worked_shifts(case, runs):
    """Return crew, shift and beginning of each shift with ordinary work."""
    brute_force, found = case.brute_force, set()
    for (crew, shift), begun in brute_force.duty_table.items():
        for run in runs:
            if crew in run.task.crew and not run.task.all_hands:
                days = {begun[hour] for hour in run.worked if begun[hour] is not None}
                found |= {(crew, shift, max(brute_force.hour_of(day), 0)) for day in days}
    return found


class Steadiest:
    """Tries every plan that keeps the pins; keeps the least values, level by level."""

    def __init__(self, case):
        self.case = case
        self.nodes = 0
        self.best = None

    def search(self):
        """Return the best values, or nothing if there is no plan."""
        brute_force = self.case.brute_force
        choices = {
            name: [
                run
                for run in runs
                if run.start >= self.case.begin and run.start == self.case.pins.get(name, run.start)
            ]
            for name, runs in brute_force.choices.items()
        }
        self._complete([], choices)
        return self.best

    def _complete(self, placed, open_):
        self.nodes += 1
        if self.nodes > NODES:
            raise TooLarge
        if self.case.brute_force.overdrawn(placed):
            return
        values = levels_of(self.case, placed)
        if not open_:
            self.best = values if self.best is None else min(self.best, values)
            return
        if self._is_worse(values, open_):
            return
        launch = self.case.brute_force.campaign.launch
        name = launch if launch in open_ else min(open_, key=lambda each: len(open_[each]))
        for run in sorted(open_[name], key=self._away):
            rest = {
                other: [each for each in runs if self.case.brute_force.fit(run, each)]
                for other, runs in open_.items()
                if other != name
            }
            if all(rest.values()):
                self._complete([*placed, run], rest)

    def _away(self, run):
        if run.task.id == self.case.brute_force.campaign.launch:
            return run.end
        before = self.case.runs.get(run.task.id)
        return run.start if before is None else abs(run.start - before.start)

    def _is_worse(self, values, open_):
        """Whether runs of some steps are worse already than the best of all."""
        if self.best is None or self.case.brute_force.campaign.launch in open_:
            return self.best is not None and values[0] > self.best[0]
        return values > self.best

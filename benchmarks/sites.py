"""
Write synthetic launch sites of any size as task graphs, to measure how planning grows.

Several vehicles are prepared side by side, each in phases that open with an arrival and close with
a review; within a phase some chains of steps run in parallel, with links between them. The vehicles
share crews, halls and pads. Head-counts follow from the work: the busiest crew needs about as long
as the longest chain of steps, so that both matter. Every name and number is invented.

Run from the root of the repository: ``python benchmarks/sites.py --steps 1000 --seed 1``.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import ceil
from random import Random

SHIFT_SHARES = (1.0, 0.75, 0.5)
"""People by day, in the evening and at night, compared with the day."""
DAY_ONLY = 3.5
"""How much longer work takes where a crew comes only by day, nights and gaps included."""
STEPS_PER_FLOW, MOST_FLOWS, STEPS_PER_PHASE = 300, 16, 45
ROOM = {"HALL": 3, "CELL": 2, "PAD": 3, "FUEL": 1, "CRANE": 1}
KINDS = ((0.05, " SS+2h"), (0.09, " FF+1h"), (0.12, "+4h"), (0.14, "+3h working"), (0.15, "-1h"))
"""Kinds of links that are not plain, each with the share up to which chance chooses it."""
WORKS = {"": 50, "pausable": 30, "same_shift": 12, "elapsed": 8}
"""How often a step works in each way: most run through."""
PLACES = {"": 48, "HALL": 38, "CELL": 12, "FUEL": 2}
LAST_PLACES = {"": 30, "HALL": 20, "CELL": 10, "PAD": 40}
"""How often a step needs which place; the last phase is mostly at the pad. Hazards follow it."""
HAZARDS = {
    "": {"": 960, "radio": 35, "ordnance": 3},
    "HALL": {"": 87, "lift": 10, "radio": 3},
    "CELL": {"": 95, "radio": 5},
    "FUEL": {"toxic": 1},
    "PAD": {"": 94, "loading": 3, "radio": 3},
}
VEHICLES_PER = {"HALL": 1, "CELL": 1, "PAD": 2, "CRANE": 2, "FUEL": 4}
MORE_LINKS, LINKS_ACROSS, BY_DAY, TWO_CREWS, DAYLIGHT = 0.3, 0.04, 0.04, 0.2, 0.3
"""Shares of the steps with further links, day crews, two crews, moves by daylight only."""
LONGEST_DANGER = 12
WORDS = ("inspection", "fitting", "cabling", "leak test", "alignment", "function test", "closing")


@dataclass(slots=True, kw_only=True)
class Step:
    """One step as it is written; ``reach`` are the places of its predecessors in the list."""

    id: str
    flow: int
    phase: int
    hours: float
    fields: dict[str, str] = field(default_factory=dict)
    crew: dict[str, int] = field(default_factory=dict)
    after: list[str] = field(default_factory=list)
    reach: list[int] = field(default_factory=list)


class Site:
    """A site that grows step by step; all chance comes from one seed."""

    def __init__(self, steps: int, seed: int) -> None:
        self.chance = Random(seed)  # noqa: S311 - nothing secret
        self.flows = max(2, min(MOST_FLOWS, round(steps / STEPS_PER_FLOW)))
        sizes = [steps // self.flows + (flow < steps % self.flows) for flow in range(self.flows)]
        self.phases = max(3, min(6, min(sizes) // STEPS_PER_PHASE))
        *self.crews, self.day_crew = (f"C{n:02}" for n in range(1, 7 + min(6, steps // 300)))
        self.shares = [3.0 + 600 / steps] + [1.0 + self.chance.random() for _ in self.crews[1:]]
        self.steps: list[Step] = []
        self.gates: dict[tuple[int, int], int] = {}
        self.arrivals: dict[tuple[int, int], int] = {}
        for phase in range(self.phases):
            for flow in reversed(range(self.flows)):
                size = sizes[flow] // self.phases + (phase < sizes[flow] % self.phases)
                self._phase(flow, phase, size)
        self._make_launch(self.steps[-1])

    def _phase(self, flow: int, phase: int, size: int) -> None:
        """Add an arrival, chains of steps and a review that waits for all of them."""
        first = len(self.steps)
        self.arrivals[flow, phase] = first
        arrival = self._step(flow, phase, "arrival", self._half_hours(2, 6))
        arrival.crew = self._people(1)
        arrival.fields["same_shift"] = "yes"
        self._lift(arrival)
        if phase:
            self._link(arrival, self.gates[flow, phase - 1])
        width = max(3, min(8, size // 5))
        for place in range(size - 2):
            self._work(flow, phase, first, place, width)
        gate = self._step(flow, phase, "review", self._half_hours(1, 3))
        for place in range(max(first, len(self.steps) - 1 - width), len(self.steps) - 1):
            self._link(gate, place)
        gate.fields["hold_point"] = f"R{flow + 1}-{phase + 1}"
        gate.crew = {self.day_crew: 1}
        self.gates[flow, phase] = len(self.steps) - 1

    def _make_launch(self, step: Step) -> None:
        """Turn the last review into the launch; it waits for the main part of every vehicle."""
        step.crew, step.hours = dict.fromkeys(self.crews[:3], 1), 4
        step.fields = {"all_hands": "yes", "facility": "PAD01"}
        for flow in range(1, self.flows):
            self._link(step, self.gates[flow, self.phases - 2])

    def _work(self, flow: int, phase: int, first: int, place: int, width: int) -> None:
        step = self._step(flow, phase, self.chance.choice(WORDS), 0)
        here = len(self.steps) - 1
        self._link(step, here - width if place >= width else first, lags=place >= width)
        if place >= width and self.chance.random() < MORE_LINKS:
            self._link(step, self.chance.randrange(max(first + 1, here - 3 * width), here - 1))
        elif phase and phase < self.phases - 1 and self.chance.random() < LINKS_ACROSS:
            other = self.chance.randrange(self.flows)
            low, high = self.arrivals[other, phase - 1], self.gates[other, phase - 1]
            self._link(step, self.chance.randrange(low, high))
        self._kind(step)
        self._place(step)

    def _kind(self, step: Step) -> None:
        """Choose how a step works, how long and who does it."""
        kind = self._draw(WORKS)
        if kind:
            step.fields[kind] = "yes"
        if kind == "elapsed":
            step.hours = self._half_hours(6, 40)
            return
        step.hours = self._half_hours(1, 8)
        if kind == "pausable":
            step.hours = min(40.0, self._half_hours(2, 10) * self.chance.choice((1, 1, 1, 2, 4)))
        step.crew = self._people(2 if self.chance.random() < TWO_CREWS else 1)
        if self.chance.random() < BY_DAY:
            step.crew = {self.day_crew: 1}

    def _place(self, step: Step) -> None:
        place = self._draw(LAST_PLACES if step.phase == self.phases - 1 else PLACES)
        if place:
            step.fields["facility"] = _nth(place, step.flow)
        if "elapsed" in step.fields or step.hours > LONGEST_DANGER:
            return
        hazard = self._draw(HAZARDS[place])
        if hazard == "lift":
            self._lift(step)
        elif hazard:
            step.fields["hazards"] = hazard

    def _draw(self, weights: dict[str, int]) -> str:
        return self.chance.choices(list(weights), list(weights.values()))[0]

    def _lift(self, step: Step) -> None:
        step.fields["facility"] = _nth("HALL", step.flow)
        step.fields["equipment"] = _nth("CRANE", step.flow)
        step.fields["hazards"] = "lift"
        if "same_shift" in step.fields and self.chance.random() < DAYLIGHT:
            step.fields["windows"] = "[daylight]"

    def _step(self, flow: int, phase: int, what: str, hours: float) -> Step:
        step = Step(id=f"V{flow + 1:02}-{len(self.steps):04}", flow=flow, phase=phase, hours=hours)
        step.fields["name"] = f"Synthetic {what} {len(self.steps)}"
        self.steps.append(step)
        return step

    def _people(self, crews: int) -> dict[str, int]:
        """Return a few people of some crews; the first crew is asked for most often."""
        chosen = self.chance.choices(self.crews, self.shares, k=crews)
        return {crew: self.chance.choice((1, 2, 2, 3, 4)) for crew in sorted(set(chosen))}

    def _half_hours(self, low: int, high: int) -> float:
        return self.chance.randint(2 * low, 2 * high) / 2

    def _link(self, step: Step, place: int, *, lags: bool = False) -> None:
        """Let a step wait for another, now and then with another kind of link or a lag."""
        source = self.steps[place]
        if any(text.startswith(source.id) for text in step.after):
            return
        chance = self.chance.random() if lags else 1.0
        text = next((text for share, text in KINDS if chance < share), "")
        step.after.append(source.id + text)
        step.reach.append(place)

    def longest_chain(self) -> float:
        """Return about how many hours the longest chain of steps takes around the clock."""
        ends: list[float] = []
        for step in self.steps:
            took = step.hours * (DAY_ONLY if self.day_crew in step.crew else 1.0)
            ends.append(max((ends[at] for at in step.reach), default=0.0) + took)
        return max(ends)

    def head_counts(self) -> Iterator[tuple[str, list[int]]]:
        """Yield the people of each crew by shift, enough for every step of theirs by day."""
        work: dict[str, float] = defaultdict(float)
        most: dict[str, int] = defaultdict(lambda: 1)
        for step in self.steps:
            for crew, people in step.crew.items():
                work[crew] += people * step.hours
                most[crew] = max(most[crew], people)
        chain = self.longest_chain()
        for crew in (*self.crews, self.day_crew):
            busy = 1.5 if crew == self.crews[0] else self.chance.uniform(0.7, 1.1)
            shares = (1.0, 0.0, 0.0) if crew == self.day_crew else SHIFT_SHARES
            by_day = work[crew] * len(shares) / sum(shares) / (busy * chain)
            yield crew, [round(max(by_day, most[crew]) * share) for share in shares]


def _nth(place: str, flow: int) -> str:
    """Return the place of that sort which a vehicle uses, perhaps with others."""
    return f"{place}{flow // VEHICLES_PER[place] + 1:02}"


def make_site(steps: int, seed: int) -> str:
    """Return the text of a site with a number of steps, at least 30; chance comes from a seed."""
    site = Site(steps, seed)
    days = site.longest_chain() / 24
    head = HEAD.format(steps=steps, launch=site.steps[-1].id, days=30 + ceil(10 * days))
    return "\n".join(
        [head, *_shares(site), "tasks:", *_tasks(site), *_rules(site, days), SCENARIOS, ""]
    )


HEAD = """\
name: Synthetic launch site with {steps} steps
notes: Entirely synthetic, written by a program to measure how planning grows.
start: 2027-01-04T08:00
launch: {launch}
horizon: {days}d
shifts: {{day: 08:00-16:00, evening: 16:00-24:00, night: 00:00-08:00}}
windows:
  daylight: {{for: run, daily: 07:00-17:00, reason: moves by daylight only}}"""
DANGERS = """\
hazards:
  lift: {clears: true}
  toxic: {clears: true}
  loading: {scope: zone pads, clears: true}
  ordnance: {scope: site, forbids: [radio]}
  radio: {name: Radio transmission}
flows:"""
SCENARIOS = """\
scenarios:
  day-shift: {shifts: [day], week: mon-sat}
  three-shifts: {extends: day-shift, shifts: [day, evening, night], week: mon-sun}"""


def _shares(site: Site) -> Iterator[str]:
    """Yield what the vehicles share: crews, places, zones, hazards."""
    yield "crews:"
    for crew, (day, evening, night) in site.head_counts():
        people = f"{{day: {day}, evening: {evening}, night: {night}}}"
        yield f"  {crew}: {{name: Synthetic crew {crew}, people: {people}}}"
    yield "facilities:"
    for place, each in VEHICLES_PER.items():
        for flow in range(0, site.flows, each):
            yield f"  {_nth(place, flow)}: {{room: {ROOM[place]}}}"
    yield f"  STANDS: {{room: {site.flows}}}"
    yield f"  TRANSPORT: {{room: {max(2, site.flows // 2)}}}"
    pads = ", ".join(_nth("PAD", flow) for flow in range(0, site.flows, VEHICLES_PER["PAD"]))
    yield f"zones: {{pads: [{pads}]}}"
    yield DANGERS
    for flow in range(site.flows):
        neighbour = "" if flow < site.flows - site.flows // 3 else ", neighbour: true"
        yield f"  vehicle-{flow + 1:02}: {{name: Vehicle {flow + 1}{neighbour}}}"


def _tasks(site: Site) -> Iterator[str]:
    for step in site.steps:
        fields = {**step.fields, "hours": f"{step.hours:g}", "flow": f"vehicle-{step.flow + 1:02}"}
        if step.crew:
            fields["crew"] = f"{{{', '.join(f'{crew}: {n}' for crew, n in step.crew.items())}}}"
        if step.after:
            fields["after"] = f"[{', '.join(step.after)}]"
        yield f"  {step.id}: {{{', '.join(f'{key}: {value}' for key, value in fields.items())}}}"


def _rules(site: Site, days: float) -> Iterator[str]:
    """Yield limits that leave room and a hold or two for each vehicle."""
    yield "limits:"
    for flow in range(site.flows):
        first, last = site.gates[flow, 0], site.gates[flow, 1]
        longest = 20 + ceil(5 * days)
        events = f"from: {site.steps[first].id} end, to: {site.steps[last].id} end"
        yield f"  - {{{events}, max: {longest}d}}"
    yield "holds:"
    for flow in range(site.flows):
        spans = {"STANDS": (0, site.phases - 2), "TRANSPORT": (site.phases - 1,) * 2}
        for place, (first, last) in spans.items():
            start, end = site.arrivals[flow, first], site.gates[flow, last]
            events = f"from: {site.steps[start].id}, to: {site.steps[end].id}"
            yield f"  - {{facility: {place}, {events}}}"


def main() -> None:
    """Write a site to the standard output."""
    parser = argparse.ArgumentParser(description="Write a synthetic launch site as a task graph.")
    parser.add_argument("--steps", type=int, required=True, help="how many steps")
    parser.add_argument("--seed", type=int, default=1, help="of everything left to chance")
    options = parser.parse_args()
    sys.stdout.write(make_site(options.steps, options.seed))


if __name__ == "__main__":
    main()

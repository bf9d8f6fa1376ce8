"""
Measure how fast plans are played forward, beside a plain simulation of the network in numpy.

Synthetic sites are planned by lists and played with triangular hours for all steps: once, and again
without each of twenty sources. The rival is what risk tools do that look at links alone: all draws
of a step at once, start after the latest predecessor, no calendars, crews, rooms or hazards. Full
Monte, a commercial tool for such networks, is published with about 30 s for 1,000 draws of 3,614
steps (Barbecana). Times are medians of several rounds, with everything compiled before. Processor
seconds count all threads: with both cores free, a round takes about half of them. Run from the root
of the repository: ``python -m benchmarks.risk``.
"""

import argparse
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from statistics import median

import numpy as np
from numpy.typing import NDArray

from benchmarks.sites import make_site
from scheduler.calendars.situation.prepare import prepare
from scheduler.calendars.situation.situation import Situation
from scheduler.model.risk.risks import Risks
from scheduler.pipeline.risk.assessing import RiskOptions, assess_schedule
from scheduler.planning.lists.list_schedule import list_schedules
from scheduler.readers.task_graph import parse_task_graph
from scheduler.schedule.scheduled import Schedule
from scheduler.studies.risk.preparing.playbooks import playbook_of
from scheduler.studies.risk.sampling import sample

SCENARIO = "day-shift"
SOURCES = 20
RANGE = [0.95, 1, 1.5]
FULL_MONTE = 3_614 * 1_000 / 30
"""Steps played each second, by its maker's own figure."""


def planned(steps: int, seed: int) -> tuple[Situation, Schedule]:
    """Return a synthetic site of so many steps with a plan by lists."""
    campaign = parse_task_graph(make_site(steps, seed).encode(), "site.yaml").require()
    situation = prepare(campaign, campaign.resolve_scenario(SCENARIO))
    return situation, next(iter(islice(list_schedules(situation), 1)))


def risks_of(situation: Situation, sources: int) -> Risks:
    """Return triangular hours for all steps, in so many lines of neighbouring steps."""
    steps = [x for x, task in situation.tasks.items() if not task.is_milestone]
    lines = [list(part) for part in np.array_split(np.array(steps), max(sources, 1))]
    ranges = [{"steps": [str(x) for x in line], "factors": RANGE} for line in lines if line]
    return Risks.model_validate({"hours": ranges})


def network_only(situation: Situation, schedule: Schedule, hours: NDArray[np.int64]) -> float:
    """Play the links alone, a step of all draws at a time, and return the mean launch."""
    place = {step: n for n, step in enumerate(situation.topological)}
    ends = np.zeros((len(place), len(hours)))
    starts = np.zeros_like(ends)
    for step in situation.topological:
        own = place[step]
        starts[own] = schedule[step].start
        for link in situation.links_into[step]:
            source = ends if link.kind.value.startswith("F") else starts
            back = hours[:, own] if link.holds_end else 0
            np.maximum(starts[own], source[place[link.source]] + link.lag - back, out=starts[own])
        ends[own] = starts[own] + hours[:, own]
    return float(ends[place[situation.launch]].mean())


@dataclass(frozen=True)
class Spent:
    """Seconds that something takes by the clock and by all processors."""

    clock: float
    processors: float

    def beyond(self, other: "Spent") -> "Spent":
        """Return what it takes more than something else."""
        return Spent(self.clock - other.clock, self.processors - other.processors)

    def __str__(self) -> str:
        return f"{self.clock:>8.2f} ({self.processors:.2f})"


def rounds_of(run: Callable[[], object], rounds: int) -> Spent:
    """Return the medians of the seconds that something takes."""
    times = []
    for _ in range(rounds):
        began, used = time.perf_counter(), time.process_time()
        run()
        times.append((time.perf_counter() - began, time.process_time() - used))
    return Spent(*(median(each) for each in zip(*times, strict=True)))


def lines(steps: int, draws: int, rounds: int, threads: int) -> Iterator[str]:
    """Yield the lines of the table for one size."""
    situation, schedule = planned(steps, seed=1)
    whole, parts = risks_of(situation, 1), risks_of(situation, SOURCES)
    options = RiskOptions(draws=draws, drivers=False, workers=threads)
    with_drivers = RiskOptions(draws=draws, workers=threads)
    assess_schedule(situation, schedule, whole, RiskOptions(draws=10, drivers=False))
    book = playbook_of(situation, schedule, whole)
    hours = sample(book, whole, draws, 1).hours[:, [book.place[x] for x in situation.topological]]
    prepare_only = rounds_of(lambda: playbook_of(situation, schedule, whole), rounds)
    once = rounds_of(lambda: assess_schedule(situation, schedule, whole, options), rounds)
    every = rounds_of(lambda: assess_schedule(situation, schedule, parts, with_drivers), rounds)
    plain = rounds_of(lambda: network_only(situation, schedule, hours), rounds)
    played = once.beyond(prepare_only)
    yield (
        f"{steps:>6,}{draws:>9,}{prepare_only!s:>16}{played!s:>16}"
        f"{every.beyond(prepare_only)!s:>18}{plain!s:>16}"
        f"{played.processors / plain.processors:>8.1f}"
        f"{steps * draws / played.clock / FULL_MONTE:>14.0f}"
    )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--steps", type=int, nargs="+", default=[100, 1_000])
    parser.add_argument("--draws", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1)
    asked = parser.parse_args()
    print("Seconds by the clock (by all processors)")
    print(
        f"{'steps':>6}{'draws':>9}{'prepare':>16}{'played':>16}{'20 sources':>18}"
        f"{'network':>16}{'ratio':>8}{'x Full Monte':>14}"
    )
    for steps in asked.steps:
        for line in lines(steps, asked.draws, asked.rounds, asked.threads):
            print(line, flush=True)


if __name__ == "__main__":
    main()

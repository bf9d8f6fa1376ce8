"""
Measure replanning on a synthetic launch site that is half done.

The site is planned, the first half of it is recorded with steps that ran over here and there, and
a crew is short of people for two days. Then the announced plan is pushed, replanned so that little
of it changes, and planned anew as if nothing had been announced. What each takes, when launch is,
and how much of the announced plan is disturbed stands in a table. Run from the root of the
repository: ``python -m benchmarks.replans``.
"""

import argparse
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from random import Random
from statistics import median
from typing import Any, TypeVar

from benchmarks.sites import make_site
from scheduler.calendars.situation.prepare import prepare
from scheduler.calendars.situation.situation import Situation
from scheduler.model.campaign import Campaign
from scheduler.model.notation.base import TaskId
from scheduler.model.progress.living import living
from scheduler.model.progress.progress import Progress
from scheduler.model.progress.recorded_campaign import with_past, with_progress
from scheduler.planning.interface.options import SolveOptions
from scheduler.planning.solve import solve
from scheduler.planning.steady.options import SteadyOptions
from scheduler.planning.steady.result import LevelAim
from scheduler.planning.steady.steady import steady
from scheduler.readers.task_graph import parse_task_graph
from scheduler.replay.retiming import retime
from scheduler.schedule.announced import Announced
from scheduler.schedule.checks import require_valid
from scheduler.schedule.disturbance import AsOf, measure_disturbance
from scheduler.schedule.scheduled import Schedule

SCENARIO = "day-shift"
OVERRUNS = 10
"""One of so many steps ran over."""
LATE = timedelta(minutes=30)
HOUR = 60
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One way to a plan: seconds, launch in hours from the start, moved steps and disturbance."""

    name: str
    seconds: float
    launch: float | None
    moved: int
    disturbance: int
    proved: str


def facts_of(situation: Situation, schedule: Schedule, seed: int) -> Progress:
    """Return what is recorded once half of the time to launch is over."""
    axis, chance = situation.axis, Random(seed)  # noqa: S311 - nothing secret
    now = schedule[situation.launch].end // 2 // HOUR * HOUR
    steps: dict[TaskId, dict[str, Any]] = {}

    def local(minute: int) -> Any:
        return axis.moment(minute).replace(tzinfo=None)

    for step, placed in schedule.tasks.items():
        late = LATE if chance.randrange(OVERRUNS) == 0 else timedelta()
        if placed.end + LATE // timedelta(minutes=1) <= now:
            steps[step] = {"started": local(placed.start), "finished": local(placed.end) + late}
        elif placed.start < now:
            left = placed.worked - sum(min(b, now) - a for a, b in placed.pieces if a < now)
            minutes = max(left, 0) + HOUR // 2 + late // timedelta(minutes=1)
            steps[step] = {"started": local(placed.start), "remaining": f"{minutes}min"}
    crew, people = next(
        (name, crew.people["day"])
        for name, crew in situation.campaign.crews.items()
        if crew.people.get("day", 0) > 1
    )
    ill = {
        "known": local(now),
        "people": {crew: {"day": people - max(people // 4, 1)}},
        "from": local(now),
        "to": local(now) + timedelta(days=2),
    }
    return Progress.model_validate(
        {"data_date": local(now), "steps": steps, "events": {"ill": ill}}
    )


def after(campaign: Campaign, progress: Progress) -> Situation:
    """Return what is left of a campaign after facts."""
    known = with_progress(living(campaign, progress), progress, campaign)
    recorded = with_past(known, SCENARIO)
    return prepare(recorded, recorded.resolve_scenario(SCENARIO))


def timed(run: Callable[[], Found]) -> tuple[float, Found]:
    """Return how long something takes, and what it gives."""
    begin = time.perf_counter()
    found = run()
    return time.perf_counter() - begin, found


def rows(steps: int, seed: int, limit: float) -> Iterator[Row]:
    """Yield what pushing, replanning and planning anew give on one site."""
    campaign = parse_task_graph(make_site(steps, seed).encode(), "site.yaml").require()
    situation = prepare(campaign, campaign.resolve_scenario(SCENARIO))
    options = SolveOptions(time_limit=limit)
    told = solve(situation, options).require_schedule()
    now = after(campaign, facts_of(situation, told, seed))
    as_of = AsOf(begin=_begin(now), begun=_begun(now))

    def row(name: str, seconds: float, schedule: Schedule | None, proved: str) -> Row:
        if schedule is None:
            return Row(
                name=name, seconds=seconds, launch=None, moved=0, disturbance=0, proved="no plan"
            )
        require_valid(now.campaign, now.scenario, schedule)
        found = measure_disturbance(now.campaign, now.scenario, told, schedule, as_of)
        launch = schedule[now.launch].end / HOUR
        return Row(
            name=name,
            seconds=seconds,
            launch=launch,
            moved=len(found.moved),
            disturbance=found.total,
            proved=proved,
        )

    seconds, pushed = timed(lambda: retime(now, told))
    yield row("pushed", seconds, pushed.schedule, "")
    asked = SteadyOptions(search=options)
    seconds, calm = timed(
        lambda: steady(now, Announced(schedule=told), asked, pushed=pushed.schedule)
    )
    launch = calm.level(LevelAim.LAUNCH)
    proof = "" if launch is None else f"none before {launch.bound / HOUR:.1f} h"
    yield row("replanned", seconds, calm.schedule, proof)
    seconds, anew = timed(lambda: solve(now, options))
    yield row(
        "planned anew", seconds, anew.schedule, f"none before {anew.bound_minute / HOUR:.1f} h"
    )


def _begin(situation: Situation) -> int:
    return 0 if situation.facts is None else situation.facts.begin


def _begun(situation: Situation) -> frozenset[TaskId]:
    facts = situation.facts
    return frozenset() if facts is None else frozenset({*facts.begun, *facts.done})


def main() -> None:
    """Print a table for each site, and by how much less replanning disturbs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--steps", type=int, default=1000)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    parser.add_argument("--limit", type=float, default=60.0)
    asked = parser.parse_args()
    factors = []
    print(f"{asked.steps} steps, half of them done; time limit {asked.limit:g} s")
    print(f"{'seed':>4}  {'':14}{'seconds':>8}  {'launch':>9}  {'moved':>6}  {'disturbance':>11}")
    for seed in asked.seeds:
        found = list(rows(asked.steps, seed, asked.limit))
        for each in found:
            launch = "" if each.launch is None else f"{each.launch:.1f} h"
            print(
                f"{seed:>4}  {each.name:14}{each.seconds:8.2f}  {launch:>9}  {each.moved:6}  "
                f"{each.disturbance:11}  {each.proved}",
                flush=True,
            )
        factors.append(found[2].disturbance / max(found[1].disturbance, 1))
    print(f"planned anew, it is disturbed {median(factors):.1f} times as much (median)")


if __name__ == "__main__":
    main()

"""
Measure the planner on every scenario of task graphs, beside plain CP-SAT on the same machine.

Each run has a process of its own, so that nothing is warm and the peak memory is its own. The rival
is the same CP-SAT model without the plan by lists: no known plan to start from, no hint, and the
whole planning horizon open. Run from the root of the repository: ``make bench``.
"""

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from typing import Any, TypeVar

from scheduler.calendars.situation.prepare import prepare
from scheduler.engine.verdict import Verdict
from scheduler.pipeline.load import load
from scheduler.planning.interface.options import SolveOptions, default_workers
from scheduler.planning.search.goals import search_launch
from scheduler.planning.search.run import RunResult, SearchEffort
from scheduler.planning.solve import solve

GRAPHS = (Path("task_graphs/shenzhou-22.yaml"), Path("task_graphs/cargo-launcher.yaml"))
MINUTES_PER_DAY = 24 * 60
KIB_PER_MIB = 1024
HELP_RUNS = 5

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One search; times in seconds, memory in MiB, launch in days since the campaign start."""

    steps: int
    launch: float | None
    status: str
    first_plan: float | None
    proof: float | None
    whole: float
    memory: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A scenario with the median of its runs, and of the rival's if there was one."""

    campaign: str
    scenario: str
    planner: Run
    plain: Run | None

    @property
    def ratio(self) -> str:
        """The rival's time to proof divided by the planner's, or a lower bound on it."""
        if self.plain is None or self.planner.proof is None:
            return ""
        if self.plain.proof is None:
            return f"> {self.plain.whole / self.planner.proof:.0f}"
        return f"{self.plain.proof / self.planner.proof:.1f}"


Measure = Callable[[Path, str, float], Run]


def run_planner(graph: Path, scenario: str, limit: float) -> Run:
    """Search as the program does: lists first, then CP-SAT, then early starts."""
    campaign, _ = load(graph, scenario)
    situation = prepare(campaign, campaign.resolve_scenario(scenario))
    result = solve(situation, SolveOptions(time_limit=limit))
    return Run(
        steps=len(situation.modes),
        launch=_days(result.launch_minute),
        status=result.status.value,
        first_plan=result.first_plan_seconds,
        proof=result.proof_seconds,
        whole=result.seconds,
        memory=_peak_memory(),
    )


def run_plain(graph: Path, scenario: str, limit: float) -> Run:
    """Search for the earliest launch with CP-SAT alone."""
    campaign, _ = load(graph, scenario)
    situation = prepare(campaign, campaign.resolve_scenario(scenario))
    began = time.monotonic()
    plans_at: list[float] = []

    def note(found: RunResult) -> None:
        if found.objective is not None:
            plans_at.append(time.monotonic() - began)

    effort = SearchEffort(seconds=limit, workers=default_workers(), seed=1)
    found = search_launch(situation, None, effort, note)
    whole = time.monotonic() - began
    has_plan = found.objective is not None
    return Run(
        steps=len(situation.modes),
        launch=_days(None if found.objective is None else found.objective * situation.tick),
        status=found.verdict.lower(),
        first_plan=min([*plans_at, whole]) if has_plan else None,
        proof=whole if found.verdict is Verdict.OPTIMAL else None,
        whole=whole,
        memory=_peak_memory(),
    )


def find_scenarios(graph: Path) -> list[str]:
    """Return the scenarios of a task graph in file order."""
    return list(load(graph)[0].scenarios)


def _days(minutes: int | None) -> float | None:
    return None if minutes is None else minutes / MINUTES_PER_DAY


def _peak_memory() -> float:
    users = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(resource.getrusage(user).ru_maxrss for user in users) / KIB_PER_MIB


def in_fresh_process(function: Callable[..., Answer], *arguments: Any) -> Answer:
    """Return what a function answers in a new Python process."""
    with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as pool:
        return pool.submit(function, *arguments).result()


def measure(run: Measure, runs: int, graph: Path, scenario: str, limit: float) -> Run:
    """Return the medians of several runs; launch and status are those of the worst run."""
    found = [in_fresh_process(run, graph, scenario, limit) for _ in range(runs)]
    worst = max(found, key=lambda each: (each.launch or float("inf"), each.proof is None))
    return Run(
        steps=worst.steps,
        launch=worst.launch,
        status=worst.status,
        first_plan=_median(each.first_plan for each in found),
        proof=_median(each.proof for each in found),
        whole=median(each.whole for each in found),
        memory=median(each.memory for each in found),
    )


def _median(values: Iterable[float | None]) -> float | None:
    """Return the median, or nothing if one run has no value."""
    known = list(values)
    present = [value for value in known if value is not None]
    return median(present) if len(present) == len(known) else None


def measure_rows(options: argparse.Namespace) -> Iterable[Row]:
    """Yield a row for each scenario of each task graph."""
    for graph in options.graphs:
        for scenario in in_fresh_process(find_scenarios, graph):
            print(f"{graph.stem}: {scenario}", file=sys.stderr)
            planner = measure(run_planner, options.runs, graph, scenario, options.limit)
            plain = None
            if options.plain_limit:
                plain = measure(run_plain, options.runs, graph, scenario, options.plain_limit)
            yield Row(campaign=graph.stem, scenario=scenario, planner=planner, plain=plain)


def seconds_to_help() -> float:
    """Return how long the command line takes to print its help."""
    times = []
    for _ in range(HELP_RUNS):
        began = time.monotonic()
        subprocess.run(
            [sys.executable, "-m", "scheduler", "--help"], check=True, stdout=subprocess.DEVNULL
        )
        times.append(time.monotonic() - began)
    return median(times)


def describe_machine() -> dict[str, str | int]:
    """Return what the figures depend on."""
    return {
        "cores": os.cpu_count() or 1,
        "python": platform.python_version(),
        "ortools": version("ortools"),
        "launch-scheduler": version("launch-scheduler"),
    }


HEADINGS = (
    *("campaign", "scenario", "steps", "launch", "status", "first", "proof", "whole", "MiB"),
    *("plain:", "status", "first", "proof", "ratio"),
)


def cells(row: Row) -> tuple[str, ...]:
    """Return a row as texts."""
    ours, plain = row.planner, row.plain
    own = (
        *(row.campaign, row.scenario, str(ours.steps), _shown(ours.launch, " d"), ours.status),
        *(_shown(ours.first_plan), _shown(ours.proof), _shown(ours.whole), f"{ours.memory:.0f}"),
    )
    if plain is None:
        return (*own, *[""] * 5)
    rival = (_shown(plain.launch, " d"), plain.status, _shown(plain.first_plan))
    return (*own, *rival, _shown(plain.proof), row.ratio)


def _shown(value: float | None, unit: str = " s") -> str:
    return "-" if value is None else f"{value:.2f}{unit}"


def format_table(lines: Sequence[Sequence[str]]) -> str:
    """Return lines of cells with aligned columns."""
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def read_options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description="Measure the planner beside plain CP-SAT.")
    parser.add_argument("graphs", nargs="*", type=Path, default=GRAPHS, help="task graphs")
    parser.add_argument("--runs", type=int, default=3, help="runs of each search; medians count")
    parser.add_argument("--limit", type=float, default=60.0, help="seconds for the planner")
    parser.add_argument(
        "--plain-limit", type=float, default=30.0, help="seconds for plain CP-SAT; 0 leaves it out"
    )
    parser.add_argument("--json", action="store_true", help="print data instead of a table")
    return parser.parse_args()


def main() -> None:
    """Measure and print."""
    options = read_options()
    machine = describe_machine()
    help_seconds = seconds_to_help()
    rows = list(measure_rows(options))
    if options.json:
        data = [asdict(row) | {"ratio": row.ratio} for row in rows]
        print(json.dumps({"machine": machine, "help": help_seconds, "rows": data}, indent=1))
        return
    print(", ".join(f"{name} {value}" for name, value in machine.items()))
    print(f"medians of {options.runs} runs; --help answers in {help_seconds:.2f} s\n")
    print(format_table([HEADINGS, *map(cells, rows)]))


if __name__ == "__main__":
    main()

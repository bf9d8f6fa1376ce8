"""
Measure how planning grows with the number of steps, on synthetic launch sites.

Every size has a process of its own, so that nothing is warm and the peak memory is its own; the
stages follow each other as in the program: read, prepare, search, analyse, export. What was
measured goes to a log, a line of JSON for each size, and is not measured again while it stands
there. Run from the root of the repository: ``python -m benchmarks.scale``.
"""

import argparse
import json
import os
import platform
import resource
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from math import log
from multiprocessing import get_context
from pathlib import Path
from statistics import linear_regression
from tempfile import TemporaryDirectory

from benchmarks.sites import make_site
from scheduler.analyse.plan import ExplainedPlan, analyse
from scheduler.calendars.situation.prepare import prepare
from scheduler.calendars.situation.situation import Situation
from scheduler.exports import export
from scheduler.pipeline.load import load
from scheduler.planning.interface.options import SolveOptions
from scheduler.planning.interface.progress import SearchProgress
from scheduler.planning.interface.result import SolveResult
from scheduler.planning.solve import solve
from scheduler.schedule.checks import require_valid

SIZES = (100, 300, 1_000, 3_000, 5_000)
MARKS = (1.0, 2.0, 5.0, 10.0, 30.0, 60.0, 120.0, 300.0, 600.0)
KIB_PER_MIB = 1024
PERCENT = 100
FEWEST_FOR_GROWTH = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What a run was asked to do; runs on the same terms are not repeated."""

    steps: int
    seed: int
    limit: float
    workers: int
    settle: float
    charts: bool


@dataclass(slots=True, kw_only=True)
class Run:
    """
    What one size took.

    ``stages`` are seconds by stage; ``first_plan`` counts from the start of the search.
    ``trace`` has, for every sign of life of the search, seconds, stage, launch and bound in
    minutes since the campaign start. ``memory`` is the peak in MiB, ``memory_before_charts`` that
    up to the pictures.
    """

    terms: Terms
    stages: dict[str, float] = field(default_factory=dict)
    status: str = ""
    launch: int | None = None
    bound: int = 0
    first_plan: float | None = None
    trace: list[tuple[float, str, int | None, int]] = field(default_factory=list)
    memory_before_charts: float = 0.0
    memory: float = 0.0

    @contextmanager
    def timed(self, stage: str) -> Iterator[None]:
        """Note the seconds that a stage takes."""
        began = time.monotonic()
        yield
        self.stages[stage] = time.monotonic() - began

    def hear(self, progress: SearchProgress) -> None:
        """Note a sign of life of the search."""
        self.trace.append((progress.seconds, progress.stage, progress.launch, progress.bound))

    def gap_at(self, seconds: float) -> float | None:
        """Return how far launch was above the bound after some seconds, in percent of the bound."""
        heard = [each for each in self.trace if each[0] <= seconds and each[2] is not None]
        return None if not heard else _gap(heard[-1][2], heard[-1][3])


def _gap(launch: int | None, bound: int) -> float | None:
    return None if launch is None else PERCENT * (launch - bound) / max(bound, 1)


def run_size(terms: Terms) -> Run:
    """Read, prepare, search, check, analyse and export a site of one size."""
    run = Run(terms=terms)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "site.yaml"
        path.write_text(make_site(terms.steps, terms.seed), encoding="utf-8")
        with run.timed("read"):
            campaign, graph = load(path)
        with run.timed("prepare"):
            situation = prepare(campaign, campaign.resolve_scenario(campaign.plan_scenario))
        options = SolveOptions(
            time_limit=terms.limit, workers=terms.workers, seed=terms.seed, settle=terms.settle
        )
        with run.timed("search"):
            result = solve(situation, options, run.hear)
        _note(run, result)
        if result.schedule is not None:
            _check(run, situation, result)
            with run.timed("analyse"):
                plan = analyse(graph, situation, options, result)
            _export(run, plan, Path(folder))
    run.memory = _peak_memory()
    return run


def _note(run: Run, result: SolveResult) -> None:
    run.status, run.launch, run.bound = (
        result.status.value,
        result.launch_minute,
        result.bound_minute,
    )
    run.first_plan = result.first_plan_seconds


def _check(run: Run, situation: Situation, result: SolveResult) -> None:
    with run.timed("check"):
        require_valid(situation.campaign, situation.scenario, result.require_schedule())


def _export(run: Run, plan: ExplainedPlan, folder: Path) -> None:
    with run.timed("export"):
        export(plan, folder / "tables", charts=False)
    run.memory_before_charts = _peak_memory()
    if run.terms.charts:
        with run.timed("export with charts"):
            export(plan, folder / "charts")


def _peak_memory() -> float:
    """Return the most memory of the planner and of the search in a process of its own, in MiB."""
    users = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(resource.getrusage(user).ru_maxrss for user in users) / KIB_PER_MIB


def measure(sizes: Iterable[Terms], journal: Path) -> Iterator[Run]:
    """Yield a run for each size, from the log where it stands there."""
    known = {run.terms: run for run in _read(journal)}
    for terms in sizes:
        if terms not in known:
            with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as pool:
                known[terms] = pool.submit(run_size, terms).result()
            with journal.open("a", encoding="utf-8") as file:
                file.write(json.dumps(asdict(known[terms])) + "\n")
            print("  ".join(cells(known[terms], ())), file=sys.stderr)
        yield known[terms]


def _read(journal: Path) -> Iterator[Run]:
    if journal.exists():
        for line in journal.read_text(encoding="utf-8").splitlines():
            data = json.loads(line)
            data["terms"] = Terms(**data["terms"])
            yield Run(**data)


STAGES = ("read", "prepare", "check", "analyse", "export", "export with charts")


def headings(marks: Sequence[float]) -> list[str]:
    """Return what the columns of the table hold."""
    gaps = [f"gap % {mark:g} s" for mark in marks]
    return ["steps", *STAGES, "first plan", *gaps, "gap % end", "status", "MiB", "MiB no charts"]


def cells(run: Run, marks: Sequence[float]) -> list[str]:
    """Return a run as texts: seconds, gaps in percent, peak memory."""
    return [
        str(run.terms.steps),
        *(_text(run.stages.get(stage), 2) for stage in STAGES),
        _text(run.first_plan, 2),
        *(_text(run.gap_at(mark), 1) for mark in marks),
        _text(_gap(run.launch, run.bound), 1),
        run.status,
        f"{run.memory:.0f}",
        f"{run.memory_before_charts:.0f}",
    ]


def _text(value: float | None, digits: int) -> str:
    return "-" if value is None else f"{value:.{digits}f}"


MEASURES: dict[str, Callable[[Run], float | None]] = {
    "read": lambda run: run.stages.get("read"),
    "prepare": lambda run: run.stages.get("prepare"),
    "first plan": lambda run: run.first_plan,
    "analyse": lambda run: run.stages.get("analyse"),
    "memory": lambda run: run.memory_before_charts,
}


def growth(runs: Sequence[Run], measured: Callable[[Run], float | None]) -> float | None:
    """Return the exponent of the power of the number of steps that fits best, by logarithms."""
    known = [(run.terms.steps, measured(run)) for run in runs]
    points = [(log(steps), log(value)) for steps, value in known if value]
    if len(points) < FEWEST_FOR_GROWTH:
        return None
    sizes, values = zip(*points, strict=True)
    return linear_regression(sizes, values).slope


def format_table(lines: Sequence[Sequence[str]]) -> str:
    """Return lines of cells with aligned columns."""
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join(cell.rjust(width) for cell, width in zip(line, widths, strict=True))
        for line in lines
    )


def describe_machine() -> dict[str, str | int]:
    """Return what the figures depend on."""
    names = ("launch-scheduler", "numba", "ortools")
    versions = {name: version(name) for name in names}
    return {"cores": os.cpu_count() or 1, "python": platform.python_version(), **versions}


def read_options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description="Measure how planning grows with the steps.")
    parser.add_argument("--steps", type=int, nargs="+", default=SIZES, help="sizes to measure")
    parser.add_argument("--limit", type=float, default=60.0, help="seconds for each search")
    parser.add_argument("--workers", type=int, default=0, help="search threads, 0 for all cores")
    parser.add_argument("--settle", type=float, default=0.0, help="effort for early starts")
    parser.add_argument("--seed", type=int, default=1, help="of the sites and of the search")
    parser.add_argument("--no-charts", action="store_true", help="draw no pictures")
    parser.add_argument("--log", type=Path, default=Path("scale.jsonl"), help="what was measured")
    parser.add_argument("--json", action="store_true", help="print data instead of a table")
    return parser.parse_args()


def main() -> None:
    """Measure and print."""
    options = read_options()
    sizes = [
        Terms(
            steps=steps,
            seed=options.seed,
            limit=options.limit,
            workers=options.workers,
            settle=options.settle,
            charts=not options.no_charts,
        )
        for steps in options.steps
    ]
    runs = list(measure(sizes, options.log))
    exponents = {name: growth(runs, measured) for name, measured in MEASURES.items()}
    if options.json:
        whole = {"machine": describe_machine(), "growth": exponents, "runs": map(asdict, runs)}
        print(json.dumps(whole, indent=1, default=list))
        return
    marks = [mark for mark in MARKS if mark <= options.limit]
    print(", ".join(f"{name} {value}" for name, value in describe_machine().items()))
    print(format_table([headings(marks), *(cells(run, marks) for run in runs)]))
    print("growth: " + ", ".join(f"{name} n^{_text(x, 2)}" for name, x in exponents.items()))


if __name__ == "__main__":
    main()

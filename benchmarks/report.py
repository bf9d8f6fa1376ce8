"""Tables of runs: each project, each set, and who was better where."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from statistics import fmean, median

from benchmarks.runs import ENGINE, Run

PERCENT = 100
NONE = "-"

Line = list[str]
Best = Mapping[tuple[str, str], int]

SUMMARY = (
    "set and solver",
    "runs",
    "schedules",
    "mean gap %",
    "median gap %",
    "at best",
    "proved",
    "infeasible proved",
    "median s",
    "median s to best",
)
COMPARISON = ("set, engine and rival", "pairs", "mean ratio", "median ratio", "better", "worse")


def references(runs: Iterable[Run]) -> Best:
    """Return for each project the best known makespan, or the best of the runs if none is told."""
    found: dict[tuple[str, str], int] = {}
    for run in runs:
        makespans = [run.known.best, run.found.makespan, found.get(run.project)]
        told = [run.known.best] if run.known.best is not None else makespans
        shortest = [makespan for makespan in told if makespan is not None]
        if shortest:
            found[run.project] = min(shortest)
    return found


def detail_lines(runs: Sequence[Run], best: Best) -> Iterator[Line]:
    """Yield headings, then a line for each project and seed with all solvers side by side."""
    solvers = solvers_of(runs)
    published = sorted({name for run in runs for name in run.known.published})
    heads = [cell for solver in solvers for cell in (solver, "bound", "s")]
    yield ["project", "seed", "best", *heads, *published]
    by_line: dict[tuple[str, str, int], dict[str, Run]] = {}
    for run in runs:
        by_line.setdefault((*run.project, run.key.seed), {})[run.solver] = run
    for (folder, instance, seed), own in sorted(by_line.items()):
        known = next(iter(own.values())).known.published
        cells = [cell for solver in solvers for cell in _run_cells(own.get(solver))]
        told = [str(known.get(name, NONE)) for name in published]
        reference = best.get((folder, instance))
        yield [f"{folder} {instance}", str(seed), _text(reference), *cells, *told]


def solvers_of(runs: Iterable[Run]) -> list[str]:
    """Return the solvers with their efforts, ours first."""
    return sorted(
        {run.solver for run in runs}, key=lambda name: (not name.startswith(ENGINE), name)
    )


def _run_cells(run: Run | None) -> Line:
    if run is None:
        return [NONE] * 3
    makespan = "infeasible" if run.found.infeasible else _text(run.found.makespan)
    return [makespan, str(run.found.bound), f"{run.found.seconds:.1f}"]


def summary_lines(runs: Sequence[Run], best: Best) -> Iterator[Line]:
    """Yield headings, then for each set a line for each solver and each published list."""
    yield list(SUMMARY)
    for folder in sorted({run.key.set for run in runs}):
        mine = [run for run in runs if run.key.set == folder]
        for solver in solvers_of(mine):
            yield _summary(folder, solver, [run for run in mine if run.solver == solver], best)
        yield from _published(folder, mine, best)


def _summary(folder: str, solver: str, runs: Sequence[Run], best: Best) -> Line:
    solved = [
        (run.found.makespan, best[run.project]) for run in runs if run.found.makespan is not None
    ]
    hopeless = sum(run.known.feasible is False for run in runs)
    times = [run.found.seconds_to_best for run in runs if run.found.seconds_to_best is not None]
    return [
        f"{folder}: {solver}",
        str(len(runs)),
        f"{len(solved)} of {len(runs) - hopeless}",
        *_gap_cells([gap(*pair) for pair in solved]),
        str(sum(makespan == reference for makespan, reference in solved)),
        str(sum(run.proved for run in runs)),
        f"{sum(run.found.infeasible for run in runs)} of {hopeless}",
        f"{median(run.found.seconds for run in runs):.1f}",
        f"{median(times):.1f}" if times else NONE,
    ]


def _published(folder: str, runs: Sequence[Run], best: Best) -> Iterator[Line]:
    told = {
        (name, run.project): makespan
        for run in runs
        for name, makespan in run.known.published.items()
    }
    for name in sorted({name for name, _ in told}):
        pairs = [(told[key], best[key[1]]) for key in told if key[0] == name]
        at_best = sum(makespan == reference for makespan, reference in pairs)
        gaps = _gap_cells([gap(*pair) for pair in pairs])
        count = str(len(pairs))
        rest = [NONE] * 4
        yield [f"{folder}: {name} (published)", count, count, *gaps, str(at_best), *rest]


def comparison_lines(runs: Sequence[Run]) -> Iterator[Line]:
    """Yield headings, then a line for each set and pair of an engine's run and a rival's."""
    yield list(COMPARISON)
    for folder in sorted({run.key.set for run in runs}):
        mine = [run for run in runs if run.key.set == folder]
        solvers = solvers_of(mine)
        ours = [name for name in solvers if name.startswith(ENGINE)]
        for own, other in product(ours, solvers[len(ours) :]):
            pairs = _pairs(mine, own, other)
            if pairs:
                yield [f"{folder}: {own} / {other}", *_comparison(pairs)]


def _pairs(runs: Iterable[Run], own: str, other: str) -> list[tuple[int, int]]:
    """Return the makespans of both where both have one, for the same project and seed."""
    found: dict[str, dict[tuple[str, str, int], int]] = {own: {}, other: {}}
    for run in runs:
        if run.solver in found and run.found.makespan is not None:
            found[run.solver][*run.project, run.key.seed] = run.found.makespan
    common = sorted(found[own].keys() & found[other].keys())
    return [(found[own][key], found[other][key]) for key in common]


def _comparison(pairs: Sequence[tuple[int, int]]) -> Line:
    ratios = [ours / theirs if theirs else 1.0 for ours, theirs in pairs]
    better = sum(ours < theirs for ours, theirs in pairs)
    worse = sum(ours > theirs for ours, theirs in pairs)
    means = [f"{fmean(ratios):.4f}", f"{median(ratios):.4f}"]
    return [str(len(pairs)), *means, str(better), str(worse)]


def doubts(runs: Iterable[Run]) -> Iterator[str]:
    """Yield what contradicts what is known, and schedules that the check has refused."""
    for run in runs:
        for complaint in (run.contradiction, run.found.refused):
            if complaint:
                yield f"{' '.join(run.project)}, seed {run.key.seed}, {run.solver}: {complaint}"


def gap(makespan: int, reference: int) -> float:
    """Return by how many percent a makespan is above another."""
    return PERCENT * (makespan - reference) / reference if reference else 0.0


def _gap_cells(gaps: Sequence[float]) -> Line:
    return [f"{fmean(gaps):.3f}", f"{median(gaps):.3f}"] if gaps else [NONE, NONE]


def _text(number: int | None) -> str:
    return NONE if number is None else str(number)


def format_table(lines: Iterable[Sequence[str]]) -> str:
    """Return lines of cells with aligned columns."""
    rows = list(lines)
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )

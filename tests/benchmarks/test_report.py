"""Logs of runs are resumed, and tables count what they say."""

from typing import Any

from benchmarks.report import comparison_lines, detail_lines, doubts, references, summary_lines
from benchmarks.runs import ENGINE, RIVAL, Found, Key, Known, Run, append_run, read_log


def make_run(makespan, solver=ENGINE, **fields):
    """Return a run of ten seconds on project A of a set."""
    key = Key("set", fields.pop("instance", "A"), solver, fields.pop("seed", 1), 15.0, 2)
    known: dict[str, Any] = {
        name: fields.pop(name) for name in ("best", "bound_known", "feasible") if name in fields
    }
    known["bound"] = known.pop("bound_known", None)
    published = fields.pop("published", {})
    found = {"bound": 0, "infeasible": False, "seconds": 10.0} | fields
    return Run(
        key=key,
        found=Found(makespan=makespan, **found),
        known=Known(published=published, **known),
    )


def test_a_log_gives_back_its_runs(tmp_path):
    """What was added is read again, the last of equal runs."""
    log = tmp_path / "runs.jsonl"
    runs = [make_run(12, best=10), make_run(11, RIVAL, published={"OptalCP": 10})]
    for run in (make_run(13), *runs):
        append_run(log, run)

    assert read_log(log) == runs


def test_a_line_that_was_cut_off_is_passed_over(tmp_path):
    """A run that the log holds in part only is run again, and stands on a line of its own."""
    log = tmp_path / "runs.jsonl"
    append_run(log, make_run(12))
    line = make_run(11, RIVAL).as_line()
    log.write_text(log.read_text() + line[: len(line) // 2])
    assert read_log(log) == [make_run(12)]

    append_run(log, make_run(11, RIVAL))

    assert read_log(log) == [make_run(12), make_run(11, RIVAL)]


def test_gaps_are_counted_from_the_best_known():
    """Ten, twenty and no percent: ten on average; one schedule is at the best, and proved."""
    runs = [
        make_run(11, best=10, bound=9),
        make_run(12, best=10, seed=2, seconds_to_best=4.0),
        make_run(20, best=20, bound=20, instance="B"),
        make_run(None, instance="C", infeasible=True, feasible=False),
    ]

    lines = list(summary_lines(runs, references(runs)))

    counts = ["4", "3 of 3", "10.000", "10.000", "1", "1", "1 of 1", "10.0", "4.0"]
    assert lines[1] == ["set: engine, 15 s x 2", *counts]


def test_published_makespans_have_a_line_of_their_own():
    """A project counts once, however many runs tell of it."""
    runs = [make_run(11, best=10, seed=seed, published={"OptalCP": 12}) for seed in (1, 2)]

    lines = list(summary_lines(runs, references(runs)))

    assert lines[2][:6] == ["set: OptalCP (published)", "1", "1", "20.000", "20.000", "0"]


def test_without_a_best_known_the_best_of_the_runs_counts():
    """In the calendar variant nothing is known but what the solvers found."""
    runs = [make_run(12), make_run(10, RIVAL), make_run(None, RIVAL, seed=2)]

    assert references(runs) == {("set", "A"): 10}
    assert references([make_run(9, best=10)]) == {("set", "A"): 10}


def test_solvers_are_compared_where_both_have_a_schedule():
    """On the same project with the same seed: one better by a tenth, one equal."""
    runs = [
        make_run(9),
        make_run(10, RIVAL),
        make_run(8, seed=2),
        make_run(8, RIVAL, seed=2),
        make_run(7, seed=3),
        make_run(None, RIVAL, seed=3),
    ]

    assert list(comparison_lines(runs))[1:] == [
        ["set: engine, 15 s x 2 / PyJobShop, 15 s x 2", "2", "0.9500", "0.9500", "1", "0"]
    ]


def test_solvers_stand_side_by_side_for_each_project_and_seed():
    """What a solver did not run is left open."""
    runs = [make_run(9, bound=9), make_run(10, RIVAL), make_run(8, seed=2, best=8)]

    lines = list(detail_lines(runs, references(runs)))

    assert lines[1] == ["set A", "1", "8", "9", "9", "10.0", "10", "0", "10.0"]
    assert lines[2] == ["set A", "2", "8", "8", "0", "10.0", "-", "-", "-"]


def test_what_contradicts_the_known_is_told():
    """Schedules below a bound, bounds above a schedule, and verdicts that cannot be."""
    runs = [
        make_run(9, bound_known=10),
        make_run(12, bound=11, best=10),
        make_run(None, infeasible=True, feasible=True),
        make_run(9, feasible=False),
        make_run(None, RIVAL, refused="broken"),
        make_run(10, bound=10, best=10, bound_known=10, feasible=True),
    ]

    told = [doubt.split(": ", 1)[1] for doubt in doubts(runs)]

    assert told == [
        "has a schedule of 9, below the known bound 10",
        "has a bound of 11, above the known schedule of 10",
        "said to be infeasible, which it is not",
        "has a schedule of 9, though it is known to be infeasible",
        "broken",
    ]

"""How planning grows: exponents, gaps over time, and a log that is not measured again."""

import json
from dataclasses import asdict

import pytest

from benchmarks.scale import Run, Terms, cells, growth, headings, measure

TERMS = Terms(steps=100, seed=1, limit=10.0, workers=1, settle=0.0, charts=False)
TRACE = [(1.0, "list", 150, 100), (4.0, "search", 120, 100), (9.0, "search", 120, 120)]


def make_run(steps=100, first_plan=1.0, trace=()):
    """Return a run of a size."""
    terms = Terms(**{**asdict(TERMS), "steps": steps})
    return Run(terms=terms, first_plan=first_plan, trace=list(trace))


@pytest.mark.parametrize("power", [1, 2])
def test_growth_is_the_power_of_the_steps_that_time_follows(power):
    """Time that grows with the square of the steps has the exponent 2."""
    runs = [make_run(steps, float(steps) ** power) for steps in (10, 100, 1000)]
    assert growth(runs, lambda run: run.first_plan) == pytest.approx(power)


def test_growth_is_unknown_for_a_single_size():
    """A line needs two points."""
    assert growth([make_run()], lambda run: run.first_plan) is None


def test_the_gap_at_a_time_is_that_of_the_last_word_before_it():
    """Launch 150 against bound 100 is half as much again; later the gap closes."""
    run = make_run(trace=TRACE)
    assert [run.gap_at(seconds) for seconds in (0.5, 1.0, 5.0, 10.0)] == [None, 50.0, 20.0, 0.0]


def test_a_row_of_the_table_has_a_cell_for_every_heading():
    """Headings and cells are made for the same marks."""
    assert len(cells(make_run(trace=TRACE), [1.0, 5.0])) == len(headings([1.0, 5.0]))


def test_what_stands_in_the_log_is_not_measured_again(tmp_path):
    """A run on the same terms comes from the log, as it was."""
    journal = tmp_path / "scale.jsonl"
    journal.write_text(json.dumps(asdict(make_run(first_plan=7.5))) + "\n")
    assert [run.first_plan for run in measure([TERMS], journal)] == [7.5]

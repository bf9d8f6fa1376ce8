"""Measuring published projects."""

from dataclasses import replace
from pathlib import Path

import pytest

from scheduler.engine import threads
from scheduler.errors import InputError
from scheduler.studies.bench import (
    BenchOptions,
    BenchRow,
    BestKnown,
    bench,
    draw_sample,
    find_best_known,
    read_best_known,
    summarise,
    warm_up,
)
from tests.engine.projects import packing, write_patterson
from tests.interrupting import interrupt_while_waiting

PROJECTS = Path(__file__).parents[1] / "data" / "projects"
REPEATABLY = BenchOptions(seconds=None, iterations=50)
ROW = BenchRow(
    instance="bay",
    tasks=5,
    makespan=11,
    bound=10,
    best_known=10,
    seconds_to_best=1.0,
    seconds=2.0,
)


def test_sample_is_fixed_by_its_seed():
    """Two of five, the same two again, in order; asked for more, all five."""
    drawn = draw_sample(PROJECTS, 2, 1)

    assert drawn == draw_sample(PROJECTS, 2, 1)
    assert len(drawn) == 2
    assert drawn == sorted(drawn)
    assert [path.name for path in draw_sample(PROJECTS, 9, 1)] == [
        *("bay.sm", "cranes.sm", "curing.sch", "fuelling.mm", "tower.rcp"),
    ]


def test_texts_are_projects_if_they_begin_like_one(tmp_path):
    """MMLIB's copies end in txt; a text of another kind is left alone."""
    (tmp_path / "J501_1.txt").write_bytes((PROJECTS / "fuelling.mm").read_bytes())
    (tmp_path / "readme.txt").write_text("Projects with several modes.")

    assert [path.name for path in draw_sample(tmp_path, 5, 1)] == ["J501_1.txt"]


def test_sample_of_nothing_is_refused(tmp_path):
    """A folder without projects, or none at all, is a mistake."""
    with pytest.raises(InputError, match="no-projects"):
        draw_sample(tmp_path, 2, 1)
    with pytest.raises(InputError, match="no-projects"):
        draw_sample(tmp_path / "nowhere", 2, 1)


def test_projects_are_solved_and_compared():
    """Three tasks in one bay take 12, cranes 6 (11 of work for two), the tower 5 (9 for two)."""
    warm_up()
    known = read_best_known(PROJECTS / "best_known.csv")

    rows = list(bench(draw_sample(PROJECTS, 5, 1), REPEATABLY, known))

    assert {row.instance: row.makespan for row in rows} == {
        "bay": 12,
        "cranes": 6,
        "curing": 10,
        "fuelling": 5,
        "tower": 5,
    }
    assert all(row.proved and row.gap == 0 for row in rows)
    assert summarise(rows).at_best_known == 5


def test_shifts_make_projects_longer():
    """In a bay that is staffed by day and night the work takes as long, else longer."""
    paths = [PROJECTS / "cranes.sm"]

    (straight,), (in_shifts,) = (
        list(bench(paths, replace(REPEATABLY, shifts=shifts), {})) for shifts in (False, True)
    )

    assert (in_shifts.makespan or 0) > (straight.makespan or 0)


def test_shifts_are_refused_where_tasks_have_several_modes():
    """What is not known of such projects is not made up."""
    with pytest.raises(InputError, match="project-shifts"):
        list(bench([PROJECTS / "fuelling.mm"], replace(REPEATABLY, shifts=True), {}))


def test_best_known_belongs_to_its_set():
    """Two sets have a project of one name; the folder tells which is meant, or nothing does."""
    known: BestKnown = {"psp1": {"ubo20": None, "ubo50": 188}, "bay": {"hand": 12}}

    assert find_best_known(known, Path("ubo50/psp1.sch")) == 188
    assert find_best_known(known, Path("ubo20/psp1.sch")) is None
    assert find_best_known(known, Path("elsewhere/psp1.sch")) is None
    assert find_best_known(known, Path("elsewhere/bay.sm")) == 12
    assert find_best_known(known, Path("hand/shed.sm")) is None


def test_interrupt_ends_the_bench_with_what_was_found(tmp_path):
    """Ctrl-C in the first of two long searches keeps its schedule and leaves out the second."""
    for name in ("first.rcp", "second.rcp"):
        write_patterson(packing(120), tmp_path / name)
    warm_up()

    with interrupt_while_waiting(threads):
        rows = list(bench(draw_sample(tmp_path, 2, 1), BenchOptions(seconds=600.0), {}))

    assert [(row.instance, row.interrupted) for row in rows] == [("first", True)]
    assert (rows[0].makespan or 0) >= rows[0].bound


def test_gap_is_in_percent_of_the_best_known():
    """Eleven for ten is ten percent; without a best known there is no gap."""
    assert ROW.gap == 10
    assert not ROW.proved
    assert replace(ROW, best_known=None).gap is None


def test_summary_counts_and_averages():
    """Gaps of 10 and 0 percent, and a project that cannot be compared."""
    rows = [
        ROW,
        replace(ROW, makespan=10, seconds=4.0),
        replace(ROW, best_known=None, seconds=6.0),
    ]

    summary = summarise(rows)

    assert (summary.instances, summary.solved, summary.proved) == (3, 3, 1)
    assert (summary.impossible, summary.compared) == (0, 2)
    assert (summary.at_best_known, summary.mean_gap, summary.worst_gap) == (1, 5, 10)
    assert (summary.mean_seconds_to_best, summary.mean_seconds) == (1, 4)
    assert summarise(rows[2:]).mean_gap is None


@pytest.mark.parametrize(
    "text", ["instance;best\nbay;12\n", "instance,best_known\nbay,twelve\n", "name,length\na,3\n"]
)
def test_table_of_another_shape_is_refused(tmp_path, text):
    """The two columns must be there, with whole numbers."""
    path = tmp_path / "known.csv"
    path.write_text(text)

    with pytest.raises(InputError, match="best-known-format"):
        read_best_known(path)


def test_missing_table_is_refused(tmp_path):
    """The message says that it cannot be read."""
    with pytest.raises(InputError, match="unreadable-file"):
        read_best_known(tmp_path / "nowhere.csv")

"""``bench`` on the command line."""

import csv
import json
import subprocess
import sys
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
import typer
from rich.console import Console
from typer.testing import CliRunner

from scheduler.cli.commands.bench import bench_command
from scheduler.cli.reports.bench import print_bench
from scheduler.studies.bench import BenchRow, summarise

ROOT = Path(__file__).parents[2]
PROJECTS = ROOT / "tests" / "data" / "projects"
REPEATABLY = ("--iterations", "50", "--seed", "3")

app = typer.Typer()
app.command()(bench_command)


def run(*words):
    """Run the command and return how it ended."""
    return CliRunner().invoke(app, [str(word) for word in words])


def test_table_shows_each_project_and_the_summary():
    """Five projects, all proved and as short as the best known, which lie beside them."""
    done = run(PROJECTS, *REPEATABLY)

    assert done.exit_code == 0, done.stderr
    text = " ".join(done.stdout.split())
    for line in ("bay 5 12 12 12 0.00 %", "cranes 5 6 6 6 0.00 %", "curing 5 10 10 10 0.00 %"):
        assert line in text
    assert "5 projects, 5 proved;" in text
    assert "5 of 5 as short as the best known; gap 0.00 % on average, 0.00 % at worst." in text


def test_table_says_how_each_search_ended():
    """Eleven with a bound of ten is one above; an interrupted search says so, and has no gap."""
    row = BenchRow(
        instance="open",
        tasks=5,
        makespan=11,
        bound=10,
        best_known=10,
        seconds_to_best=1.0,
        seconds=2.0,
    )
    rows = [
        row,
        replace(row, instance="cut", interrupted=True, best_known=None),
        replace(row, instance="none", makespan=None, seconds_to_best=None),
        replace(row, instance="torn", makespan=None, seconds_to_best=None, impossible=True),
    ]
    file = StringIO()

    print_bench(rows, summarise(rows), Console(file=file, width=110))

    text = " ".join(file.getvalue().split())
    assert "open 5 11 10 10 10.00 % 1.00 s 2.0 s 1 above bound" in text
    assert "cut 5 11 10 1.00 s 2.0 s interrupted" in text
    assert "none 5 10 10 2.0 s no schedule" in text
    assert "torn 5 10 10 2.0 s impossible" in text
    assert "4 projects, 1 proved, 1 of them impossible, 1 without schedule; the best" in text


def test_data_for_programs_and_the_file_agree(tmp_path):
    """Rows on standard output are those of the written table; in shifts no best is known."""
    (tmp_path / "in").mkdir()
    for name in ("bay.sm", "cranes.sm"):
        (tmp_path / "in" / name).write_bytes((PROJECTS / name).read_bytes())
    done = run(tmp_path / "in", *REPEATABLY, "--json", "--csv", tmp_path / "out.csv", "--shifts")

    data = json.loads(done.stdout)
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as file:
        written = list(csv.DictReader(file))
    assert data["summary"]["instances"] == 2
    assert [row["gap_percent"] for row in data["rows"]] == [None, None]
    assert [row["instance"] for row in written] == [row["instance"] for row in data["rows"]]
    assert [int(row["makespan"]) for row in written] == [row["makespan"] for row in data["rows"]]


def test_time_limit_is_kept_by_proofs():
    """A search by the clock ends when the shortest schedule is proved."""
    done = run(PROJECTS, "--time-limit", "60", "--json", "--workers", "1")

    rows = json.loads(done.stdout)["rows"]
    assert [row["proved"] for row in rows] == [True] * 5
    assert all(row["seconds"] < 60 for row in rows)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ((ROOT / "docs",), "no-projects"),
        ((PROJECTS, "--best-known", ROOT / "README.md"), "best-known-format"),
    ],
)
def test_wrong_input_ends_with_its_message(words, code):
    """Exit code 2, the code of the problem, no traceback."""
    done = run(*words)

    assert done.exit_code == 2
    assert code in done.stderr
    assert "Traceback" not in done.stderr


def test_place_that_cannot_be_written_is_found_before_the_search():
    """A file stands where the folder of the table should be."""
    done = run(PROJECTS, "--csv", PROJECTS / "bay.sm" / "out.csv")

    assert done.exit_code == 2
    assert "bay.sm is a file" in done.stderr


def test_command_is_imported_without_the_compiler():
    """Neither the command nor the engine's driver loads numba before a search begins."""
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys, scheduler.cli.commands.bench, scheduler.engine.driver;print(*sys.modules)",
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )

    assert "scheduler.engine.driver" in done.stdout.split()
    assert "numba" not in done.stdout.split()

"""Every example runs as it stands and says what it is there to show."""

import ast
import os
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
EXAMPLES = sorted((ROOT / "examples").glob("*.py"))
SAYS = {
    "build_in_python": ["Sounding rocket: optimal", "count    Wed 08:00 to Wed 11:00"],
    "change_and_replan": ["crew.DIR.third=3", "22 h earlier", " of 47 steps"],
    "check_a_file": ["line 20: unknown-task", "Did you mean 'pausable'?", "line 30: bad-duration"],
    "compare_scenarios": ["nominal           19.6 d  optimal", "surge              7.6 d  optimal"],
    "draw_the_charts": ["gantt.png", "gantt.svg", "gantt.pdf"],
    "engine_alone": ["Round the clock: 21 h, none shorter than 21 h", "from 06 to 22 only: 35 h"],
    "make_a_date": ["costs 10.0 day shifts, proved", "5.0  S16 no longer waits for S15"],
    "plan_a_campaign": ["launch Tue 03 Mar 2026 18:00, optimal", "7 of 7 steps", "plan.json"],
    "read_the_driving_chain": ["Terminal countdown and lift-off", "268.2 h to launch"],
    "verify_a_plan": ["as written: 0 broken rules", "links: test, roll-out"],
}


def test_every_example_is_expected_to_say_something():
    """An example without an expectation would go stale unseen."""
    assert {path.stem for path in EXAMPLES} == set(SAYS)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_example_uses_nothing_below_the_package_root(path):
    """What examples need, the root offers: no module within the package is imported."""
    tree = ast.parse(path.read_text("utf-8"))
    imported = [each for each in ast.walk(tree) if isinstance(each, ast.Import | ast.ImportFrom)]
    named = {
        name
        for each in imported
        for name in (
            [each.module or ""]
            if isinstance(each, ast.ImportFrom)
            else [alias.name for alias in each.names]
        )
    }

    assert {name for name in named if name.split(".")[0] == "scheduler"} == {"scheduler"}


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_example_runs(path, monkeypatch, capsys):
    """An example runs from the root of the repository."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(sys, "argv", [str(path)])

    runpy.run_path(str(path), run_name="__main__")

    printed = capsys.readouterr()
    assert printed.err == ""
    assert [text for text in SAYS[path.stem] if text not in printed.out] == []


def test_example_runs_in_a_process_of_its_own():
    """Nothing but the program itself is needed."""
    done = subprocess.run(
        [sys.executable, "examples/check_a_file.py"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.stderr == ""
    assert [text for text in SAYS["check_a_file"] if text not in done.stdout] == []

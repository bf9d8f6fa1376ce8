"""What is printed where, and what becomes of a plan whose report nobody reads."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FIRST_STEPS = ROOT / "task_graphs" / "first-steps.yaml"


def shell(line, folder, **more):
    """Run a line of shell in a folder, with the command line as ``$RUN``."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "RUN": f"{sys.executable} -m scheduler"}
    script = folder / "script.sh"
    script.write_text(f"set -o pipefail\n{line}\n")
    return subprocess.run(
        ["/bin/bash", "script.sh"],
        cwd=folder,
        env={**environment, **more},
        capture_output=True,
        text=True,
        check=False,
    )


PLAN = f"$RUN plan {FIRST_STEPS} --no-charts --workers 1 -o out"


@pytest.mark.parametrize(
    ("streams", "code"),
    [
        pytest.param("2>/dev/full", 0, marks=pytest.mark.slow),
        ("2>&1 | head -n 1", 0),
        pytest.param("| true", 0, marks=pytest.mark.slow),
        (">&- 2>&-", 0),
        ("> /dev/full", 2),
    ],
)
def test_plan_is_written_whatever_becomes_of_its_streams(streams, code, tmp_path):
    """A full log or a reader that left costs no plan; a report lost on a full disk is told."""
    done = shell(f"{PLAN} {streams}", tmp_path)

    assert done.returncode == code
    assert "Traceback" not in done.stderr
    assert "fault" not in done.stderr
    assert json.loads((tmp_path / "out" / "plan.json").read_text())["format"] == "launch-plan/1"
    assert ("The report could not be printed: " in done.stderr) == (code == 2)


def test_report_can_be_kept_in_a_file(tmp_path):
    """Standard output has the whole report, without colours, and no word of progress."""
    done = shell(f"{PLAN} > report.txt", tmp_path)
    report = (tmp_path / "report.txt").read_text()

    assert done.returncode == 0
    assert "Driving chain" in report
    assert "best launch" in done.stderr
    assert "best launch" not in report
    assert "\x1b" not in report


@pytest.mark.parametrize("words", ["schema", "--help", "plan --help"])
def test_full_disk_is_no_traceback(words, tmp_path):
    """What cannot be printed at all ends with a word and a code."""
    done = shell(f"$RUN {words} > /dev/full", tmp_path)

    assert done.returncode == 2
    assert done.stderr.startswith("The report could not be printed: ")
    assert len(done.stderr.splitlines()) == 1


def test_letters_unknown_to_the_terminal_are_no_fault(tmp_path):
    """A name that plain ASCII cannot say is shown by its numbers."""
    text = FIRST_STEPS.read_text().replace("name: ", "name: Zürich ", 1)
    (tmp_path / "graph.yaml").write_text(text)

    done = shell(
        "$RUN plan graph.yaml --no-charts --workers 1 -o out",
        tmp_path,
        PYTHONIOENCODING="ascii",
    )

    assert (done.returncode, "Traceback" in done.stderr) == (0, False)
    assert "rich" in done.stdout

"""Warnings that sample files promise, and those that the shipped graphs do not have."""

import re
from collections import Counter
from pathlib import Path

import pytest

from scheduler.advice import ADVICE
from scheduler.advice.codes import CODES, PLAN_CODES
from scheduler.errors import InputError, Severity
from scheduler.pipeline.load import find_problems
from scheduler.pipeline.warnings import find_warnings
from tests.shipped import GRAPHS

DATA = Path(__file__).parents[1] / "data"
ROOT = DATA.parents[1]
SAMPLES = sorted((DATA / "warnings").glob("*.yaml"))
EXPECT = re.compile(r"^# expect-warning: (\S+) line (\d+)$", re.MULTILINE)


def expected(path):
    """Return the code and line pairs that a sample promises."""
    return Counter((code, int(line)) for code, line in EXPECT.findall(path.read_text("utf-8")))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_file_gives_exactly_the_warnings_it_promises(path):
    """Each warning is given once, on its line, with a way out, and nothing else is."""
    found = find_warnings(path)

    assert Counter((each.code, each.where.line) for each in found) == expected(path)
    assert all(each.hint and each.severity is Severity.WARNING for each in found)
    assert find_problems(path) == ()


def test_samples_cover_the_codes():
    """Each code that needs no plan is given by a sample."""
    covered = {code for path in SAMPLES for code, _ in expected(path)}

    assert covered == set(CODES) - set(PLAN_CODES)


@pytest.mark.parametrize("path", GRAPHS, ids=lambda path: path.stem)
def test_shipped_graph_has_no_warning(path):
    """What the shipped graphs say is meant."""
    assert [str(each) for each in find_warnings(path)] == []


def test_every_check_is_listed():
    """A ``warn_of_`` function of the family is called."""
    folder = ROOT / "scheduler" / "advice"
    found = {
        name
        for path in folder.glob("*.py")
        for name in re.findall(r"^def (warn_of_\w+)", path.read_text("utf-8"), re.MULTILINE)
    }

    assert found == {check.__name__ for check in ADVICE} | {"warn_of_plan"}


def test_file_with_problems_has_no_warnings_yet():
    """Warnings are looked for in what holds."""
    with pytest.raises(InputError, match="16 problems"):
        find_warnings(DATA / "invalid" / "many.yaml")


def test_warning_says_that_it_is_one():
    """File, line, the word, the code, and the way out on a line of its own."""
    path = DATA / "warnings" / "launch.yaml"
    (warning,) = find_warnings(path)

    assert str(warning) == (
        f"{path}:4: warning: launch-early: by the links 4 steps come after the launch 'stack', and "
        "only 2 up to it\n    Check that 'launch' names the step that ends with lift-off. If "
        "what follows is meant, write 'loose_end: yes' at its end."
    )

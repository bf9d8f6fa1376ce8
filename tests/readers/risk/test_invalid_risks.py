"""Broken risk files are reported whole, with line, code and way out."""

import re
from collections import Counter
from pathlib import Path

import pytest

from scheduler.model.risk.idle import find_idle
from scheduler.readers.codes import CODES as GRAPH_CODES
from scheduler.readers.progress.codes import CODES as CODES_OF_FACTS
from scheduler.readers.risk.codes import CODES, SHARED, WARNINGS
from scheduler.readers.risk.risk_yaml import read_risk_yaml
from scheduler.readers.task_graph import read_task_graph

DATA = Path(__file__).parents[2] / "data" / "risk"
CAMPAIGN = read_task_graph(DATA / "graph.yaml").require()
INVALID = sorted((DATA / "invalid").iterdir())
WARNED = sorted((DATA / "warnings").iterdir())
EXPECT = re.compile(r"^# expect(?:-warning)?: ([a-z-]+) line (\d+)$", re.MULTILINE)


def expected(path):
    """Return the code and line pairs that a sample promises."""
    return Counter((code, int(line)) for code, line in EXPECT.findall(path.read_text("utf-8")))


def problems_of(path):
    """Return what is wrong with a sample."""
    return read_risk_yaml(path, CAMPAIGN).problems


def warnings_of(path):
    """Return what a sample says in vain."""
    draft = read_risk_yaml(path, CAMPAIGN)
    return draft.to_problems(find_idle(draft.require(), CAMPAIGN))


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_file_produces_exactly_the_problems_it_promises(path):
    """Each mistake is reported once, on its line, in one run, and nothing else is."""
    found = Counter((problem.code, problem.where.line) for problem in problems_of(path))

    assert found == expected(path)
    assert found


@pytest.mark.parametrize("path", WARNED, ids=lambda path: path.stem)
def test_file_is_warned_of_exactly_what_it_promises(path):
    """What no step uses, and what never happens, is told on its line, and nothing else."""
    found = Counter((problem.code, problem.where.line) for problem in warnings_of(path))

    assert found == expected(path)


def test_problems_have_a_known_code_and_a_way_out():
    """Every problem of every sample has a code that is described, and a hint."""
    known = {*CODES, *CODES_OF_FACTS, *GRAPH_CODES}
    found = [each for path in INVALID for each in problems_of(path)]
    found += [each for path in WARNED for each in warnings_of(path)]

    assert [str(each) for each in found if each.code not in known or not each.hint] == []


def test_samples_cover_the_codes():
    """Each code of risk files is produced by a sample."""
    covered = {code for path in (*INVALID, *WARNED) for code, _ in expected(path)}

    assert set(CODES) - covered == set()


def test_codes_mean_one_thing():
    """No other file has a code of risk files with another meaning."""
    assert set(CODES) & {*GRAPH_CODES, *CODES_OF_FACTS} == set(SHARED)
    assert set(WARNINGS) <= set(CODES)

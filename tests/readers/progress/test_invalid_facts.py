"""Broken progress files, logs and tables are reported whole, with line, code and way out."""

import re
from collections import Counter
from pathlib import Path

import pytest

from scheduler.readers.codes import CODES as GRAPH_CODES
from scheduler.readers.progress.codes import CODES, REMARKS
from scheduler.readers.progress.progress_yaml import read_progress_yaml
from scheduler.readers.progress.tables.reading import read_progress_table
from scheduler.readers.task_graph import read_task_graph
from tests.builders import local

DATA = Path(__file__).parents[2] / "data" / "progress"
CAMPAIGN = read_task_graph(DATA / "graph.yaml").require()
INVALID = sorted(path for path in (DATA / "invalid").iterdir() if path.suffix != ".expect")
EXPECT = re.compile(r"^(?:# expect: )?([a-z-]+) line (\d+)$", re.MULTILINE)
AS_OF = {"log": local("2026-10-26T12:00")}
"""Data dates by the stem of a table, where it is not noon of the second day."""


def expected(path):
    """Return the code and line pairs that a sample promises."""
    beside = path.with_name(f"{path.name}.expect")
    text = (beside if beside.exists() else path).read_text("utf-8")
    return Counter((code, int(line)) for code, line in EXPECT.findall(text))


def problems_of(path):
    """Return what is wrong with a sample."""
    if path.suffix == ".yaml":
        return read_progress_yaml(path, CAMPAIGN).problems
    as_of = AS_OF.get(path.stem, local("2026-10-20T12:00"))
    return read_progress_table(path, CAMPAIGN, as_of).problems


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.name)
def test_file_produces_exactly_the_problems_it_promises(path):
    """Each mistake is reported once, on its line, in one run, and nothing else is."""
    found = Counter((problem.code, problem.where.line) for problem in problems_of(path))

    assert found == expected(path)
    assert found


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.name)
def test_problems_have_a_known_code_and_a_way_out(path):
    """Every problem of every sample has a code that is described, and a hint."""
    known = {*CODES, *GRAPH_CODES}

    assert [each for each in problems_of(path) if each.code not in known or not each.hint] == []


def test_samples_cover_the_codes():
    """Each code of facts is produced by a sample, or by a test of its own."""
    covered = {code for path in INVALID for code, _ in expected(path)}

    elsewhere = {"several-sheets", "remaining-missing", "hold-of-dropped"}
    elsewhere |= {"option-unsaid"}
    assert set(CODES) - set(REMARKS) - covered == elsewhere


def test_codes_share_no_name_with_those_of_task_graphs():
    """A code means one thing."""
    assert set(CODES) & set(GRAPH_CODES) == set()

"""Ways out of unknown names, and errors that come back from another process."""

import pickle

import pytest

from scheduler.errors import (
    InputError,
    InvalidPlanError,
    Problem,
    Where,
    WrittenPlanError,
    did_you_mean,
)


@pytest.mark.parametrize(
    ("name", "known", "way_out"),
    [
        ("a15", ["M15", "A15"], "Did you mean 'A15'?"),
        ("STACK", ["stack", "Stack"], "Did you mean 'Stack' or 'stack'?"),
        ("launch pad", ["LAUNCH-PAD", "launcher"], "Did you mean 'LAUNCH-PAD'?"),
        ("A51", ["A15", "A14"], "Did you mean 'A15'?"),
        ("unlaod", ["load", "unload"], "Did you mean 'unload'?"),
        ("MEK", ["MEC", "ELE"], "Did you mean 'MEC'?"),
        ("fuell2", ["fuel1", "fuel2"], "Did you mean 'fuel2'?"),
        ("day, night", ["day", "night"], "Write a list: [day, night]."),
    ],
)
def test_near_name_is_offered(name, known, way_out):
    """Case comes first, then slips of the pen; several that are alike are all named."""
    assert did_you_mean(name, known) == way_out


@pytest.mark.parametrize(
    ("name", "known"), [("A15", ["M15"]), ("A15", ["A14"]), ("stage3", ["stage2"]), ("x", ["y"])]
)
def test_other_name_is_not_offered(name, known):
    """The wrong rocket, or the step beside, is no way out."""
    assert did_you_mean(name, known) == f"Known: {known[0]}."


def test_long_list_is_cut_with_its_number():
    """Twelve names are shown, and how many there are."""
    hint = did_you_mean("zzz", [f"S{number:02d}" for number in range(40)])
    assert hint.endswith("S11, ... (40 in all).")


def test_no_name_is_near_none():
    """Where nothing is defined, nothing is near."""
    assert did_you_mean("x", []) == "None are defined."


def test_mistakes_come_back_from_another_process():
    """A worker's error has its problems, what did not happen because of them, and its text."""
    problem = Problem(
        code="x", message="no", where=Where("graph.yaml", 3), hint="Yes.", path=("a",)
    )
    error = InputError([problem, problem], "nothing was written")

    back = pickle.loads(pickle.dumps(error))

    assert (type(back), str(back)) == (InputError, str(error))
    assert (back.problems, back.problems[0].path) == (error.problems, ("a",))


@pytest.mark.parametrize("kind", [InvalidPlanError, WrittenPlanError])
def test_broken_rules_come_back_from_another_process(kind):
    """So have those that a plan breaks."""
    error = kind(["crews: too few", "links: too early"])

    back = pickle.loads(pickle.dumps(error))

    assert (type(back), str(back)) == (kind, str(error))
    assert back.violations == error.violations


def test_place_in_a_workbook_names_sheet_row_and_column():
    """Rows are counted within a sheet, and sorted within it."""
    cell = Where("a.xlsx", 12, sheet="Steps", column="C")
    assert str(cell) == "a.xlsx: sheet Steps, row 12, column C"
    assert str(Where("a.xlsx", sheet="Steps")) == "a.xlsx: sheet Steps"
    others = [Where("a.xlsx", 20, sheet="Crews"), Where("a.xlsx", 3, sheet="Steps")]
    assert sorted([cell, *others]) == [*others, cell]

"""Plans from Python, written for other programs."""

import pytest

import scheduler
from scheduler.errors import ExportError
from tests.shipped import FOLDER


@pytest.fixture(scope="module")
def plan():
    """Return the plan of the smallest task graph."""
    return scheduler.plan(FOLDER / "first-steps.yaml", workers=1)


@pytest.mark.parametrize(
    ("name", "head"), [("a.xml", b"<?xml"), ("a.CSV", b"ID,"), ("a.xlsx", b"PK"), ("a.ics", b"BEG")]
)
def test_form_is_that_of_the_ending(plan, tmp_path, name, head):
    """A file that ends in .xml is one of MS Project."""
    done = plan.export_to(tmp_path / name)
    assert done.path.read_bytes().startswith(head)
    assert "export-limits" in {notice.code for notice in done.notices}


def test_other_ending_needs_a_form(plan, tmp_path):
    """Nothing is guessed."""
    with pytest.raises(ExportError, match="none of the endings"):
        plan.export_to(tmp_path / "a.mpp")
    assert plan.export_to(tmp_path / "a.txt", "csv").path.exists()


def test_file_that_is_there_stays(plan, tmp_path):
    """It is only written over when asked."""
    plan.export_to(tmp_path / "a.csv")
    with pytest.raises(ExportError, match="is there already"):
        plan.export_to(tmp_path / "a.csv")
    assert plan.export_to(tmp_path / "a.csv", replace=True).path.exists()

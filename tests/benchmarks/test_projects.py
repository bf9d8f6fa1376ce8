"""Samples of folders, and what their tables say."""

import pytest

from benchmarks.projects import find_known, read_best_known, read_file
from benchmarks.runs import Known
from scheduler.engine.problem import PlainProject
from scheduler.engine.site.problem import Site
from tests.engine.projects import make_project, write_patterson

TABLE = """set,instance,feasible,lower_bound,best_known,optalcp_600s_4core
small,psp1,yes,90,93,94.0
large,psp1,no,,,
medium,psp3,yes,,,
"""


def test_projects_of_the_same_name_are_told_apart_by_their_set(tmp_path):
    """The table above the folders has a row for each."""
    (tmp_path / "best_known.csv").write_text(TABLE)
    rows = read_best_known(tmp_path / "small")

    published = {"OptalCP, 600 s x 4": 94}
    small = Known(best=93, bound=90, feasible=True, published=published)
    large = Known(feasible=False, published={})

    assert find_known(rows, "small", "psp1") == ("small", small)
    assert find_known(rows, "large", "psp1") == ("large", large)
    assert find_known(rows, "large", "psp2") == ("large", Known(published={}))
    assert find_known(rows, "any folder", "psp3") == ("medium", Known(feasible=True, published={}))


@pytest.mark.parametrize(("shifts", "kind"), [(False, PlainProject), (True, Site)])
def test_textbook_projects_can_be_read_with_shifts(tmp_path, shifts, kind):
    """The calendar variant is a site, the project itself a problem."""
    path = tmp_path / "one.rcp"
    write_patterson(make_project([2, 3], links=[(0, 1)]), path)

    assert isinstance(read_file(path, shifts=shifts), kind)

from dataclasses import replace
from pathlib import Path

import pytest

from scheduler.analyse.replanning.history import history_row
from scheduler.errors import InputError
from scheduler.exports import export
from scheduler.exports.folder.history import HISTORY_FILE, write_history
from scheduler.pipeline.plan import plan
from scheduler.pipeline.replanning.history import gather_history
from scheduler.planning.interface.options import SolveOptions
from tests.analyse.comparing_plans import later_plan, told_plan
from tests.living.m1 import M1, m1

FIRST, SECOND = history_row(told_plan(m1()), "1" * 64), history_row(later_plan(m1()), "2" * 64)


@pytest.fixture(scope="module")
def announced(tmp_path_factory):
    """Return the folder of the announced plan of M1."""
    folder = tmp_path_factory.mktemp("announced") / "plan"
    folder.mkdir()
    graph = folder / "m1.yaml"
    graph.write_text(M1)
    export(plan(graph, options=SolveOptions(workers=1)), folder, charts=False)
    return folder


def test_folders_are_merged_in_order_of_data_dates(tmp_path):
    """Named the other way round, the plan as of Mon 08:00 still comes before that of Tue 09:00."""
    for name, row in (("late", SECOND), ("early", FIRST)):
        write_history(tmp_path / name, [row])

    assert gather_history([tmp_path / "late", tmp_path / "early"]) == (FIRST, SECOND)


def test_a_plan_counts_once(tmp_path):
    """The folder of a replan has the lines of the one before as well."""
    write_history(tmp_path / "1", [FIRST])
    write_history(tmp_path / "2", [FIRST, SECOND])

    assert gather_history([tmp_path / "1", tmp_path / "2" / HISTORY_FILE]) == (FIRST, SECOND)


def test_a_plan_without_history_stands_at_the_campaign_start(announced):
    """M1 begins Mon 08:00 and launches Tue 18:00, proved."""
    [row] = gather_history([announced])

    assert (row.data_date, row.launch, row.is_proved) == (FIRST.data_date, FIRST.launch, True)
    assert row.campaign == "M1"
    assert gather_history([announced / "plan.json"]) == (row,)


def test_folders_above_plans_are_looked_into(announced):
    """The folder in which that of the plan lies means the plan."""
    assert gather_history([announced.parent]) == gather_history([announced])


def test_all_bad_places_are_told_together(tmp_path, announced):
    """No folder, an empty one, a table of something else: three problems, each with a way out."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / HISTORY_FILE).write_text("a,b\n1,2\n")
    places = [tmp_path / "none", tmp_path / "empty", tmp_path / "other", announced]

    with pytest.raises(InputError) as caught:
        gather_history(places)
    problems = caught.value.problems
    assert {Path(each.where.file).name for each in problems} == {"none", "empty", HISTORY_FILE}
    assert all(each.hint for each in problems)


def test_another_campaign_is_refused(tmp_path):
    """A chart of two campaigns would say nothing."""
    write_history(tmp_path / "1", [FIRST])
    write_history(tmp_path / "2", [replace(SECOND, campaign="M2")])

    with pytest.raises(InputError, match="is about the campaign 'M2', not 'M1'"):
        gather_history([tmp_path / "1", tmp_path / "2"])

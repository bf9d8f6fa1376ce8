"""From a question for a date to its folder of results."""

from datetime import datetime

import pytest

from scheduler.errors import InputError
from scheduler.pipeline.making_a_date.target import Missed, TargetAnswer, ask
from scheduler.pipeline.making_a_date.target_files import (
    Listeners,
    make_date,
    prices_of,
    write_outcome,
)
from scheduler.pipeline.plan import plan
from scheduler.pipeline.reopen import verify
from scheduler.planning.interface.options import SolveOptions
from scheduler.planning.interface.result import Status
from scheduler.planning.search.decision import Answer as Possible
from tests.studies.making_a_date.graphs import GRAPH, MONDAY_17, TUESDAY_9

OPTIONS = SolveOptions(workers=1, time_limit=30.0)
WAYS = """\
name: Ways
start: 2025-11-10T08:00
launch: L
shifts: {day: 08:00-16:00}
crews: {MEC: {people: {day: 2}}}
tasks:
  A: {hours: 4, crew: {MEC: 1}, options: [{hours: 2, crew: {MEC: 2}}]}
  B: {hours: 4, crew: {MEC: 1}, after: A, options: [{hours: 2, crew: {MEC: 2}}]}
  L: {hours: 0, after: B}
scenarios: {slow: {}, free: {options: any}}
"""


@pytest.fixture
def two_shifts(tmp_path):
    """Return the path of the campaign of two shifts."""
    path = tmp_path / "graph.yaml"
    path.write_text(GRAPH)
    return path


def outcome_of(path, by=None, points=0):
    """Return what a question leads to."""
    date = None if by is None else datetime.fromisoformat(by)
    return make_date(ask(path, date, options=OPTIONS), points, Listeners(), 30.0)


def test_target_of_the_graph_is_the_date(two_shifts):
    """Without a date, the target is meant: Tuesday 09:00, for one evening shift."""
    found = outcome_of(two_shifts).found

    assert isinstance(found, TargetAnswer)
    assert (found.question.by, found.priced.cost, found.plan.launch_minute) == (
        TUESDAY_9,
        100,
        TUESDAY_9,
    )
    assert found.plan.integrity.is_whole


def test_written_plan_is_sound_and_can_be_made_again(two_shifts, tmp_path):
    """Every rule and figure of plan.json holds, and the task graph beside it plans the same."""
    outcome = outcome_of(two_shifts)
    folder = tmp_path / "out"
    names = {path.name for path in write_outcome(outcome, folder, charts=False)}
    again = plan(folder / "task-graph.yaml", "target", OPTIONS)

    assert {"task-graph.yaml", "target.csv", "target.json", "plan.json", "schedule.csv"} <= names
    assert verify(folder, folder / "task-graph.yaml") == []
    assert (again.launch_minute, again.result.status) == (TUESDAY_9, Status.OPTIMAL)


def test_missed_date_is_explained(two_shifts):
    """Seventeen hours by two mechanics end at 17:00 at the earliest: by 16:00 rules collide."""
    found = outcome_of(two_shifts, "2025-11-10T16:00").found

    assert isinstance(found, Missed)
    assert found.loosest.launch_minute == MONDAY_17
    assert found.explained.found.answer is Possible.IMPOSSIBLE
    assert [each.is_minimal for each in found.explained.found.conflicts] == [True]
    assert found.graph is not None


def test_curve_goes_with_the_answer(two_shifts, tmp_path):
    """The date asked about is on the curve; table and pictures are written beside the plan."""
    outcome = outcome_of(two_shifts, points=3)
    names = {path.name for path in write_outcome(outcome, tmp_path / "out", charts=False)}

    assert [plan.cost for plan in outcome.curve] == [200, 100, 0]
    assert prices_of(outcome).asked == TUESDAY_9
    assert "price_curve.csv" in names


def test_other_modes_of_the_scenario_count_for_its_verdict(tmp_path):
    """
    By hour 6 one of two steps is done in another way; the scenario permits both, for hour 4.

    So the plan is no optimum of its scenario, and its bound is hour 4.
    """
    path = tmp_path / "ways.yaml"
    path.write_text(WAYS)
    found = outcome_of(path, "2025-11-10T14:00").found

    assert isinstance(found, TargetAnswer)
    assert (found.priced.cost, found.priced.is_proved) == (500, True)
    assert (found.plan.launch_minute, found.plan.result.bound_minute) == (360, 240)
    assert found.plan.result.status is Status.FEASIBLE
    folder = tmp_path / "out"
    write_outcome(outcome_of(path, "2025-11-10T14:00"), folder, charts=False)
    assert verify(folder) == []


def test_question_needs_a_date(tmp_path):
    """Without a target in the graph, the date has to be given."""
    path = tmp_path / "graph.yaml"
    path.write_text(GRAPH.replace("target: 2025-11-11T09:00\n", ""))

    with pytest.raises(InputError, match="no-date"):
        ask(path)


@pytest.mark.parametrize("names", [{"base": "none"}, {"state": "none"}])
def test_scenarios_must_be_there(two_shifts, names):
    """A scenario to begin with, or one for the state, that nobody defined is a mistake."""
    with pytest.raises(InputError, match="unknown-scenario"):
        ask(two_shifts, **names)

"""What is done and under way goes to other programs, and comes back as the facts of the day."""

from datetime import datetime
from fractions import Fraction
from xml.etree import ElementTree as ET

import pytest
import yaml

from scheduler.exports.foreign.mspdi.project import mspdi_bytes
from scheduler.formats.foreign.words import ConstraintKind
from scheduler.model.progress.recorded_campaign import without_progress
from scheduler.pipeline.interchange.exporting import schedule_of_plan
from scheduler.pipeline.opened import open_graph
from scheduler.pipeline.plan import plan
from tests.builders import ONE_WORKER, local
from tests.exports.foreign.plans import campaign_of, imported
from tests.shipped import FOLDER

FACTS = """\
format: 1
data_date: 2026-03-02T20:00
steps:
  unload: {started: 2026-03-02T08:00, finished: 2026-03-02T11:30, note: late crane}
  stack: {started: 2026-03-02T11:30, finished: 2026-03-02T16:30}
  test: {started: 2026-03-02T16:30, remaining: 7h, by: shift lead}
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Return a plan from Monday evening on: two steps are done, the test is under way."""
    facts = tmp_path_factory.mktemp("facts") / "monday.yaml"
    facts.write_text(FACTS)
    return plan(open_graph(FOLDER / "first-steps.yaml", facts), options=ONE_WORKER)


@pytest.fixture(scope="module")
def project(made):
    """Return it as the project of another program."""
    return schedule_of_plan(made).projects[0]


def _step(project, key):
    return next(each for each in project.tasks if each.code == key)


def test_data_date_is_the_status_date(project):
    """Up to then the dates are actual ones."""
    assert project.data_date == local("2026-03-02T20:00")


def test_done_step_has_actual_dates_and_binds_nothing(project):
    """Unloading took from 08:00 to 11:30, half an hour longer than planned."""
    step = _step(project, "unload")
    assert (step.actual_start, step.actual_finish) == (
        local("2026-03-02T08:00"),
        local("2026-03-02T11:30"),
    )
    assert (step.percent, step.remaining.minutes, step.duration.minutes) == (100, 0, 210)
    assert step.constraints == ()


def test_step_under_way_says_what_is_done_and_what_is_left(project):
    """The test has run for 3.5 hours of 10.5; its people are at work until midnight."""
    step = _step(project, "test")
    assert step.actual_start == local("2026-03-02T16:30")
    assert step.actual_finish is None
    assert (step.duration.minutes, step.remaining.minutes) == (630, 420)
    assert step.percent == 33
    assert (step.stop, step.resume) == (local("2026-03-02T20:00"),) * 2


def test_work_done_is_apart_from_work_left(project):
    """Three electricians have worked 3.5 hours late on Monday, and have 7 hours to go."""
    step = _step(project, "test")
    own = [x for x in project.assignments if x.task == step.uid and _crew(project, x) == "ELE"]
    assert sum(x.actual_work for x in own) == 3 * Fraction(210)
    assert sum(x.remaining_work for x in own) == 3 * Fraction(420)


def _crew(project, assignment):
    return next(x.crew for x in project.resources if x.uid == assignment.resource)


def test_step_to_come_is_pinned_at_its_planned_start(made, project):
    """Only what has not begun is pinned."""
    pins = {x.code: x.constraints[0] for x in project.tasks if x.constraints}
    assert set(pins) == {"batteries", "roll-out", "go", "countdown"}
    start = made.situation.axis.moment(made.schedule["roll-out"].start)
    assert pins["roll-out"].kind is ConstraintKind.START_NO_EARLIER
    assert pins["roll-out"].date == start.replace(tzinfo=None)


def test_facts_come_back_with_all_that_was_recorded(made, project):
    """Notes and who said so included, though no other program has a place for them."""
    back = imported(project)
    assert campaign_of(back) == without_progress(made.situation.campaign)
    stated = yaml.safe_load(FACTS)
    dates = back.progress["steps"]
    assert back.progress["data_date"] == "2026-03-02T20:00"
    assert set(dates) == set(stated["steps"])
    assert dates["unload"]["note"] == "late crane"
    assert dates["test"]["by"] == "shift lead"
    assert dates["test"]["remaining"] == "7h"
    assert datetime.fromisoformat(dates["stack"]["finished"]) == local("2026-03-02T16:30")


def test_finished_step_has_no_work_left_in_the_file(project):
    """Assignments of what is done have an actual finish."""
    root = ET.fromstring(mspdi_bytes(project))
    space = "{http://schemas.microsoft.com/project}"
    uid = _step(project, "stack").uid
    own = [x for x in root.iter(f"{space}Assignment") if x.findtext(f"{space}TaskUID") == uid]
    assert own
    assert all(x.findtext(f"{space}RemainingWork") == "PT0H0M0S" for x in own)
    assert all(x.findtext(f"{space}ActualFinish") for x in own)

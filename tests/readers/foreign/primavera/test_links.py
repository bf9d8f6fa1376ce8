"""Relations of P6 as links."""

import pytest

from scheduler.formats.foreign.words import LagCalendar
from scheduler.model.link import LinkKind
from tests.readers.foreign.xer_files import PROJECT, codes, link, names, read, read_one, task


def _project(*links: dict[str, str], options: str = ""):
    rows = {"TASK": [task(1), task(2)], "TASKPRED": links}
    if options:
        field = "sched_calendar_on_relationship_lag"
        rows["SCHEDOPTIONS"] = [{"proj_id": "1", field: options}]
    return read_one(rows)


@pytest.mark.parametrize("kind", list(LinkKind))
def test_links_have_one_of_four_kinds(kind):
    """Named by the ends that they tie."""
    (found,) = _project(link(1, 2, pred_type=f"PR_{kind}")).links
    assert (found.predecessor, found.successor, found.kind) == ("1", "2", kind)
    assert found.lag is None


def test_several_links_of_one_pair_are_all_kept():
    """Start to start and finish to finish of the same two are usual in P6."""
    found = _project(link(1, 2, pred_type="PR_SS"), link(1, 2, pred_type="PR_FF")).links
    assert [each.kind for each in found] == [LinkKind.SS, LinkKind.FF]


@pytest.mark.parametrize(
    ("said", "calendar", "elapsed"),
    [
        ("", LagCalendar.PREDECESSOR, False),
        ("rcal_Predecessor", LagCalendar.PREDECESSOR, False),
        ("rcal_Successor", LagCalendar.SUCCESSOR, False),
        ("rcal_ProjDefault", LagCalendar.PROJECT, False),
        ("rcal_24Hour", LagCalendar.CLOCK, True),
        ("rcal_24hour", LagCalendar.CLOCK, True),
    ],
)
def test_lags_are_hours_of_the_calendar_that_the_project_names(said, calendar, elapsed):
    """By the clock where it is the 24-hour calendar; else working time."""
    project = _project(link(1, 2, lag_hr_cnt="-2.5"), options=said)
    (found,) = project.links
    assert project.lag_calendar is calendar
    assert (found.lag.minutes, found.lag.elapsed) == (-150, elapsed)


def test_an_unknown_calendar_of_lags_is_told():
    """The usual one counts instead."""
    field = "sched_calendar_on_relationship_lag"
    rows = {"TASK": [task(1)], "SCHEDOPTIONS": [{"proj_id": "1", field: "rcal_New"}]}
    schedule = read(rows)
    assert schedule.projects[0].lag_calendar is LagCalendar.PREDECESSOR
    assert codes(schedule) == ["import-lag-calendar-unknown"]


def test_comments_are_kept():
    """Habits may be told by them."""
    assert _project(link(1, 2, comments="habit")).links[0].comment == "habit"


def test_an_unknown_kind_is_from_finish_to_start_and_told():
    """The link stays, and the planner knows."""
    schedule = read({"TASK": [task(1), task(2)], "TASKPRED": [link(1, 2, pred_type="PR_XX")]})
    assert schedule.projects[0].links[0].kind is LinkKind.FS
    assert codes(schedule) == ["import-unknown-link"]


def test_a_link_to_nowhere_is_told_with_both_ends():
    """Its successor is not in the file, so no step of ours waits."""
    schedule = read({"TASK": [task(1)], "TASKPRED": [link(1, 9)]})
    assert schedule.projects[0].links == ()
    assert names(schedule, "import-link-to-nowhere") == ("Step 1 to 9, line 16",)


@pytest.mark.parametrize(
    ("fields", "outside"),
    [
        ({}, "activity 9, which the file lacks"),
        ({"pred_proj_id": "5"}, "activity 9 of project 5"),
    ],
)
def test_a_predecessor_that_is_not_there_is_outside(fields, outside):
    """The link stays with the name of what it waits for."""
    (found,) = read_one({"TASK": [task(2)], "TASKPRED": [link(9, 2, **fields)]}).links
    assert found.outside == outside


def test_a_link_between_projects_belongs_to_its_successor():
    """It names the foreign project and activity; the stub is marked as one."""
    stub = {"proj_id": "5", "proj_short_name": "RANGE", "clndr_id": "1", "export_flag": "N"}
    schedule = read(
        {
            "PROJECT": [PROJECT | {"export_flag": "Y"}, stub],
            "TASK": [task(1), task(2, proj_id="5", task_code="R1", task_name="Range opens")],
            "TASKPRED": [link(2, 1, pred_proj_id="5")],
        }
    )
    own, other = schedule.projects
    assert [each.outside for each in own.links] == ["RANGE: R1 Range opens"]
    assert (own.is_stub, other.is_stub, other.links) == (False, True, ())


def test_activities_may_be_numbered_anew_in_each_project():
    """Then a link means the activity of its own project."""
    second = PROJECT | {"proj_id": "2", "proj_short_name": "SC"}
    schedule = read(
        {
            "PROJECT": [PROJECT, second],
            "TASK": [task(1), task(2), task(1, proj_id="2"), task(2, proj_id="2")],
            "TASKPRED": [link(1, 2), link(1, 2, proj_id="2", pred_proj_id="2")],
        }
    )
    assert [len(each.links) for each in schedule.projects] == [1, 1]
    assert not any(each.outside for project in schedule.projects for each in project.links)

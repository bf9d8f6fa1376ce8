"""Activities of P6 as steps."""

from fractions import Fraction

import pytest

from scheduler.formats.foreign.words import ConstraintKind, ForeignKind
from tests.readers.foreign.xer_files import (
    NODE,
    at,
    codes,
    minutes,
    names,
    plain,
    read,
    read_one,
    read_task,
    steps,
    task,
)


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("TT_Task", ForeignKind.TASK),
        ("TT_Rsrc", ForeignKind.TASK),
        ("TT_Mile", ForeignKind.MILESTONE),
        ("TT_FinMile", ForeignKind.MILESTONE),
        ("TT_LOE", ForeignKind.LEVEL_OF_EFFORT),
        ("TT_WBS", ForeignKind.LEVEL_OF_EFFORT),
    ],
)
def test_types_of_activities(said, kind):
    """A level of effort and a WBS summary activity drive nothing."""
    assert read_task(task_type=said).kind is kind


def test_an_unknown_type_is_an_ordinary_activity_and_told():
    """A type of a later version does not lose the step."""
    schedule = read({"TASK": [task(1, task_type="TT_Future")]})
    assert steps(schedule.projects[0])[0].kind is ForeignKind.TASK
    assert names(schedule, "import-unknown-type") == ("A1 Step 1 (TT_Future)",)


def test_durations_are_hours_of_the_activity():
    """The planned and the remaining duration, in minutes."""
    found = read_task(target_drtn_hr_cnt="12.5", remain_drtn_hr_cnt="4", status_code="TK_Active")
    assert (minutes(found.duration), minutes(found.remaining)) == (750, 240)
    assert found.percent == 68


def test_nothing_left_is_not_finished():
    """Only the status finishes an activity, not a hundred per cent."""
    begun = {"remain_drtn_hr_cnt": "0", "act_start_date": "2026-10-05 08:00"}
    active = read_task(status_code="TK_Active", **begun)
    assert plain(active.percent, active.is_finished) == [100, False]
    done = read_task(status_code="TK_Complete", act_end_date="2026-10-05 16:00", **begun)
    assert done.is_finished
    assert done.actual_finish == at("2026-10-05 16:00")


def test_an_unknown_status_goes_by_the_actual_dates():
    """Begun with a start, finished with an end, and told."""
    schedule = read({"TASK": [task(1, status_code="??", act_end_date="2026-10-05 16:00")]})
    assert steps(schedule.projects[0])[0].is_finished
    assert codes(schedule) == ["import-unknown-status"]


def test_per_cent_complete_that_is_typed_says_nothing_of_time():
    """It is the physical per cent; by work it is none that could be planned with."""
    begun = {"status_code": "TK_Active", "phys_complete_pct": "25"}
    typed = read_task(complete_pct_type="CP_Phys", **begun)
    assert plain(typed.percent, typed.physical_percent) == [None, 25]
    assert read_task(complete_pct_type="CP_Drtn", **begun).physical_percent is None


def test_work_done_that_contradicts_the_remaining_duration_is_told():
    """A quarter of the work is done, and all of the eight hours still to go."""
    row = task(
        1,
        status_code="TK_Active",
        complete_pct_type="CP_Units",
        act_work_qty="25",
        remain_work_qty="75",
    )
    told = names(read({"TASK": [row]}), "import-percent-by-work")
    assert told == ("Step 1 (25 % of the work, 8h to go)",)


def test_suspended_work_stops_and_resumes():
    """Both dates are kept."""
    found = read_task(suspend_date="2026-10-06 10:00", resume_date="2026-10-08 08:00")
    assert (found.stop, found.resume) == (at("2026-10-06 10:00"), at("2026-10-08 08:00"))


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("CS_MSOA", ConstraintKind.START_NO_EARLIER),
        ("CS_MSOB", ConstraintKind.START_NO_LATER),
        ("CS_MSO", ConstraintKind.START_ON),
        ("CS_MEOA", ConstraintKind.FINISH_NO_EARLIER),
        ("CS_MEOB", ConstraintKind.FINISH_NO_LATER),
        ("CS_MEO", ConstraintKind.FINISH_ON),
        ("CS_MANDSTART", ConstraintKind.MANDATORY_START),
        ("CS_MANDFIN", ConstraintKind.MANDATORY_FINISH),
    ],
)
def test_constraints_have_a_kind_and_a_date(said, kind):
    """In either of the two places."""
    day = at("2026-10-08 08:00")
    first = read_task(cstr_type=said, cstr_date="2026-10-08 08:00")
    second = read_task(cstr_type2=said, cstr_date2="2026-10-08 08:00")
    assert [(each.kind, each.date) for each in first.constraints] == [(kind, day)]
    assert second.constraints == first.constraints


def test_both_constraints_of_an_activity_are_kept():
    """The first stays the first; as late as possible needs no date."""
    found = read_task(cstr_type="CS_ALAP", cstr_type2="CS_MEOB", cstr_date2="2026-10-09 16:00")
    kinds = [each.kind for each in found.constraints]
    assert kinds == [ConstraintKind.AS_LATE_AS_POSSIBLE, ConstraintKind.FINISH_NO_LATER]


@pytest.mark.parametrize("fields", [{"cstr_type": "CS_NEW"}, {"cstr_type": "CS_MSO"}])
def test_a_constraint_without_a_date_or_a_known_kind_is_told(fields):
    """It binds nothing."""
    schedule = read({"TASK": [task(1, **fields)]})
    assert steps(schedule.projects[0])[0].constraints == ()
    assert codes(schedule) == ["import-constraint-without-date"]


def test_an_expected_finish_is_told():
    """In P6 it would change the remaining duration."""
    schedule = read({"TASK": [task(1, expect_end_date="2026-10-09 16:00")]})
    assert names(schedule, "import-expected-finish") == ("A1 Step 1 (2026-10-09 16:00)",)


def test_start_and_finish_are_what_p6_computed():
    """What remains counts before what was planned once."""
    found = read_task(
        restart_date="2026-10-07 08:00",
        target_start_date="2026-10-05 08:00",
        target_end_date="2026-10-05 16:00",
    )
    assert (found.start, found.finish) == (at("2026-10-07 08:00"), at("2026-10-05 16:00"))


def _node(uid: str, parent: str, number: str) -> dict[str, str]:
    return {
        "wbs_id": uid,
        "proj_id": "1",
        "proj_node_flag": "N",
        "parent_wbs_id": parent,
        "seq_num": number,
        "wbs_short_name": uid,
        "wbs_name": f"Part {uid}",
    }


def test_activities_hang_under_their_nodes_in_the_order_of_p6():
    """Nodes by their sequence, activities by their codes; the root is the project itself."""
    nodes = [NODE, _node("c", "a", "1"), _node("b", "100", "2"), _node("a", "100", "1")]
    tasks = [
        task(3, wbs_id="b"),
        task(10, wbs_id="a"),
        task(9, wbs_id="a"),
        task(4, wbs_id="c"),
        task(5),
    ]
    project = read_one({"PROJWBS": nodes, "TASK": tasks})
    order = [(each.code, each.level, each.parent) for each in project.tasks]
    assert project.title == "Launch campaign"
    assert order == [
        ("A5", 1, None),
        ("a", 1, None),
        ("A9", 2, "wbs-a"),
        ("A10", 2, "wbs-a"),
        ("a.c", 2, "wbs-a"),
        ("A4", 3, "wbs-c"),
        ("b", 1, None),
        ("A3", 2, "wbs-b"),
    ]


def test_codes_of_nodes_may_be_whole_paths_already():
    """Then they are not written twice."""
    nodes = [NODE, _node("1", "100", "1"), _node("1.1", "1", "1"), _node("2", "1.1", "1")]
    project = read_one({"PROJWBS": nodes, "TASK": [task(1, wbs_id="2")]})
    summaries = [each.code for each in project.tasks if each.kind is ForeignKind.SUMMARY]
    assert summaries == ["1", "1.1", "1.1.2"]


def test_nodes_that_contain_each_other_come_to_the_top():
    """No step is lost in a circle."""
    nodes = [NODE, _node("a", "b", "1"), _node("b", "a", "2")]
    schedule = read({"PROJWBS": nodes, "TASK": [task(1, wbs_id="a"), task(2, wbs_id="b")]})
    assert len(steps(schedule.projects[0])) == 2
    assert codes(schedule) == ["import-wbs-circle"]


def test_an_activity_of_a_missing_node_comes_to_the_top():
    """It is kept and told."""
    schedule = read({"TASK": [task(1, wbs_id="77")]})
    assert steps(schedule.projects[0])[0].level == 1
    assert codes(schedule) == ["import-wbs-missing"]


def test_a_row_twice_is_one_activity():
    """The same row again is left out; another row with its id is another activity."""
    schedule = read({"TASK": [task(1), task(1), task(1, task_name="Other")]})
    assert [each.uid for each in steps(schedule.projects[0])] == ["1", "1-2"]
    assert sorted(codes(schedule)) == ["import-row-twice", "import-uid-twice"]


def test_an_activity_without_ids_is_kept():
    """Its line names it."""
    found = read_task(task_id="", task_code="")
    assert (found.uid, found.title) == ("line-13", "Step 1")


def test_a_missing_calendar_is_told():
    """The activity works as its project does."""
    schedule = read({"TASK": [task(1, clndr_id="9")]})
    assert steps(schedule.projects[0])[0].calendar is None
    assert codes(schedule) == ["import-calendar-missing"]


def test_percents_stay_between_nothing_and_all():
    """More hours left than planned are nought per cent, not less."""
    found = read_task(status_code="TK_Active", remain_drtn_hr_cnt="20")
    assert found.percent == Fraction(0)


def test_before_work_begins_what_remains_counts():
    """P6 plans with the remaining duration; nothing remaining says nothing before the start."""
    rows = [task(1, remain_drtn_hr_cnt="4"), task(2, remain_drtn_hr_cnt="0")]
    schedule = read({"TASK": rows})
    assert [minutes(each.duration) for each in steps(schedule.projects[0])] == [240, 480]
    told = names(schedule, "import-remaining-counts")
    assert told == ("A1 Step 1 (8h planned, 4h remaining)",)
    assert names(schedule, "import-remaining-nothing") == ("A2 Step 2 (8h planned, 0h remaining)",)

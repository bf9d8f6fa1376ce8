"""Progress, dates that bind, and dates that only say that they are actual."""

import pytest

from scheduler.formats.foreign.words import ConstraintKind
from tests.readers.foreign.mspdi.projects import at, codes, element, only, read, task

STATUS = "<StatusDate>2026-10-06T17:00:00</StatusDate>"


def progress(**values):
    """Return percent, whether started and finished, and what was told, at 6 October 17:00."""
    schedule = read(task(1, Duration="PT8H0M0S", **values), head=STATUS)
    row = schedule.projects[0].tasks[0]
    return row.percent, row.actual_start is not None, row.is_finished, codes(schedule)


def test_an_actual_finish_is_what_makes_a_step_finished():
    """100 % without one is not finished."""
    dates = {"ActualStart": "2026-10-05T08:00:00", "ActualFinish": "2026-10-05T17:00:00"}
    assert progress(PercentComplete=100, **dates) == (100, True, True, [])
    assert progress(PercentComplete=100, ActualStart=dates["ActualStart"]) == (100, True, False, [])


def test_per_cent_may_have_decimals():
    """37.5 % is read as it is."""
    assert only(task(1, Duration="PT8H", PercentComplete="37.5")).percent == 37.5


def test_an_actual_finish_below_100_per_cent_is_told():
    """It counts as finished all the same."""
    told = progress(PercentComplete=60, ActualFinish="2026-10-05T17:00:00")
    assert told == (60, False, True, ["import-finished-below-100"])


def test_actual_dates_in_the_future_of_undone_steps_are_plans():
    """TaskJuggler writes them for every step; this one is neither begun nor finished."""
    told = progress(
        PercentComplete=0, ActualStart="2026-10-07T08:00:00", ActualFinish="2026-10-07T17:00:00"
    )
    assert told == (0, False, False, ["import-actual-date-planned"])


def test_a_file_with_such_dates_is_believed_by_per_cent_alone():
    """Step 2 says that it was finished before the status date, and is 95 % done: it is not."""
    planned = task(1, Duration="PT8H", PercentComplete=14, ActualFinish="2026-10-28T17:00:00")
    almost = task(2, Duration="PT8H", PercentComplete=95, ActualFinish="2026-10-05T17:00:00")
    rows = read(planned + almost, head=STATUS).projects[0].tasks
    assert [row.is_finished for row in rows] == [False, False]


def test_without_a_status_date_per_cent_tell():
    """An actual finish of a step that is 14 % done is a plan; one of 100 % is none."""
    rows = task(1, Duration="PT8H", PercentComplete=14, ActualFinish="2026-10-28T17:00:00")
    rows += task(2, Duration="PT8H", PercentComplete=100, ActualFinish="2026-10-28T17:00:00")
    found = read(rows).projects[0]
    assert found.data_date is None
    assert [row.is_finished for row in found.tasks] == [False, True]


def test_a_finish_after_the_status_date_is_noted():
    """The status date of a file may be old: what is 100 % done is done."""
    told = progress(PercentComplete=100, ActualFinish="2026-10-08T17:00:00")
    assert told == (100, False, True, ["import-finished-after-status"])


def test_what_is_left_and_where_it_stopped_are_kept():
    """Remaining duration, stop and resume."""
    row = only(
        task(
            1,
            Duration="PT12H0M0S",
            RemainingDuration="PT6H0M0S",
            Stop="2026-10-06T10:00:00",
            Resume="2026-10-07T08:00:00",
            PhysicalPercentComplete=30,
        )
    )
    assert (row.remaining.minutes, row.physical_percent) == (360, 30)
    assert (row.stop, row.resume) == (at("2026-10-06T10:00"), at("2026-10-07T08:00"))


def test_the_first_baseline_is_kept():
    """Number 0, and no interim plan; others are told."""
    baselines = [
        element("Baseline", {"Number": 1, "Start": "2026-01-01T08:00:00"}),
        element("Baseline", {"Number": 0, "Interim": 1, "Start": "2026-01-02T08:00:00"}),
        element("Baseline", {"Number": 0, "Start": "2026-01-03T08:00:00"}),
    ]
    row = task(1, Duration="PT8H").replace("</Task>", "".join(baselines) + "</Task>")
    schedule = read(row)
    assert schedule.projects[0].tasks[0].baseline_start == at("2026-01-03T08:00")
    assert codes(schedule) == ["import-baselines"]


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (2, ConstraintKind.START_ON),
        (3, ConstraintKind.FINISH_ON),
        (4, ConstraintKind.START_NO_EARLIER),
        (5, ConstraintKind.START_NO_LATER),
        (6, ConstraintKind.FINISH_NO_EARLIER),
        (7, ConstraintKind.FINISH_NO_LATER),
    ],
)
def test_constraints(code, kind):
    """2 MSO, 3 MFO, 4 SNET, 5 SNLT, 6 FNET, 7 FNLT."""
    row = only(task(1, Duration="PT8H", ConstraintType=code, ConstraintDate="2026-10-07T08:00:00"))
    (found,) = row.constraints
    assert (found.kind, found.date) == (kind, at("2026-10-07T08:00"))


def test_as_late_as_possible_has_no_date():
    """In a project planned backwards every step is so, which says nothing."""
    row = task(1, Duration="PT8H", ConstraintType=1)
    assert only(row).constraints[0].kind is ConstraintKind.AS_LATE_AS_POSSIBLE
    backwards = read(row, head="<ScheduleFromStart>0</ScheduleFromStart>").projects[0]
    assert backwards.plans_backwards
    assert backwards.tasks[0].constraints == ()


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"ConstraintType": 4}, "import-constraint-without-date"),
        ({"ConstraintType": 9}, "import-unreadable-value"),
        ({"PercentComplete": 400}, "import-unreadable-value"),
        ({"Deadline": "next week"}, "import-unreadable-value"),
        ({"Start": "2026-13-01T08:00:00"}, "import-unreadable-value"),
        ({"Active": "maybe"}, "import-unreadable-value"),
        ({"IsSubproject": 1}, "import-subproject"),
        ({"FixedCost": 300}, "import-costs"),
        ({"Start": "2026-10-01T08:00:00+08:00"}, "import-date-zone"),
    ],
)
def test_what_cannot_be_kept_is_told(values, code):
    """Each with the step that it concerns."""
    schedule = read(task(1, "Fuel", Duration="PT8H", **values))
    assert codes(schedule) == [code]
    assert schedule.notices[0].names[0].startswith("1 Fuel")


def test_switches_and_deadlines():
    """Switches are 0 or 1, false or true; a deadline of the project is when it must be over."""
    rows = task(0, OutlineLevel=0, Summary=1, Deadline="2026-11-02T12:00:00")
    rows += task(
        1,
        Duration="PT8H",
        Manual="true",
        Active="false",
        Recurring=1,
        IgnoreResourceCalendar="true",
        Deadline="2026-11-01T12:11:00",
        CalendarUID=1,
    )
    found = read(rows).projects[0]
    (row,) = found.tasks
    assert row.is_manual
    assert row.is_inactive
    assert row.is_recurring
    assert row.ignores_resource_calendars
    assert (row.calendar, row.deadline) == ("1", at("2026-11-01T12:11"))
    assert found.must_finish == at("2026-11-02T12:00")

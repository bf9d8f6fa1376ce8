"""When steps run: by their people, by windows, by the clock, or with people called in."""

from scheduler.formats.foreign.words import ResourceKind
from tests.interchange.working_time.sources import (
    NIGHTS,
    OFFICE,
    assigned,
    calendar,
    off,
    people,
    site_of,
    task,
    told,
    week,
)

HOURS = calendar("Office")
ALWAYS = calendar("Always", week((0, 1440), days=range(7)))
LONG = calendar("Long", week((360, 1200), days=range(7)))


def test_a_step_without_people_runs_in_windows_of_its_calendar():
    """It must not run by night; the calendar of the project counts if it has none."""
    site = site_of([task("A"), task("B", calendar="Long")], [HOURS, LONG])
    assert site.steps["A"].windows == ("office-1", "office-2")
    assert site.windows["office-1"] == {
        "daily": "08:00-12:00",
        "days": "mon-fri",
        "reason": "hours of Office",
    }
    assert site.windows["long"] == {"daily": "06:00-20:00", "reason": "hours of Long"}
    assert told(site)["import-own-hours"] == ("A", "B")


def test_windows_leave_out_days_off_and_add_days_worked():
    """A holiday on Thursday, a Saturday morning by exception, 120 days of plan."""
    dated = calendar("Office", exceptions=(off(8), off(10, 10, OFFICE[0])))
    site = site_of([task("A")], [dated], finish=None)
    assert site.windows["office-2"]["dates"] == [
        "2026-10-05 to 2026-10-07",
        "2026-10-09 to 2027-02-02",
    ]
    assert site.windows["office-3"] == {
        "daily": "08:00-12:00",
        "dates": ["2026-10-10"],
        "reason": "hours of Office",
    }


def test_a_step_without_people_on_a_calendar_that_never_rests_is_elapsed():
    """Curing, charging."""
    site = site_of([task("A", calendar="Always")], [HOURS, ALWAYS])
    assert site.steps["A"].elapsed
    assert site.steps["A"].windows == ()
    assert told(site)["import-round-the-clock"] == ("A",)


def test_an_elapsed_step_with_people_calls_them_in():
    """An elapsed step of a task graph has no people."""
    site = site_of(
        [task("A", elapsed=True), task("B", elapsed=True)],
        [HOURS],
        [people("LIF", 4)],
        [assigned("A", "LIF")],
    )
    assert site.steps["A"].all_hands
    assert site.steps["B"].elapsed
    assert told(site)["import-elapsed-people"] == ("A",)


def test_a_task_calendar_that_is_longer_than_that_of_the_people_changes_nothing():
    """They work when both do."""
    site = site_of(
        [task("A", calendar="Long")], [HOURS, LONG], [people("LIF", 4)], [assigned("A", "LIF")]
    )
    assert site.steps["A"].windows == ()
    assert not site.steps["A"].all_hands


def test_a_task_calendar_that_is_shorter_than_that_of_the_people_is_a_window():
    """People from 06:00 to 20:00, the step in the hours of the office."""
    site = site_of(
        [task("A", calendar="Office"), task("B")],
        [HOURS, LONG],
        [people("LIF", 4, calendar="Long")],
        [assigned("A", "LIF"), assigned("B", "LIF")],
    )
    assert site.steps["A"].windows == ("office-1", "office-2")
    assert site.steps["B"].windows == ()


def test_a_step_that_ignores_the_hours_of_its_people_calls_them_in():
    """A countdown on a calendar that never rests, with people who work by day otherwise."""
    site = site_of(
        [task("A", calendar="Always", ignores_resource_calendars=True), task("B")],
        [HOURS, ALWAYS],
        [people("LIF", 4)],
        [assigned("A", "LIF"), assigned("B", "LIF")],
    )
    assert site.steps["A"].all_hands
    assert site.steps["A"].windows == ()
    assert site.crews["LIF"]["people"] == {"day-1": 4, "day-2": 4}


def test_people_whose_steps_all_ignore_their_hours_work_when_these_steps_do():
    """As in P6, where the calendar of a resource means nothing to such activities."""
    site = site_of(
        [task("A", calendar="Long", ignores_resource_calendars=True)],
        [HOURS, LONG],
        [people("LIF", 4, calendar="Office")],
        [assigned("A", "LIF")],
    )
    assert dict(site.shifts) == {"day": "06:00-20:00"}
    assert not site.steps["A"].all_hands
    assert told(site)["import-crew-hours"] == ("LIF",)


def test_people_who_never_work_with_the_others_of_a_step_are_left_out_by_name():
    """One by day and one by night share no hour: the step goes on with the first."""
    site = site_of(
        [task("A")],
        [HOURS, calendar("Night", NIGHTS)],
        [people("ONE", 1), people("TWO", 1, calendar="Night")],
        [assigned("A", "ONE"), assigned("A", "TWO")],
    )
    step = site.steps["A"]
    assert (step.crew, step.all_hands, step.windows) == ({"ONE": 1}, False, ())
    assert told(site)["import-people-apart"] == ("A: TWO",)


def test_people_on_different_hours_work_while_all_do_and_the_report_says_so():
    """Calendars with other names and the same hours are no difference."""
    crews = [
        people("ONE", 1),
        people("TWO", 1, calendar="Long"),
        people("THREE", 1, calendar="twin"),
    ]
    site = site_of(
        [task("A"), task("B")],
        [HOURS, LONG, calendar("twin")],
        crews,
        [assigned("A", "ONE"), assigned("A", "TWO"), assigned("B", "ONE"), assigned("B", "THREE")],
    )
    assert told(site)["import-different-calendars"] == ("A",)


def test_equipment_that_rests_holds_its_step_back():
    """A crane from 06:00 to 20:00 with a crew around the clock."""
    crane = people("1", 1, name="Crane", kind=ResourceKind.EQUIPMENT, calendar="Long")
    site = site_of(
        [task("A")],
        [HOURS, LONG, ALWAYS],
        [people("LIF", 2, calendar="Always"), crane],
        [assigned("A", "LIF"), assigned("A", "1")],
    )
    assert site.steps["A"].windows == ("long",)
    assert site.steps["A"].equipment == ("CRANE",)

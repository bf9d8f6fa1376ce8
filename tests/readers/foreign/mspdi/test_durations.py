"""Durations are minutes of working time, or by the clock; missing ones are found and told."""

import pytest

from scheduler.formats.foreign.words import ForeignKind
from tests.readers.foreign.mspdi.projects import (
    calendar,
    codes,
    element,
    only,
    read,
    standard,
    task,
    weekday,
)


@pytest.mark.parametrize(
    ("stated", "code", "minutes", "elapsed", "estimated", "text"),
    [
        ("PT30M0S", 3, 30, False, False, "30m"),
        ("PT0H30M0S", 4, 30, True, False, "30em"),
        ("PT12H0M0S", 5, 720, False, False, "12h"),
        ("PT24H0M0S", 6, 1440, True, False, "24eh"),
        ("PT24H0M0S", 7, 1440, False, False, "3d"),
        ("PT24H0M0S", 8, 1440, True, False, "1ed"),
        ("PT40H0M0S", 9, 2400, False, False, "1w"),
        ("PT168H0M0S", 10, 10080, True, False, "1ew"),
        ("PT160H0M0S", 11, 9600, False, False, "1mo"),
        ("PT720H0M0S", 12, 43200, True, False, "1emo"),
        ("PT8H0M0S", 39, 480, False, True, "1d?"),
        ("PT24H0M0S", 40, 1440, True, True, "1ed?"),
        ("PT8H0M0S", 21, 480, False, False, "1d"),
        ("PT8H0M0S", 53, 480, False, True, "1d?"),
        ("PT7H12M30S", 5, 432.5, False, False, "7.21h"),
        ("PT7.5H", 5, 450, False, False, "7.5h"),
        ("P1DT2H", 6, 1560, True, False, "26eh"),
        ("PT8H0M0S", "", 480, False, False, "1d"),
    ],
)
def test_units_say_how_a_duration_was_entered(stated, code, minutes, elapsed, estimated, text):
    """The minutes are stated as they are; the code tells working from elapsed, and guesses."""
    length = only(task(1, Duration=stated, DurationFormat=code)).duration
    assert (float(length.minutes), length.elapsed) == (minutes, elapsed)
    assert (length.estimated, length.text) == (estimated, text)


def test_a_day_is_as_long_as_the_project_says():
    """15 hours are two days of 7.5 h, and a month of TaskJuggler's 21.7 days has 22."""
    head = "<MinutesPerDay>450</MinutesPerDay><DaysPerMonth>21.726</DaysPerMonth>"
    schedule = read(task(1, Duration="PT15H0M0S", DurationFormat=7), head=head)
    (project,) = schedule.projects
    assert project.tasks[0].duration.text == "2d"
    assert (project.minutes_per_day, project.days_per_month) == (450, 22)


def test_nothing_to_do_is_a_milestone():
    """A duration of 0 makes a milestone; the flag on a step of 8 h does not."""
    rows = task(1, Duration="PT0H0M0S", Milestone=0) + task(2, Duration="PT8H0M0S", Milestone=1)
    kinds = [row.kind for row in read(rows).projects[0].tasks]
    assert kinds == [ForeignKind.MILESTONE, ForeignKind.TASK]


def missing(**values):
    """Return the minutes of a step without a duration, and what was told of it."""
    parts = {
        name: values.pop(name)
        for name in ("calendars", "resources", "assignments")
        if name in values
    }
    schedule = read(task(1, DurationFormat=5, **values), **parts)
    (notice,) = schedule.notices
    length = schedule.projects[0].tasks[0].duration
    return length and (float(length.minutes), length.elapsed), notice


def test_a_missing_duration_is_the_working_time_between_start_and_finish():
    """Friday 15:00 to Monday 10:00 has two hours on each day."""
    found, notice = missing(Start="2026-10-02T15:00:00", Finish="2026-10-05T10:00:00")
    assert found == (240, False)
    assert notice.code == "import-duration-derived"
    assert notice.names == ("1 Step 1",)


def test_working_time_is_that_of_the_steps_own_calendar():
    """A night calendar works 22:00 to 24:00 on Fridays."""
    night = calendar(2, weekday(6, "22:00-24:00"))
    found, _ = missing(
        Start="2026-10-02T15:00:00",
        Finish="2026-10-05T10:00:00",
        CalendarUID=2,
        calendars=standard() + night,
    )
    assert found == (120, False)


def test_working_time_is_that_of_the_people():
    """Nobody's calendar but the night team's works on Friday night."""
    found, _ = missing(
        Start="2026-10-02T20:00:00",
        Finish="2026-10-02T23:00:00",
        calendars=standard() + calendar(2, weekday(6, "22:00-24:00")),
        resources=element("Resource", {"UID": 4, "Name": "Night", "CalendarUID": 2}),
        assignments=element("Assignment", {"TaskUID": 1, "ResourceUID": 4, "Units": 1}),
    )
    assert found == (60, False)


def test_time_off_counts_by_the_clock_where_nothing_else_is_known():
    """A step on a Saturday of the week of a project that rests then takes its two hours."""
    found, notice = missing(Start="2026-10-03T08:00:00", Finish="2026-10-03T10:00:00")
    assert found == (120, False)
    assert "by the clock" in notice.text


def test_an_elapsed_duration_goes_by_the_clock():
    """A unit of elapsed hours says so although the length is missing."""
    schedule = read(
        task(1, DurationFormat=6, Start="2026-10-02T15:00:00", Finish="2026-10-05T15:00:00")
    )
    length = schedule.projects[0].tasks[0].duration
    assert (float(length.minutes), length.elapsed) == (4320, True)


def test_what_was_set_by_hand_comes_first():
    """A manual duration of 3 h beats dates."""
    found, _ = missing(
        ManualDuration="PT3H0M0S", Start="2026-10-02T15:00:00", Finish="2026-10-05T10:00:00"
    )
    assert found == (180, False)


def test_what_is_done_and_remains_adds_up():
    """One hour done and two left are three."""
    found, _ = missing(ActualDuration="PT1H0M0S", RemainingDuration="PT2H0M0S")
    assert found == (180, False)


def test_work_makes_a_duration():
    """32 hours of four people take 8."""
    found, _ = missing(
        resources=element("Resource", {"UID": 4, "Name": "Crew"}),
        assignments=element(
            "Assignment", {"TaskUID": 1, "ResourceUID": 4, "Units": 4, "Work": "PT32H0M0S"}
        ),
    )
    assert found == (480, False)


def test_a_step_of_which_nothing_is_known_has_no_duration():
    """It is told, with the words that stand in place of a duration."""
    found, notice = missing(DurationText="two weeks or so")
    assert found is None
    assert (notice.code, notice.kind) == ("import-duration-missing", "lost")
    assert notice.names == ("1 Step 1 ('two weeks or so')",)


@pytest.mark.parametrize("text", ["8 hours", "PT", "PT-8H0M0S", "-PT8H", "PT99999999H", "PTxH"])
def test_a_duration_that_cannot_be_read_is_told(text):
    """It is as if it was missing; none is shorter than nothing."""
    schedule = read(task(1, Duration=text))
    assert "import-unreadable-value" in codes(schedule)
    assert schedule.notices[0].names == (f"1 Step 1: Duration {text!r}",)

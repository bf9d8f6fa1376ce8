"""Working time as weeks and exceptions by the clock."""

from datetime import date

from scheduler.formats.foreign.calendar import CalendarException
from scheduler.interchange.outgoing.civil_days import (
    days_worked,
    exceptions_to,
    in_few_stretches,
    said,
    usual_week,
)
from scheduler.model.notation.durations import HOUR
from tests.builders import local, make_campaign, make_situation, make_task
from tests.exports.foreign.plans import plan_of, project_of

EIGHT_TO_FOUR = ((8 * HOUR, 16 * HOUR),)


def _project(**fields):
    crews = fields.pop("crews", {"M": 1})
    task = make_task("A", "2h", crew={"M": 1})
    return project_of(plan_of(make_campaign(task, crews=crews, horizon="30d", **fields)))


def test_week_is_what_is_worked_and_holidays_are_exceptions():
    """Monday to Friday from eight to four, but for a Tuesday off."""
    project = _project(holidays=["2025-11-11"], scenario={"week": "mon-fri"})
    own = project.calendars[0]
    assert own.name == "Site hours"
    assert [own.week[day] for day in range(7)] == [EIGHT_TO_FOUR] * 5 + [()] * 2
    assert own.exceptions == (CalendarException(first=date(2025, 11, 11), last=date(2025, 11, 11)),)


def test_neighbouring_days_off_are_one_exception():
    """A stand-down of three days is one entry."""
    project = _project(stand_downs=["2025-11-18 to 2025-11-20"])
    assert project.calendars[0].exceptions == (
        CalendarException(first=date(2025, 11, 18), last=date(2025, 11, 20)),
    )


def test_day_off_of_one_crew_is_in_its_calendar_alone():
    """The site works on; the calendar of the crew says that it does not."""
    crews = {"M": {"people": {"day": 1}, "days_off": ["2025-11-12"]}, "N": 1}
    project = _project(crews=crews)
    by_uid = {each.uid: each for each in project.calendars}
    own = {x.crew: by_uid[by_uid[x.calendar].base] for x in project.resources}
    assert [str(each.first) for each in own["M"].exceptions] == ["2025-11-12"]
    assert own["N"].exceptions == ()


def test_start_in_the_middle_of_a_day_is_no_exception():
    """What the first day lacks before the campaign starts is not off."""
    project = _project(start="2025-11-10T11:00")
    assert project.calendars[0].exceptions == ()


def test_head_count_that_changes_is_an_availability():
    """Three people, one of them for two days only."""
    change = {"from": "2025-11-12", "to": "2025-11-13", "people": {"day": 1}}
    crews = {"M": {"people": {"day": 3}, "changes": [change]}}
    resource = _project(crews=crews).resources[0]
    assert resource.units == 3
    assert [(x.units, x.start, x.end) for x in resource.availability] == [
        (3, None, local("2025-11-12T00:00")),
        (1, local("2025-11-12T00:00"), local("2025-11-14T00:00")),
        (3, local("2025-11-14T00:00"), None),
    ]


def test_days_of_a_clock_change_are_as_the_clock_shows():
    """A night shift from 22:00 to 06:00 is that, although it lasts nine hours once."""
    campaign = make_campaign(
        make_task("A", "2h", crew={"M": 1}),
        crews={"M": 1},
        start="2025-10-24T12:00",
        time_zone="Europe/Berlin",
        shifts={"night": "22:00-06:00"},
    )
    situation = make_situation(campaign)
    runs = tuple((run.start, run.end) for run in situation.shift_runs)
    assert [end - start for start, end in runs][1:3] == [9 * HOUR, 8 * HOUR]
    days = days_worked(situation.axis, runs, date(2025, 10, 25), date(2025, 10, 27))
    assert set(days.values()) == {((0, 360), (1320, 1440))}


def test_usual_week_is_that_of_most_days():
    """Of three Mondays, two are worked from eight to four."""
    days = {
        date(2025, 11, 10): (),
        date(2025, 11, 17): EIGHT_TO_FOUR,
        date(2025, 11, 24): EIGHT_TO_FOUR,
        date(2025, 11, 25): (),
    }
    week = usual_week(days)
    assert week[0] == EIGHT_TO_FOUR
    assert week[1] == ()
    assert [str(x.first) for x in exceptions_to(week, days, local("2025-11-10T00:00"))] == [
        "2025-11-10"
    ]


def test_day_has_five_stretches_at_most():
    """The shortest ones are left out, the order stays."""
    stretches = tuple((n * 60, n * 60 + 10 + n) for n in range(7))
    assert in_few_stretches(stretches) == stretches[2:]


def test_calendar_is_named_after_what_is_worked():
    """People find it in a list by its hours."""
    week = {day: EIGHT_TO_FOUR if day < 5 else () for day in range(7)}
    assert said(week) == "Mon-Fri 08:00-16:00"
    assert said({**week, 2: ()}) == "Mon Tue Thu Fri 08:00-16:00"
    assert said(dict.fromkeys(range(7), ((0, 1440),))) == "24 hours"
    assert said(dict.fromkeys(range(7), ())) == ""

"""Days off, days on, and hours that differ by date."""

from datetime import date
from fractions import Fraction

from scheduler.formats.foreign.calendar import WorkWeek
from scheduler.formats.foreign.schedule import ForeignProject
from scheduler.formats.foreign.steps import Availability
from scheduler.interchange.choices import ImportChoices
from scheduler.interchange.working_time.site import site_work
from tests.builders import local
from tests.interchange.working_time.sources import (
    MONDAY,
    NIGHTS,
    OFFICE,
    assigned,
    calendar,
    off,
    one_crew,
    people,
    site_of,
    task,
    told,
    week,
)


def test_days_off_of_the_project_are_holidays():
    """Thursday and Friday; a Saturday that rests anyway is none."""
    site, crew = one_crew(exceptions=(off(8, 10, name="National days"),))
    assert site.holidays == ("2026-10-08", "2026-10-09")
    assert site.week == "mon-fri"
    assert "days_off" not in crew
    assert site.comments == {("holidays",): "National days 2026-10-08"}


def test_a_saturday_worked_is_a_day_on():
    """By exception, in the usual hours."""
    site, crew = one_crew(exceptions=(off(10, 10, *OFFICE),))
    assert crew["days_on"] == ["2026-10-10"]
    assert told(site)["import-crew-dates"] == ("LIF at work 2026-10-10",)


def test_leave_of_one_crew_is_days_off():
    """Friday and Monday are one entry, since nobody works between them."""
    site = site_of(
        [task("A"), task("B")],
        [calendar("Office"), calendar("own", {}, base="Office", exceptions=(off(9, 12),))],
        [people("LIF", 4), people("ELE", 2, calendar="own")],
        [assigned("A", "LIF"), assigned("B", "ELE")],
    )
    assert site.crews["ELE"]["days_off"] == ["2026-10-09 to 2026-10-12"]
    assert site.holidays == ()


def test_part_of_a_day_off_for_all_is_a_stand_down():
    """On Wednesday everybody goes home at noon."""
    site, crew = one_crew(exceptions=(off(7, 7, OFFICE[0], name="Power test"),))
    assert site.stand_downs == (
        {"from": "2026-10-07T13:00", "to": "2026-10-07T17:00", "reason": "Power test"},
    )
    assert "changes" not in crew


def test_part_of_a_day_off_for_one_crew_is_a_change():
    """The afternoon of Wednesday is worked by the others."""
    site = site_of(
        [task("A"), task("B")],
        [
            calendar("Office"),
            calendar("own", {}, base="Office", exceptions=(off(7, 7, OFFICE[0]),)),
        ],
        [people("LIF", 4), people("ELE", 2, calendar="own")],
        [assigned("A", "LIF"), assigned("B", "ELE")],
    )
    assert site.crews["ELE"]["changes"] == [
        {"from": "2026-10-07", "to": "2026-10-07", "people": {"day-2": 0}}
    ]
    assert site.stand_downs == ()


def test_longer_hours_for_a_while_are_one_change():
    """In one work week the evening is worked until 19:00, on a shift that is empty otherwise."""
    longer = WorkWeek(
        first=date(2026, 10, 12),
        last=date(2026, 10, 18),
        week=dict.fromkeys(range(5), (OFFICE[0], (780, 1140))),
    )
    site, crew = one_crew(work_weeks=(longer,))
    assert dict(site.shifts) == {
        "day-1": "08:00-12:00",
        "day-2": "13:00-17:00",
        "evening": "17:00-19:00",
    }
    assert crew["people"] == {"day-1": 4, "day-2": 4}
    assert crew["changes"] == [{"from": "2026-10-12", "to": "2026-10-16", "people": {"evening": 4}}]


def test_people_who_come_and_go_are_one_change():
    """24 people until 18 October, 16 from then on."""
    dated = (
        Availability(units=Fraction(24), end=local("2026-10-18T23:59")),
        Availability(units=Fraction(16), start=local("2026-10-19")),
    )
    site = site_of(
        [task("A")],
        [calendar("Office")],
        [people("LIF", availability=dated)],
        [assigned("A", "LIF")],
    )
    assert site.crews["LIF"]["people"] == {"day-1": 16, "day-2": 16}
    assert site.crews["LIF"]["changes"] == [
        {"from": "2026-10-05", "to": "2026-10-16", "people": {"day-1": 24, "day-2": 24}}
    ]


def test_a_night_before_a_holiday_stops_at_midnight():
    """The night of Wednesday ends as the holiday begins, the next one begins with Friday."""
    site, crew = one_crew(NIGHTS, exceptions=(off(8, 8, name="Holiday"),))
    assert site.stand_downs == (
        {"from": "2026-10-08T00:00", "to": "2026-10-09T00:00", "reason": "Holiday"},
    )
    assert site.holidays == ()
    assert "days_on" not in crew


def test_a_holiday_of_the_day_crews_is_one_although_nights_begin_on_it():
    """The night crew has it as a day of its own, and rests until midnight."""
    holiday = (off(8, 8, name="Holiday"),)
    site = site_of(
        [task("A"), task("B")],
        [calendar("Office", exceptions=holiday), calendar("Night", NIGHTS, exceptions=holiday)],
        [people("LIF", 4), people("FUE", 2, calendar="Night")],
        [assigned("A", "LIF"), assigned("B", "FUE")],
    )
    assert site.holidays == ("2026-10-08",)
    assert site.crews["FUE"]["days_on"] == ["2026-10-08"]
    assert "days_on" not in site.crews["LIF"]


def test_a_week_of_its_own_is_stated_by_crew():
    """The others work from Monday to Friday."""
    site = site_of(
        [task("A"), task("B"), task("C")],
        [calendar("Office"), calendar("six", week(*OFFICE, days=range(6)))],
        [people("LIF", 4), people("ELE", 2), people("FUE", 2, calendar="six")],
        [assigned("A", "LIF"), assigned("B", "ELE"), assigned("C", "FUE")],
    )
    assert (site.week, dict(site.weeks)) == ("mon-fri", {"FUE": "mon-sat"})


def test_a_short_saturday_is_a_change_a_week_and_one_line_in_the_report():
    """The afternoon of every Saturday is free."""
    saturdays = {**week(*OFFICE), 5: (OFFICE[0],)}
    site, crew = one_crew(saturdays)
    assert site.week == "mon-sat"
    assert crew["changes"][0] == {"from": "2026-10-10", "to": "2026-10-10", "people": {"day-2": 0}}
    assert told(site)["import-crew-changes"] == (f"LIF: {len(crew['changes'])}",)


def test_dates_outside_of_the_campaign_are_not_told():
    """The campaign ends on Wednesday evening, before the holiday and the Saturday worked."""
    project = ForeignProject(
        uid="1",
        calendar="Office",
        calendars=(calendar("Office", exceptions=(off(8), off(10, 10, *OFFICE))),),
        tasks=(task("A"),),
        resources=(people("LIF", 4),),
        assignments=(assigned("A", "LIF"),),
    )
    site = site_work(project, ImportChoices(), (MONDAY, local("2026-10-07T18:00")))
    assert site.holidays == ()
    assert "days_on" not in site.crews["LIF"]
    assert (site.first, site.last) == (date(2026, 10, 5), date(2026, 10, 7))

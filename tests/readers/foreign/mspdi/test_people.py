"""Resources and assignments: people, pieces, material and costs."""

from fractions import Fraction

import pytest

from scheduler.formats.foreign.words import ResourceKind
from tests.readers.foreign.mspdi.projects import at, codes, element, project, read, task

STEP = task(1, Duration="PT8H0M0S")


def resource(uid=4, name="Crew", **values):
    """Return a resource."""
    return element("Resource", {"UID": uid, "Name": name} | values)


def assigned(*, of=None, **values):
    """Return the one assignment of a resource to step 1, and what was told."""
    inner = {"TaskUID": 1, "ResourceUID": 4} | values
    schedule = read(STEP, resources=of or resource(), assignments=element("Assignment", inner))
    return schedule.projects[0].assignments, codes(schedule)


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ({"Type": 0}, ResourceKind.MATERIAL),
        ({"Type": 1}, ResourceKind.WORK),
        ({"Type": 2}, ResourceKind.COST),
        ({"Type": 0, "IsCostResource": 1}, ResourceKind.COST),
        ({}, ResourceKind.WORK),
    ],
)
def test_kinds_of_resources(values, kind):
    """0 is material, 1 work, 2 cost; Project 2007 wrote cost as a flag; work if nothing is said."""
    assert project(resources=resource(**values)).resources[0].kind is kind


def test_units_are_people():
    """12.5 is twelve people and a half; material has none."""
    rows = resource(4, MaxUnits="12.5") + resource(5, Type=0, MaxUnits=1, MaterialLabel="t")
    people, material = project(resources=rows).resources
    assert (people.units, material.units, material.label) == (Fraction(25, 2), None, "t")


def test_units_may_change_by_date():
    """The first and last dates that MS Project knows are open ends."""
    period = element(
        "AvailabilityPeriod",
        {
            "AvailableFrom": "1984-01-01T00:00:00",
            "AvailableTo": "2026-10-18T23:59:00",
            "AvailableUnits": 24,
        },
    ) + element(
        "AvailabilityPeriod",
        {
            "AvailableFrom": "2026-10-19T00:00:00",
            "AvailableTo": "2049-12-31T23:59:00",
            "AvailableUnits": "0.6",
        },
    )
    first, second = (
        project(resources=resource(AvailabilityPeriods=period)).resources[0].availability
    )
    assert (first.units, first.start, first.end) == (24, None, at("2026-10-18T23:59"))
    assert (second.units, second.end) == (Fraction(3, 5), None)
    assert second.start == at("2026-10-19T00:00")


def test_the_first_resource_is_nobody():
    """UID 0 without a name; so is a blank row."""
    rows = resource(0, "", Type=1) + resource(7, "", IsNull=1) + resource(8)
    assert [each.uid for each in project(resources=rows).resources] == ["8"]


def test_words_of_resources_are_kept():
    """Group, initials, code and notes."""
    row = resource(Group="site", Initials="LIF", Code="77", Notes="three crews")
    found = project(resources=row).resources[0]
    assert (found.group, found.initials, found.code) == ("site", "LIF", "77")
    assert found.fields == {"Notes": "three crews"}


def test_units_and_work_of_an_assignment():
    """Eight people for 16 h have 128 h of work, of which half is done."""
    found, told = assigned(
        Units=8, Work="PT128H0M0S", RemainingWork="PT64H0M0S", ActualWork="PT64H0M0S"
    )
    assert (found[0].units, found[0].work) == (8, 7680)
    assert (found[0].remaining_work, found[0].actual_work) == (3840, 3840)
    assert not told


def test_nobody_is_assigned_by_minus_65535():
    """MS Project writes such a row for every step without people."""
    assert assigned(ResourceUID=-65535, Units=1) == ((), [])


def test_hours_of_material_are_its_amount():
    """PT180H is 180 t, whatever the units say."""
    found, _ = assigned(of=resource(Type=0), Units=1, Work="PT180H0M0S")
    assert (found[0].units, found[0].work) == (180, None)


def test_delays_are_tenths_of_minutes():
    """A day of 8 h is 4800."""
    assert assigned(Delay=4800)[0][0].delay == 480


@pytest.mark.parametrize(("code", "is_contoured"), [("", False), (0, False), (1, True), (7, True)])
def test_contours_make_work_uneven(code, is_contoured):
    """Contour 0 is flat, 1 to 7 are shapes."""
    assert assigned(WorkContour=code)[0][0].is_contoured == is_contoured


@pytest.mark.parametrize(
    ("days", "is_contoured"),
    [([8, 8, 4], True), ([8, 8, 8], False), ([4, 4, 4], False), ([], True), ([8, 0, 8], False)],
)
def test_work_by_day_may_be_even_all_the_same(days, is_contoured):
    """TaskJuggler states the work of each day: contour 8 says nothing of its shape."""
    stints = "".join(
        element(
            "TimephasedData",
            {
                "Type": 1,
                "Start": f"2026-10-{day:02}T00:00:00",
                "Finish": f"2026-10-{day:02}T23:59:59",
                "Value": f"PT{hours}H0M0S",
            },
        )
        for day, hours in enumerate(days, start=5)
    )
    row = element("Assignment", {"TaskUID": 1, "ResourceUID": 4, "WorkContour": 8})
    row = row.replace("</Assignment>", stints + "</Assignment>")
    (found,) = project(STEP, resources=resource(), assignments=row).assignments
    assert found.is_contoured == is_contoured


def test_dates_may_be_written_small():
    """TaskJuggler writes start and finish of assignments so."""
    found, _ = assigned(start="2026-10-05T08:00:00", finish="2026-10-06T17:00:00")
    assert found[0].start == at("2026-10-05T08:00")
    assert found[0].finish == at("2026-10-06T17:00")


def test_units_that_are_not_stated_stay_unsaid():
    """Whoever reads on decides that it is one."""
    assert assigned()[0][0].units is None


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"ResourceUID": 99}, "import-assignment-without-resource"),
        ({"TaskUID": 99}, "import-assignment-without-step"),
        ({"OvertimeWork": "PT2H0M0S"}, "import-overtime"),
    ],
)
def test_what_is_lost_of_assignments_is_told(values, code):
    """Assignments that lead to nothing, and overtime."""
    assert assigned(**values)[1] == [code]

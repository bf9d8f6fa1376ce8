"""Shifts and people that a table, or a file of this program, states as such."""

from tests.interchange.working_time.sources import (
    assigned,
    calendar,
    people,
    site_of,
    task,
    told,
    week,
)

SHIFTS = {"day": (480, 960), "evening": (960, 1440), "night": (0, 480)}


def test_stated_shifts_and_people_are_used_as_they_are():
    """Every day of the week, as the table has no days."""
    site = site_of(
        [task("A")],
        resources=[people("LIF", people={"day": 24, "evening": 16})],
        assignments=[assigned("A", "LIF", 8)],
        shifts=SHIFTS,
    )
    assert dict(site.shifts) == {
        "day": "08:00-16:00",
        "evening": "16:00-24:00",
        "night": "00:00-08:00",
    }
    assert site.crews == {"LIF": {"people": {"day": 24, "evening": 16}}}
    assert site.week == "mon-sun"
    assert "import-people-unknown" not in told(site)


def test_a_stated_crew_that_is_too_small_is_made_larger():
    """On the shifts on which anybody is there."""
    site = site_of(
        [task("A")],
        resources=[people("LIF", people={"day": 4})],
        assignments=[assigned("A", "LIF", 8)],
        shifts=SHIFTS,
    )
    assert site.crews["LIF"]["people"] == {"day": 8}
    assert told(site)["import-people-raised"] == ("LIF: 8 instead of 4",)


def test_resources_of_one_crew_and_several_shifts_are_joined():
    """As an export of this program splits them; a step needs them once."""
    day, night = calendar("d", week((480, 960))), calendar("n", week((1320, 1440)))
    site = site_of(
        [task("A")],
        [day, night],
        [
            people("1", 24, name="LIF day", crew="LIF", shift="day", calendar="d"),
            people("2", 8, name="LIF night", crew="LIF", shift="night", calendar="n"),
        ],
        [assigned("A", "1", 8), assigned("A", "2", 8)],
    )
    assert dict(site.shifts) == {"day": "08:00-16:00", "night": "22:00-24:00"}
    assert site.crews["LIF"]["people"] == {"day": 24, "night": 8}
    assert site.steps["A"].crew == {"LIF": 8}

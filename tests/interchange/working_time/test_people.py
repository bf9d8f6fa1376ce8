"""How many people, and what of resources is no people."""

from fractions import Fraction

from scheduler.formats.foreign.words import ResourceKind
from scheduler.interchange.choices import ImportChoices
from scheduler.interchange.uses import EquipmentUse
from tests.interchange.working_time.sources import (
    assigned,
    calendar,
    one_crew,
    people,
    site_of,
    task,
    told,
)

OFFICE = (calendar("Office"),)


def crane(**fields):
    """Return a crane."""
    return people(
        "1", fields.pop("units", 2), name="Hall crane", kind=ResourceKind.EQUIPMENT, **fields
    )


def test_parts_of_people_are_rounded_up():
    """Twelve and a half are thirteen, and the report names them."""
    site, crew = one_crew(units=Fraction("12.5"))
    assert crew["people"] == {"day-1": 13, "day-2": 13}
    assert told(site)["import-people-part"] == ("LIF: 12.5",)


def test_the_same_people_twice_are_added_before_they_are_rounded():
    """Half a person and half a person are one."""
    half = Fraction(1, 2)
    site = site_of(
        [task("A")],
        OFFICE,
        [people("LIF", 4)],
        [assigned("A", "LIF", half), assigned("A", "LIF", half)],
    )
    assert site.steps["A"].crew == {"LIF": 1}


def test_no_number_of_people_is_one():
    """Units that are missing or nought."""
    site = site_of(
        [task("A"), task("B")],
        OFFICE,
        [people("LIF", 4)],
        [assigned("A", "LIF", None), assigned("B", "LIF", 0)],
    )
    assert [site.steps[uid].crew for uid in "AB"] == [{"LIF": 1}, {"LIF": 1}]
    assert told(site)["import-units-missing"] == ("A: LIF", "B: LIF")


def test_a_crew_that_is_too_small_for_a_step_is_made_larger():
    """Their scheduler lets a step have more people than there are; ours would refuse it."""
    site = site_of([task("A")], OFFICE, [people("LIF", 4)], [assigned("A", "LIF", 6)])
    assert site.crews["LIF"]["people"] == {"day-1": 6, "day-2": 6}
    assert told(site)["import-people-raised"] == ("LIF: 6 instead of 4",)


def test_people_nobody_counted_are_as_many_as_a_step_needs():
    """Three at most."""
    site = site_of(
        [task("A"), task("B")],
        OFFICE,
        [people("LIF")],
        [assigned("A", "LIF", 3), assigned("B", "LIF", 2)],
    )
    assert site.crews["LIF"]["people"] == {"day-1": 3, "day-2": 3}
    assert told(site)["import-people-unknown"] == ("LIF",)


def test_people_whom_no_step_needs_are_left_out_by_name():
    """Nameless resources are nobody."""
    site = site_of(
        [task("A")],
        OFFICE,
        [people("0", 1, name=""), people("LIF", 4), people("ELE", 2)],
        [assigned("A", "LIF"), assigned("A", "-65535")],
    )
    assert list(site.crews) == ["LIF"]
    assert told(site)["import-crew-unused"] == ("ELE",)
    assert "import-resource-unknown" not in told(site)


def test_equipment_is_a_place_with_room():
    """Half a crane occupies one of two."""
    site = site_of([task("A")], OFFICE, [crane()], [assigned("A", "1", Fraction(1, 2))])
    assert site.facilities == {"HALL-CRANE": {"name": "Hall crane", "room": 2}}
    assert site.steps["A"].equipment == ("HALL-CRANE",)
    assert site.crews == {}
    assert told(site)["import-equipment"] == ("Hall crane",)


def test_equipment_may_be_named_by_its_group():
    """MS Project has no kind for it."""
    choices = ImportChoices(equipment_names=["Cranes"])
    lifted = people("1", 1, name="Hall crane", group="cranes")
    site = site_of([task("A")], OFFICE, [lifted], [assigned("A", "1")], choices)
    assert list(site.facilities) == ["HALL-CRANE"]


def test_equipment_may_be_a_crew_or_nothing():
    """By choice."""
    made = {
        use: site_of(
            [task("A")], OFFICE, [crane()], [assigned("A", "1")], ImportChoices(equipment=use)
        )
        for use in EquipmentUse
    }
    assert list(made[EquipmentUse.CREWS].crews) == ["HALL-CRANE"]
    assert made[EquipmentUse.IGNORE].steps["A"].equipment == ()
    assert told(made[EquipmentUse.IGNORE])["import-equipment-ignored"] == ("Hall crane",)


def test_materials_and_costs_are_told_and_noted_beside_the_step():
    """180 t of oxidiser are no people."""
    oxidiser = people("1", name="NTO", kind=ResourceKind.MATERIAL, label="t")
    fee = people("2", name="Range fee", kind=ResourceKind.COST)
    site = site_of(
        [task("A")], OFFICE, [oxidiser, fee], [assigned("A", "1", 180), assigned("A", "2")]
    )
    assert site.steps["A"].remarks == ("needs NTO: 180 t, Range fee",)
    assert told(site)["import-material"] == ("NTO",)
    assert told(site)["import-cost"] == ("Range fee",)


def test_people_on_milestones_are_left_out_by_name():
    """A milestone takes no time."""
    site = site_of([task("A", 0)], OFFICE, [people("LIF", 4)], [assigned("A", "LIF")])
    assert site.steps == {}
    assert told(site)["import-milestone-people"] == ("A",)


def test_work_that_contradicts_people_and_duration_is_told():
    """Four people for eight hours are 32 hours of work, not 20."""
    site = site_of(
        [task("A")], OFFICE, [people("LIF", 4)], [assigned("A", "LIF", 4, work=Fraction(20 * 60))]
    )
    assert told(site)["import-work-differs"] == ("A: LIF",)


def test_assignments_to_nothing_are_told():
    """A resource and a step that are not in the file."""
    site = site_of(
        [task("A")], OFFICE, [people("LIF", 4)], [assigned("A", "9"), assigned("Z", "LIF")]
    )
    assert told(site)["import-resource-unknown"] == ("A",)
    assert told(site)["import-assignment-lost"] == ("LIF",)

"""Resources, roles and assignments of P6."""

from fractions import Fraction

from scheduler.formats.foreign.words import ResourceKind
from tests.readers.foreign.xer_files import (
    CALENDAR,
    CLNDR_DATA,
    at,
    codes,
    names,
    plain,
    read,
    read_one,
    steps,
    task,
)


def _resource(uid: str = "7", **fields: str) -> dict[str, str]:
    row = {"rsrc_id": uid, "rsrc_short_name": "LIF", "rsrc_name": "Lifting team"}
    return row | {"rsrc_type": "RT_Labor"} | fields


def _rate(units: str, start: str, uid: str = "7", **fields: str) -> dict[str, str]:
    return {"rsrc_id": uid, "max_qty_per_hr": units, "start_date": start} | fields


def _assignment(**fields: str) -> dict[str, str]:
    row = {"taskrsrc_id": "1", "task_id": "1", "proj_id": "1", "rsrc_id": "7"}
    return row | {"target_qty_per_hr": "8", "target_qty": "64", "remain_qty": "64"} | fields


def test_labour_equipment_and_material():
    """Each is a kind of resource of its own."""
    rows = [
        _resource("7"),
        _resource("8", rsrc_type="RT_Equip"),
        _resource("9", rsrc_type="RT_Mat", unit_id="1"),
    ]
    measures = [{"unit_id": "1", "unit_abbrev": "t", "unit_name": "tonnes"}]
    found = read_one({"TASK": [task(1)], "RSRC": rows, "UMEASURE": measures}).resources
    kinds = [each.kind for each in found]
    assert kinds == [ResourceKind.WORK, ResourceKind.EQUIPMENT, ResourceKind.MATERIAL]
    assert [each.label for each in found] == ["", "", "t"]
    assert (found[0].code, found[0].name) == ("LIF", "Lifting team")


def test_units_are_those_at_the_data_date():
    """24 until the end of the month, then 16: at the data date there are 24."""
    rates = [_rate("16", "2026-11-01 00:00"), _rate("24", "2026-01-01 00:00")]
    (found,) = read_one({"TASK": [task(1)], "RSRC": [_resource()], "RSRCRATE": rates}).resources
    assert found.units == 24
    assert [plain(each.units, each.start, each.end) for each in found.availability] == [
        [24, at("2026-01-01 00:00"), at("2026-11-01 00:00")],
        [16, at("2026-11-01 00:00"), None],
    ]


def test_rates_that_change_nothing_but_the_price_are_one():
    """The number stays, so nothing changes by date."""
    rates = [_rate("12.5", "2026-01-01 00:00"), _rate("12.5", "2026-11-01 00:00")]
    (found,) = read_one({"TASK": [task(1)], "RSRC": [_resource()], "RSRCRATE": rates}).resources
    assert [each.units for each in found.availability] == [Fraction(25, 2)]


def test_without_a_rate_the_number_is_not_stated():
    """Nobody knows how many there are."""
    (found,) = read_one({"TASK": [task(1)], "RSRC": [_resource()]}).resources
    assert (found.units, found.availability) == (None, ())


def test_people_who_work_although_there_are_none_are_told():
    """A limit of nought on a team that is assigned is no limit."""
    schedule = read(
        {
            "TASK": [task(1)],
            "RSRC": [_resource()],
            "RSRCRATE": [_rate("0", "2026-01-01 00:00")],
            "TASKRSRC": [_assignment()],
        }
    )
    assert schedule.projects[0].resources[0].units is None
    assert names(schedule, "import-units-zero") == ("LIF Lifting team",)


def test_rates_by_shift_count_with_the_largest():
    """P6 can give a number for each of its own shifts."""
    rates = [_rate("4", "2026-01-01 00:00"), _rate("6", "2026-01-01 00:00", shift_period_id="2")]
    schedule = read({"TASK": [task(1)], "RSRC": [_resource()], "RSRCRATE": rates})
    assert schedule.projects[0].resources[0].units == 6
    assert codes(schedule) == ["import-rates-by-shift"]


def test_assignments_have_units_and_hours_of_work():
    """Eight people for eight hours are 64 hours."""
    row = _assignment(act_reg_qty="10", act_ot_qty="2", target_lag_drtn_hr_cnt="1", curv_id="3")
    rows = {"TASK": [task(1)], "RSRC": [_resource()], "TASKRSRC": [row]}
    (found,) = read_one(rows).assignments
    assert plain(found.units, found.work, found.actual_work, found.delay) == [8, 3840, 720, 60]
    assert found.is_contoured


def test_a_role_without_a_name_is_a_resource():
    """Somebody of the role is still to be found; roles that nobody needs are none."""
    roles = [
        {"role_id": "3", "role_short_name": "WELD", "role_name": "Welders"},
        {"role_id": "4", "role_short_name": "PAINT", "role_name": "Painters"},
    ]
    rows = {
        "TASK": [task(1)],
        "ROLES": roles,
        "ROLELIMIT": [{"role_id": "3", "max_qty_per_hr": "5"}],
        "TASKRSRC": [_assignment(rsrc_id="", role_id="3")],
    }
    project = read_one(rows)
    assert [plain(each.uid, each.code, each.units) for each in project.resources] == [
        ["role-3", "WELD", 5]
    ]
    assert project.assignments[0].resource == "role-3"


def test_a_resource_that_is_missing_keeps_its_people():
    """It gets a name of its own, and is told."""
    schedule = read({"TASK": [task(1)], "TASKRSRC": [_assignment(rsrc_id="99")]})
    assert schedule.projects[0].resources[0].name == "Resource 99"
    assert codes(schedule) == ["import-resource-missing"]


def test_assignments_to_nothing_and_of_nobody_are_told():
    """Both are named."""
    rows = [_assignment(task_id="9"), _assignment(rsrc_id="")]
    schedule = read({"TASK": [task(1)], "RSRC": [_resource()], "TASKRSRC": rows})
    assert names(schedule, "import-assignment-without-step") == ("line 19",)
    assert names(schedule, "import-assignment-without-resource") == ("Step 1",)


def test_activities_that_depend_on_resources_work_by_their_calendars():
    """Their own calendar counts for lags alone, as long as anybody with one is assigned."""
    night = CALENDAR | {"clndr_id": "2", "default_flag": "N", "clndr_data": CLNDR_DATA}
    project = read_one(
        {
            "CALENDAR": [CALENDAR, night],
            "TASK": [task(1, task_type="TT_Rsrc"), task(2, task_type="TT_Rsrc"), task(3)],
            "RSRC": [_resource(clndr_id="2")],
            "TASKRSRC": [_assignment(), _assignment(task_id="3")],
        }
    )
    found = [(each.calendar, each.ignores_resource_calendars) for each in steps(project)]
    assert found == [(None, False), ("1", False), ("1", True)]
    assert [each.lag_calendar for each in steps(project)] == ["1", None, None]

"""Every field of a task graph has its place in the workbook, and the headings are plain."""

import pytest

from scheduler.formats.workbook.column import KINDS, Column, FieldSheet, Shape
from scheduler.formats.workbook.lists import (
    joined_links,
    joined_names,
    joined_people,
    split_people,
)
from scheduler.formats.workbook.sheets import FIELD_SHEETS, SHEETS, TABLE_SHEETS
from scheduler.model.campaign import Campaign, Flow
from scheduler.model.costs import Costs
from scheduler.model.crew_change import CrewChange
from scheduler.model.launches import LaunchMark
from scheduler.model.link import Limit
from scheduler.model.permits import Permits
from scheduler.model.resource import Closure, Crew, Facility, Hazard, Hold
from scheduler.model.scenario import ScenarioEntry
from scheduler.model.task import Mode, Task, Window
from scheduler.model.vehicles import Cover, Vehicle

PARTS = {
    "Steps": Task,
    "Options": Mode,
    "Crews": Crew,
    "Crew changes": CrewChange,
    "Facilities": Facility,
    "Closures": Closure,
    "Hazards": Hazard,
    "Windows": Window,
    "Flows": Flow,
    "Vehicles": Vehicle,
    "Launches": LaunchMark,
    "Limits": Limit,
    "Holds": Hold,
    "Scenarios": ScenarioEntry,
}
SPLIT = {"costs": Costs, "permits": Permits, "cover": Cover}


def _fields(part):
    return {field.alias or name for name, field in part.model_fields.items() if name != "id"}


def test_every_sheet_of_entries_has_its_part():
    """A new sheet is compared with the part of the model that its rows are."""
    assert set(PARTS) == {x.name for x in TABLE_SHEETS if x.shape is not Shape.VALUES}


@pytest.mark.parametrize("name", PARTS)
def test_every_field_of_an_entry_has_a_column(name):
    """What a task graph may say of an entry is a column, or a sheet of its own."""
    sheet = next(each for each in TABLE_SHEETS if each.name == name)
    stated = {column.path[0] for column in sheet.columns}
    stated |= {x.child for x in TABLE_SHEETS if x.section == sheet.section} - {""}
    if name == "Steps":
        stated = stated - {"kind"} | {field for field in KINDS.values() if field}
    if name == "Options":
        stated -= {"options"}
    if name in {"Crew changes", "Closures"}:
        stated -= {"changes", "closed"}
    assert stated == _fields(PARTS[name])


def test_every_field_of_the_whole_has_a_place():
    """What a task graph says at its head is a row, or a sheet."""
    paths = {field.path for sheet in FIELD_SHEETS for field in sheet.fields}
    sections = {each.section for each in TABLE_SHEETS} | {x.ownerless for x in TABLE_SHEETS} - {""}
    whole = {path[0] for path in paths} | sections | {"format"}
    assert whole == _fields(Campaign)
    for name, part in SPLIT.items():
        assert {path[1] for path in paths if path[0] == name} == _fields(part)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_headings_of_a_sheet_are_all_different(sheet):
    """A heading says which column is meant, also in other letters."""
    columns: tuple[Column, ...] = sheet.fields if isinstance(sheet, FieldSheet) else sheet.columns
    headings = [column.heading.casefold() for column in columns]
    assert len(set(headings)) == len(headings)


def test_names_that_commas_would_split_are_not_joined():
    """Names come back as they were, or are written in brackets."""
    assert joined_names(["a", "b c"]) == "a, b c"
    assert joined_names(["a, b"]) is None
    assert joined_names(["[a]"]) is None


def test_people_are_counted_behind_the_crew():
    """A crew alone is one person; a crew named twice has no number."""
    assert split_people("LIF 8, ELE: 2; T1") == {"LIF": "8", "ELE": "2", "T1": "1"}
    assert split_people("LIF 8, LIF 2") is None
    assert joined_people({"LIF": 8, "T 1": 2}) == "LIF 8, T 1 2"


def test_links_are_as_short_as_they_can_be():
    """A name into which a lag could be read says its kind."""
    links = [{"task": "F06", "lag": "12h"}, {"task": "A", "type": "SS"}, {"task": "roll-2d"}]
    assert joined_links(links) == "F06+12h, A SS, roll-2d FS"

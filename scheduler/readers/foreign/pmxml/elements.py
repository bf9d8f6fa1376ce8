"""The elements of a PMXML file as rows of the tables that XER has."""

from decimal import Decimal

from scheduler.readers.foreign.pmxml.naming import with_ids
from scheduler.readers.foreign.pmxml.words import (
    ASIDE,
    PROJECT,
    TABLES,
    Names,
    xer_word,
)
from scheduler.readers.foreign.primavera.base.account import Account
from scheduler.readers.foreign.primavera.base.rows import Row, Tables
from scheduler.readers.foreign.primavera.base.values import NUMBER
from scheduler.readers.foreign.xml.element import TRUE, XmlElement

BASELINE = "BaselineProject"
OF_PROJECT = frozenset({"PROJWBS", "TASK"})
"""Rows that belong to the project around them, whatever they say."""
USER_VALUES = ("Text", "Double", "Integer", "Cost", "StartDate", "FinishDate", "Indicator")


def rows_of(root: XmlElement, account: Account) -> Tables:
    """Return all rows of a file; of baselines there are none, which is told."""
    tables = Tables()
    _collect(root, None, tables, account)
    for element in root.all("Project"):
        row = _project(element)
        tables.add(row)
        key = row.text("proj_id")
        _options(element, key, tables)
        _collect(element, key, tables, account)
    baselines = [
        *root.all(BASELINE),
        *(each for project in root.all("Project") for each in project.all(BASELINE)),
    ]
    if baselines:
        what = "Baselines were left out: they are copies of dates."
        names = [f"{each.value('Id')} {each.value('Name')}".strip() for each in baselines]
        account.lost("import-baselines", what, names)
    return with_ids(tables)


def _project(element: XmlElement) -> Row:
    values = _values(element, PROJECT)
    if not values.get("proj_id"):
        values["proj_id"] = values.get("proj_short_name") or f"line-{element.line}"
    if element.attributes.get("external", "").strip().lower() in TRUE:
        values["export_flag"] = "N"
    return Row("PROJECT", values, element.line)


def _options(project: XmlElement, key: str, tables: Tables) -> None:
    options = project.child("ScheduleOptions")
    places = [project] if options is None else [options, project]
    name = "sched_calendar_on_relationship_lag"
    said = next(filter(None, (each.value("RelationshipLagCalendar") for each in places)), "")
    order = next(filter(None, (each.value("OutOfSequenceScheduleType") for each in places)), "")
    values = {
        "proj_id": key,
        name: xer_word(name, said),
        "sched_progress_override": "Y" if order == "Progress Override" else "N",
    }
    tables.add(Row("SCHEDOPTIONS", values, project.line))


def _collect(place: XmlElement, project: str | None, tables: Tables, account: Account) -> None:
    for element in place.children:
        if element.name in TABLES:
            _add(element, place, project, tables)
        elif element.children and not _is_known(element.name):
            what = "Elements that are not known were left out."
            account.lost("import-unknown-table", what, [element.name])


def _is_known(name: str) -> bool:
    return name in ASIDE or name in ("Project", BASELINE)


def _add(element: XmlElement, place: XmlElement, project: str | None, tables: Tables) -> None:
    table, names = TABLES[element.name]
    values = _values(element, names)
    if project is not None and (table in OF_PROJECT or not values.get("proj_id")):
        values["proj_id"] = project
    elif project is None and table in OF_PROJECT:
        values["proj_id"] = element.value("ProjectObjectId")
    if table == "TASK":
        values["task_id"] = values.get("task_id") or values.get("task_code", "")
        _per_cent(values)
    if table == "WBSMEMO":
        values["wbs_id"] = values.get("wbs_id") or place.value("WBSObjectId")
    tables.add(Row(table, values, element.line))
    own = values.get(names.get("ObjectId", ""), "")
    _user_values(element, own, tables)
    for code in element.all("Code") if table == "TASK" else ():
        assigned = {
            "task_id": own,
            "actv_code_type_id": code.value("TypeObjectId"),
            "actv_code_id": code.value("ValueObjectId"),
        }
        tables.add(Row("TASKACTV", assigned, code.line))


def _user_values(element: XmlElement, own: str, tables: Tables) -> None:
    for field in element.all("UDF"):
        text = next(filter(None, (field.value(name) for name in USER_VALUES)), "")
        values = {"udf_type_id": field.value("TypeObjectId"), "fk_id": own, "udf_text": text}
        tables.add(Row("UDFVALUE", values, field.line))


def _values(element: XmlElement, names: Names) -> dict[str, str]:
    values = {}
    for name, field in names.items():
        text = element.value(name)
        if text:
            values[field] = xer_word(field, text)
    return values


def _per_cent(values: dict[str, str]) -> None:
    """Turn what is typed as done from a part of one into per cent, as XER has it."""
    said = values.get("phys_complete_pct", "")
    if NUMBER.fullmatch(said) and abs(Decimal(said)) <= 1:
        values["phys_complete_pct"] = f"{Decimal(said) * 100:f}"

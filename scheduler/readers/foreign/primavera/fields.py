"""What planners keep beside the fields of P6: activity codes, user-defined fields, notes."""

from collections.abc import Mapping

from scheduler.readers.foreign.primavera.base.account import Account
from scheduler.readers.foreign.primavera.base.markup import plain
from scheduler.readers.foreign.primavera.base.rows import Row, Tables

Fields = dict[str, dict[str, str]]
"""Of each activity, node or resource by its id, the values by the names of their fields."""
VALUES = ("udf_text", "udf_number", "udf_date")
OF_TASK, OF_NODE, OF_RESOURCE = "TASK", "PROJWBS", "RSRC"
PLAIN_TOPIC = "notes"


def read_codes(tables: Tables, account: Account) -> Fields:
    """
    Return the activity codes of each activity.

    A field named after the code has its value; where the value has another description, a field
    named with the word ``description`` behind it has that.
    """
    types = tables.by("ACTVTYPE", "actv_code_type_id")
    codes = tables.by("ACTVCODE", "actv_code_id")
    found: Fields = {}
    for row in tables.all("TASKACTV"):
        code = codes.get(row.text("actv_code_id"))
        if code is None:
            _tell_unknown(row, row.text("actv_code_id"), account)
            continue
        kind = types.get(row.first("actv_code_type_id") or code.text("actv_code_type_id"))
        label = kind.text("actv_code_type") if kind else "Activity code"
        value, description = code.text("short_name"), code.text("actv_code_name")
        _put(found, row.text("task_id"), label, value or description)
        if value and description not in ("", value):
            _put(found, row.text("task_id"), f"{label} description", description)
    return found


def read_user_fields(tables: Tables, account: Account) -> Mapping[str, Fields]:
    """Return user-defined fields by what they belong to (the name of a table) and by its id."""
    types = tables.by("UDFTYPE", "udf_type_id")
    choices = tables.by("UDFCODE", "udf_code_id")
    found: dict[str, Fields] = {OF_TASK: {}, OF_NODE: {}, OF_RESOURCE: {}}
    elsewhere: list[str] = []
    for row in tables.all("UDFVALUE"):
        kind = types.get(row.text("udf_type_id"))
        code = choices.get(row.text("udf_code_id"))
        chosen = code.first("short_name", "udf_code_name") if code else ""
        value = row.first(*VALUES) or chosen
        if not value:
            continue
        if kind is None:
            _tell_unknown(row, value, account)
            continue
        label = kind.first("udf_type_label", "udf_type_name")
        table = kind.text("table_name").upper()
        if table in found:
            _put(found[table], row.text("fk_id"), label, value)
        else:
            elsewhere.append(f"{label} ({table})")
    if elsewhere:
        what = "User-defined fields of other things than activities and resources were left out."
        account.lost("import-field-elsewhere", what, elsewhere)
    return found


def read_notes(tables: Tables) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Return the notebooks of activities and of nodes, by their ids, as plain text."""
    topics = tables.by("MEMOTYPE", "memo_type_id")
    return (
        _notes(tables.grouped("TASKMEMO", "task_id"), "task_memo", topics),
        _notes(tables.grouped("WBSMEMO", "wbs_id"), "wbs_memo", topics),
    )


def _notes(
    grouped: Mapping[str, list[Row]], name: str, topics: Mapping[str, Row]
) -> Mapping[str, str]:
    found = {}
    for key, rows in grouped.items():
        texts = [_titled(row, plain(row.text(name)), topics) for row in rows]
        found[key] = "\n\n".join(text for text in texts if text)
    return found


def _titled(row: Row, text: str, topics: Mapping[str, Row]) -> str:
    topic = topics.get(row.text("memo_type_id"))
    title = topic.text("memo_type") if topic else ""
    return f"{title}: {text}" if text and title.lower() not in ("", PLAIN_TOPIC) else text


def _tell_unknown(row: Row, value: str, account: Account) -> None:
    what = "Codes and fields of which the file does not say what they are were left out."
    account.lost("import-field-unknown-kind", what, [f"{value[:40]} (line {row.line})"])


def _put(found: Fields, key: str, label: str, value: str) -> None:
    own = found.setdefault(key, {})
    before = own.get(label)
    own[label] = value if before in (None, value) else f"{before}, {value}"

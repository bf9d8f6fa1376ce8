"""Drop-downs of the columns: fixed words, or the keys of another sheet."""

from typing import Any

from scheduler.formats.workbook.column import Column, Form

SPARE_ROWS = 500
"""Rows below the last for which drop-downs and formats are ready."""

MANY = frozenset({Form.NAMES})
"""Forms of which a cell may hold several names, which no drop-down can offer together."""

YES_NO = ("yes", "no")


def drop_down(column: Column, keys: dict[str, int]) -> dict[str, Any] | None:
    """
    Return the drop-down of a column, if it has one.

    Parameters
    ----------
    column
        The column.
    keys
        How many rows the keys of each sheet may take.
    """
    if column.form is Form.FLAG:
        return _offered(list(YES_NO), is_strict=True)
    if column.form in {Form.CHOICE, Form.KIND}:
        return _offered(list(column.words), is_strict=True)
    if column.words:
        return _offered(list(column.words), is_strict=False)
    if column.names_of in keys:
        last = keys[column.names_of]
        source = f"='{column.names_of}'!$A$2:$A${last}"
        return _offered(source, is_strict=column.form not in MANY)
    return None


def _offered(source: list[str] | str, *, is_strict: bool) -> dict[str, Any]:
    """Return a drop-down; one that is not strict takes other texts without a question."""
    told = {
        "error_type": "warning",
        "error_title": "Not in the list",
        "error_message": "This is not in the drop-down. Keep it only if you mean it.",
    }
    return {
        "validate": "list",
        "source": source,
        "ignore_blank": True,
        "show_error": is_strict,
        **(told if is_strict else {}),
    }

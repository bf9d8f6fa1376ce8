"""For whom tables are written: the one choice that a command and the exports share."""

from enum import StrEnum


class CsvStyle(StrEnum):
    """Plain tables, or those that Excel opens with a double click, by its language."""

    PLAIN = "plain"
    EXCEL = "excel"
    EXCEL_SEMICOLON = "excel-semicolon"

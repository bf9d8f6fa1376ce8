"""The forms in which a plan goes to other programs."""

from enum import StrEnum


class ExportForm(StrEnum):
    """
    What a plan is written as.

    Files of Microsoft Project hold dates, links, calendars and people; lists for spreadsheets the
    dates, links and people of each step; calendar files the dates alone.
    """

    MSPDI = "mspdi"
    XLSX = "xlsx"
    CSV = "csv"
    ICS = "ics"


SCHEDULES = frozenset({ExportForm.MSPDI})
LISTS = frozenset({ExportForm.XLSX, ExportForm.CSV})
WITH_LINKS = SCHEDULES | LISTS
ALL = frozenset(ExportForm)

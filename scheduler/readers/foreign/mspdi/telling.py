"""What a project holds that is read no further."""

from collections.abc import Callable, Iterable

from scheduler.readers.foreign.mspdi.record import MspdiNotices, MspdiRecord
from scheduler.readers.foreign.mspdi.steps.outline import OutlineRow

FIRST_BASELINE = ("", "0")
TOGETHER = "Save the projects with their subprojects as one file, or import each."


def tell_of(rows: Iterable[OutlineRow], notices: MspdiNotices) -> None:
    """Tell what is in the rows of a project that the common form has no place for."""
    stated = [row.stated for row in rows if not row.is_blank]
    lonely = [row.stated for row in rows if not row.is_blank and not row.is_summary]
    text = "Inserted projects are files of their own, whose steps are not in this one."
    if found := _titles(stated, lambda row: row.is_on("IsSubproject")):
        notices.lost("import-subproject", text, found, TOGETHER)
    text = "Summaries without any steps under them are read as steps."
    if found := _titles(lonely, lambda row: row.is_on("Summary")):
        notices.noted("import-summary-alone", text, found)
    text = "Of several baselines the first is kept for comparison."
    if found := _titles(stated, _has_more_baselines):
        notices.noted("import-baselines", text, found)
    text = "Fixed costs of steps are not read."
    if found := _titles(stated, lambda row: bool(row.number("FixedCost"))):
        notices.noted("import-costs", text, found)


def _titles(rows: Iterable[MspdiRecord], fits: Callable[[MspdiRecord], bool]) -> list[str]:
    return [row.title for row in rows if fits(row)]


def _has_more_baselines(row: MspdiRecord) -> bool:
    numbers = (each.value("Number") for each in row.element.all("Baseline"))
    return any(number not in FIRST_BASELINE for number in numbers)

"""What a project holds that is read no further."""

from collections.abc import Callable

from scheduler.readers.foreign.mspdi.record import MspdiRecord
from scheduler.readers.foreign.mspdi.steps.outline import Outline, OutlineRow

FIRST_BASELINE = ("", "0")


def tell_of(project: MspdiRecord, outline: Outline) -> None:
    """Tell what is in the rows of a project that the common form has no place for."""
    rows = [row for row in outline.rows if not row.is_blank]
    _tell(
        project,
        [row for row in rows if row.stated.is_on("IsSubproject")],
        "import-subproject",
        "Inserted projects are files of their own, whose steps are not in this one.",
        "Save the projects with their subprojects as one file, or import each.",
    )
    _tell(
        project,
        [row for row in rows if row.stated.is_on("Summary") and not row.is_summary],
        "import-summary-alone",
        "Summaries without any steps under them are read as steps.",
        "",
    )
    _tell(
        project,
        [row for row in rows if _has_more_baselines(row)],
        "import-baselines",
        "Of several baselines the first is kept for comparison.",
        "",
    )
    _tell(
        project,
        [row for row in rows if row.stated.number("FixedCost")],
        "import-costs",
        "Fixed costs of steps are not read.",
        "",
    )


def _has_more_baselines(row: OutlineRow) -> bool:
    numbers = (each.value("Number") for each in row.stated.element.all("Baseline"))
    return any(number not in FIRST_BASELINE for number in numbers)


def _tell(project: MspdiRecord, rows: list[OutlineRow], code: str, text: str, way_out: str) -> None:
    if rows:
        names = [row.stated.title for row in rows]
        tell: Callable[..., None] = project.notices.lost
        if code != "import-subproject":
            tell = project.notices.noted
        tell(code, text, names, way_out)

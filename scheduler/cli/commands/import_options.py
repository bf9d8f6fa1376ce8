"""Options that say what a schedule of another program leaves open."""

from typing import Annotated, Any

import typer

from scheduler.interchange.uses import (
    BareNumbers,
    ConstraintUse,
    EquipmentUse,
    InactiveUse,
    LunchUse,
    ManualUse,
    ProgressUse,
    RunThrough,
)


def field_option(name: str, what: str) -> Any:
    """Return an option that names the field in which the source keeps something."""
    return typer.Option(f"--{name}", metavar="FIELD", help=f"The field with {what}.")


Launch = Annotated[
    str | None,
    typer.Option(help="The launch step: its key, row or name; by default the only last one."),
]
TimeZone = Annotated[
    str | None, typer.Option(help="The site's time zone, such as Asia/Shanghai; by default UTC.")
]
Project = Annotated[str | None, typer.Option(help="Of several projects in the file, this one.")]
Encoding = Annotated[
    str | None, typer.Option(help="Of XER and CSV files: the code page, such as cp1251.")
]
Sheet = Annotated[str | None, typer.Option(help="Of workbooks: the sheet with the steps.")]
Start = Annotated[
    str | None, typer.Option(metavar="DATE", help="The start of the campaign; by default theirs.")
]
DataDate = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="Up to when work is reported; by default their status date."),
]
Key = Annotated[str | None, field_option("key", "the keys of the steps; WBS for the WBS code")]
Facility = Annotated[str | None, field_option("facility", "the place of a step")]
Hazard = Annotated[str | None, field_option("hazard", "the hazards of a step")]
Flow = Annotated[
    str | None, field_option("flow", "the flow of a step; WBS for the outermost summary")
]
Tag = Annotated[str | None, field_option("tag", "tags; WBS for the outermost summary")]
Test = Annotated[str | None, field_option("test", "yes for tests")]
HoldPoint = Annotated[str | None, field_option("hold-point", "the hold point that a step is")]
Habit = Annotated[
    str | None,
    field_option("habit", "yes where links are habits; comment for the comments of the links"),
]
Constraints = Annotated[
    ConstraintUse | None, typer.Option(help="Dates that bind steps: as windows, or not at all.")
]
Equipment = Annotated[
    EquipmentUse | None, typer.Option(help="Equipment: as facilities, as crews, or not at all.")
]
EquipmentNames = Annotated[
    list[str] | None,
    typer.Option(
        "--equipment-name",
        metavar="NAME",
        help="A resource, or a group of them, that is equipment; as often as needed.",
    ),
]
Lunch = Annotated[
    LunchUse | None, typer.Option(help="Breaks at midday: kept, or joined into one shift.")
]
Inactive = Annotated[
    InactiveUse | None, typer.Option(help="Steps that are switched off: dropped, or kept.")
]
Manual = Annotated[
    ManualUse | None,
    typer.Option(help="Steps with dates set by hand: planned as others, or on their dates."),
]
Through = Annotated[
    RunThrough | None,
    typer.Option(
        "--run-through", help="Which steps do not pause: none, or those that fit one stretch."
    ),
]
Progress = Annotated[
    ProgressUse | None, typer.Option(help="Work done: as facts of the day, or not at all.")
]
Numbers = Annotated[
    BareNumbers | None, typer.Option(help="Of tables: the unit of durations without one.")
]
Columns = Annotated[
    list[str] | None,
    typer.Option(
        "--column",
        metavar="HEADING=FIELD",
        help="Of tables: what a column holds, such as 'Std=duration'; as often as needed.",
    ),
]

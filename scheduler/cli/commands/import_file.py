"""``launch-scheduler import``."""

from pathlib import Path
from typing import Annotated, Any

import typer

from scheduler.cli.arguments.options import Debug, Json
from scheduler.cli.commands import import_options as given
from scheduler.cli.terminal.console import explained_errors, print_json, report


def import_command(
    source: Annotated[
        Path | None,
        typer.Argument(
            metavar="FILE",
            help="A schedule: MS Project XML, Primavera XER or XML, an Excel workbook or CSV list.",
        ),
    ] = None,
    *,
    update: Annotated[
        Path | None,
        typer.Option(
            "--update",
            metavar="GRAPH",
            help="Bring this graph, imported before, up to date: show what changed in FILE since, "
            "by default the same file, and keep what was added by hand.",
        ),
    ] = None,
    to: Annotated[
        Path | None,
        typer.Option(
            "--to", "--out", "-o", help="The task graph; by default FILE.yaml in this folder."
        ),
    ] = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Write over files that are there.")
    ] = False,
    choices: Annotated[
        Path | None,
        typer.Option(
            "--choices", help="Choices kept in a file; by default FILE.import.yaml beside FILE."
        ),
    ] = None,
    keep_choices: Annotated[
        bool, typer.Option("--keep-choices", help="Keep the choices made in that file.")
    ] = False,
    launch: given.Launch = None,
    time_zone: given.TimeZone = None,
    project: given.Project = None,
    encoding: given.Encoding = None,
    sheet: given.Sheet = None,
    start: given.Start = None,
    data_date: given.DataDate = None,
    key: given.Key = None,
    facility: given.Facility = None,
    hazard: given.Hazard = None,
    flow: given.Flow = None,
    tag: given.Tag = None,
    test: given.Test = None,
    hold_point: given.HoldPoint = None,
    habit: given.Habit = None,
    constraints: given.Constraints = None,
    equipment: given.Equipment = None,
    equipment_name: given.EquipmentNames = None,
    lunch: given.Lunch = None,
    inactive: given.Inactive = None,
    manual: given.Manual = None,
    run_through: given.Through = None,
    progress: given.Progress = None,
    numbers: given.Numbers = None,
    column: given.Columns = None,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """
    Make a task graph of a schedule from MS Project, Primavera P6, Excel or a CSV list.

    Writes the graph, and progress.yaml beside it if the file knows of work done, and says what was
    lost and what was decided on the way. What the file cannot say, options decide; --keep-choices
    keeps them for the next export of the same schedule, and --update brings a graph up to date.
    """
    fields = {
        "key": key,
        "facility": facility,
        "hazard": hazard,
        "flow": flow,
        "tag": tag,
        "test": test,
        "hold_point": hold_point,
        "habit": habit,
    }
    stated: dict[str, Any] = {
        "launch": launch,
        "time_zone": time_zone,
        "project": project,
        "encoding": encoding,
        "sheet": sheet,
        "start": start,
        "data_date": data_date,
        "fields": {name: value for name, value in fields.items() if value is not None} or None,
        "constraints": constraints,
        "equipment": equipment,
        "equipment_names": equipment_name or None,
        "lunch": lunch,
        "inactive": inactive,
        "manual": manual,
        "run_through": run_through,
        "progress": progress,
        "numbers": numbers,
    }
    with explained_errors(debug=debug):
        from scheduler.cli.commands.import_files import ImportRequest, import_files, update_files
        from scheduler.cli.reports.importing import import_data, import_lines
        from scheduler.cli.reports.updating import update_data, update_lines

        request = ImportRequest(
            source=source,
            to=to,
            replace=replace,
            choices=choices,
            keep_choices=keep_choices,
            stated={name: value for name, value in stated.items() if value is not None},
            columns=tuple(column or ()),
        )
        if update is not None:
            updated = update_files(request, update)
            if as_json:
                print_json(update_data(updated))
                return
            for line in update_lines(updated):
                report(line)
            return
        done = import_files(request)
        if as_json:
            print_json(import_data(done))
            return
        for line in import_lines(done):
            report(line)

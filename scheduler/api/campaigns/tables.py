"""Task graphs written as workbooks, named by texts or paths."""

from os import PathLike
from pathlib import Path

from scheduler.pipeline.interchange import tables

AnyPath = str | PathLike[str]


def write_table(graph: AnyPath, path: AnyPath, *, replace: bool = False) -> Path:
    """
    Write a task graph as the Excel workbook in which a campaign is planned without YAML.

    ``import_schedule`` reads it back.

    Parameters
    ----------
    graph
        The task graph.
    path
        The workbook.
    replace
        Whether a file that is there may be written over.

    Returns
    -------
        Where it is.

    Raises
    ------
    InputError
        With every mistake of the graph.
    ExportError
        If the place cannot be written, or a file is there already.
    """
    return tables.write_table(Path(graph), Path(path), replace=replace).path

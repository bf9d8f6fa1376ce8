"""A task graph as a workbook, and what is told of one that comes back."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from scheduler.errors import ExportError, InputError
from scheduler.exports.folder.writing import write_whole
from scheduler.exports.workbook.writing import table_bytes
from scheduler.formats.foreign.notices import Notice, NoticeKind
from scheduler.interchange.choices import ImportChoices
from scheduler.interchange.importing import Imported
from scheduler.interchange.text.scalars import LOADER
from scheduler.model.campaign import Campaign
from scheduler.pipeline.campaign_text import Writer
from scheduler.pipeline.opened import open_graph
from scheduler.readers.workbook.reading import ReadWorkbook, read_workbook

ENDING = ".xlsx"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tabled:
    """A task graph written as a table: where, and how many comments it leaves behind."""

    graph: Path
    path: Path
    campaign: Campaign
    comments: int


def write_table(graph: Path, to: Path | None = None, *, replace: bool = False) -> Tabled:
    """
    Write a task graph as a workbook in which a planner goes on.

    The workbook is read back first: it says the very same campaign.

    Parameters
    ----------
    graph
        The task graph.
    to
        The workbook; by default one named after the graph, in this folder.
    replace
        Whether a file that is there may be written over.

    Raises
    ------
    InputError
        With every mistake of the graph.
    ExportError
        If a workbook cannot say it, the place cannot be written, or a file is there already.
    """
    name = f"{graph.stem}{ENDING}"
    path = Path(name) if to is None else to
    if path.is_dir():
        path /= name
    if path.exists() and not replace:
        message = f"{path} is there already, and may have been edited since."
        raise ExportError(f"{message}\n    --replace writes over it, --to names another place.")
    opened = open_graph(graph)
    campaign = opened.campaign
    content = table_bytes(Writer(campaign.zone).plain(campaign))
    _require_same(content, path, campaign)
    write_whole(path, content)
    comments = sum(1 for _ in comments_of(opened.draft.text))
    return Tabled(graph=graph, path=path, campaign=campaign, comments=comments)


def _require_same(content: bytes, path: Path, campaign: Campaign) -> None:
    try:
        again = read_workbook(content, str(path)).campaign
    except InputError as error:
        message = f"a workbook cannot say this campaign: {error.problems[0]}"
        raise ExportError(message) from error
    for name in type(campaign).model_fields:
        if name != "format" and getattr(again, name) != getattr(campaign, name):
            raise ExportError(f"a workbook cannot say this campaign: {name} would not come back")


def comments_of(text: str) -> Iterator[str]:
    """Yield the comments of a YAML text."""
    taken = [
        (token.start_mark.index, token.end_mark.index)
        for token in yaml.scan(text, Loader=LOADER)
        if isinstance(token, yaml.ScalarToken)
    ]
    place, within = 0, iter([*taken, (len(text), len(text))])
    for start, end in within:
        for line in text[place:start].splitlines():
            if "#" in line:
                yield line.partition("#")[2].strip()
        place = max(place, end)


def imported_table(read: ReadWorkbook, choices: ImportChoices) -> Imported:
    """Return a table that was read as an import, with all there is to say of it."""
    names = {key: task.title for key, task in read.campaign.tasks.items()}
    return Imported(graph=read.data, names=names, notices=tuple(_notices(read, choices)))


def _notices(read: ReadWorkbook, choices: ImportChoices) -> Iterator[Notice]:
    if read.account.unread:
        yield Notice(
            code="import-table-not-read",
            kind=NoticeKind.LOST,
            text="Columns, rows and sheets of your own are not read",
            names=tuple(dict.fromkeys(read.account.unread)),
            way_out="Their place in a campaign is a note or a tag.",
        )
    if read.account.hidden:
        yield Notice(
            code="import-table-hidden",
            kind=NoticeKind.NOTED,
            text="Hidden rows count like others",
            names=tuple(read.account.hidden),
            way_out="Delete a row to leave it out.",
        )
    unused = sorted(choices.model_fields_set)
    if unused:
        yield Notice(
            code="import-table-choices",
            kind=NoticeKind.NOTED,
            text="A table says all itself: these choices are not used",
            names=tuple(unused),
        )

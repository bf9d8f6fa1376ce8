"""Where in a file the list stands: its sheet, the row of headings, what each column holds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from scheduler.readers.foreign.refusing import refused
from scheduler.readers.foreign.tables.sheets.sheet import Sheet, SheetRow
from scheduler.readers.foreign.tables.words.headings import Column, column_of, plain, unit_of

ENOUGH = 3
"""Known columns by which a row is one of headings, whatever they say."""
LOOKED_AT = 60
"""Rows in which headings are looked for."""
NAMED_STEPS = {"step", "item"}
"""Headings of numbers, or of names where the numbers have a column of their own."""
NAMING = {Column.ID, Column.NAME, Column.WBS}
TELLING = {
    Column.DURATION,
    Column.PREDECESSORS,
    Column.SUCCESSORS,
    Column.START,
    Column.FINISH,
    Column.RESOURCES,
}


@dataclass(frozen=True)
class FoundList:
    """
    A list of steps: its sheet, the rows below the headings, and the columns by what they hold.

    ``others`` are columns that mean nothing here, by heading; ``units`` are the units that
    headings state.
    """

    sheet: Sheet
    headings: SheetRow
    rows: tuple[SheetRow, ...]
    columns: Mapping[Column, int]
    others: Mapping[str, int]
    units: Mapping[Column, str] = field(default_factory=dict)


def find_list(
    sheets: Sequence[Sheet], file: str, sheet: str, columns: Mapping[str, str]
) -> FoundList:
    """
    Return the list of steps of a file, that with the most telling headings and rows.

    Raises
    ------
    InputError
        If there is no such sheet, no list, or a column that is named for something is not there.
    """
    chosen = [each for each in sheets if each.name.casefold() == sheet.casefold()]
    if sheet and not chosen:
        names = ", ".join(repr(each.name) for each in sheets)
        raise refused(file, "foreign-no-sheet", f"there is no sheet {sheet!r}", f"It has {names}.")
    found = [
        _list_in(each, at, columns)
        for each in (chosen or sheets)
        for at in range(min(LOOKED_AT, len(each.rows)))
    ]
    lists = [each for each in found if each is not None and each.rows]
    if not lists:
        raise refused(file, "foreign-no-list", "no row reads as the headings of a list", HELP)
    best = max(lists, key=_worth)
    _require_columns(best, file, columns)
    return best


HELP = (
    "Head the columns: ID, Name, Duration, Predecessors, Crew; or say what they hold with "
    "--column HEADING=name."
)


def _worth(found: FoundList) -> tuple[int, int, int]:
    """Rank lists by what their headings say, then by length; of one sheet the higher row."""
    return (
        not found.sheet.is_hidden,
        len(found.columns) * 1000 + min(len(found.rows), 999),
        -found.headings.line,
    )


def _list_in(sheet: Sheet, at: int, stated: Mapping[str, str]) -> FoundList | None:
    """Return the list whose headings are in a row, None if they are none."""
    row = sheet.rows[at]
    meant = {plain(name): Column(what) for name, what in stated.items() if what in set(Column)}
    columns: dict[Column, int] = {}
    others: dict[str, int] = {}
    for place, cell in enumerate(row.cells):
        if cell.is_empty or not isinstance(cell.value, str):
            continue
        column = meant.get(plain(cell.text)) or column_of(cell.text)
        if column is None or column in columns:
            others.setdefault(" ".join(cell.text.split()), place)
        else:
            columns[column] = place
    _name_by_step(columns, others, row)
    if not NAMING & set(columns) or not (TELLING & set(columns) or len(columns) >= ENOUGH):
        return None
    units = {
        each: unit for each, place in columns.items() if (unit := unit_of(row.cells[place].text))
    }
    if Column.NAME not in columns and Column.ID in columns:
        columns = {**columns, Column.NAME: columns[Column.ID]}
    return FoundList(sheet, row, sheet.rows[at + 1 :], columns, others, units)


def _name_by_step(columns: dict[Column, int], others: dict[str, int], row: SheetRow) -> None:
    """Take ``Step`` for the name where another column has the number, and none the name."""
    if Column.NAME in columns or Column.ID not in columns:
        return
    steps = [at for at, cell in enumerate(row.cells) if plain(cell.text) in NAMED_STEPS]
    numbers = [at for at, cell in enumerate(row.cells) if column_of(cell.text) is Column.ID]
    numbers = [at for at in numbers if at not in steps]
    if steps and numbers:
        columns[Column.ID], columns[Column.NAME] = numbers[0], steps[0]
        for place in (numbers[0], steps[0]):
            others.pop(" ".join(row.cells[place].text.split()), None)


def _require_columns(found: FoundList, file: str, stated: Mapping[str, str]) -> None:
    """Refuse choices of columns that the list does not have, or that mean nothing."""
    there = {plain(cell.text) for cell in found.headings.cells if not cell.is_empty}
    for name, what in stated.items():
        if plain(name) not in there:
            names = ", ".join(cell.text for cell in found.headings.cells if not cell.is_empty)
            message = f"there is no column {name!r}"
            raise refused(
                file, "foreign-no-column", message, f"It has {names}.", found.headings.line
            )
        if what not in set(Column):
            kinds = ", ".join(Column)
            message = f"a column cannot hold {what!r}"
            raise refused(file, "foreign-no-column", message, f"It may hold {kinds}.")

"""Which rows of a list are steps, and which stand above others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scheduler.readers.foreign.tables.finding import FoundList
from scheduler.readers.foreign.tables.sheets.sheet import Cell, SheetRow
from scheduler.readers.foreign.tables.told import Told
from scheduler.readers.foreign.tables.words.flags import is_sum, is_yes
from scheduler.readers.foreign.tables.words.headings import Column


@dataclass(frozen=True, slots=True)
class ListRow:
    """A row of the list: its ``uid`` for links, its ``code`` for people, its outline."""

    row: SheetRow
    uid: str
    code: str
    name: str
    level: int
    parent: str | None
    is_summary: bool

    @property
    def title(self) -> str:
        """How it is named to people."""
        return " ".join(each for each in (self.code, self.name) if each) or f"row {self.row.line}"


@dataclass(frozen=True, slots=True)
class _Draft:
    row: SheetRow
    code: str
    wbs: str
    name: str
    is_phase: bool = False


def outline(found: FoundList, told: Told) -> list[ListRow]:
    """Return the rows that are steps or stand above steps, in their order."""
    drafts = [draft for row in found.rows if (draft := _draft(row, found, told)) is not None]
    levels = _levels(drafts, found)
    marked = _marked(drafts, found)
    return list(_linked(drafts, levels, marked))


def _cell(row: SheetRow, found: FoundList, column: Column) -> Cell:
    place = found.columns.get(column)
    return Cell() if place is None else row.cell(place)


def _draft(row: SheetRow, found: FoundList, told: Told) -> _Draft | None:
    """Return what a row names; None, told why, if it is no step."""
    name = _cell(row, found, Column.NAME).text
    wbs = _cell(row, found, Column.WBS).text
    code = _cell(row, found, Column.ID).text
    if found.columns.get(Column.ID) == found.columns.get(Column.NAME):
        name = code
    first = row.cells[row.filled[0]].text
    if is_sum(first):
        told.noted("import-sum-row", "Rows with sums are no steps.", f"row {row.line}")
        return None
    if _is_heading(row, found):
        told.noted(
            "import-headings-again", "Headings that are repeated are no steps.", f"row {row.line}"
        )
        return None
    if len(row.filled) == 1 and (row.is_merged or _heads_a_phase(row, found)):
        return _Draft(row, "", "", first, is_phase=True)
    if not (name or code or wbs):
        told.lost(
            "import-nameless-row",
            "Rows without a name or a number are left out.",
            f"row {row.line}",
        )
        return None
    return _Draft(row, code, wbs, name or code or wbs)


def _heads_a_phase(row: SheetRow, found: FoundList) -> bool:
    """Whether the one cell of a row is a text where the others have a number, or a name without."""
    place = row.filled[0]
    is_text = isinstance(row.cells[place].value, str)
    return is_text and Column.ID in found.columns and place != found.columns.get(Column.WBS)


def _is_heading(row: SheetRow, found: FoundList) -> bool:
    headings = [cell.text for cell in found.headings.cells]
    return [cell.text for cell in row.cells if cell.text] == [each for each in headings if each]


def _levels(drafts: Sequence[_Draft], found: FoundList) -> list[int]:
    """Return the level of each row by what says most of it: a column, indents, groups, numbers."""
    for levels in (_stated(drafts, found), _indented(drafts, found), _grouped(drafts)):
        if len(set(levels)) > 1:
            return levels
    dotted = _dotted(drafts)
    if len(set(dotted)) > 1:
        return dotted
    phases, levels = False, []
    for draft in drafts:
        phases = phases or draft.is_phase
        levels.append(2 if phases and not draft.is_phase else 1)
    return levels


def _stated(drafts: Sequence[_Draft], found: FoundList) -> list[int]:
    texts = [_cell(draft.row, found, Column.LEVEL).text for draft in drafts]
    return [int(text) if text.isdecimal() else 1 for text in texts]


def _indented(drafts: Sequence[_Draft], found: FoundList) -> list[int]:
    indents = [_cell(draft.row, found, Column.NAME).indent for draft in drafts]
    open_ones: list[int] = []
    levels = []
    for indent in indents:
        while open_ones and open_ones[-1] >= indent:
            open_ones.pop()
        open_ones.append(indent)
        levels.append(len(open_ones))
    return levels


def _grouped(drafts: Sequence[_Draft]) -> list[int]:
    return [draft.row.level + 1 for draft in drafts]


def _dotted(drafts: Sequence[_Draft]) -> list[int]:
    """Return levels by numbers such as 2.1, of those that have the number above them, too."""
    numbers = [draft.wbs or draft.code for draft in drafts]
    known = set(numbers)
    levels: dict[str, int] = {}
    for number in numbers:
        above = number.rpartition(".")[0]
        levels[number] = levels.get(above, 1) + 1 if above and above in known else 1
    return [levels[number] for number in numbers]


def _marked(drafts: Sequence[_Draft], found: FoundList) -> list[bool]:
    return [
        draft.is_phase or is_yes(_cell(draft.row, found, Column.SUMMARY).text) for draft in drafts
    ]


def _linked(
    drafts: Sequence[_Draft], levels: Sequence[int], marked: Sequence[bool]
) -> list[ListRow]:
    """Give each row the row above it."""
    rows: list[ListRow] = []
    above: list[tuple[int, str]] = []
    codes = _codes(drafts)
    for at, (draft, level) in enumerate(zip(drafts, levels, strict=True)):
        while above and above[-1][0] >= level:
            above.pop()
        parent = above[-1][1] if above else None
        uid = f"row {draft.row.line}"
        above.append((level, uid))
        has_children = at + 1 < len(levels) and levels[at + 1] > level
        rows.append(
            ListRow(
                draft.row,
                uid,
                codes[at],
                draft.name,
                len(above),
                parent,
                has_children or marked[at],
            )
        )
    return rows


def _codes(drafts: Sequence[_Draft]) -> list[str]:
    """Return what people call each row: its number, or its code if that is more than a number."""
    is_worded = any(any(each.isalpha() for each in draft.wbs) for draft in drafts)
    return [(draft.wbs if is_worded and draft.wbs else draft.code) or draft.wbs for draft in drafts]


def names_of(rows: Sequence[ListRow], found: FoundList, told: Told) -> Mapping[str, str]:
    """
    Return the uid of every row by all names that a predecessor may use, in small letters.

    Numbers come before codes and these before names. One used twice means the first row.
    """
    known = _by_number(rows, found, told)
    for names in ([row.code for row in rows], [_wbs(row, found) for row in rows], _names(rows)):
        for row, name in zip(rows, names, strict=True):
            if name:
                known.setdefault(name.casefold(), row.uid)
    if Column.ID not in found.columns:
        for place, row in enumerate(rows, start=1):
            known.setdefault(str(place), row.uid)
    return known


def _by_number(rows: Sequence[ListRow], found: FoundList, told: Told) -> dict[str, str]:
    known: dict[str, str] = {}
    for row in rows:
        number = _cell(row.row, found, Column.ID).text.casefold()
        if number in known:
            told.decided(
                "import-id-twice",
                "Numbers used twice: links go to the first step of that number.",
                row.title,
                way_out="Give each step a number of its own.",
            )
        if number:
            known.setdefault(number, row.uid)
    return known


def _wbs(row: ListRow, found: FoundList) -> str:
    return _cell(row.row, found, Column.WBS).text


def _names(rows: Sequence[ListRow]) -> list[str]:
    """Return the names that only one row has."""
    count: dict[str, int] = {}
    for row in rows:
        count[row.name] = count.get(row.name, 0) + 1
    return [row.name if count[row.name] == 1 else "" for row in rows]

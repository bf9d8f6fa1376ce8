"""The columns of a list that name other steps, and those that name crews."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from scheduler.formats.foreign.steps import ForeignAssignment, ForeignLink, ForeignResource
from scheduler.formats.foreign.words import ResourceKind
from scheduler.readers.foreign.tables.cells.crews import assigned
from scheduler.readers.foreign.tables.cells.lengths import Measures
from scheduler.readers.foreign.tables.cells.predecessors import Mention, mentions
from scheduler.readers.foreign.tables.finding import FoundList
from scheduler.readers.foreign.tables.outline import ListRow
from scheduler.readers.foreign.tables.people import People
from scheduler.readers.foreign.tables.told import Told
from scheduler.readers.foreign.tables.words.flags import is_no
from scheduler.readers.foreign.tables.words.headings import Column


@dataclass
class Naming:
    """Reads which steps and crews the rows of a list name."""

    found: FoundList
    measures: Measures
    told: Told
    known: Mapping[str, str]
    people: People

    def links(self, rows: Sequence[ListRow]) -> list[ForeignLink]:
        """Return the links of both columns, each once."""
        links: dict[tuple[str, str, str, str], ForeignLink] = {}
        for row in rows:
            for link in self._links(row):
                shown = link.lag.text if link.lag else ""
                links.setdefault((link.predecessor, link.successor, link.kind, shown), link)
        return list(links.values())

    def _links(self, row: ListRow) -> Iterator[ForeignLink]:
        for mention in self._mentions(row, Column.PREDECESSORS):
            yield self._link(mention, row, self._uid(mention), row.uid)
        for mention in self._mentions(row, Column.SUCCESSORS):
            yield self._link(mention, row, row.uid, self._uid(mention))

    def _link(self, mention: Mention, row: ListRow, before: str, after: str) -> ForeignLink:
        return ForeignLink(
            predecessor=before,
            successor=after,
            kind=mention.kind,
            lag=mention.lag,
            is_habit=mention.is_soft,
            line=row.row.line,
        )

    def _uid(self, mention: Mention) -> str:
        return self.known.get(mention.name.casefold(), mention.name)

    def _mentions(self, row: ListRow, column: Column) -> list[Mention]:
        place = self.found.columns.get(column)
        if place is None:
            return []
        cell = row.row.cell(place)
        if isinstance(cell.value, datetime):
            what = f"the {column} of {row.title} are a date, {cell.text}"
            hint = "A spreadsheet has made a date of them: write them as text, such as '2-3."
            self._refuse(row, what, hint)
            return []
        found, unread = mentions(cell.text, self.known, self.measures)
        if unread or cell.formula:
            what = f"{unread or cell.formula!r} among the {column} of {row.title} cannot be read"
            hint = "Write the number of the step, the kind of link and the lag: A05 FF+1h."
            self._refuse(row, what, hint)
        return found

    def _refuse(self, row: ListRow, message: str, hint: str) -> None:
        place = self.found.columns.get(Column.ACTIVE)
        if place is None or not is_no(row.row.cell(place).text):
            self.told.refuse(row.row.line, "foreign-predecessor", message, hint)

    def crews(
        self, rows: Sequence[ListRow]
    ) -> tuple[list[ForeignResource], list[ForeignAssignment]]:
        """Return everybody whom steps name or sheets state, and who is assigned to what."""
        made: dict[str, ForeignResource] = {each.uid: each for each in self.people.resources}
        jobs: list[ForeignAssignment] = []
        place = self.found.columns.get(Column.RESOURCES, self.found.sheet.width)
        for row in rows:
            for one in assigned(
                row.row.cell(place).text, set(self.people.names), self.measures.decimal
            ):
                stated = self.people.named(one.name)
                uid = stated.uid if stated else one.name.casefold()
                if uid not in made:
                    made[uid] = ForeignResource(uid=uid, name=one.name, line=row.row.line)
                    self._tell_unknown(one.name)
                if one.material:
                    made[uid] = replace(made[uid], kind=ResourceKind.MATERIAL, label=one.material)
                units = None if one.material else one.units
                jobs.append(
                    ForeignAssignment(task=row.uid, resource=uid, units=units, line=row.row.line)
                )
        return list(made.values()), jobs

    def _tell_unknown(self, name: str) -> None:
        if self.people.crews:
            self.told.decided(
                "import-crew-not-listed",
                "Crews that steps name, and no sheet of crews does.",
                name,
                way_out="Add them to the sheet of crews, or correct the steps.",
            )

"""Links between steps, and to steps elsewhere."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from scheduler.formats.foreign.steps import ForeignLength, ForeignLink
from scheduler.model.link import LinkKind
from scheduler.readers.foreign.mspdi.lengths import DAYS, Units, lag
from scheduler.readers.foreign.mspdi.record import MspdiRecord

KINDS = {0: LinkKind.FF, 1: LinkKind.FS, 2: LinkKind.SF, 3: LinkKind.SS}
MOST_TENTHS = 600_000_000
"""A million hours in tenths of a minute: a longer lag is a slip."""


@dataclass(frozen=True, slots=True)
class LinkReader:
    """
    Reads the links of a project's steps.

    ``outside`` has what to call a step that stands for one of another project, by its uid.
    """

    units: Units
    outside: Mapping[str, str]

    def links(self, row: MspdiRecord, uid: str) -> Iterator[ForeignLink]:
        """Yield the links of a step to what it follows."""
        for element in row.element.all("PredecessorLink"):
            stated = row.within(element)
            elsewhere = _elsewhere(stated)
            predecessor = "" if elsewhere else stated.text("PredecessorUID")
            if not predecessor and not elsewhere:
                what = "Links that name no predecessor were left out."
                row.notices.lost("import-link-without-predecessor", what, [row.title])
                continue
            yield ForeignLink(
                predecessor=predecessor,
                successor=uid,
                kind=_kind(stated),
                lag=self._lag(stated),
                outside=elsewhere or self.outside.get(predecessor, ""),
                line=stated.line,
            )

    def _lag(self, stated: MspdiRecord) -> ForeignLength | None:
        tenths = stated.number("LinkLag")
        code = stated.whole("LagFormat")
        if tenths is not None and abs(tenths) > MOST_TENTHS:
            stated.unreadable("LinkLag", stated.text("LinkLag"))
            return None
        known = DAYS if code is None or code < 0 else code
        return lag(tenths or Fraction(0), known, self.units)


def _elsewhere(stated: MspdiRecord) -> str:
    """Return what a link to another project names; the uid beside it is nobody here."""
    name = stated.text("CrossProjectName")
    return (name or "another project") if stated.is_on("CrossProject") else ""


def _kind(stated: MspdiRecord) -> LinkKind:
    kind = stated.whole("Type")
    if kind is not None and kind not in KINDS:
        stated.unreadable("Type", stated.text("Type"))
    return LinkKind.FS if kind is None else KINDS.get(kind, LinkKind.FS)

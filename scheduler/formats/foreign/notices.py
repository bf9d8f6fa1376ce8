"""What a reader lost or decided, so that nothing is dropped in silence."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class NoticeKind(StrEnum):
    """Whether something is gone, was read in one of several ways, or is only to be known."""

    LOST = "lost"
    DECIDED = "decided"
    NOTED = "noted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """
    One kind of loss or decision.

    ``code`` names the kind (``import-lag-percent``), ``text`` says it as a sentence without the
    names, ``names`` are all that it concerns, as the source calls them, in the order of the
    source, ``way_out`` is the option or the edit that changes it.
    """

    code: str
    kind: NoticeKind
    text: str
    names: tuple[str, ...] = ()
    way_out: str = ""

    @property
    def count(self) -> int:
        """How many it concerns; one if it names nothing."""
        return max(len(self.names), 1)


def sentence(text: str) -> str:
    """Return a text with a capital at its beginning and a full stop at its end."""
    whole = text.strip()
    end = "" if whole.endswith((".", "?", "!")) else "."
    return f"{whole[:1].upper()}{whole[1:]}{end}" if whole else ""


def joined(notices: Iterable[Notice]) -> tuple[Notice, ...]:
    """
    Return the notices with those of one code and text made one, in order of appearance.

    Their texts are made sentences, however they were written.
    """
    found: dict[tuple[str, str], Notice] = {}
    for notice in notices:
        text = sentence(notice.text)
        key = (notice.code, text)
        before = found.get(key)
        names = notice.names if before is None else before.names + notice.names
        found[key] = Notice(
            code=notice.code,
            kind=notice.kind,
            text=text,
            names=tuple(dict.fromkeys(names)),
            way_out=notice.way_out,
        )
    return tuple(found.values())

"""What was lost and what was decided on the way to or from another program, in lines."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from scheduler.errors import visible
from scheduler.formats.foreign.notices import Notice, NoticeKind

SHOWN = 3
HEADS = {
    NoticeKind.LOST: "Lost:",
    NoticeKind.DECIDED: "Decided:",
    NoticeKind.NOTED: "To know:",
}


def notice_lines(notices: Iterable[Notice]) -> Iterator[str]:
    """Yield a line for each kind of loss or decision in the order given, ways out below."""
    told = tuple(notices)
    if all(notice.kind is not NoticeKind.LOST for notice in told):
        yield "Nothing was lost."
    for kind, found in groupby(told, lambda notice: notice.kind):
        yield ""
        yield HEADS[kind]
        for notice in found:
            yield visible(f"  {notice_line(notice)}")
            if notice.way_out:
                lead = "Otherwise: " if notice.way_out.startswith("--") else ""
                yield visible(f"      {lead}{notice.way_out}")


def by_kind(notices: Iterable[Notice]) -> list[Notice]:
    """Return notices with losses first, then decisions."""
    ranks = list(HEADS)
    return sorted(notices, key=lambda notice: ranks.index(notice.kind))


def notice_line(notice: Notice) -> str:
    """Return a notice on one line: its sentence, how many it concerns and the first of them."""
    text = f"{notice.text[:1].upper()}{notice.text[1:].rstrip('.')}"
    if not notice.names:
        return f"{text}. [{notice.code}]"
    shown = ", ".join(" ".join(name.split()) for name in notice.names[:SHOWN])
    more = ", ..." if notice.names[SHOWN:] else ""
    return f"{text} ({notice.count}): {shown}{more} [{notice.code}]"


def notice_data(notice: Notice) -> dict[str, Any]:
    """Return one notice for programs."""
    return {
        "code": notice.code,
        "kind": notice.kind.value,
        "text": notice.text,
        "count": notice.count,
        "names": list(notice.names),
        "way_out": notice.way_out,
    }

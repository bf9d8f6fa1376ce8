"""What was lost and what was decided on the way to or from another program, in lines."""

from collections.abc import Iterator
from typing import Any

from scheduler.errors import visible
from scheduler.formats.foreign.notices import Notice, NoticeKind

SHOWN = 3
HEADS = {
    NoticeKind.LOST: "Lost:",
    NoticeKind.DECIDED: "Decided:",
    NoticeKind.NOTED: "To know:",
}


def notice_lines(notices: tuple[Notice, ...]) -> Iterator[str]:
    """Yield a line for each kind of loss or decision, losses first, each with its way out below."""
    if all(notice.kind is not NoticeKind.LOST for notice in notices):
        yield "Nothing was lost."
    for kind, head in HEADS.items():
        found = [notice for notice in notices if notice.kind is kind]
        if found:
            yield ""
            yield head
        for notice in found:
            yield visible(f"  {notice_line(notice)}")
            if notice.way_out:
                yield visible(f"      {notice.way_out}")


def notice_line(notice: Notice) -> str:
    """Return a notice on one line: its sentence, how many it concerns and the first of them."""
    text = notice.text.removesuffix(".")
    if not notice.names:
        return f"{text}. [{notice.code}]"
    shown = ", ".join(notice.names[:SHOWN])
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

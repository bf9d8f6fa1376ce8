"""Notes of people, apart from what this program has written behind them."""

from scheduler.formats.foreign.marker import MARKER, split_marker
from scheduler.readers.foreign.mspdi.record import MspdiRecord

LONGEST = 500_000
MOST_VALUES = 100_000


def notes_of(stated: MspdiRecord) -> tuple[str, dict[str, object]]:
    """Return the notes for people, and what a task graph says behind them."""
    text = stated.text("Notes")
    if MARKER not in text:
        return text, {}
    notes, data = split_marker(text) if len(text) <= LONGEST else (text, {})
    if data and _is_small(data):
        return notes, data
    what = f"What stands behind {MARKER!r} in notes cannot be read any more, and is a mere note."
    way_out = "Export the plan again, or mend the text behind that line."
    stated.notices.lost("import-own-notes", what, [stated.title], way_out)
    return text, {}


def _is_small(data: object) -> bool:
    """Tell whether data stay small once every part that they repeat is written out."""
    waiting, seen = [data], 0
    while waiting and seen <= MOST_VALUES:
        each = waiting.pop()
        seen += 1
        if isinstance(each, dict):
            waiting += each.values()
        elif isinstance(each, list):
            waiting += each
    return not waiting

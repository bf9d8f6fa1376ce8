"""Named changes read from their text forms, such as ``crew.LIF.night=24``."""

from scheduler.studies.changes.settings import FORMS
from scheduler.studies.loosening.base.change import NONE, Change, refusal
from scheduler.studies.loosening.windows import WINDOW_PARTS

KINDS_WITH_PART = frozenset({"crew", "facility", "limit"})
NAMELESS = frozenset({"shift", "scenario", "campaign"})
WITHOUT_PART = frozenset({"week", "window", "hold", "option", "not_before", "at"})


def parse_setting(text: str) -> Change:
    """
    Read ``crew.LIF.night=24`` and the like; names may have dots and equals signs in them.

    Where the dots leave open what is the name and what is the part, the campaign's own names
    decide when the change is applied.

    Raises
    ------
    InputError
        If the text has no such form.
    """
    for begin, read in (
        ("drop link ", parse_dropped_link),
        ("drop habit ", parse_dropped_habit),
        ("hours ", parse_hours),
    ):
        if text.startswith(begin):
            return read(text)
    left, _, value = text.rpartition("=")
    kind, _, rest = left.strip().partition(".")
    name, part = _name_and_part(kind, rest, value.strip())
    is_known = kind in {*KINDS_WITH_PART, *WITHOUT_PART, *NAMELESS}
    needs_part = kind not in WITHOUT_PART
    needs_name = kind not in NAMELESS
    complete = bool(part) >= needs_part and bool(name) >= needs_name
    if not (is_known and complete and value.strip()):
        raise refusal("bad-setting", f"cannot read the setting {text!r}", f"Write one of: {FORMS}.")
    return Change(kind, name, part, value.strip())


def _name_and_part(kind: str, rest: str, value: str) -> tuple[str, str]:
    """Take apart what follows the kind: the part, where there is one, stands behind the name."""
    name, _, part = rest.rpartition(".")
    if kind in NAMELESS:
        return (name, part) if kind == "shift" and part == "hours" else ("", rest)
    is_part = part in WINDOW_PARTS or (bool(name) and value != NONE)
    if kind in KINDS_WITH_PART or (kind == "window" and is_part):
        return name, part
    return rest, ""


def parse_dropped_link(text: str) -> Change:
    """Read ``A01>B02``: B02 no longer waits for A01, neither by a hard link nor by habit."""
    return _parse_dropped("link", text)


def parse_dropped_habit(text: str) -> Change:
    """Read ``A01>B02``: B02 no longer waits for A01 by habit; hard links stay."""
    return _parse_dropped("habit", text)


def _parse_dropped(kind: str, text: str) -> Change:
    source, sign, target = text.removeprefix(f"drop {kind} ").partition(">")
    if not sign:
        raise refusal(
            "bad-setting", f"cannot read the {kind} {text!r}", "Write PREDECESSOR>SUCCESSOR."
        )
    return Change(kind, source.strip(), target.strip(), NONE)


def parse_hours(text: str) -> Change:
    """Read ``F06=4h``."""
    name, sign, value = text.removeprefix("hours ").rpartition("=")
    if not sign:
        raise refusal("bad-setting", f"cannot read the hours in {text!r}", "Write STEP=4h.")
    return Change("hours", name.strip(), "", value.strip())

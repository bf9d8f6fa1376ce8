"""Say of each place without a value what was probably meant."""

from collections.abc import Iterable, Iterator

from scheduler.errors import Finding, NodePath
from scheduler.model.mistakes.field_types import (
    WORDS,
    accepts,
    is_table,
    model_at,
    requires,
    takes_list,
    type_at,
)
from scheduler.model.mistakes.file_kind import kind_read
from scheduler.model.mistakes.schema_errors import label, to_finding
from scheduler.readers.yaml.gaps import Gap, GapKind
from scheduler.readers.yaml.guesses import continues, guesses

SUGGESTIONS = 50
"""Places for which a guess is made of what was meant; guessing is slow when there are many."""
SHOWN = 12


def find_empty_values(gaps: Iterable[Gap]) -> Iterator[tuple[tuple[NodePath, ...], Finding]]:
    """Yield a finding for each gap that means something was lost, with the paths it is about."""
    for number, gap in enumerate(gap for gap in gaps if not _says_enough(gap)):
        near = number < SUGGESTIONS
        cut = ((*gap.path[:-1], gap.key),) if near and continues(gap) else ()
        yield (*gap.paths, *cut), _finding(gap, near=near)


def _says_enough(gap: Gap) -> bool:
    """Whether nothing is missing: an entry without fields, an empty table, no words for people."""
    if gap.kind in {GapKind.BLANK, GapKind.NULL}:
        if len(gap.path) == 1:
            return gap.path[0] in kind_read().may_be_empty
        return len(gap.path) == len(("tasks", "F06")) and gap.path[0] in kind_read().tables
    return gap.kind is GapKind.TEXT and len(gap.path) > 1 and gap.path[-1] in WORDS


def _finding(gap: Gap, *, near: bool) -> Finding:
    around = gap.path[:-1]
    if (
        gap.kind not in {GapKind.STRAY, GapKind.ITEM}
        and type_at(gap.path) is None
        and model_at(around) is not None
    ):
        return to_finding("extra_forbidden", gap.path, str(gap.path[-1]), {}, near=near)
    is_required = gap.kind is not GapKind.STRAY and requires(gap.path)
    return Finding(
        code="missing-field" if is_required else "empty-value",
        message=_message(gap),
        path=gap.path,
        hint=" ".join(_ways_out(gap)) if near else "Give it a value, or remove it.",
    )


def _message(gap: Gap) -> str:
    if gap.kind is GapKind.STRAY:
        more = f" and {len(gap.words) - SHOWN} more" if gap.words[SHOWN:] else ""
        words = ", ".join(map(repr, gap.words[:SHOWN])) + more
        stand = "stand" if len(gap.words) > 1 else "stands"
        return f"{label(gap.path[:-1])}: {words} {stand} there without a value"
    if gap.kind is GapKind.NULL:
        return f"{label(gap.path)}: {gap.words[0]} says nothing"
    return f"{label(gap.path)} {'says nothing' if gap.kind is GapKind.TEXT else 'is empty'}"


def _ways_out(gap: Gap) -> Iterator[str]:
    if gap.kind is GapKind.STRAY:
        yield guesses(gap)
    elif gap.kind is GapKind.ITEM:
        yield "Write the item behind the dash, or remove it."
    else:
        rest = "" if requires(gap.path) else f", {_nothing(gap.path)}or remove it"
        yield f"Give it a value{rest}."


def _nothing(path: NodePath) -> str:
    """Return how to write that there is none of something, where that can be written."""
    empty = "[]" if takes_list(path) else "{}" if is_table(path) else ""
    value: object = [] if takes_list(path) else {}
    return f"write {empty} for none, " if empty and accepts(path, value) else ""

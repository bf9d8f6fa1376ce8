"""Tables of text, wherever they come from: rows with the line on which each begins."""

from dataclasses import dataclass

from scheduler.errors import InputError, Problem, Where

GUARDED = ("=", "+", "-", "@", "\t", "\r")
"""How texts begin before which our own tables put an apostrophe."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """The cells of a row as text, and the line on which it begins."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextGrid:
    """The rows of a table that hold anything, the headings first."""

    file: str
    rows: tuple[TableRow, ...]

    @property
    def headings(self) -> TableRow:
        """The first row."""
        return self.rows[0]


class CellError(ValueError):
    """A cell that cannot be read: with a code, what is wrong, and the way out."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint


def unguarded(text: str) -> str:
    """Return a text without the apostrophe that keeps spreadsheets from running it."""
    is_guarded = text.startswith("'") and text[1:].startswith(GUARDED)
    return text[1:] if is_guarded else text


def refusal(file: str, code: str, message: str, line: int, hint: str) -> InputError:
    """Return the error for a table that cannot be read on from a line."""
    return InputError([Problem(code=code, message=message, where=Where(file, line), hint=hint)])

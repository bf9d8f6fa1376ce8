"""What is wrong with a cell, before it is known where it stands."""


class CellMistake(Exception):
    """A cell that cannot be read: its code, what is wrong, and the way out."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint

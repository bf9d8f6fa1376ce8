"""How a schedule of another program is refused."""

from scheduler.errors import InputError, Problem, Where

THEREFORE = "nothing was imported"


def refused(file: str, code: str, message: str, hint: str, line: int = 0) -> InputError:
    """Return the one mistake for which a file is refused; line 0 is the file as a whole."""
    problem = Problem(code=code, message=message, where=Where(file, line), hint=hint)
    return InputError([problem], THEREFORE)

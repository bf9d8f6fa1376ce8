"""What is said of a list on the way: mistakes for which it is refused, and notices."""

from dataclasses import dataclass, field

from scheduler.errors import InputError, Problem, Where
from scheduler.formats.foreign.notices import Notice, NoticeKind
from scheduler.readers.foreign.refusing import THEREFORE


@dataclass
class Told:
    """Gathers mistakes and notices of one file."""

    file: str
    problems: list[Problem] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)

    def refuse(self, line: int, code: str, message: str, hint: str) -> None:
        """Note a mistake in a row."""
        where = Where(self.file, line)
        self.problems.append(Problem(code=code, message=message, where=where, hint=hint))

    def lost(self, code: str, text: str, *names: str, way_out: str = "") -> None:
        """Say what is gone."""
        self._say(NoticeKind.LOST, code, text, names, way_out)

    def decided(self, code: str, text: str, *names: str, way_out: str = "") -> None:
        """Say what was read in one of several ways."""
        self._say(NoticeKind.DECIDED, code, text, names, way_out)

    def noted(self, code: str, text: str, *names: str, way_out: str = "") -> None:
        """Say what is to be known."""
        self._say(NoticeKind.NOTED, code, text, names, way_out)

    def _say(
        self, kind: NoticeKind, code: str, text: str, names: tuple[str, ...], way_out: str
    ) -> None:
        self.notices.append(Notice(code=code, kind=kind, text=text, names=names, way_out=way_out))

    def require_none(self) -> None:
        """
        Refuse the file if there is any mistake.

        Raises
        ------
        InputError
            With all of them.
        """
        if self.problems:
            raise InputError(self.problems, THEREFORE)

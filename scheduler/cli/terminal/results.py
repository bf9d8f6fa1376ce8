"""Folders of results: where they are by default, tried before the search, written at the end."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

from scheduler.errors import ExportError

if TYPE_CHECKING:
    from rich.console import Console

    from scheduler.cli.terminal.interrupts import Hurry
    from scheduler.exports.folder.pictures import Pictures

HOME = Path("plans")


def default_folder(graph: Path, *names: str) -> Path:
    """Return the folder of results of a task graph, below it one for each name given."""
    from scheduler.exports.folder.names import safe_name

    return HOME.joinpath(safe_name(graph.stem), *map(safe_name, names))


@dataclass(slots=True)
class Results:
    """
    Results of one kind on their way into a folder.

    A folder that cannot be written at the end does not keep the report from being told.
    """

    kind: str
    folder: Path = HOME
    files: list[Path] = field(default_factory=list)
    error: ExportError | None = None

    def aim(self, folder: Path) -> None:
        """
        Choose the folder and see that results can be written there.

        Raises
        ------
        ExportError
            If they cannot.
        """
        from scheduler.exports.folder.trial import require_folder

        require_folder(folder, self.kind)
        self.folder = folder

    def write(
        self,
        write: "Callable[[Path, Pictures], list[Path]]",
        hurry: "Hurry",
        *,
        charts: bool = True,
    ) -> None:
        """
        Write the files, whatever Ctrl-C says meanwhile; keep what went wrong for later.

        Pictures take the longest: those that are not done when the user is in a hurry are left out,
        which is said.
        """
        from scheduler.cli.terminal.console import say
        from scheduler.cli.terminal.interrupts import shielded
        from scheduler.exports.folder.pictures import Pictures

        pictures = Pictures(are_wanted=charts)
        try:
            with shielded(hurry, pictures.stop):
                self.files = write(self.folder, pictures)
        except ExportError as error:
            self.error = error
        if charts and pictures.are_left_out:
            say(f"Interrupted; pictures that were not drawn yet are left out.{self._way_out()}")

    def _way_out(self) -> str:
        """Say how pictures come later, where a plan was written."""
        from scheduler.readers.plan_json import PLAN_FILE

        if not any(path.name == PLAN_FILE for path in self.files):
            return ""
        return f"\n    `launch-scheduler gantt {quote(str(self.folder))}` draws the Gantt charts."

    @property
    def names(self) -> list[str]:
        """The paths of the files, as data."""
        return [str(path) for path in self.files]

    def tell(self, console: "Console") -> None:
        """
        Say which files were written.

        Raises
        ------
        ExportError
            If they could not be.
        """
        from scheduler.cli.terminal.console import print_files

        self.require()
        print_files(console, self.folder, self.files)

    def require(self) -> None:
        """Raise what went wrong, once everything else is told."""
        if self.error is not None:
            raise self.error

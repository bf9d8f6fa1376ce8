"""Schedules of other programs made campaigns, named by texts or paths."""

from collections.abc import Mapping
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import Any

from scheduler.formats.foreign.notices import Notice
from scheduler.interchange.choices import FieldChoices, ImportChoices
from scheduler.model.campaign import Campaign
from scheduler.model.progress.progress import Progress
from scheduler.pipeline.interchange.choices_file import choices_of
from scheduler.pipeline.interchange.memory import memory_of, memory_path, memory_text
from scheduler.pipeline.interchange.reading import ImportedFile, read_import
from scheduler.pipeline.interchange.writing import OutFile, progress_path, write_files

AnyPath = str | PathLike[str]


@dataclass(frozen=True, slots=True)
class ImportedSchedule:
    """
    A schedule of another program as a campaign, and what was lost or decided on the way.

    ``text`` is its task graph, ``progress`` the facts of the day at its data date, if it knows any.
    """

    file: ImportedFile

    @property
    def campaign(self) -> Campaign:
        """The campaign."""
        return self.file.campaign

    @property
    def progress(self) -> Progress | None:
        """The facts of the day, if the schedule knows of work done."""
        return self.file.progress

    @property
    def text(self) -> str:
        """The text of its task graph."""
        return self.file.text

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What was lost, what was decided, and what is only to be known, kind by kind."""
        return self.file.notices

    @property
    def is_lossless(self) -> bool:
        """Whether nothing of the schedule is gone."""
        return self.file.imported.is_lossless

    def save(self, path: AnyPath, *, replace: bool = False) -> list[Path]:
        """
        Write the task graph, and progress.yaml beside it if there is progress.

        Raises
        ------
        ExportError
            If a file is there and may not be replaced, or the place cannot be written.
        """
        graph = Path(path)
        files = [OutFile(graph, self.text)]
        if self.file.progress_text:
            files.append(OutFile(progress_path(graph), self.file.progress_text))
        written = write_files(files, replace=replace)
        memory = OutFile(memory_path(graph), memory_text(memory_of(self.file, graph)))
        write_files([memory], replace=True)
        return written

    def __repr__(self) -> str:
        return f"ImportedSchedule({str(self.file.source)!r}: {self.campaign!r})"


def import_schedule(
    path: AnyPath, choices: AnyPath | None = None, **options: Any
) -> ImportedSchedule:
    """
    Read a schedule of MS Project, Primavera P6, Excel or a CSV list as a campaign.

    Parameters
    ----------
    path
        The file; its form is told from its content.
    choices
        A file that keeps choices, as ``launch-scheduler import --keep-choices`` writes it.
    options
        Choices, by the names of the command's options: ``launch="T16"``,
        ``time_zone="Asia/Shanghai"``, ``facility="Text1"``, ``constraints="ignore"``.

    Raises
    ------
    InputError
        If it cannot be read, a question is open that only the user can answer, or what it says
        makes no sound task graph.
    """
    kept = None if choices is None else Path(choices)
    return ImportedSchedule(read_import(Path(path), choices_of(_stated(options), kept)))


def _stated(options: Mapping[str, Any]) -> dict[str, Any]:
    """Return options as choices, those on fields together."""
    names = FieldChoices.model_fields.keys() - ImportChoices.model_fields.keys()
    fields = {name: value for name, value in options.items() if name in names}
    stated = {name: value for name, value in options.items() if name not in names}
    return {**stated, "fields": fields} if fields else stated

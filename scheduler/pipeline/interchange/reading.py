"""A schedule of another program as the texts of a task graph and of its progress, both sound."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from scheduler.errors import InputError, Problem, Where
from scheduler.formats.foreign.notices import Notice
from scheduler.formats.foreign.schedule import ForeignSchedule
from scheduler.formats.foreign.words import SourceForm
from scheduler.interchange.choices import ImportChoices
from scheduler.interchange.importing import Imported, import_schedule
from scheduler.interchange.incoming.graph import FORM_NAMES
from scheduler.interchange.text.graph_text import graph_text
from scheduler.interchange.text.progress_text import progress_text
from scheduler.model.campaign import Campaign
from scheduler.model.progress.progress import Progress
from scheduler.pipeline.interchange.tables import imported_table
from scheduler.pipeline.load import problems_of
from scheduler.pipeline.opened import OpenedGraph, opened_draft, with_facts
from scheduler.readers.foreign.file_bytes import schedule_bytes
from scheduler.readers.foreign.reading import read_foreign
from scheduler.readers.progress.progress_yaml import parse_progress_yaml
from scheduler.readers.task_graph import parse_task_graph
from scheduler.readers.workbook.reading import is_own_workbook, read_workbook

THEREFORE = "nothing was written"


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedFile:
    """A schedule imported: the texts of its files, what they say, and the notices."""

    source: Path
    schedule: ForeignSchedule
    imported: Imported
    text: str
    campaign: Campaign
    progress_text: str = ""
    progress: Progress | None = None

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What was lost, decided or is only to be known."""
        return self.imported.notices


def read_import(path: Path, choices: ImportChoices) -> ImportedFile:
    """
    Read a schedule of another program, or a table of this one, and import it.

    What is made of it is read back as a task graph, and tried on its calendars.

    Raises
    ------
    InputError
        If it cannot be read, a question is open that only the user can answer, or what it says
        makes no sound task graph.
    """
    content = schedule_bytes(path)
    if is_own_workbook(content):
        return import_workbook(path, content, choices)
    schedule = read_foreign(
        path, choices.encoding, choices.sheet, choices.columns, choices.numbers or ""
    )
    return import_read(path, schedule, choices)


def import_read(path: Path, schedule: ForeignSchedule, choices: ImportChoices) -> ImportedFile:
    """Import a schedule that was read; raises like `read_import`."""
    imported = import_schedule(schedule, choices)
    head = f"Imported from {path.name} ({FORM_NAMES[schedule.form]})."
    text = graph_text(imported.graph, imported.comments, imported.headings, head)
    back = _ReadBack(path, schedule, imported)
    opened = back.opened(text)
    done = ImportedFile(
        source=path, schedule=schedule, imported=imported, text=text, campaign=opened.campaign
    )
    if imported.progress is None:
        return done
    facts = progress_text(imported.progress, imported.names, head)
    return replace(done, progress_text=facts, progress=back.progress(opened, facts))


def import_workbook(path: Path, content: bytes, choices: ImportChoices) -> ImportedFile:
    """Import a table that a planner filled in; raises like `read_import`."""
    read = read_workbook(content, str(path))
    imported = imported_table(read, choices)
    text = graph_text(imported.graph, {}, {}, f"Imported from {path.name}.")
    draft = parse_task_graph(text.encode(), str(path))
    if draft.problems:
        raise InputError(map(read.to_problem, draft.problems), THEREFORE)
    opened = opened_draft(path, draft)
    problems = problems_of(opened)
    if problems:
        raise InputError(map(read.to_problem, problems), THEREFORE)
    form = SourceForm.XLSX
    schedule = ForeignSchedule(file=str(path), form=form, digest=read.digest, projects=())
    return ImportedFile(
        source=path, schedule=schedule, imported=imported, text=text, campaign=opened.campaign
    )


class _ReadBack:
    """Reads what was made of a schedule, and tells what is wrong with it in the source's words."""

    def __init__(self, path: Path, schedule: ForeignSchedule, imported: Imported) -> None:
        self.file = str(path)
        self.imported = imported
        self.lines: Mapping[str, int | None] = {
            task.uid: task.line for project in schedule.projects for task in project.tasks
        }

    def opened(self, text: str) -> OpenedGraph:
        """Return the task graph that a text says."""
        draft = parse_task_graph(text.encode(), self.file)
        self._refuse(draft.problems)
        try:
            opened = opened_draft(Path(self.file), draft)
        except InputError as error:
            raise self._refusal(error.problems) from error
        self._refuse(problems_of(opened))
        return opened

    def progress(self, opened: OpenedGraph, text: str) -> Progress:
        """Return the facts that a text says of a task graph."""
        facts = parse_progress_yaml(text.encode(), self.file, opened.campaign)
        self._refuse(map(_without_facts, facts.problems))
        try:
            self._refuse(map(_without_facts, problems_of(with_facts(opened, facts))))
        except InputError as error:
            raise self._refusal(map(_without_facts, error.problems)) from error
        return facts.require()

    def _refuse(self, problems: Iterable[Problem]) -> None:
        found = list(problems)
        if found:
            raise self._refusal(found)

    def _refusal(self, problems: Iterable[Problem]) -> InputError:
        return InputError(map(self._in_source, problems), THEREFORE)

    def _in_source(self, problem: Problem) -> Problem:
        """Return a problem with the row of the source that it is about."""
        table, key = (*problem.path, "", "")[:2]
        name = self.imported.names.get(str(key), "") if table in {"tasks", "steps"} else ""
        line = self.lines.get(self.imported.uids.get(str(key), "")) if name else None
        message = f"{name}: {problem.message}" if name else problem.message
        return replace(problem, message=message, where=Where(self.file, line or 0))


def _without_facts(problem: Problem) -> Problem:
    """Return a problem of facts with the way out that leaves them."""
    return replace(problem, hint=f"{problem.hint} Or import with --progress ignore.".strip())

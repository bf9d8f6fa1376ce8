"""A written plan, checked and written once more for another program."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scheduler.analyse.plan import ExplainedPlan
from scheduler.errors import ExportError
from scheduler.exports.folder.names import safe_name
from scheduler.exports.foreign.calendar_file import write_calendar
from scheduler.exports.foreign.lists.csv_list import write_csv_list
from scheduler.exports.foreign.lists.workbook import write_workbook
from scheduler.exports.foreign.mspdi.project import write_mspdi
from scheduler.formats.csv_style import CsvStyle
from scheduler.formats.foreign.notices import Notice, NoticeKind
from scheduler.formats.foreign.schedule import ForeignProject, ForeignSchedule
from scheduler.interchange.outgoing.forms import ExportForm
from scheduler.interchange.outgoing.schedule import foreign_schedule
from scheduler.model.progress.recorded_campaign import progress_of, without_progress
from scheduler.pipeline.campaign_text import Writer

ENDINGS = {ExportForm.MSPDI: "xml"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportOptions:
    """
    What to write and where; by default a file named after graph and scenario, in this folder.

    ``tables`` is the style of a CSV list. A file that is there already is only written over with
    ``replace``: it may have been edited since.
    """

    form: ExportForm
    out: Path | None = None
    links_only: bool = False
    tables: CsvStyle = CsvStyle.PLAIN
    replace: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """The file that was written, how much is in it, and what it cannot hold."""

    path: Path
    form: ExportForm
    project: ForeignProject
    notices: tuple[Notice, ...]

    @property
    def is_lossless(self) -> bool:
        """Whether it holds all that the plan says."""
        return all(notice.kind is not NoticeKind.LOST for notice in self.notices)


def schedule_of_plan(
    plan: ExplainedPlan, form: ExportForm = ExportForm.MSPDI, *, links_only: bool = False
) -> ForeignSchedule:
    """Return a plan as another program would hold it."""
    campaign, progress = plan.situation.campaign, progress_of(plan.situation.campaign)
    writer = Writer(campaign.zone)
    graph = writer.plain(without_progress(campaign))
    steps = {} if progress is None else progress.steps
    facts = {step: writer.plain(each) for step, each in steps.items()}
    return foreign_schedule(plan, graph, facts, form=form, links_only=links_only)


def export_plan(plan: ExplainedPlan, options: ExportOptions) -> Exported:
    """
    Write a plan for another program.

    Raises
    ------
    ExportError
        If the place cannot be written, or a file is there already.
    """
    path = options.out or default_path(plan, options.form)
    if path.is_dir():
        path /= default_path(plan, options.form)
    if path.exists() and not options.replace:
        message = f"{path} is there already, and may have been edited since"
        raise ExportError(f"{message}\n    Name another file with --out, or add --replace.")
    schedule = schedule_of_plan(plan, options.form, links_only=options.links_only)
    WRITERS[options.form](plan, schedule.projects[0], path, options)
    return Exported(
        path=path, form=options.form, project=schedule.projects[0], notices=schedule.notices
    )


def form_of(path: Path) -> ExportForm:
    """
    Return the form that the ending of a file says.

    Raises
    ------
    ExportError
        If it says none.
    """
    ending = path.suffix.lower().removeprefix(".")
    found = [form for form in ExportForm if ENDINGS.get(form, form.value) == ending]
    if not found:
        endings = ", ".join(f".{ENDINGS.get(form, form.value)}" for form in ExportForm)
        message = f"{path} has none of the endings {endings}\n    Name the form."
        raise ExportError(message)
    return found[0]


def default_path(plan: ExplainedPlan, form: ExportForm) -> Path:
    """Return the file of a plan in this folder, named after its graph and its scenario."""
    stem = safe_name(f"{Path(plan.graph.file).stem}-{plan.situation.scenario.id}")
    return Path(f"{stem}.{ENDINGS.get(form, form.value)}")


Write = Callable[[ExplainedPlan, ForeignProject, Path, ExportOptions], Any]
WRITERS: Mapping[ExportForm, Write] = {
    ExportForm.MSPDI: lambda _, project, path, __: write_mspdi(project, path),
    ExportForm.XLSX: lambda _, project, path, __: write_workbook(project, path),
    ExportForm.CSV: lambda _, project, path, asked: write_csv_list(project, path, asked.tables),
    ExportForm.ICS: lambda plan, _, path, __: write_calendar(plan, path),
}
"""What writes each form."""

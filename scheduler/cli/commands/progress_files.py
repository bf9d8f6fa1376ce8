"""The files of ``launch-scheduler progress``: a sheet to fill in, or a log read back."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from scheduler.cli.arguments.facts import campaign_meant, moment_meant, refuse, require_place
from scheduler.cli.arguments.plans import plan_meant
from scheduler.cli.reports.progress import progress_data, progress_line
from scheduler.cli.reports.warnings import problem_data
from scheduler.errors import told
from scheduler.exports.folder.writing import write_whole
from scheduler.formats.csv_style import CsvStyle
from scheduler.model.campaign import Campaign
from scheduler.model.progress.progress import Progress
from scheduler.pipeline.progress.announced import AnnouncedSteps, read_announced
from scheduler.pipeline.progress.assuming import as_planned
from scheduler.pipeline.progress.progress_text import progress_text
from scheduler.pipeline.progress.reading import read_facts, read_progress
from scheduler.pipeline.progress.sheet import sheet_table, sheet_text

NOW = "now"
YAML = frozenset({".yaml", ".yml"})


@dataclass(frozen=True, slots=True, kw_only=True)
class FactsRequest:
    """What was asked for on the command line."""

    source: Path
    at: str | None
    csv: bool
    plan: Path | None
    graph: Path | None
    data_date: str | None
    as_planned_to: str | None
    before: Path | None
    out: Path | None
    replace: bool
    style: CsvStyle


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What was written: for programs, for people, and what they should know."""

    data: dict[str, Any]
    lines: list[str]
    warnings: list[str] = field(default_factory=list)


def write_sheet(request: FactsRequest) -> Done:
    """
    Write a sheet of the steps that should have begun by a moment.

    Raises
    ------
    InputError
        If the plan or the moment cannot be read, or an option is for logs.
    ExportError
        If the file cannot be written.
    """
    _refuse_others(request, ("plan", "graph", "data_date", "as_planned_to"), "a sheet")
    if request.source.suffix.lower() in YAML:
        text = f"launch-scheduler check {request.source} --plan PLAN"
        raise refuse(str(request.source), "is no plan, log or table", f"To check facts: {text}.")
    if request.csv and request.before is not None:
        raise refuse("--with", "a table cannot hold earlier facts", "Leave out --csv.")
    announced = read_announced(plan_meant(request.source, "progress"))
    out = request.out or Path("progress.csv" if request.csv else "progress.yaml")
    require_place(out, [request.source], replace=request.replace)
    at = moment_meant(request.at or NOW, "--at", announced.campaign.zone)
    before = _before(request, announced.campaign, announced)
    content = (
        sheet_table(announced, at, request.style)
        if request.csv
        else sheet_text(announced, at, before).encode()
    )
    write_whole(out, content)
    due = [step.id for step in announced.begun_by(announced.axis.minute(at))]
    count = f"{len(due)} step{'' if len(due) == 1 else 's'} should have begun"
    moment = announced.axis.say_year(announced.axis.minute(at))
    return Done(
        data={"file": str(out), "at": announced.text(announced.axis.minute(at)), "due": due},
        lines=[f"{count} by {moment}.", f"Written to {out}: fill it in."],
    )


def read_back(request: FactsRequest) -> Done:
    """
    Read a log or a table, and write the progress file that it amounts to.

    Raises
    ------
    InputError
        With every problem of the log, or of the options; then nothing is written.
    ExportError
        If the file cannot be written.
    """
    _refuse_others(request, ("at", "csv"), "a log")
    if request.data_date is None:
        hint = "Write --data-date 2025-11-14T09:00, or --data-date now."
        raise refuse("--data-date", "a log is read up to a moment, and none is named", hint)
    campaign, announced = campaign_meant(request.plan, request.graph, "progress")
    out = request.out or Path("progress.yaml")
    require_place(out, [request.source, request.graph], replace=request.replace)
    moment = moment_meant(request.data_date, "--data-date", campaign.zone)
    before = _before(request, campaign, announced)
    progress, remarks = read_facts(request.source, campaign, moment, before, announced)
    if request.as_planned_to is not None:
        if announced is None:
            raise refuse("--as-planned-to", "only a plan says what was planned", "Name --plan.")
        until = moment_meant(request.as_planned_to, "--as-planned-to", campaign.zone)
        progress = as_planned(progress, announced, until, "--as-planned-to")
    text = progress_text(progress, campaign, comment=f"Read from {request.source.name}.")
    write_whole(out, text.encode())
    return Done(
        data={
            "file": str(out),
            **progress_data(progress, campaign),
            "warnings": [problem_data(each) for each in remarks],
        },
        lines=[progress_line(progress, campaign), f"Written to {out}."],
        warnings=told(remarks),
    )


def _before(
    request: FactsRequest, campaign: Campaign, announced: AnnouncedSteps | None
) -> Progress | None:
    """Return the facts known so far: those of the file named, or of the announced plan."""
    if request.before is not None:
        return read_progress(request.before, campaign)
    return None if announced is None else announced.known


def _refuse_others(request: FactsRequest, names: tuple[str, ...], what: str) -> None:
    """Refuse options that have no meaning for what is done."""
    for name in names:
        if getattr(request, name):
            option = f"--{name.replace('_', '-')}"
            raise refuse(option, f"{option} means nothing for {what}", "Leave it out.")

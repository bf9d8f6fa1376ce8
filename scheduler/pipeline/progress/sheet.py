"""Sheets to fill in: the steps that should have begun by a moment, as YAML or as a table."""

from datetime import datetime

import pandas as pd

from scheduler.errors import InputError, Problem, Where
from scheduler.exports.tables.csv_text import csv_bytes
from scheduler.formats.csv_style import CsvStyle
from scheduler.formats.plan_parts import TaskEntry
from scheduler.model.notation.moments import date_text
from scheduler.model.progress.progress import Progress
from scheduler.model.progress.step_facts import StepFacts
from scheduler.model.progress.validate import validate_progress
from scheduler.pipeline.progress.announced import AnnouncedSteps
from scheduler.pipeline.progress.progress_text import progress_text

TO_FILL = ("started", "finished", "remaining", "by", "note")
HOW = """\
Progress of {name}: what has happened up to {at}.
AnnouncedSteps: the plan of {file!r} under {scenario!r}. A step left as {{}} has not begun.
Write into its braces: {{started: 2026-03-02T08:00, finished: 2026-03-02T12:00}}, or of a step
under way {{started: 2026-03-02T08:00, remaining: 3h}}. Times are local, to the minute."""


def sheet_text(announced: AnnouncedSteps, at: datetime, before: Progress | None = None) -> str:
    """
    Return a progress file to fill in, with a line for each step that should have begun.

    Parameters
    ----------
    announced
        The plan last told to the crews.
    at
        The data date, local.
    before
        The facts known so far; they stay as they are.

    Raises
    ------
    InputError
        If the facts known so far cannot be those at that moment.
    """
    progress = Progress(data_date=at) if before is None else _at(before, announced, at)
    due = announced.begun_by(announced.axis.minute(at))
    steps = {**{step.id: StepFacts() for step in due}, **progress.steps}
    return progress_text(
        progress.altered({"steps": steps}),
        announced.campaign,
        comment=HOW.format(
            name=announced.campaign.name,
            at=date_text(announced.axis.moment(announced.axis.minute(at)), year=True),
            file=announced.file,
            scenario=announced.scenario,
        ),
        remarks={step.id: _remark(announced, step, at) for step in due if _is_open(steps[step.id])},
    )


def _at(before: Progress, announced: AnnouncedSteps, at: datetime) -> Progress:
    """Return the facts known so far as those at a later moment."""
    steps = {step: _dated(facts, before.data_date) for step, facts in before.steps.items()}
    progress = before.altered({"data_date": at, "steps": steps})
    findings = validate_progress(progress, announced.campaign)
    if findings:
        where = Where("--with")
        raise InputError(
            Problem(code=each.code, message=each.message, where=where, hint=each.hint)
            for each in findings
        )
    return progress


def _dated(facts: StepFacts, data_date: datetime) -> StepFacts:
    """Return facts in which what remains is told with the moment at which it did."""
    if facts.remaining is None or facts.as_of is not None:
        return facts
    return facts.altered({"as_of": data_date})


def _is_open(facts: StepFacts) -> bool:
    """Whether there is something still to be told of a step."""
    return facts.finished is None and not facts.dropped


def _remark(announced: AnnouncedSteps, step: TaskEntry, at: datetime) -> str:
    """Return when a step was to run, in words and ready to be copied."""
    title = announced.living.tasks[step.id].title
    facts = f"started: {announced.text(step.start_minute)}"
    if step.end_minute <= announced.axis.minute(at):
        facts += f", finished: {announced.text(step.end_minute)}"
    return f"{title}, announced as {{{facts}}}"


def sheet_table(announced: AnnouncedSteps, at: datetime, style: CsvStyle = CsvStyle.PLAIN) -> bytes:
    """Return a table to fill in, with a row for each step that should have begun by a moment."""
    rows = [
        {
            "step": step.id,
            "name": announced.living.tasks[step.id].title,
            "planned_start": announced.text(step.start_minute).replace("T", " "),
            "planned_finish": announced.text(step.end_minute).replace("T", " "),
            **dict.fromkeys(TO_FILL, ""),
        }
        for step in announced.begun_by(announced.axis.minute(at))
    ]
    columns = ["step", "name", "planned_start", "planned_finish", *TO_FILL]
    return csv_bytes(pd.DataFrame(rows, columns=columns), style)

"""Facts read for a campaign: from progress files, logs and tables."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from scheduler.errors import Problem
from scheduler.model.campaign import Campaign
from scheduler.model.progress.progress import Progress
from scheduler.pipeline.progress.announced import AnnouncedSteps
from scheduler.pipeline.progress.missing_work import find_missing_work
from scheduler.readers.draft import in_file_order
from scheduler.readers.progress.draft import ProgressDraft
from scheduler.readers.progress.progress_yaml import read_progress_yaml
from scheduler.readers.progress.tables.reading import read_progress_table


def read_progress(path: Path, campaign: Campaign) -> Progress:
    """
    Read a progress file.

    Parameters
    ----------
    path
        The file.
    campaign
        The campaign that its facts are of.

    Raises
    ------
    InputError
        With every problem of the file.
    """
    return read_progress_yaml(path, campaign).require()


def read_facts(
    path: Path,
    campaign: Campaign,
    data_date: datetime,
    before: Progress | None = None,
    announced: AnnouncedSteps | None = None,
) -> tuple[Progress, tuple[Problem, ...]]:
    """
    Read a log or a table of facts as it stood at a moment.

    Parameters
    ----------
    path
        A text file with columns, or a workbook.
    campaign
        The campaign that its facts are of.
    data_date
        The moment, a local date and time at the site.
    before
        An earlier progress file, whose events, pins and the like are kept.
    announced
        The announced plan, on whose calendars working time is counted.

    Returns
    -------
        The progress, and what was read in a way of which the planner should know.

    Raises
    ------
    InputError
        With every problem of the file.
    """
    draft = _counted(read_progress_table(path, campaign, data_date, before), announced)
    return draft.require(), draft.remarks


def find_progress_problems(
    path: Path, campaign: Campaign, announced: AnnouncedSteps | None = None
) -> tuple[Problem, ...]:
    """Return every problem and warning of a progress file, in file order."""
    draft = _counted(read_progress_yaml(path, campaign), announced)
    return in_file_order((*draft.problems, *draft.remarks))


def _counted(draft: ProgressDraft, announced: AnnouncedSteps | None) -> ProgressDraft:
    """Return a draft with what only the calendars of a plan show to be missing."""
    if draft.progress is None or announced is None:
        return draft
    missing = draft.to_problems(list(find_missing_work(draft.progress, announced)))
    return replace(draft, problems=in_file_order((*draft.problems, *missing)))

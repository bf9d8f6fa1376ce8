"""The facts of a campaign, read from progress files, logs and tables."""

from datetime import datetime
from pathlib import Path

from scheduler.api.campaigns.reading import AnyPath
from scheduler.api.dates import minute_of
from scheduler.calendars.clock.axis import make_axis
from scheduler.errors import Problem
from scheduler.model.campaign import Campaign
from scheduler.model.progress.progress import Progress
from scheduler.pipeline.progress import reading


def read_progress(path: AnyPath, campaign: Campaign) -> Progress:
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
        With every problem of the file and its line.
    """
    return reading.read_progress(Path(path), campaign)


def read_facts(path: AnyPath, campaign: Campaign, data_date: datetime | str) -> Progress:
    """
    Read a log, or a table with a row for each step, as it stood at a moment.

    Parameters
    ----------
    path
        A text file with columns, or a workbook.
    campaign
        The campaign that its facts are of.
    data_date
        The moment: local if it has no time zone, as in a task graph.

    Raises
    ------
    InputError
        With every problem of the file and its line.
    """
    axis = make_axis(campaign)
    moment = axis.moment(minute_of(axis, data_date)).replace(tzinfo=None)
    progress, _ = reading.read_facts(Path(path), campaign, moment)
    return progress


def find_progress_problems(path: AnyPath, campaign: Campaign) -> tuple[Problem, ...]:
    """Return every problem and warning of a progress file with its line."""
    return reading.find_progress_problems(Path(path), campaign)

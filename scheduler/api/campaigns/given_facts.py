"""Facts given beside a campaign or a task graph, as a file or as an object."""

from os import PathLike
from pathlib import Path

from scheduler.analyse.sources import SourceText
from scheduler.errors import InputError
from scheduler.model.campaign import Campaign
from scheduler.model.judging import to_problem
from scheduler.model.progress.living import living
from scheduler.model.progress.progress import Progress
from scheduler.model.progress.recorded_campaign import progress_of, with_progress
from scheduler.model.progress.validate import validate_progress
from scheduler.pipeline.opened import source_of
from scheduler.pipeline.progress.progress_text import FILE, progress_text
from scheduler.readers.progress.draft import ProgressDraft
from scheduler.readers.progress.progress_yaml import parse_progress_yaml, read_progress_yaml

GivenFacts = Progress | str | PathLike[str]
"""The facts of the day: progress, or the path of a progress file."""


def recorded(campaign: Campaign, facts: GivenFacts | None) -> tuple[Campaign, SourceText | None]:
    """
    Return a campaign with facts of it, its events being part of it, and what a plan keeps of them.

    Raises
    ------
    InputError
        With every mistake of the facts.
    ValueError
        If the campaign knows its facts already.
    """
    if facts is None:
        return campaign, None
    if progress_of(campaign) is not None:
        message = "the campaign knows its facts already; give them beside the one without"
        raise ValueError(message)
    draft = read_given(facts, campaign)
    progress = draft.require()
    return with_progress(living(campaign, progress), progress, campaign), source_of(draft)


def read_given(facts: GivenFacts, campaign: Campaign) -> ProgressDraft:
    """
    Return the draft of facts of a campaign.

    Raises
    ------
    InputError
        With every mistake of progress that was made in Python.
    """
    if not isinstance(facts, Progress):
        return read_progress_yaml(Path(facts), campaign)
    mistakes = [to_problem(finding) for finding in validate_progress(facts, campaign)]
    if mistakes:
        raise InputError(mistakes)
    return parse_progress_yaml(progress_text(facts, campaign).encode(), FILE, campaign)

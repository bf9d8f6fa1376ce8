"""Task graphs read, and what can be said against them, named by texts or paths."""

from os import PathLike
from pathlib import Path

from scheduler import advice
from scheduler.api.campaigns.given_facts import GivenFacts
from scheduler.api.campaigns.sources import open_with
from scheduler.errors import Finding, InputError, Problem
from scheduler.model.campaign import Campaign
from scheduler.pipeline import load as reading
from scheduler.pipeline import warnings

AnyPath = str | PathLike[str]


def load(
    path: AnyPath, scenario: str | None = None, *, progress: GivenFacts | None = None
) -> Campaign:
    """
    Read a task graph.

    Every step is tried on the calendars of the scenario, by default the planned one, and of the
    baseline. With progress, or the path of a progress file, the campaign knows what is recorded of
    it, and what events brought is part of it: whatever plans it, plans what is left.

    Raises
    ------
    InputError
        With every problem of the file and its line.
    """
    campaign, _ = reading.load(open_with(Path(path), progress), scenario)
    return campaign


def find_problems(path: AnyPath, *, progress: GivenFacts | None = None) -> tuple[Problem, ...]:
    """
    Return every problem of a task graph, and of facts of it, with its line.

    None means that it can be planned.
    """
    try:
        return reading.problems_of(open_with(Path(path), progress))
    except InputError as error:
        return tuple(error.problems)


def find_warnings(path: AnyPath, *, progress: GivenFacts | None = None) -> tuple[Problem, ...]:
    """
    Return what a task graph, and facts of it, probably do not mean, with its line.

    Raises
    ------
    InputError
        If the file has problems: warnings are looked for in what holds.
    """
    return warnings.find_warnings(open_with(Path(path), progress))


def warnings_of(campaign: Campaign) -> list[Finding]:
    """Return what a campaign in memory probably does not mean although it can be planned."""
    return advice.warnings_of(campaign)

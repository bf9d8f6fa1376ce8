"""From a task-graph file to a campaign, or to every problem of the file."""

from collections.abc import Iterable
from pathlib import Path

from scheduler.analyse.plan import Graph
from scheduler.calendars.audit import audit
from scheduler.errors import InputError, Problem, Where, did_you_mean
from scheduler.model.campaign import Campaign
from scheduler.readers.draft import Draft
from scheduler.readers.task_graph import parse_task_graph, read_task_graph


def load(path: Path, scenarios: Iterable[str] | None = None) -> tuple[Campaign, Graph]:
    """
    Read a task graph and try every task on the calendars of scenarios, all if none are named.

    Raises
    ------
    InputError
        With every problem of the file.
    """
    return _settle(read_task_graph(path), scenarios)


def load_text(text: str, file: str) -> tuple[Campaign, Graph]:
    """Read a task graph from its text, such as the copy in a plan file."""
    return _settle(parse_task_graph(text.encode(), file), ())


def _settle(draft: Draft, scenarios: Iterable[str] | None) -> tuple[Campaign, Graph]:
    campaign = draft.require()
    names = list(campaign.scenarios) if scenarios is None else list(scenarios)
    _refuse_unknown(draft, campaign, names)
    findings = audit(campaign, names)
    if findings:
        raise InputError(map(draft.to_problem, findings))
    return campaign, Graph(file=draft.file, digest=draft.digest, text=draft.text)


def _refuse_unknown(draft: Draft, campaign: Campaign, names: Iterable[str]) -> None:
    unknown = [
        Problem(
            code="unknown-scenario",
            message=f"{name!r} is no scenario of this task graph",
            where=Where(draft.file),
            hint=did_you_mean(name, campaign.scenarios),
        )
        for name in names
        if name not in campaign.scenarios
    ]
    if unknown:
        raise InputError(unknown)


def find_problems(path: Path) -> tuple[Problem, ...]:
    """Return every problem of a task-graph file; none means that it can be planned."""
    try:
        load(path)
    except InputError as error:
        return tuple(error.problems)
    return ()

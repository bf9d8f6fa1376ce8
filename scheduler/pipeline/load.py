"""From a task-graph file to a campaign, or to every problem of the file."""

from collections.abc import Iterable
from pathlib import Path

from scheduler.analyse.plan import Graph
from scheduler.calendars.situation.audit import audit
from scheduler.errors import InputError, Problem, Where, did_you_mean
from scheduler.model.campaign import Campaign
from scheduler.readers.draft import Draft
from scheduler.readers.task_graph import parse_task_graph, read_task_graph


def load(path: Path, scenario: str | None = None) -> tuple[Campaign, Graph]:
    """
    Read a task graph and try every task on the calendars of a scenario and the baseline.

    Raises
    ------
    InputError
        With every problem of the file.
    """
    draft, name = _read(path, scenario)
    return _settle(draft, dict.fromkeys((name, draft.require().baseline_scenario)))


def load_all(path: Path, scenario: str | None = None) -> tuple[Campaign, Graph]:
    """Read a task graph like `load`, and try every task on the calendars of every scenario."""
    draft, _ = _read(path, scenario)
    return _settle(draft, draft.require().scenarios)


def _read(path: Path, scenario: str | None) -> tuple[Draft, str]:
    """Return a sound draft and the scenario meant; a scenario that is not there is a problem."""
    draft = read_task_graph(path)
    campaign = draft.require()
    name = scenario or campaign.plan_scenario
    if name not in campaign.scenarios:
        raise InputError([_unknown_scenario(draft, campaign, name)])
    return draft, name


def load_text(text: str, file: str) -> tuple[Campaign, Graph]:
    """Read a task graph from its text, such as the copy in a plan file."""
    return _settle(parse_task_graph(text.encode(), file), ())


def _settle(draft: Draft, scenarios: Iterable[str]) -> tuple[Campaign, Graph]:
    campaign = draft.require()
    findings = audit(campaign, scenarios)
    if findings:
        raise InputError(map(draft.to_problem, findings))
    return campaign, Graph(file=Path(draft.file).name, digest=draft.digest, text=draft.text)


def _unknown_scenario(draft: Draft, campaign: Campaign, name: str) -> Problem:
    return Problem(
        code="unknown-scenario",
        message=f"unknown scenario {name!r}",
        where=Where(draft.file),
        hint=did_you_mean(name, campaign.scenarios),
    )


def find_problems(path: Path) -> tuple[Problem, ...]:
    """Return every problem of a task-graph file; none means that it can be planned."""
    draft = read_task_graph(path)
    try:
        _settle(draft, draft.require().scenarios)
    except InputError as error:
        return tuple(error.problems)
    return ()

"""Where a campaign comes from: a task graph on disk, or one that was made in Python."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from shlex import quote

from scheduler.analyse.sources import Graph
from scheduler.calendars.situation.audit import audit, audit_on
from scheduler.calendars.situation.calendars import Calendars
from scheduler.calendars.situation.prepare import prepare_on
from scheduler.calendars.situation.situation import Situation
from scheduler.errors import Finding, InputError, Problem, Where, did_you_mean
from scheduler.model.campaign import Campaign
from scheduler.model.judging import require_sound, to_problem
from scheduler.pipeline import load as reading
from scheduler.pipeline.campaign_text import FILE as NAME
from scheduler.pipeline.campaign_text import graph_of
from scheduler.pipeline.opened import open_graph

Source = Campaign | str | Path
"""A campaign, or the path of a task graph."""

HERE = Where("campaign")
UNWRITTEN = Graph(file=NAME, digest="", text="")
"""Stands for the task graph of a campaign that none can say."""

COMMENT = "Written from a campaign made in Python."


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A sound campaign and the scenario that is asked about; ``path`` is that of its file."""

    calendars: Calendars
    scenario: str
    graph: Graph | None
    path: Path | None

    @property
    def campaign(self) -> Campaign:
        """The campaign."""
        return self.calendars.campaign

    @property
    def situation(self) -> Situation:
        """The campaign under the scenario."""
        return prepare_on(self.calendars, self.campaign.resolve_scenario(self.scenario))

    @property
    def way_out(self) -> str:
        """How to find out why there is no plan."""
        if self.path is None:
            call = f"scheduler.find_conflicts(campaign, scenario={self.scenario!r})"
            return f"To see which rules collide: {call}"
        command = f"launch-scheduler conflicts {quote(str(self.path))} -s {quote(self.scenario)}"
        return f"To see which rules collide: {command}"

    @property
    def task_graph(self) -> Graph:
        """The task graph that says the campaign."""
        return self.graph or written(self.campaign, COMMENT)


def written(campaign: Campaign, comment: str) -> Graph:
    """Return the task graph that says a campaign, one without text if none can."""
    return graph_of(campaign, comment) or UNWRITTEN


def ask(source: Source, scenario: str | None = None) -> Question:
    """
    Return a campaign that has been tried on the calendars of a scenario and of the baseline.

    Raises
    ------
    InputError
        With every mistake of the file or the campaign, or if there is no such scenario.
    """
    if isinstance(source, Campaign):
        return _ask_campaign(source, scenario)
    path = Path(source)
    opened = open_graph(path)
    name = opened.require_planned(scenario)
    return Question(calendars=opened.calendars, scenario=name, graph=opened.graph, path=path)


def _ask_campaign(campaign: Campaign, scenario: str | None) -> Question:
    require_sound(campaign)
    name = known_scenario(campaign, scenario)
    calendars = Calendars(campaign)
    _refuse(audit_on(calendars, {name, campaign.baseline_scenario}))
    return Question(calendars=calendars, scenario=name, graph=None, path=None)


def ask_all(source: Source, names: Iterable[str]) -> Campaign:
    """
    Return a campaign that has been tried on the calendars of all its scenarios.

    Raises
    ------
    InputError
        With every mistake, or if a scenario that is named is not there.
    """
    if isinstance(source, Campaign):
        require_sound(source)
        _refuse(audit(source, source.scenarios))
        campaign = source
    else:
        campaign, _ = reading.load_all(Path(source))
    for name in names:
        known_scenario(campaign, name)
    return campaign


def known_scenario(campaign: Campaign, name: str | None) -> str:
    """
    Return the name of a scenario, by default of the planned one.

    Raises
    ------
    InputError
        If there is no such scenario.
    """
    if name is None:
        return campaign.plan_scenario
    if name not in campaign.scenarios:
        problem = Problem(
            code="unknown-scenario",
            message=f"unknown scenario {name!r}",
            where=HERE,
            hint=did_you_mean(name, campaign.scenarios),
        )
        raise InputError([problem])
    return name


def _refuse(findings: list[Finding]) -> None:
    if findings:
        raise InputError(map(to_problem, findings))

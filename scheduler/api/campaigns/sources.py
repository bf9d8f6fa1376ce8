"""Where a campaign comes from: a task graph on disk, or one that was made in Python."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from shlex import quote

from scheduler.analyse.sources import Graph, SourceText
from scheduler.api.campaigns.given_facts import GivenFacts, read_given, recorded
from scheduler.calendars.facts.missing import find_missing
from scheduler.calendars.facts.recorded import Recorded
from scheduler.calendars.situation.audit import audit, audit_on
from scheduler.calendars.situation.calendars import Calendars
from scheduler.calendars.situation.prepare import prepare_on
from scheduler.calendars.situation.situation import Situation
from scheduler.errors import Finding, InputError, Problem, Where, did_you_mean
from scheduler.model.campaign import Campaign
from scheduler.model.judging import require_sound, to_problem
from scheduler.model.progress.progress import Progress
from scheduler.model.progress.recorded_campaign import progress_of, with_past
from scheduler.pipeline import load as reading
from scheduler.pipeline.campaign_text import FILE as NAME
from scheduler.pipeline.opened import OpenedGraph, open_graph, with_facts
from scheduler.pipeline.progress.texts import texts_of

Source = Campaign | str | Path
"""A campaign, or the path of a task graph."""

HERE = Where("campaign")
UNWRITTEN = Graph(file=NAME, digest="", text="")
"""Stands for the task graph of a campaign that none can say."""

COMMENT = "Written from a campaign made in Python."


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """
    A sound campaign and the scenario that is asked about.

    ``words`` are its files as commands take them, nothing where some of it was made in Python.
    ``stated`` is the campaign without what ``facts`` brought.
    """

    calendars: Calendars
    scenario: str
    graph: Graph | None
    words: str | None
    stated: Campaign
    facts: SourceText | None = None

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
        if self.words is None:
            facts = ", progress=..." if self.facts is not None else ""
            call = f"scheduler.find_conflicts(campaign, scenario={self.scenario!r}{facts})"
            return f"To see which rules collide: {call}"
        command = f"launch-scheduler conflicts {self.words} -s {quote(self.scenario)}"
        return f"To see which rules collide: {command}"

    @property
    def task_graph(self) -> Graph:
        """The task graph that says the campaign, and its facts."""
        graph = self.graph or written(self.stated, COMMENT)
        return replace(graph, progress=self.facts) if self.facts and graph.text else graph


def written(campaign: Campaign, comment: str) -> Graph:
    """Return the task graph that says a campaign, one without text if none can."""
    return texts_of(campaign, comment) or UNWRITTEN


def ask(
    source: Source, scenario: str | None = None, progress: GivenFacts | None = None
) -> Question:
    """
    Return a campaign that has been tried on the calendars of a scenario and of the baseline.

    With progress it knows what is recorded of it, and what events brought is part of it.

    Raises
    ------
    InputError
        With every mistake of the files or the campaign, or if there is no such scenario.
    """
    if isinstance(source, Campaign):
        return _ask_campaign(source, scenario, progress)
    opened = open_with(Path(source), progress)
    name = opened.require_scenario(scenario)
    settled = opened.worked_by(name)
    return Question(
        calendars=settled.calendars,
        scenario=name,
        graph=opened.graph,
        words=None if isinstance(progress, Progress) else opened.words,
        stated=opened.draft.require(),
        facts=opened.graph.progress,
    )


def open_with(path: Path, progress: GivenFacts | None) -> OpenedGraph:
    """Read a task graph, and facts that are given beside it; raises like `ask`."""
    opened = open_graph(path)
    if progress is None:
        return opened
    return with_facts(opened, read_given(progress, opened.campaign))


def _ask_campaign(stated: Campaign, scenario: str | None, progress: GivenFacts | None) -> Question:
    require_sound(stated)
    name = known_scenario(stated, scenario)
    known, facts = recorded(stated, progress)
    campaign = with_past(known, name)
    calendars = Calendars(campaign)
    own = progress_of(campaign)
    if own is not None:
        resolved = campaign.resolve_scenario(name)
        _refuse(list(find_missing(Recorded(calendars.of(resolved), resolved, own))))
    _refuse(audit_on(calendars, {name, campaign.baseline_scenario}))
    return Question(
        calendars=calendars, scenario=name, graph=None, words=None, stated=stated, facts=facts
    )


def ask_all(source: Source, names: Iterable[str], progress: GivenFacts | None = None) -> Campaign:
    """
    Return a campaign, with what is recorded of it, tried on the calendars of all its scenarios.

    Raises
    ------
    InputError
        With every mistake, or if a scenario that is named is not there.
    """
    if isinstance(source, Campaign):
        campaign = ask(source, None, progress).campaign
        _refuse(audit(campaign, campaign.scenarios))
    else:
        campaign, _ = reading.load_all(open_with(Path(source), progress))
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

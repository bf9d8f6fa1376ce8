"""A task graph that was read, with the calendars that serve everything asked of it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from shlex import quote

from scheduler.analyse.sources import Graph, SourceText
from scheduler.calendars.facts.missing import find_missing
from scheduler.calendars.facts.recorded import Recorded
from scheduler.calendars.situation.audit import audit_on
from scheduler.calendars.situation.calendars import Calendars
from scheduler.calendars.situation.prepare import prepare_on
from scheduler.calendars.situation.situation import Situation
from scheduler.errors import Finding, InputError, NodePath, Problem, Where, did_you_mean
from scheduler.model.campaign import Campaign
from scheduler.model.progress.living import living
from scheduler.model.progress.progress import Progress
from scheduler.model.progress.recorded_campaign import progress_of, with_past, with_progress
from scheduler.pipeline.progress.in_news import find_in_news, stated_path
from scheduler.readers.draft import Draft
from scheduler.readers.progress.draft import ProgressDraft
from scheduler.readers.progress.progress_yaml import parse_progress_yaml, read_progress_yaml
from scheduler.readers.task_graph import parse_task_graph, read_task_graph


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedGraph:
    """
    A task graph without mistakes in its text, and the facts of the day, if any were given.

    Its warnings, the plan of one of its scenarios and the baseline all look at ``calendars``, so
    that none is made twice.
    """

    path: Path
    draft: Draft
    calendars: Calendars
    facts: ProgressDraft | None = None

    @property
    def campaign(self) -> Campaign:
        """The campaign that it states, with what is recorded of it and its events."""
        return self.calendars.campaign

    @property
    def graph(self) -> Graph:
        """Its name, digest and text, as a plan carries them, and those of the facts."""
        draft = self.draft
        return Graph(
            file=_shown(Path(draft.file).name),
            digest=draft.digest,
            text=draft.text,
            progress=None if self.facts is None else source_of(self.facts),
        )

    @property
    def words(self) -> str:
        """Its file, and that of the facts, as commands take them."""
        facts = "" if self.facts is None else f" --progress {quote(self.facts.file)}"
        return f"{quote(str(self.path))}{facts}"

    def require_workable(self, scenarios: Iterable[str]) -> None:
        """
        Try every task on the calendars of some scenarios.

        Raises
        ------
        InputError
            With the tasks that cannot be done.
        """
        findings = audit_on(self.calendars, scenarios)
        if findings:
            raise InputError(map(self.to_problem, findings))

    def locate(self, path: NodePath) -> Where:
        """Return where a part of the campaign is stated: in the task graph, or by an event."""
        if self.facts is None:
            return self.draft.locate(path)
        facts = Draft(file=self.facts.file, lines=self.facts.lines)
        news = find_in_news(path, self.draft.require(), self.campaign, self.facts.require())
        if news is not None:
            return facts.locate(news)
        return self.draft.locate(stated_path(path, self.draft.require(), self.campaign))

    def to_problem(self, finding: Finding) -> Problem:
        """Give a finding its file and line."""
        where = self.locate(finding.path)
        return replace(self.draft.to_problem(finding), where=where)

    def require_scenario(self, scenario: str | None) -> str:
        """
        Return the name of a scenario, by default the one that is planned.

        Raises
        ------
        InputError
            If there is no such scenario.
        """
        name = scenario or self.campaign.plan_scenario
        if name not in self.campaign.scenarios:
            raise InputError([self._unknown_scenario(name)])
        return name

    def require_planned(self, scenario: str | None) -> str:
        """
        Return the name of a scenario that can be planned beside the baseline.

        Raises
        ------
        InputError
            If there is no such scenario, or a task cannot be done in it or in the baseline.
        """
        self.worked_by(scenario)
        return self.require_scenario(scenario)

    def situation(self, scenario: str | None = None) -> Situation:
        """Return the situation of a scenario; raises like `require_planned`."""
        return self.worked_by(scenario).prepared(self.require_scenario(scenario))

    def prepared(self, scenario: str) -> Situation:
        """Return the situation of a scenario that was looked at before."""
        calendars = self._settled(scenario).calendars
        return prepare_on(calendars, calendars.campaign.resolve_scenario(scenario))

    def worked_by(self, scenario: str | None = None) -> "OpenedGraph":
        """
        Return it with the work up to the data date counted by a scenario that can be planned.

        Raises like `require_planned`.
        """
        name = self.require_scenario(scenario)
        opened = self._settled(name)
        opened.require_known(name)
        opened.require_workable(dict.fromkeys((name, self.campaign.baseline_scenario)))
        return opened

    def _settled(self, scenario: str) -> "OpenedGraph":
        campaign = with_past(self.campaign, scenario)
        return self if campaign is self.campaign else replace(self, calendars=Calendars(campaign))

    def require_known(self, scenario: str) -> None:
        """
        See that facts leave out nothing that nobody can guess under a scenario.

        Raises
        ------
        InputError
            With the steps under way of which nothing is left, or that name no option.
        """
        if self.facts is None:
            return
        resolved = self.campaign.resolve_scenario(scenario)
        progress = progress_of(self.campaign) or self.facts.require()
        recorded = Recorded(self.calendars.of(resolved), resolved, progress)
        findings = list(find_missing(recorded))
        if findings:
            raise InputError(self.facts.to_problems(findings))

    def _unknown_scenario(self, name: str) -> Problem:
        return Problem(
            code="unknown-scenario",
            message=f"unknown scenario {name!r}",
            where=Where(self.draft.file),
            hint=did_you_mean(name, self.campaign.scenarios),
        )


AnyGraph = Path | OpenedGraph
"""A task graph by its path, or one that was opened already."""


def open_graph(path: Path, facts: Path | None = None) -> OpenedGraph:
    """
    Read a task graph, and a progress file with facts of it.

    Raises
    ------
    InputError
        With every problem of its text, or of that of the facts; what only calendars reveal is
        looked for later.
    """
    opened = opened_draft(path, read_task_graph(path))
    return (
        opened if facts is None else with_facts(opened, read_progress_yaml(facts, opened.campaign))
    )


Amend = Callable[[Progress], Progress]
"""Adds to facts what is known beside their file."""


def open_texts(graph: Graph, amend: Amend | None = None) -> OpenedGraph:
    """Read a task graph and its facts from their texts; raises like `open_graph`."""
    draft = parse_task_graph(graph.text.encode(), graph.file)
    opened, facts = opened_draft(Path(graph.file), draft), graph.progress
    if facts is None:
        return opened
    content = facts.text.encode()
    return with_facts(opened, parse_progress_yaml(content, facts.file, opened.campaign), amend)


def opened_draft(path: Path, draft: Draft) -> OpenedGraph:
    """Return a task graph from its draft; raises like `open_graph`."""
    return OpenedGraph(path=path, draft=draft, calendars=Calendars(draft.require()))


def with_facts(
    opened: OpenedGraph, facts: ProgressDraft, amend: Amend | None = None
) -> OpenedGraph:
    """
    Return a task graph with facts of it, its events being part of the campaign.

    ``amend`` adds to the facts what is known beside their file.
    """
    progress = facts.require()
    if amend is not None:
        progress = amend(progress)
    campaign = with_progress(living(opened.campaign, progress), progress, opened.campaign)
    return replace(opened, calendars=Calendars(campaign), facts=facts)


def as_opened(graph: AnyGraph) -> OpenedGraph:
    """Return a task graph that was opened; raises like `open_graph` where it was not yet."""
    return graph if isinstance(graph, OpenedGraph) else open_graph(graph)


def source_of(facts: ProgressDraft) -> SourceText:
    """Return what a plan keeps of facts."""
    return SourceText(file=_shown(Path(facts.file).name), digest=facts.digest, text=facts.text)


def _shown(name: str) -> str:
    """Return a file's name with every character that cannot be shown in escaped form."""
    letters = (each if each.isprintable() else ascii(each)[1:-1] for each in name)
    return "".join(letters)

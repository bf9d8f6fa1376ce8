"""Risk files beside task graphs: found, read and looked through for mistakes."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from scheduler.calendars.situation.audit import audit_on
from scheduler.calendars.situation.calendars import Calendars
from scheduler.errors import Finding, Problem, Severity
from scheduler.model.campaign import Campaign
from scheduler.model.risk.idle import find_idle
from scheduler.model.risk.risks import Risks
from scheduler.model.risk.validate.added import with_new_work
from scheduler.pipeline.opened import OpenedGraph
from scheduler.readers.draft import in_file_order
from scheduler.readers.risk.beside import risk_beside
from scheduler.readers.risk.draft import RiskDraft
from scheduler.readers.risk.risk_yaml import read_risk_yaml

SHORTER = "Split it into several steps, write fewer hours, or choose other people or another place."


def open_risks(path: Path, campaign: Campaign, scenario: str | None = None) -> RiskDraft:
    """
    Read a risk file, and try the work that its events bring on the calendars of a scenario.

    Parameters
    ----------
    path
        The file.
    campaign
        The campaign that it is of.
    scenario
        The way of working; that which is planned, if left out.

    Returns
    -------
        The risks, or every problem of the file.
    """
    draft = read_risk_yaml(path, campaign, scenario)
    if draft.risks is None:
        return draft
    findings = _unworkable(draft.risks, campaign, scenario or campaign.plan_scenario)
    problems = draft.to_problems(findings)
    return replace(draft, problems=tuple(problems), risks=None) if problems else draft


def _unworkable(risks: Risks, campaign: Campaign, scenario: str) -> Iterator[Finding]:
    """Yield new work that a scenario leaves no time for."""
    extended, places = with_new_work(risks, campaign)
    for finding in audit_on(Calendars(extended), [scenario]) if places else ():
        here = places.get(str(finding.path[1])) if finding.path[:1] == ("tasks",) else None
        if here is not None:
            yield replace(finding, path=(*here, *finding.path[2:]), hint=SHORTER)


def examine_risks(path: Path, opened: OpenedGraph) -> tuple[Problem, ...]:
    """Return every problem of a risk file, or every warning if it has none, in file order."""
    draft = open_risks(path, opened.campaign)
    if draft.risks is None:
        return draft.problems
    idle = draft.to_problems(find_idle(draft.risks, opened.campaign))
    warnings = (replace(each, severity=Severity.WARNING) for each in idle)
    return in_file_order((*draft.remarks, *warnings))


def tags_of_risks(path: Path | None, opened: OpenedGraph) -> frozenset[str]:
    """Return the tags by which a risk file, by default that beside the graph, names steps."""
    path = path or risk_beside(opened.path)
    return frozenset() if path is None else read_risk_yaml(path, opened.campaign).tags

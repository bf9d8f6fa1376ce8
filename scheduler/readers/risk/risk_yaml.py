"""Read a risk file: from YAML to risks, or to everything that is wrong with it."""

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from scheduler.errors import InputError, Severity
from scheduler.model.campaign import Campaign
from scheduler.model.mistakes.file_kind import RISKS, reading
from scheduler.model.risk.risks import Risks
from scheduler.readers.draft import in_file_order
from scheduler.readers.risk.building import build_risks
from scheduler.readers.risk.draft import RiskDraft
from scheduler.readers.yaml.file_text import decode, read_bytes
from scheduler.readers.yaml.nodes import read_nodes
from scheduler.readers.yaml.running_text import join_texts


def read_risks(path: Path, campaign: Campaign, scenario: str | None = None) -> Risks:
    """
    Return what a risk file says.

    Parameters
    ----------
    path
        The file; problems name it as given here.
    campaign
        The campaign that it is of.
    scenario
        The way of working by which it is judged; that which is planned, if left out.

    Raises
    ------
    InputError
        With every problem of the file.
    """
    return read_risk_yaml(path, campaign, scenario).require()


def read_risk_yaml(path: Path, campaign: Campaign, scenario: str | None = None) -> RiskDraft:
    """
    Read a risk file.

    All mistakes of the file are reported together; it never raises for what a file may hold.

    Parameters
    ----------
    path
        The file; problems name it as given here.
    campaign
        The campaign that it is of.
    scenario
        The way of working by which it is judged; that which is planned, if left out.

    Returns
    -------
        The risks, or the problems in file order.
    """
    file = str(path)
    try:
        with reading(RISKS):
            content = read_bytes(path)
    except InputError as error:
        return RiskDraft(file=file, problems=tuple(error.problems))
    return parse_risk_yaml(content, file, campaign, scenario)


def parse_risk_yaml(
    content: bytes, file: str, campaign: Campaign, scenario: str | None = None
) -> RiskDraft:
    """Read a risk file from its bytes; ``file`` names it in problems."""
    with reading(RISKS):
        return _parse(content, file, campaign, scenario or campaign.plan_scenario)


def _parse(content: bytes, file: str, campaign: Campaign, scenario: str) -> RiskDraft:
    draft = RiskDraft(file=file, digest=sha256(content).hexdigest())
    try:
        text = decode(content, file)
    except InputError as error:
        return replace(draft, problems=tuple(error.problems))
    nodes = read_nodes(text, file)
    if nodes.data is None:
        return replace(draft, problems=in_file_order(nodes.problems))
    draft = replace(draft, text=text, lines=nodes.lines)
    data, gaps, remarks = join_texts(nodes.data, nodes.gaps)
    risks, findings = build_risks(data, campaign, scenario, gaps, nodes.spoilt)
    problems = in_file_order([*nodes.problems, *draft.to_problems(findings)])
    told = (replace(each, severity=Severity.WARNING) for each in draft.to_problems(remarks))
    return replace(
        draft,
        risks=None if problems else risks,
        tags=frozenset(line.tag for line in risks.hours) if risks is not None else frozenset(),
        problems=problems,
        remarks=tuple(told),
    )

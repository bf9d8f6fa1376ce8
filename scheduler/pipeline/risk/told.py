"""Which risks are meant by a plan or a task graph, and what its draws tell of them."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from scheduler.analyse.plan import ExplainedPlan
from scheduler.analyse.sources import SourceText
from scheduler.errors import InputError, Problem, Where
from scheduler.exports.risk.document import risk_document
from scheduler.formats.risk.document import RiskDocument
from scheduler.model.campaign import Campaign
from scheduler.model.risk.risks import Risks
from scheduler.pipeline.opened import OpenedGraph
from scheduler.pipeline.replanning.replan import Replanning
from scheduler.pipeline.risk.assessing import HERE, PolicyRun, RiskOptions, assess_plan
from scheduler.pipeline.risk.files import open_risks
from scheduler.readers.plan_json import find_plan_file, read_content
from scheduler.readers.risk.beside import risk_beside
from scheduler.readers.risk.draft import RiskDraft
from scheduler.readers.risk.risk_yaml import parse_risk_yaml
from scheduler.readers.risk_json import risk_beside_plan
from scheduler.studies.risk.assessment import Assessment
from scheduler.studies.risk.question import OnRound, ignore


@dataclass(frozen=True, slots=True, kw_only=True)
class RisksAtHand:
    """Risks, the file that states them, and what a planner should know of how it was read."""

    source: SourceText
    risks: Risks
    remarks: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldRisk:
    """What the draws of a plan say, with all of them, and as it is told."""

    found: Assessment
    document: RiskDocument


def risks_named(file: Path, campaign: Campaign, scenario: str) -> RisksAtHand:
    """
    Return what a risk file says of a campaign, judged by a scenario.

    Raises
    ------
    InputError
        With every problem of the file.
    """
    return _at_hand(open_risks(file, campaign, scenario))


def risks_of_graph(
    graph: Path, campaign: Campaign, scenario: str, named: Path | None = None
) -> RisksAtHand | None:
    """Return the risks that are named, else those beside a task graph, if there are any."""
    file = risk_beside(graph) if named is None else named
    return None if file is None else risks_named(file, campaign, scenario)


def risks_beside(
    opened: OpenedGraph, scenario: str | None = None, named: Path | None = None
) -> RisksAtHand | None:
    """
    Return the risks of a task graph that was opened, if any are named or lie beside it.

    Raises
    ------
    InputError
        With every problem of the risk file, or if there is no such scenario.
    """
    name = opened.require_scenario(scenario)
    return risks_of_graph(opened.path, opened.campaign, name, named)


def risks_of_plan(
    place: Path, campaign: Campaign, scenario: str, named: Path | None = None
) -> RisksAtHand | None:
    """
    Return the risks that are named, else those by which a written plan was assessed, if it was.

    Parameters
    ----------
    place
        The plan file or its folder.
    campaign, scenario
        Its campaign and the scenario that it was made in.
    named
        The risk file that was asked for.

    Raises
    ------
    InputError
        With every problem of the file, or of what lies beside the plan.
    """
    if named is not None:
        return risks_named(named, campaign, scenario)
    told = risk_of_written(place)
    if told is None:
        return None
    content = told.risk.text.encode()
    return _at_hand(parse_risk_yaml(content, told.risk.file, campaign, scenario))


def risks_of_replan(
    announced: Path, facts: Path, run: Replanning, named: Path | None = None
) -> RisksAtHand | None:
    """
    Return the risks of a replan, if any are named, or were known for the announced plan.

    Else they are those beside the facts in the name of the task graph. Raises like `risks_of_plan`.
    """
    campaign, scenario = run.opened.campaign, run.scenario
    found = risks_of_plan(announced, campaign, scenario, named)
    if found is not None:
        return found
    return risks_of_graph(facts.with_name(run.opened.path.name), campaign, scenario)


def risk_of_written(place: Path) -> RiskDocument | None:
    """Return what was told of the risk of a written plan, if it lies beside it."""
    file = find_plan_file(place)
    return risk_beside_plan(file, sha256(read_content(file)).hexdigest())


def require_risks(found: RisksAtHand | None, place: Path) -> RisksAtHand:
    """
    Return risks that must be there.

    Raises
    ------
    InputError
        If there are none.
    """
    if found is not None:
        return found
    problem = Problem(
        code="no-risk-file",
        message="no risk file is known for it",
        where=Where(str(place)),
        hint="Name one with --risk FILE. Beside a task graph GRAPH.yaml, GRAPH.risk.yaml is found.",
    )
    raise InputError([problem])


def tell_risk(
    plan: ExplainedPlan,
    risks: RisksAtHand,
    options: RiskOptions,
    listener: OnRound = ignore,
    run: PolicyRun = HERE,
) -> ToldRisk:
    """
    Return what the draws of a plan say, single ones planned by themselves where ``run`` says.

    Raises
    ------
    InputError
        If work that a mishap brings has no place in the order of the plan.
    KeyboardInterrupt
        If it is interrupted before all draws have been played once.
    """
    found = assess_plan(plan, risks.risks, options, listener, run)
    document = risk_document(plan, found, risks.source, early=options.early)
    return ToldRisk(found=found, document=document)


def _at_hand(draft: RiskDraft) -> RisksAtHand:
    risks = draft.require()
    source = SourceText(file=Path(draft.file).name, digest=draft.digest, text=draft.text)
    return RisksAtHand(source=source, risks=risks, remarks=draft.remarks)

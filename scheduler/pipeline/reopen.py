"""Come back to a written plan: verify it from the raw files, or explain and draw it again."""

from codecs import BOM_UTF8
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from scheduler.analyse.plan import Baseline, ExplainedPlan, analyse
from scheduler.analyse.sources import Graph, SourceText
from scheduler.calendars.situation.choices import chosen
from scheduler.calendars.situation.prepare import prepare
from scheduler.errors import InputError, Problem, Where, WrittenPlanError, did_you_mean
from scheduler.exports.document.plan import plan_document
from scheduler.formats.plan_document import BaselineEntry, PlanDocument
from scheduler.model.campaign import Campaign
from scheduler.model.progress.recorded_campaign import with_past
from scheduler.pipeline.claims import (
    find_false_baseline,
    find_false_figures,
    find_false_preference,
    find_false_search,
    find_false_verdict,
)
from scheduler.pipeline.load import load_text
from scheduler.pipeline.replanning.rebuilding import amendment, find_false_replan, replan_of
from scheduler.pipeline.replanning.trusted import find_false_trust
from scheduler.pipeline.written import AnyPlanEntry, result_of, schedule_of
from scheduler.planning.interface.options import SolveOptions
from scheduler.planning.lists.strict_serial import strict_serial
from scheduler.readers.manifest import find_false_files
from scheduler.readers.plan_json import find_plan_file, read_plan_json
from scheduler.readers.yaml.file_text import read_bytes
from scheduler.schedule.checks import check
from scheduler.schedule.violation import Violation


def verify(path: Path, graph: Path | None = None) -> list[Violation]:
    """
    Check a written plan against its task graph, from the raw files on.

    First the schedules pass the independent check; then every figure of the file is derived anew
    from them. The bound is taken on trust where nothing contradicts it. In a folder of results, the
    files must be those that its manifest lists.

    Parameters
    ----------
    path
        A plan file or a folder of results.
    graph
        The task graph; by default the copy that the plan file carries.

    Returns
    -------
        Every broken rule and every claim of the file that does not hold; none means it is sound.

    Raises
    ------
    InputError
        If a file cannot be read, names an unknown scenario, or the plan was made for another
        version of the task graph.
    """
    document, campaign = open_document(path, graph)
    broken = _find_broken(campaign, document)
    if not broken:
        derived = plan_document(_rebuild(campaign, document))
        broken = find_false_figures(campaign.launch, document, derived)
    false_files = find_false_files(find_plan_file(path).parent) if path.is_dir() else []
    files = [Violation(rule="files", tasks=(), message=message) for message in false_files]
    return broken + files


def reopen(path: Path) -> ExplainedPlan:
    """
    Return a written plan, checked and explained anew from the graph that it carries.

    Raises
    ------
    InputError
        If the file is no plan, or carries another task graph than the one it was made for.
    WrittenPlanError
        If the plan breaks a rule, or claims a result that its schedule contradicts.
    """
    return reopened(*open_document(path))


def reopened(document: PlanDocument, campaign: Campaign) -> ExplainedPlan:
    """Return the plan of a document that was read; raises like `reopen`."""
    broken = _find_broken(campaign, document)
    if broken:
        raise WrittenPlanError(broken)
    return _rebuild(campaign, document)


def open_document(path: Path, graph: Path | None = None) -> tuple[PlanDocument, Campaign]:
    """Read a plan file whose copy of the task graph, and the graph named, fit its digest."""
    document = read_plan_json(path)
    stated, text = document.graph.digest, document.graph.text.encode()
    if stated not in {sha256(text).hexdigest(), sha256(BOM_UTF8 + text).hexdigest()}:
        raise InputError([_other_graph(path, f"the copy of {document.graph.file!r} in it")])
    if graph is not None and stated != sha256(read_bytes(graph)).hexdigest():
        raise InputError([_other_graph(path, repr(str(graph)))])
    _require_own_facts(path, document)
    campaign = _campaign(document)
    _require_scenarios(path, campaign, document)
    return document, with_past(campaign, counted_in(document))


def _campaign(document: PlanDocument) -> Campaign:
    """Return the campaign of a plan, with its facts and all that was known beside their file."""
    text, file = document.graph.text, document.graph.file
    campaign, _ = load_text(text, file)
    facts, replan = _facts(document), document.replan
    if facts is None:
        return campaign
    amend = None if replan is None else amendment(replan, campaign)
    return load_text(text, file, facts, amend)[0]


def counted_in(document: PlanDocument) -> str:
    """Return the scenario by which the work done until the data date is counted."""
    facts = document.progress
    return document.scenario if facts is None else facts.counted_in or document.scenario


def _facts(document: PlanDocument) -> SourceText | None:
    """Return the facts that a plan carries, if it has any."""
    return None if document.progress is None else document.progress.back(SourceText)


def _require_own_facts(path: Path, document: PlanDocument) -> None:
    """See that the facts in a plan are those that it was made with."""
    replan = document.replan
    for facts in (document.progress, None if replan is None else replan.announced.facts):
        if facts is None:
            continue
        text = facts.text.encode()
        if facts.digest not in {sha256(text).hexdigest(), sha256(BOM_UTF8 + text).hexdigest()}:
            raise InputError([_other_graph(path, f"the copy of {facts.file!r} in it")])


def _other_graph(path: Path, name: str) -> Problem:
    return Problem(
        code="other-task-graph",
        message=f"the plan was made for another version than {name} (digests differ)",
        where=Where(str(find_plan_file(path))),
        hint="Plan again, or name the task graph that the plan was made from.",
    )


def _require_scenarios(path: Path, campaign: Campaign, document: PlanDocument) -> None:
    problems = [
        Problem(
            code="unknown-scenario",
            message=f"unknown scenario {part.scenario!r} of the task graph",
            where=Where(str(find_plan_file(path))),
            hint=did_you_mean(part.scenario, campaign.scenarios),
        )
        for part in _named(document)
        if part.scenario not in campaign.scenarios
    ]
    if problems:
        raise InputError(problems)


def _named(document: PlanDocument) -> list[AnyPlanEntry]:
    """Return all plans that a plan file has, the announced one among them."""
    replan = document.replan
    return [*_parts(document), *([] if replan is None else [replan.announced])]


def _parts(document: PlanDocument) -> list[PlanDocument | BaselineEntry]:
    """Return the plan and its baseline, if it has one."""
    return [document] if document.baseline is None else [document, document.baseline]


def _find_broken(campaign: Campaign, document: PlanDocument) -> list[Violation]:
    """Return every broken rule and false result, of the plan and of its baseline."""
    found = find_false_baseline(campaign, document) + find_false_preference(campaign, document)
    for part in _parts(document):
        scenario = campaign.resolve_scenario(part.scenario)
        schedule = schedule_of(part)
        rules = check(campaign, scenario, schedule)
        found += rules + find_false_verdict(campaign, part)
        if not rules:
            found += find_false_search(prepare(campaign, scenario), schedule, part)
    return found + find_false_replan(campaign, document) + find_false_trust(document)


def _rebuild(campaign: Campaign, document: PlanDocument) -> ExplainedPlan:
    """Explain a sound plan anew; only its search's word is taken from the file."""
    situation = prepare(campaign, campaign.resolve_scenario(document.scenario))
    replan = replan_of(document, situation, schedule_of(document))
    plan = analyse(
        document.graph.back(Graph, progress=_facts(document)),
        situation,
        document.options.back(SolveOptions),
        result_of(document),
        None if document.baseline is None else _baseline(campaign, document.baseline),
        announced=None if replan is None else replan.announced.schedule.starts,
    )
    return replace(plan, replan=replan)


def _baseline(campaign: Campaign, entry: BaselineEntry) -> Baseline:
    result = result_of(entry)
    situation = prepare(campaign, campaign.resolve_scenario(entry.scenario))
    return Baseline(
        situation=chosen(situation, result.require_schedule().options),
        result=result,
        strict_serial=strict_serial(situation),
    )

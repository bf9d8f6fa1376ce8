"""Come back to a written plan: verify it from the raw files, or explain and draw it again."""

from pathlib import Path

from scheduler.analyse.plan import Baseline, Plan, analyse
from scheduler.calendars.prepare import prepare
from scheduler.calendars.situation import Situation
from scheduler.errors import InputError, Problem, Where
from scheduler.formats.plan_document import BaselineEntry, PlanDocument, ResultEntry, TaskEntry
from scheduler.model.campaign import Campaign
from scheduler.pipeline.load import load, load_text
from scheduler.readers.plan_json import find_plan_file, read_plan_json
from scheduler.schedule.checks import check, require_valid
from scheduler.schedule.checks.base import Violation
from scheduler.schedule.scheduled import Schedule, ScheduledTask
from scheduler.solve.options import SolveOptions
from scheduler.solve.result import SolveResult, Status, Stop


def verify(path: Path, graph: Path | None = None) -> list[Violation]:
    """
    Check a written plan against its task graph, from the raw files on.

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
        If a file cannot be read, or the plan was made for another version of the task graph.
    """
    document = read_plan_json(path)
    campaign, digest = _campaign_of(document, graph)
    if digest != document.graph.digest:
        raise InputError([_other_graph(path, document, graph)])
    schedule = schedule_of(document.scenario, document.tasks)
    violations = check(campaign, campaign.resolve_scenario(document.scenario), schedule)
    violations += _false_claims(campaign, document.scenario, document.result, document.tasks)
    if document.baseline is not None:
        base = document.baseline
        scenario = campaign.resolve_scenario(base.scenario)
        violations += check(campaign, scenario, schedule_of(base.scenario, base.tasks))
        violations += _false_claims(campaign, base.scenario, base.result, base.tasks)
    return violations


def _campaign_of(document: PlanDocument, graph: Path | None) -> tuple[Campaign, str]:
    if graph is None:
        campaign, copy = load_text(document.graph.text, document.graph.file)
    else:
        campaign, copy = load(graph, document.scenario)
    return campaign, copy.digest


def _other_graph(path: Path, document: PlanDocument, graph: Path | None) -> Problem:
    name = document.graph.file if graph is None else str(graph)
    return Problem(
        code="other-task-graph",
        message=f"the plan was made for another version of {name!r} (digests differ)",
        where=Where(str(find_plan_file(path))),
        hint="Plan again, or verify against the copy of the graph that the plan file carries.",
    )


def _false_claims(
    campaign: Campaign, scenario: str, result: ResultEntry, tasks: tuple[TaskEntry, ...]
) -> list[Violation]:
    """Report a launch, gap or verdict that the plan's own figures contradict."""
    launch = next((task.end_minute for task in tasks if task.id == campaign.launch), None)
    gap = result.launch_minute - result.bound_minute
    claims = {
        "the stated launch is not the end of the launch step": launch == result.launch_minute,
        "the stated gap is not launch minus bound": gap == result.gap_minutes,
        "the bound lies after launch": gap >= 0,
        "it claims an optimum although launch and bound differ": gap == 0
        or result.status != Status.OPTIMAL,
    }
    return [
        Violation(rule="claims", tasks=(campaign.launch,), message=f"{message} ({scenario})")
        for message, holds in claims.items()
        if not holds
    ]


def schedule_of(scenario: str, tasks: tuple[TaskEntry, ...]) -> Schedule:
    """Return the schedule that a plan file states."""
    return Schedule(
        scenario=scenario,
        tasks={
            task.id: ScheduledTask(
                id=task.id, start=task.start_minute, end=task.end_minute, pieces=task.pieces
            )
            for task in tasks
        },
    )


def reopen(path: Path) -> Plan:
    """
    Return a written plan, checked and explained anew from the graph that it carries.

    Raises
    ------
    InputError
        If the file is no plan.
    InvalidPlanError
        If the plan breaks a rule.
    """
    document = read_plan_json(path)
    campaign, graph = load_text(document.graph.text, document.graph.file)
    situation = prepare(campaign, campaign.resolve_scenario(document.scenario))
    result = _result(situation, document.result, document.tasks)
    baseline = None if document.baseline is None else _baseline(campaign, document.baseline)
    options = SolveOptions(**document.options.model_dump())
    return analyse(graph, situation, options, result, baseline)


def _baseline(campaign: Campaign, entry: BaselineEntry) -> Baseline:
    situation = prepare(campaign, campaign.resolve_scenario(entry.scenario))
    result = _result(situation, entry.result, entry.tasks)
    return Baseline(situation=situation, result=result, strict_serial=entry.strict_serial_minute)


def _result(situation: Situation, entry: ResultEntry, tasks: tuple[TaskEntry, ...]) -> SolveResult:
    schedule = schedule_of(situation.scenario.id, tasks)
    require_valid(situation.campaign, situation.scenario, schedule)
    return SolveResult(
        status=Status(entry.status),
        stop=Stop(entry.stop),
        schedule=schedule,
        launch=entry.launch_minute,
        bound=entry.bound_minute,
        settled=entry.settled,
        first_plan_seconds=None,
        proof_seconds=None,
        seconds=0.0,
    )

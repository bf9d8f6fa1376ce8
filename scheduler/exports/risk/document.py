"""``risk.json``: what the draws of a plan say, for programs and for coming back to it."""

from collections.abc import Iterator
from functools import partial
from importlib.metadata import version
from math import isfinite
from pathlib import Path

from scheduler.analyse.plan import ExplainedPlan
from scheduler.analyse.sources import SourceText
from scheduler.exports.document.parts import local
from scheduler.exports.folder.writing import write_whole
from scheduler.exports.risk.policies import policy_entry
from scheduler.formats.risk.document import (
    ChanceEntry,
    HoldChanceEntry,
    LaunchBarEntry,
    OutsideEntry,
    PercentileEntry,
    RiskDocument,
    RiskDriverEntry,
    RiskFileEntry,
    StepRiskEntry,
)
from scheduler.model.notation.base import TaskId
from scheduler.studies.risk.assessment import Assessment, HoldChance, RiskDriver, StepRisk

RISK_FILE = "risk.json"


def write_risk_json(told: RiskDocument, folder: Path) -> Path:
    """Write ``risk.json`` into a folder; the same figures give the same bytes."""
    return write_whole(folder / RISK_FILE, f"{told.model_dump_json(indent=1)}\n".encode())


def risk_document(
    plan: ExplainedPlan,
    found: Assessment,
    source: SourceText,
    *,
    early: bool = False,
    plan_digest: str = "",
) -> RiskDocument:
    """
    Return what the draws of a plan say as a document.

    Parameters
    ----------
    plan
        The plan.
    found
        What the draws say.
    source
        The risk file.
    early
        Whether steps were begun as soon as they could be.
    plan_digest
        The SHA-256 of the plan file, if there is one yet.
    """
    tell = partial(local, plan.situation)
    return RiskDocument(
        program=version("launch-scheduler"),
        numpy=version("numpy"),
        campaign=plan.situation.campaign.name,
        scenario=plan.situation.scenario.id,
        graph_digest=plan.graph.digest,
        plan_digest=plan_digest,
        risk=RiskFileEntry.of(source),
        draws=len(found.draws),
        seed=found.seed,
        policy=found.policy,
        early=early,
        announced=ChanceEntry.of(found.announced, tell),
        target=None if found.target is None else ChanceEntry.of(found.target, tell),
        percentiles=tuple(PercentileEntry.of(each, tell) for each in found.percentiles),
        mean_slip_minutes=_known(found.mean_slip),
        launches=tuple(_launches(plan, found)),
        outside=tuple(
            OutsideEntry(reason=reason, draws=draws) for reason, draws in found.outside.items()
        ),
        shortened=found.shortened,
        holds=tuple(
            _hold(plan, each) for each in sorted(found.holds, key=lambda each: each.announced.by)
        ),
        steps=tuple(_step(plan, found, each) for each in found.steps),
        drivers=tuple(map(_driver, found.drivers)),
        together=None if found.together is None else _driver(found.together),
        policies=tuple(policy_entry(plan, each) for each in found.policies),
        complete=found.is_complete,
    )


def _launches(plan: ExplainedPlan, found: Assessment) -> Iterator[LaunchBarEntry]:
    launched = 0
    for minute, draws in found.bars:
        launched += draws
        yield LaunchBarEntry(
            launch=local(plan.situation, minute),
            launch_minute=minute,
            draws=draws,
            by_then=launched / len(found.draws),
        )


def _hold(plan: ExplainedPlan, each: HoldChance) -> HoldChanceEntry:
    tasks = plan.situation.campaign.tasks
    name = tasks[each.step].hold_point if each.step in tasks else ""
    return HoldChanceEntry.of(each, partial(local, plan.situation), name=name)


def _step(plan: ExplainedPlan, found: Assessment, each: StepRisk) -> StepRiskEntry:
    p10, p50, p90 = (local(plan.situation, minute) for minute in each.ends)
    return StepRiskEntry.of(
        each,
        name=_title(found, each.step),
        on_driving_chain=each.step in plan.chain_tasks,
        p10=p10,
        p50=p50,
        p90=p90,
    )


def _driver(each: RiskDriver) -> RiskDriverEntry:
    return RiskDriverEntry.of(each, mean_minutes=_known(each.mean))


def _known(mean: float) -> float | None:
    """Return a mean, or nothing where there was nothing to take it of."""
    return mean if isfinite(mean) else None


def _title(found: Assessment, step: TaskId) -> str:
    """Return the name of a step; one that a mishap makes done again says so."""
    book = found.playbook
    name, extra = book.situation.jobs[step].task.title, book.extra.get(step)
    return name if extra is None or extra.original is None else f"{name}, again"

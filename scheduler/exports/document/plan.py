"""``plan.json``: everything about a plan, for programs and for coming back to it."""

from functools import partial
from importlib.metadata import version
from pathlib import Path

from scheduler.analyse.day import day_of
from scheduler.analyse.kept.integrity import Integrity
from scheduler.analyse.plan import Baseline, ExplainedPlan
from scheduler.exports.document.parts import (
    facts_entry,
    local,
    placed_entries,
    placed_entry,
    result_entry,
)
from scheduler.exports.document.replan import replan_entry
from scheduler.exports.folder.writing import write_whole
from scheduler.formats.plan_document import (
    BaselineEntry,
    DueEntry,
    GraphEntry,
    LaunchEntry,
    OptionsEntry,
    PlanDocument,
)
from scheduler.formats.plan_kept import DutyEntry, EffortEntry, IntegrityEntry
from scheduler.formats.plan_parts import DayEntry, TaskEntry
from scheduler.formats.plan_reasons import ArcEntry, ChainEntry, DriverEntry
from scheduler.formats.plan_vehicles import CoverGapEntry, VehicleEntry
from scheduler.model.notation.base import TaskId


def write_plan_json(plan: ExplainedPlan, folder: Path) -> Path:
    """Write ``plan.json`` into a folder; the same plan gives the same bytes."""
    text = plan_document(plan).model_dump_json(indent=1) + "\n"
    return write_whole(folder / "plan.json", text.encode())


def plan_document(plan: ExplainedPlan) -> PlanDocument:
    """Return a plan as a document."""
    situation, tell = plan.situation, partial(local, plan.situation)
    return PlanDocument(
        program=version("launch-scheduler"),
        solver=f"ortools {version('ortools')}",
        campaign=situation.campaign.name,
        scenario=situation.scenario.id,
        graph=GraphEntry.of(plan.graph),
        progress=facts_entry(plan.graph.progress, situation),
        day=day_entry(plan),
        options=OptionsEntry.of(plan.options),
        result=result_entry(situation, plan.result),
        launches=launch_entries(plan),
        due_dates=due_entries(plan),
        vehicles=vehicle_entries(plan),
        cover=cover_entries(plan),
        integrity=integrity_entry(plan.integrity),
        duty=None if plan.duty is None else DutyEntry.of(plan.duty, tell),
        effort=EffortEntry.of(plan.effort),
        tasks=tuple(_task(plan, task_id) for task_id in situation.jobs),
        driving_chain=tuple(ChainEntry.of(piece) for piece in plan.chain),
        resource_order=tuple(ArcEntry.of(arc) for arc in plan.order.arcs),
        baseline=None if plan.baseline is None else _baseline(plan.baseline),
        replan=None if plan.replan is None else replan_entry(situation, plan.replan),
    )


def day_entry(plan: ExplainedPlan) -> DayEntry | None:
    """Return the facts of the day that a plan knows, with what they mean for what is left."""
    day = day_of(plan)
    return None if day is None else DayEntry.of(day, partial(local, plan.situation))


def launch_entries(plan: ExplainedPlan) -> tuple[LaunchEntry, ...]:
    """Return the lift-offs of a plan in order of time, with their margins."""
    return tuple(LaunchEntry.of(each, partial(local, plan.situation)) for each in plan.launches)


def due_entries(plan: ExplainedPlan) -> tuple[DueEntry, ...]:
    """Return the due dates of a plan, the first one first, with their margins."""
    return tuple(DueEntry.of(each, partial(local, plan.situation)) for each in plan.due)


def vehicle_entries(plan: ExplainedPlan) -> tuple[VehicleEntry, ...]:
    """Return the states of the vehicles of a plan, in file order."""
    return tuple(VehicleEntry.of(each, partial(local, plan.situation)) for each in plan.vehicles)


def cover_entries(plan: ExplainedPlan) -> tuple[CoverGapEntry, ...]:
    """Return what each called vehicle of a plan leaves without another on standby."""
    return tuple(CoverGapEntry.of(each, partial(local, plan.situation)) for each in plan.cover)


def integrity_entry(kept: Integrity) -> IntegrityEntry:
    """Return what a plan kept as an entry of its document."""
    return IntegrityEntry.of(
        kept,
        after_launch=tuple(each.step for each in kept.after),
        habits_relaxed=tuple((each.source, each.target) for each in kept.habits),
        duty_deviations=None if kept.duty is None else len(kept.duty.deviations),
    )


def _task(plan: ExplainedPlan, task_id: TaskId) -> TaskEntry:
    return placed_entry(
        plan.situation,
        plan.schedule[task_id],
        on_driving_chain=task_id in plan.chain_tasks,
        total_float_minutes=plan.floats[task_id].total,
        free_float_minutes=plan.floats[task_id].free,
        driver=DriverEntry.of(plan.drivers[task_id]),
    )


def _baseline(baseline: Baseline) -> BaselineEntry:
    situation = baseline.situation
    return BaselineEntry(
        scenario=situation.scenario.id,
        result=result_entry(situation, baseline.result),
        strict_serial_minute=baseline.strict_serial,
        tasks=placed_entries(situation, baseline.schedule),
    )

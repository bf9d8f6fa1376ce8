"""``plan.json``: everything about a plan, for programs and for coming back to it."""

from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

from scheduler.analyse.driving.blocking import Blocker
from scheduler.analyse.driving.driver import Driver
from scheduler.analyse.duty import DutyReport
from scheduler.analyse.effort import Effort
from scheduler.analyse.plan import Baseline, Plan
from scheduler.calendars.situation.situation import Situation
from scheduler.exports.document.wished_dates import due_entries, launch_entries
from scheduler.exports.folder.writing import write_whole
from scheduler.exports.tables.integrity import integrity_entry
from scheduler.formats.plan_document import (
    ArcEntry,
    BaselineEntry,
    CauseEntry,
    ChainEntry,
    DriverEntry,
    DutyDeviationEntry,
    DutyEntry,
    EffortEntry,
    GraphEntry,
    OptionsEntry,
    PlanDocument,
    PreferenceEntry,
    ResultEntry,
    ShiftDutyEntry,
    TaskEntry,
    WaitEntry,
)
from scheduler.model.base import Minutes, TaskId
from scheduler.planning.result import PreferenceResult, SolveResult
from scheduler.schedule.scheduled import ScheduledTask


def write_plan_json(plan: Plan, folder: Path) -> Path:
    """Write ``plan.json`` into a folder; the same plan gives the same bytes."""
    text = plan_document(plan).model_dump_json(indent=1) + "\n"
    return write_whole(folder / "plan.json", text.encode())


def plan_document(plan: Plan) -> PlanDocument:
    """Return a plan as a document."""
    situation = plan.situation
    return PlanDocument(
        program=version("launch-scheduler"),
        solver=f"ortools {version('ortools')}",
        campaign=situation.campaign.name,
        scenario=situation.scenario.id,
        graph=GraphEntry(file=plan.graph.file, digest=plan.graph.digest, text=plan.graph.text),
        options=OptionsEntry(
            time_limit=plan.options.time_limit,
            workers=plan.options.num_workers,
            seed=plan.options.seed,
            settle=plan.options.settle,
            prefer=plan.options.prefer.value,
        ),
        result=_result(situation, plan.result),
        launches=launch_entries(plan),
        due_dates=due_entries(plan),
        integrity=integrity_entry(plan.integrity),
        duty=None if plan.duty is None else _duty(situation, plan.duty),
        effort=_effort(plan.effort),
        tasks=tuple(_task(plan, task_id) for task_id in situation.jobs),
        driving_chain=tuple(
            ChainEntry(
                kind=piece.kind,
                task=piece.task,
                start_minute=piece.start,
                end_minute=piece.end,
                cause=piece.cause,
                by=piece.by,
                detail=piece.detail,
                causes=_causes(piece.causes),
                freed=piece.is_freed,
            )
            for piece in plan.chain
        ),
        resource_order=tuple(
            ArcEntry(source=arc.source, target=arc.target, cause=arc.cause, resource=arc.resource)
            for arc in plan.order.arcs
        ),
        baseline=None if plan.baseline is None else _baseline(plan.baseline),
    )


def local(situation: Situation, minute: Minutes) -> str:
    """Return a minute as local date and time with its offset."""
    return situation.axis.moment(minute).isoformat(timespec="minutes")


def _result(situation: Situation, result: SolveResult) -> ResultEntry:
    launch = result.require_schedule()[situation.launch].end
    return ResultEntry(
        status=result.status,
        stop=result.stop,
        launch=local(situation, launch),
        launch_minute=launch,
        bound=local(situation, result.bound_minute),
        bound_minute=result.bound_minute,
        gap_minutes=launch - result.bound_minute,
        settled=result.settled,
        preference=None if result.preference is None else _preference(result.preference),
    )


def _preference(preferred: PreferenceResult) -> PreferenceEntry:
    return PreferenceEntry(
        name=preferred.name.value,
        value=preferred.value,
        bound=preferred.bound,
        proved=preferred.proved,
    )


def _effort(effort: Effort) -> EffortEntry:
    return EffortEntry(
        person_shifts=effort.person_shifts,
        work_minutes=effort.work,
        night_minutes=effort.night,
        weekend_minutes=effort.weekend,
        cost=effort.cost,
    )


def _duty(situation: Situation, report: DutyReport) -> DutyEntry:
    return DutyEntry(
        use=report.rules.use,
        proved=report.is_proved,
        price=report.price,
        shifts=tuple(
            ShiftDutyEntry(
                crew=each.crew,
                shift=each.shift,
                people=each.people,
                teams=each.teams,
                teams_needed=each.needed,
                duties=each.duties,
                most_minutes_in_day=each.most_in_day,
                most_minutes_in_week=each.most_in_week,
                most_days_in_row=each.most_days_in_row,
                least_rest_minutes=each.least_rest,
            )
            for each in report.shifts
        ),
        deviations=tuple(
            DutyDeviationEntry(
                crew=each.crew,
                shift=each.shift,
                team=each.team,
                rule=each.rule,
                value=each.value,
                limit=each.limit,
                start=local(situation, each.start),
                end=local(situation, each.end),
                start_minute=each.start,
                end_minute=each.end,
            )
            for each in report.deviations
        ),
    )


def _task(plan: Plan, task_id: TaskId) -> TaskEntry:
    return _placed(plan.situation, plan.schedule[task_id]).model_copy(
        update={
            "on_driving_chain": task_id in plan.chain_tasks,
            "total_float_minutes": plan.floats[task_id].total,
            "free_float_minutes": plan.floats[task_id].free,
            "driver": _driver(plan.drivers[task_id]),
        }
    )


def _driver(driver: Driver) -> DriverEntry:
    return DriverEntry(
        cause=driver.cause,
        task=driver.task,
        event_minute=driver.event,
        until_minute=driver.until,
        detail=driver.detail,
        wait=driver.wait,
        lag_minutes=driver.lag,
        working=driver.working,
        freed=driver.is_freed,
        waits=tuple(
            WaitEntry(start_minute=each.start, end_minute=each.end, causes=_causes(each.causes))
            for each in driver.waits
        ),
        beside=_causes(driver.beside),
        also=_causes(driver.also),
    )


def _causes(causes: Iterable[Blocker]) -> tuple[CauseEntry, ...]:
    return tuple(
        CauseEntry(
            cause=each.cause,
            task=each.task,
            subject=each.subject,
            detail=each.detail,
            reason=each.reason,
            since_minute=each.since,
            until_minute=each.until,
        )
        for each in causes
    )


def _placed(situation: Situation, placed: ScheduledTask) -> TaskEntry:
    return TaskEntry(
        id=placed.id,
        start=local(situation, placed.start),
        end=local(situation, placed.end),
        start_minute=placed.start,
        end_minute=placed.end,
        pieces=placed.pieces,
        option=placed.option,
    )


def _baseline(baseline: Baseline) -> BaselineEntry:
    situation = baseline.situation
    return BaselineEntry(
        scenario=situation.scenario.id,
        result=_result(situation, baseline.result),
        strict_serial_minute=baseline.strict_serial,
        tasks=tuple(_placed(situation, baseline.schedule[task_id]) for task_id in situation.jobs),
    )

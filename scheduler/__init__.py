"""
Plan launch campaigns: proven schedules, true critical paths, briefing charts.

>>> from pathlib import Path
>>> import scheduler
>>> plan = scheduler.plan(Path("task_graphs/first-steps.yaml"))  # doctest: +SKIP
>>> scheduler.export(plan, Path("plans/first-steps"))  # doctest: +SKIP

The names below are loaded when they are first used, so that importing the package stays quick.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from scheduler.advice import warnings_of
    from scheduler.analyse.plan import Plan
    from scheduler.calendars.situation.prepare import prepare
    from scheduler.cpm.times import network_times
    from scheduler.errors import (
        ExportError,
        Finding,
        Infeasible,
        InputError,
        InvalidPlanError,
        NoScheduleError,
        OutOfTime,
        Problem,
        SchedulerError,
        Severity,
    )
    from scheduler.exports import export
    from scheduler.exports.gantt import draw_gantt
    from scheduler.exports.tables.plan import chain_table, schedule_table
    from scheduler.model.campaign import Campaign
    from scheduler.model.progress.progress import Progress
    from scheduler.model.progress.step_facts import StepFacts
    from scheduler.model.task import Task
    from scheduler.pipeline.load import find_problems, load
    from scheduler.pipeline.plan import plan
    from scheduler.pipeline.progress.reading import (
        find_progress_problems,
        read_facts,
        read_progress,
    )
    from scheduler.pipeline.reopen import reopen, verify
    from scheduler.pipeline.warnings import find_warnings
    from scheduler.planning.options import Prefer, SolveOptions
    from scheduler.planning.result import PreferenceResult, SolveResult, Status
    from scheduler.schedule.checks import check
    from scheduler.schedule.scheduled import Schedule, ScheduledTask
    from scheduler.studies.changes.what_if import what_if
    from scheduler.studies.conflicts.finding import find_conflicts
    from scheduler.studies.ladder import ladder
    from scheduler.studies.making_a_date.curve import price_curve
    from scheduler.studies.making_a_date.study import PricedPlan, TargetStudy

_HOMES = {
    "Campaign": "scheduler.model.campaign",
    "ExportError": "scheduler.errors",
    "Finding": "scheduler.errors",
    "Infeasible": "scheduler.errors",
    "InputError": "scheduler.errors",
    "InvalidPlanError": "scheduler.errors",
    "NoScheduleError": "scheduler.errors",
    "OutOfTime": "scheduler.errors",
    "Plan": "scheduler.analyse.plan",
    "Prefer": "scheduler.planning.options",
    "PreferenceResult": "scheduler.planning.result",
    "PricedPlan": "scheduler.studies.making_a_date.study",
    "Problem": "scheduler.errors",
    "Progress": "scheduler.model.progress.progress",
    "Schedule": "scheduler.schedule.scheduled",
    "ScheduledTask": "scheduler.schedule.scheduled",
    "SchedulerError": "scheduler.errors",
    "Severity": "scheduler.errors",
    "SolveOptions": "scheduler.planning.options",
    "SolveResult": "scheduler.planning.result",
    "Status": "scheduler.planning.result",
    "StepFacts": "scheduler.model.progress.step_facts",
    "TargetStudy": "scheduler.studies.making_a_date.study",
    "Task": "scheduler.model.task",
    "chain_table": "scheduler.exports.tables.plan",
    "check": "scheduler.schedule.checks",
    "draw_gantt": "scheduler.exports.gantt",
    "export": "scheduler.exports",
    "find_conflicts": "scheduler.studies.conflicts.finding",
    "find_problems": "scheduler.pipeline.load",
    "find_progress_problems": "scheduler.pipeline.progress.reading",
    "find_warnings": "scheduler.pipeline.warnings",
    "ladder": "scheduler.studies.ladder",
    "load": "scheduler.pipeline.load",
    "network_times": "scheduler.cpm.times",
    "plan": "scheduler.pipeline.plan",
    "prepare": "scheduler.calendars.situation.prepare",
    "price_curve": "scheduler.studies.making_a_date.curve",
    "read_facts": "scheduler.pipeline.progress.reading",
    "read_progress": "scheduler.pipeline.progress.reading",
    "reopen": "scheduler.pipeline.reopen",
    "schedule_table": "scheduler.exports.tables.plan",
    "verify": "scheduler.pipeline.reopen",
    "warnings_of": "scheduler.advice",
    "what_if": "scheduler.studies.changes.what_if",
}

__all__ = [
    "Campaign",
    "ExportError",
    "Finding",
    "Infeasible",
    "InputError",
    "InvalidPlanError",
    "NoScheduleError",
    "OutOfTime",
    "Plan",
    "Prefer",
    "PreferenceResult",
    "PricedPlan",
    "Problem",
    "Progress",
    "Schedule",
    "ScheduledTask",
    "SchedulerError",
    "Severity",
    "SolveOptions",
    "SolveResult",
    "Status",
    "StepFacts",
    "TargetStudy",
    "Task",
    "chain_table",
    "check",
    "draw_gantt",
    "export",
    "find_conflicts",
    "find_problems",
    "find_progress_problems",
    "find_warnings",
    "ladder",
    "load",
    "network_times",
    "plan",
    "prepare",
    "price_curve",
    "read_facts",
    "read_progress",
    "reopen",
    "schedule_table",
    "verify",
    "warnings_of",
    "what_if",
]


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)


def __dir__() -> list[str]:
    return __all__

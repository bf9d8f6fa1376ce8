"""
Plan launch campaigns: proven schedules, true critical paths, briefing charts.

>>> import scheduler
>>> plan = scheduler.plan("task_graphs/first-steps.yaml", "busy")  # doctest: +SKIP
>>> plan.launch  # doctest: +SKIP
>>> plan.save("plans/first-steps")  # doctest: +SKIP

The names below are loaded when they are first used, so that importing the package stays quick.
docs/api.md tells what each is for.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from scheduler.api.campaigns.builder import CampaignBuilder
    from scheduler.api.campaigns.facts import find_progress_problems, read_facts, read_progress
    from scheduler.api.campaigns.importing import ImportedSchedule, import_schedule
    from scheduler.api.campaigns.reading import find_problems, find_warnings, load, warnings_of
    from scheduler.api.campaigns.situations import check, prepare
    from scheduler.api.campaigns.tables import write_table
    from scheduler.api.projects import ProjectSolution, solve_project
    from scheduler.api.results.folders import (
        chain_table,
        draw_gantt,
        export,
        reopen,
        schedule_table,
        verify,
    )
    from scheduler.api.results.plan import Plan
    from scheduler.api.results.planning import plan, solve
    from scheduler.api.results.replanning import replan
    from scheduler.api.results.solution import Solution
    from scheduler.api.studies.comparison import Comparison, what_if
    from scheduler.api.studies.conflicts import DateConflicts, find_conflicts
    from scheduler.api.studies.ladder import Ladder, ladder
    from scheduler.api.studies.levers import Levers, levers
    from scheduler.api.studies.readiness import SiteReadiness, readiness
    from scheduler.api.studies.risk import PlanRisk, risk
    from scheduler.api.studies.target import DateChanges, find_changes, price_curve
    from scheduler.api.studies.two_plans import PlanComparison, compare
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
        UnknownName,
    )
    from scheduler.model.campaign import Campaign
    from scheduler.model.progress.progress import Progress
    from scheduler.model.progress.step_facts import StepFacts
    from scheduler.model.task import Task
    from scheduler.planning.interface.options import Prefer, SolveOptions
    from scheduler.planning.interface.result import PreferenceResult, SolveResult, Status
    from scheduler.schedule.scheduled import Schedule, ScheduledTask
    from scheduler.schedule.violation import Violation
    from scheduler.studies.explaining.explain import Explanation

_HOMES = {
    "Campaign": "scheduler.model.campaign",
    "CampaignBuilder": "scheduler.api.campaigns.builder",
    "Comparison": "scheduler.api.studies.comparison",
    "DateChanges": "scheduler.api.studies.target",
    "DateConflicts": "scheduler.api.studies.conflicts",
    "Explanation": "scheduler.studies.explaining.explain",
    "ExportError": "scheduler.errors",
    "Finding": "scheduler.errors",
    "ImportedSchedule": "scheduler.api.campaigns.importing",
    "Infeasible": "scheduler.errors",
    "InputError": "scheduler.errors",
    "InvalidPlanError": "scheduler.errors",
    "Ladder": "scheduler.api.studies.ladder",
    "Levers": "scheduler.api.studies.levers",
    "NoScheduleError": "scheduler.errors",
    "OutOfTime": "scheduler.errors",
    "Plan": "scheduler.api.results.plan",
    "PlanRisk": "scheduler.api.studies.risk",
    "Prefer": "scheduler.planning.interface.options",
    "PlanComparison": "scheduler.api.studies.two_plans",
    "PreferenceResult": "scheduler.planning.interface.result",
    "Problem": "scheduler.errors",
    "Progress": "scheduler.model.progress.progress",
    "ProjectSolution": "scheduler.api.projects",
    "Schedule": "scheduler.schedule.scheduled",
    "ScheduledTask": "scheduler.schedule.scheduled",
    "SchedulerError": "scheduler.errors",
    "Severity": "scheduler.errors",
    "SiteReadiness": "scheduler.api.studies.readiness",
    "Solution": "scheduler.api.results.solution",
    "SolveOptions": "scheduler.planning.interface.options",
    "SolveResult": "scheduler.planning.interface.result",
    "Status": "scheduler.planning.interface.result",
    "StepFacts": "scheduler.model.progress.step_facts",
    "Task": "scheduler.model.task",
    "UnknownName": "scheduler.errors",
    "Violation": "scheduler.schedule.violation",
    "chain_table": "scheduler.api.results.folders",
    "check": "scheduler.api.campaigns.situations",
    "compare": "scheduler.api.studies.two_plans",
    "draw_gantt": "scheduler.api.results.folders",
    "export": "scheduler.api.results.folders",
    "find_changes": "scheduler.api.studies.target",
    "find_conflicts": "scheduler.api.studies.conflicts",
    "find_problems": "scheduler.api.campaigns.reading",
    "find_progress_problems": "scheduler.api.campaigns.facts",
    "find_warnings": "scheduler.api.campaigns.reading",
    "import_schedule": "scheduler.api.campaigns.importing",
    "write_table": "scheduler.api.campaigns.tables",
    "ladder": "scheduler.api.studies.ladder",
    "levers": "scheduler.api.studies.levers",
    "load": "scheduler.api.campaigns.reading",
    "network_times": "scheduler.cpm.times",
    "plan": "scheduler.api.results.planning",
    "prepare": "scheduler.api.campaigns.situations",
    "price_curve": "scheduler.api.studies.target",
    "read_facts": "scheduler.api.campaigns.facts",
    "read_progress": "scheduler.api.campaigns.facts",
    "readiness": "scheduler.api.studies.readiness",
    "reopen": "scheduler.api.results.folders",
    "replan": "scheduler.api.results.replanning",
    "risk": "scheduler.api.studies.risk",
    "schedule_table": "scheduler.api.results.folders",
    "solve": "scheduler.api.results.planning",
    "solve_project": "scheduler.api.projects",
    "verify": "scheduler.api.results.folders",
    "warnings_of": "scheduler.api.campaigns.reading",
    "what_if": "scheduler.api.studies.comparison",
}

__all__ = [
    "Campaign",
    "CampaignBuilder",
    "Comparison",
    "DateChanges",
    "DateConflicts",
    "Explanation",
    "ExportError",
    "Finding",
    "ImportedSchedule",
    "Infeasible",
    "InputError",
    "InvalidPlanError",
    "Ladder",
    "Levers",
    "NoScheduleError",
    "OutOfTime",
    "Plan",
    "PlanComparison",
    "PlanRisk",
    "Prefer",
    "PreferenceResult",
    "Problem",
    "Progress",
    "ProjectSolution",
    "Schedule",
    "ScheduledTask",
    "SchedulerError",
    "Severity",
    "SiteReadiness",
    "Solution",
    "SolveOptions",
    "SolveResult",
    "Status",
    "StepFacts",
    "Task",
    "UnknownName",
    "Violation",
    "chain_table",
    "check",
    "compare",
    "draw_gantt",
    "export",
    "find_changes",
    "find_conflicts",
    "find_problems",
    "find_progress_problems",
    "find_warnings",
    "import_schedule",
    "ladder",
    "levers",
    "load",
    "network_times",
    "plan",
    "prepare",
    "price_curve",
    "read_facts",
    "read_progress",
    "readiness",
    "reopen",
    "replan",
    "risk",
    "schedule_table",
    "solve",
    "solve_project",
    "verify",
    "warnings_of",
    "what_if",
    "write_table",
]


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)


def __dir__() -> list[str]:
    return __all__

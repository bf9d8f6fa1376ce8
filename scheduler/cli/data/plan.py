"""The summary of a plan as data."""

from typing import Any

from scheduler.analyse.day import day_of
from scheduler.analyse.loads.duty import DutyReport
from scheduler.analyse.plan import ExplainedPlan
from scheduler.exports.document.plan import (
    cover_entries,
    day_entry,
    due_entries,
    integrity_entry,
    launch_entries,
    vehicle_entries,
)
from scheduler.model.costs import CENTS
from scheduler.planning.interface.result import PreferenceResult
from scheduler.wording.facts import day_rows
from scheduler.wording.reasons.chain import launch_shares, piece_reason


def summary_data(plan: ExplainedPlan) -> dict[str, Any]:
    """Return the summary as data; minutes count from the campaign start."""
    return {
        "campaign": plan.situation.campaign.name,
        "scenario": plan.situation.scenario.id,
        **_launch(plan),
        "day": _day(plan),
        "launches": [each.model_dump(mode="json") for each in launch_entries(plan)],
        "due_dates": [each.model_dump(mode="json") for each in due_entries(plan)],
        **_vehicles(plan),
        **_kept(plan),
        "duty": None if plan.duty is None else _duty(plan.duty),
        "prefer": plan.options.prefer,
        "preference": _preference(plan.result.preference),
        "effort": {
            "person_shifts": plan.effort.person_shifts,
            "work_minutes": plan.effort.work,
            "night_minutes": plan.effort.night,
            "weekend_minutes": plan.effort.weekend,
            "cost": plan.effort.cost / CENTS,
        },
        **_reasons(plan),
        "seconds": {
            "first_plan": plan.result.first_plan_seconds,
            "proof": plan.result.proof_seconds,
            "search": plan.result.seconds,
        },
    }


def _launch(plan: ExplainedPlan) -> dict[str, Any]:
    """Return launch, verdict and what they are compared with."""
    axis, result, base = plan.situation.axis, plan.result, plan.baseline
    target = plan.situation.target
    return {
        "launch": axis.moment(plan.launch_minute).isoformat(timespec="minutes"),
        "launch_minutes": plan.launch_minute,
        "status": result.status,
        "stop": result.stop,
        "bound": axis.moment(result.bound_minute).isoformat(timespec="minutes"),
        "gap_minutes": plan.launch_minute - result.bound_minute,
        "target_margin_minutes": None if target is None else target - plan.launch_minute,
        "baseline": None if base is None else base.situation.scenario.id,
        "baseline_minutes": None if base is None else base.launch_minute,
        "strict_serial_minutes": None if base is None else base.strict_serial,
        "saved_minutes": plan.saved_minutes,
    }


def _day(plan: ExplainedPlan) -> dict[str, Any] | None:
    """Return the facts of the day, with what a planner has to know of them in words."""
    day, entry = day_of(plan), day_entry(plan)
    if day is None or entry is None:
        return None
    words = [{"topic": topic, "lines": lines} for topic, lines in day_rows(plan, day)]
    return {**entry.model_dump(mode="json"), "words": words}


def _vehicles(plan: ExplainedPlan) -> dict[str, Any]:
    """Return the states of the vehicles and the gaps between them, nothing where there are none."""
    if not plan.vehicles:
        return {}
    return {
        "vehicles": [each.model_dump(mode="json") for each in vehicle_entries(plan)],
        "cover": [each.model_dump(mode="json") for each in cover_entries(plan)],
    }


def _kept(plan: ExplainedPlan) -> dict[str, Any]:
    """Return what the plan kept, in short and whole."""
    kept = plan.integrity
    return {
        "steps": kept.steps,
        "steps_kept": kept.steps_kept,
        "tests": kept.tests,
        "tests_kept": kept.tests_kept,
        "integrity": integrity_entry(kept).model_dump(mode="json"),
    }


def _reasons(plan: ExplainedPlan) -> dict[str, Any]:
    """Return why launch is when it is: floats, chain and waits."""
    return {
        "critical": sorted(plan.critical_tasks),
        "floats": {
            task_id: {"total_minutes": own.total, "free_minutes": own.free, "shifts": own.shifts}
            for task_id, own in plan.floats.items()
        },
        "shares": [{"title": each.title, "minutes": each.minutes} for each in launch_shares(plan)],
        "waits": [
            {
                "step": each.task,
                "cause": each.cause,
                "resource": each.resource,
                "minutes": each.minutes,
                "on_driving_chain": each.on_chain,
            }
            for each in plan.waits
        ],
        "near_critical": [
            {"float_minutes": chain.float, "tightest": chain.tightest, "steps": chain.steps}
            for chain in plan.near_critical
        ],
        "driving_chain": [
            {
                "kind": piece.kind,
                "step": piece.task,
                "start_minutes": piece.start,
                "end_minutes": piece.end,
                "cause": piece.cause,
                "by": piece.by,
                "detail": piece.detail,
                "why": piece_reason(plan, piece),
                "freed": piece.is_freed,
            }
            for piece in plan.chain
        ],
    }


def _preference(preferred: PreferenceResult | None) -> dict[str, Any] | None:
    """Return a preference; minutes for calm, hundredths of the unit of cost for cheap."""
    if preferred is None:
        return None
    return {
        "name": preferred.name,
        "value": preferred.value,
        "bound": preferred.bound,
        "proved": preferred.proved,
    }


def _duty(report: DutyReport) -> dict[str, Any]:
    return {
        "rules": report.rules.like,
        "as": report.rules.use,
        "teams": [
            {
                "crew": each.crew,
                "shift": each.shift,
                "teams": each.teams,
                "teams_needed": each.needed,
            }
            for each in report.shifts
        ],
        "deviations": [
            {
                "crew": each.crew,
                "shift": each.shift,
                "team": each.team,
                "rule": each.rule,
                "value": each.value,
                "limit": each.limit,
                "start_minutes": each.start,
                "end_minutes": each.end,
            }
            for each in report.deviations
        ],
        "price": None if report.price is None else report.price / CENTS,
        "proved": report.is_proved,
    }

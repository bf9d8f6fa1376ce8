"""The outcome of a question for a date as data."""

from typing import Any

from scheduler.cli.data.conflicts import conflict_data
from scheduler.exports.document.plan import integrity_entry
from scheduler.exports.prices.table import curve_data, target_data
from scheduler.model.costs import CENTS
from scheduler.pipeline.making_a_date.likely import LikelyDate, chance_of
from scheduler.pipeline.making_a_date.target import Missed, TargetAnswer
from scheduler.pipeline.making_a_date.target_files import TargetOutcome


def outcome_data(outcome: TargetOutcome) -> dict[str, Any]:
    """Return an outcome as data; costs are in units, minutes count from the campaign start."""
    found = outcome.found
    question = found.question
    permitted = question.study.permitted
    rest = _answer(found) if isinstance(found, TargetAnswer) else _missed(found)
    curve = curve_data(permitted, outcome.curve)
    asked = {"campaign": question.campaign.name, "base": question.base, "state": question.state}
    left = {
        "not_priced": [
            question.axis.moment(by).isoformat(timespec="minutes") for by in outcome.not_priced
        ],
        "curve_interrupted": outcome.is_cut_short,
    }
    sure = {} if outcome.likely is None else {"likely": _likely(outcome.likely)}
    return {**asked, **rest, **sure, "curve": curve, **left}


def _likely(likely: LikelyDate) -> dict[str, Any]:
    """Return how sure the date is; chances are shares, costs in units."""
    by = likely.answer.question.by
    return {
        "wished": likely.wished,
        "chance": chance_of(likely.assessed, by),
        "is_likely": likely.is_likely,
        "draws": len(likely.assessed.draws),
        "seed": likely.assessed.seed,
        "policy": likely.assessed.policy,
        "trials": [
            {
                "hours_share": trial.reserve.share,
                "days_earlier": trial.reserve.days,
                "cost": None if trial.priced is None else trial.priced.cost / CENTS,
                "launch_minutes": None if trial.priced is None else trial.priced.launch_minute,
                "chance": trial.chance,
            }
            for trial in likely.trials
        ],
    }


def _answer(answer: TargetAnswer) -> dict[str, Any]:
    return {
        "answer": "possible",
        **target_data(answer.question.study.permitted, answer.priced),
        "status": answer.plan.result.status,
        "integrity": integrity_entry(answer.plan.integrity).model_dump(mode="json"),
        "in_task_graph": answer.graph is not None,
    }


def _missed(missed: Missed) -> dict[str, Any]:
    launch, axis = missed.loosest.launch_minute, missed.question.axis
    return {
        **conflict_data(missed.explained),
        "answer": "impossible",
        "earliest_launch": None
        if launch is None
        else axis.moment(launch).isoformat(timespec="minutes"),
        "earliest_launch_minutes": launch,
        "earliest_status": missed.loosest.status,
        "in_task_graph": missed.graph is not None,
    }

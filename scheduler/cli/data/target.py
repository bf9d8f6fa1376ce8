"""The outcome of a question for a date as data."""

from typing import Any

from scheduler.cli.data.conflicts import conflict_data
from scheduler.exports.document.plan import integrity_entry
from scheduler.exports.prices.table import curve_data, target_data
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
    return {**asked, **rest, "curve": curve, **left}


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

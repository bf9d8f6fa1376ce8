"""Two plans side by side, as data; minutes count from the start of the new one."""

from typing import Any

from scheduler.analyse.comparing.comparison import PlansBeside
from scheduler.analyse.comparing.limits import LimitLeft
from scheduler.analyse.comparing.side import PlacedStep, Side
from scheduler.analyse.comparing.steps import ComparedStep
from scheduler.analyse.comparing.told import ToldPart, ToldShift
from scheduler.cli.data.risk import chance_data
from scheduler.formats.risk.document import RiskDocument
from scheduler.model.notation.base import Minutes
from scheduler.wording.changes.moved_steps import change_text, driver_text


def comparison_data(
    found: PlansBeside, risks: tuple[RiskDocument | None, RiskDocument | None] = (None, None)
) -> dict[str, Any]:
    """Return a comparison as data, with the chances of both plans if anybody asked."""
    return {
        "old": {**_side(found, found.old), "risk": chance_data(risks[0])},
        "new": {**_side(found, found.new), "risk": chance_data(risks[1])},
        "slip_minutes": found.slip,
        "baseline": _date(found, found.baseline),
        "target": _date(found, found.new.target),
        "steps": [_step(found, each) for each in found.steps if each.changes],
        "chain": {
            "before": list(found.old.chain),
            "after": list(found.new.chain),
            "joined": list(found.joined),
            "left": list(found.left),
        },
        "floats": [_float(each) for each in found.steps],
        "limits": [_limit(found, each) for each in found.limits],
        "departures": [
            {
                "rule": each.rule,
                "steps": list(each.steps),
                "amount": each.amount,
                "subject": each.subject,
                "holds_up": list(each.holds_up),
            }
            for each in found.departures
        ],
        "told": [_told(found, each) for each in found.told],
    }


def _side(found: PlansBeside, side: Side) -> dict[str, Any]:
    return {
        "campaign": side.plan.situation.campaign.name,
        "graph": side.plan.graph.digest,
        "scenario": side.plan.situation.scenario.id,
        "data_date": _date(found, side.begin),
        "launch": _date(found, side.launch),
        "status": side.plan.result.status,
    }


def _date(found: PlansBeside, minute: Minutes | None) -> str | None:
    return None if minute is None else found.axis.moment(minute).isoformat(timespec="minutes")


def _step(found: PlansBeside, step: ComparedStep) -> dict[str, Any]:
    return {
        "step": step.id,
        "name": step.title,
        "changes": [each.value for each in step.changes],
        "words": change_text(step),
        "moves_minutes": step.moves,
        "before": _standing(found, step.old),
        "after": _standing(found, step.new),
    }


def _standing(found: PlansBeside, standing: PlacedStep | None) -> dict[str, Any] | None:
    if standing is None:
        return None
    return {
        "state": standing.state.value,
        "start": _date(found, standing.start),
        "end": _date(found, standing.end),
        "option": standing.option,
        "driver": driver_text(standing),
    }


def _float(step: ComparedStep) -> dict[str, Any]:
    return {
        "step": step.id,
        "before_minutes": None if step.old is None else step.old.total_float,
        "after_minutes": None if step.new is None else step.new.total_float,
        "lost_minutes": step.float_lost,
    }


def _limit(found: PlansBeside, limit: LimitLeft) -> dict[str, Any]:
    return {
        "limit": str(limit.limit),
        "since": _date(found, limit.since),
        "recorded": limit.is_recorded,
        "runs_out": _date(found, limit.runs_out),
        "needed": _date(found, limit.needed),
        "last": _date(found, limit.last),
        "left_minutes": limit.left,
        "left_before_minutes": limit.left_before,
    }


def _told(found: PlansBeside, told: ToldShift) -> dict[str, Any]:
    return {
        "crew": told.crew,
        "date": told.day.isoformat(),
        "shift": told.shift,
        "worked_before": told.worked,
        "works_now": told.works,
        "steps": [
            {
                "step": each.id,
                "what": each.change,
                "before": _part(found, each.old),
                "after": _part(found, each.new),
            }
            for each in told.steps
        ],
    }


def _part(found: PlansBeside, part: ToldPart | None) -> dict[str, Any] | None:
    if part is None:
        return None
    return {
        "people": part.people,
        "places": list(part.places),
        "parts": [[_date(found, start), _date(found, end)] for start, end in part.parts],
    }

"""Readiness as data: curves, last calls, promises and states of vehicles."""

from collections.abc import Iterator
from typing import Any

from scheduler.analyse.vehicles.states import VehicleStates
from scheduler.calendars.clock.intervals import Intervals
from scheduler.calendars.situation.situation import Situation
from scheduler.exports.document.parts import local
from scheduler.model.notation.base import Minutes
from scheduler.studies.readiness.coverage import Coverage
from scheduler.studies.readiness.curve import Span
from scheduler.studies.readiness.last_calls import LastCall
from scheduler.studies.readiness.priced import Offer, offers
from scheduler.studies.readiness.readiness import Readiness, VehicleReadiness
from scheduler.studies.readiness.words import headline_lines, status_of
from scheduler.wording.changes.neighbours import move_words


def readiness_data(found: Readiness) -> dict[str, Any]:
    """Return readiness as data; minutes count from the campaign start."""
    plan = found.plan
    situation = plan.situation
    return {
        "campaign": situation.campaign.name,
        "scenario": situation.scenario.id,
        "graph_digest": plan.graph.digest,
        **_moment(situation, "plan_launch", plan.launch_minute),
        "others": found.request.others.value,
        "every_minutes": found.request.every,
        "complete": found.is_complete,
        "headline": list(headline_lines(found)),
        "vehicles": [_vehicle(situation, each) for each in found.vehicles],
        "promises": [_promise(situation, each) for each in found.coverages],
        "states": [_states(situation, each) for each in found.states],
    }


def _vehicle(situation: Situation, found: VehicleReadiness) -> dict[str, Any]:
    curve, figures = found.curve, found.headline
    return {
        "vehicle": found.vehicle,
        "name": found.title,
        **_moment(situation, "from", curve.begin),
        **_moment(situation, "to", curve.end),
        "complete": curve.is_complete,
        "searches": len(curve.readings),
        "best_minutes": figures.best,
        **_moment(situation, "best_call", figures.best_at),
        "worst_minutes": figures.worst,
        **_moment(situation, "worst_call", figures.worst_at),
        "worst_just_after_call": figures.is_after,
        "mean_minutes": figures.mean,
        "spans": [_span(situation, each) for each in curve.spans()],
        "last_calls": [_last_call(situation, each) for each in found.last_calls],
        "neighbours": [_offer(situation, each) for each in offers(curve)],
    }


def _span(situation: Situation, span: Span) -> dict[str, Any]:
    known = span.known
    ends = {"from": span.start, "to": span.end}
    return {
        **_moment(situation, "from", span.start),
        **_moment(situation, "to", span.end),
        **_moment(situation, "launch", known.launch),
        **_moment(situation, "not_before", known.bound),
        "status": status_of(known),
        **{
            f"readiness_{name}_minutes": None if known.launch is None else known.launch - minute
            for name, minute in ends.items()
        },
    }


def _last_call(situation: Situation, call: LastCall) -> dict[str, Any]:
    return {
        **_moment(situation, "call", call.at),
        **_moment(situation, "launch", call.launch),
        "readiness_minutes": call.launch - call.at,
        "proved": call.is_proved,
        "step": call.driver,
        "step_name": call.title or None,
        **_moment(situation, "begins", call.begins),
    }


def _offer(situation: Situation, offer: Offer) -> dict[str, Any]:
    campaign = situation.campaign
    return {
        **_moment(situation, "call", offer.call),
        "unit": campaign.costs.unit,
        "prices": [
            {
                "price": point.price,
                "moves": move_words(campaign, point.move),
                **_moment(situation, "launch", point.launch),
                "proved": point.is_proved,
                "neighbours": [
                    {"flow": flow, **_moment(situation, "end", end)}
                    for flow, end in point.neighbours
                ],
            }
            for point in offer.points
        ],
    }


def _promise(situation: Situation, found: Coverage) -> dict[str, Any]:
    return {
        "promise_minutes": found.promise,
        **_moment(situation, "from", found.begin),
        **_moment(situation, "to", found.end),
        "share": found.share,
        **_moment(situation, "since", found.since),
        "gap_minutes": found.total,
        "longest_gap_minutes": found.longest,
        "within": list(_stretches(situation, found.within)),
        "gaps": list(_stretches(situation, found.gaps)),
        "unsure": list(_stretches(situation, found.unsure)),
    }


def _states(situation: Situation, found: VehicleStates) -> dict[str, Any]:
    return {
        "vehicle": found.vehicle,
        "name": found.name,
        "states": [
            {
                "state": each.state.value,
                **_moment(situation, "from", each.start),
                **_moment(situation, "to", each.end),
            }
            for each in found.periods
        ],
    }


def _stretches(situation: Situation, spans: Intervals) -> Iterator[dict[str, Any]]:
    for start, end in spans:
        yield {
            **_moment(situation, "from", start),
            **_moment(situation, "to", end),
            "minutes": end - start,
        }


def _moment(situation: Situation, name: str, minute: Minutes | None) -> dict[str, Any]:
    """Return a minute under a name, as a local date with its offset and as it is."""
    moment = None if minute is None else local(situation, minute)
    return {name: moment, f"{name}_minutes": minute}

"""``readiness.csv`` and ``last-calls.csv``: launch by the moment of the call."""

from typing import Any

import pandas as pd

from scheduler.exports.tables.csv_text import stamp, zone
from scheduler.model.notation.base import Minutes
from scheduler.model.notation.durations import DAY
from scheduler.studies.readiness.curve import Span
from scheduler.studies.readiness.last_calls import LastCall
from scheduler.studies.readiness.readiness import Readiness, VehicleReadiness
from scheduler.studies.readiness.words import status_of

CURVE_COLUMNS = (
    *("vehicle", "from", "to", "launch", "days_from", "days_to", "verdict", "not_before"),
    *("driver", "driver_name", "driver_begins", "zone"),
)
CALL_COLUMNS = (
    *("vehicle", "call", "launch", "days", "verdict"),
    *("driver", "driver_name", "driver_begins", "zone"),
)
DIGITS = 3


def readiness_frame(found: Readiness) -> pd.DataFrame:
    """
    Return a row for each stretch of calls that lead to one launch, vehicle by vehicle.

    Days are from the call to launch, at both ends of the stretch; the driver is what has to begin
    once its last call has come.
    """
    rows = [_curve_row(found, each, span) for each in found.vehicles for span in each.curve.spans()]
    return pd.DataFrame(rows, columns=list(CURVE_COLUMNS))


def last_calls_frame(found: Readiness) -> pd.DataFrame:
    """Return a row for each last call, vehicle by vehicle."""
    rows = [
        {
            "vehicle": each.vehicle,
            "call": _stamp(found, call.at),
            "launch": _stamp(found, call.launch),
            "days": _days(call.launch, call.at),
            "verdict": "proved" if call.is_proved else "not proved",
            **_driven(found, call),
            "zone": zone(found.plan.situation, call.at, call.launch),
        }
        for each in found.vehicles
        for call in each.last_calls
    ]
    return pd.DataFrame(rows, columns=list(CALL_COLUMNS))


def _curve_row(found: Readiness, each: VehicleReadiness, span: Span) -> dict[str, Any]:
    known = span.known
    call = next((x for x in each.last_calls if x.at == span.end), None)
    told = [x for x in (span.start, span.end, known.launch, known.bound) if x is not None]
    return {
        "vehicle": each.vehicle,
        "from": _stamp(found, span.start),
        "to": _stamp(found, span.end),
        "launch": _stamp(found, known.launch),
        "days_from": _days(known.launch, span.start),
        "days_to": _days(known.launch, span.end),
        "verdict": status_of(known),
        "not_before": _stamp(found, known.bound),
        **({} if call is None else _driven(found, call)),
        "zone": zone(found.plan.situation, *told),
    }


def _driven(found: Readiness, call: LastCall) -> dict[str, Any]:
    return {
        "driver": call.driver or "",
        "driver_name": call.title,
        "driver_begins": _stamp(found, call.begins),
    }


def _days(launch: Minutes | None, call: Minutes) -> float | None:
    return None if launch is None else round((launch - call) / DAY, DIGITS)


def _stamp(found: Readiness, minute: Minutes | None) -> str:
    return "" if minute is None else stamp(found.plan.situation, minute)

"""What replanning, and knowing everything beforehand, would be worth, as a table."""

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd

from scheduler.formats.risk.policies import PolicyWorthEntry
from scheduler.model.notation.base import Minutes

Dates = Callable[[list[Minutes | None]], Any]
"""Returns minutes as dates in the zone of the site; none where there is none."""


def policy_frame(policies: Sequence[PolicyWorthEntry], dates: Dates) -> pd.DataFrame:
    """Return a row for each policy: its draws beside the same draws in the order of the plan."""
    kept, own = ([getattr(x, side) for x in policies] for side in ("order_kept", "by_policy"))
    return pd.DataFrame(
        {
            "policy": [each.policy for each in policies],
            "draws": [each.draws for each in policies],
            "saved": _lengths([each.saved_minutes for each in policies]),
            "saved_error": _lengths([each.saved_error_minutes for each in policies]),
            "p50_kept": dates([each.p50_minute for each in kept]),
            "p50": dates([each.p50_minute for each in own]),
            "p80_kept": dates([each.p80_minute for each in kept]),
            "p80": dates([each.p80_minute for each in own]),
            "outside_kept": [each.outside for each in kept],
            "outside": [each.outside for each in own],
            "searches": [each.searches for each in policies],
            "unplanned": [each.unplanned for each in policies],
            "unproved": [each.unproved for each in policies],
        }
    ).set_index("policy")


def _lengths(minutes: list[float | None]) -> "pd.Series[pd.Timedelta]":
    return pd.to_timedelta(pd.Series(minutes, dtype="float64"), unit="min")

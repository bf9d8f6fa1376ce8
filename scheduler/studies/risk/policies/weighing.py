"""Launches by a policy against launches in the order of the plan, in figures."""

from collections.abc import Sequence

import numpy as np

from scheduler.model.notation.base import Minutes
from scheduler.replay.drawn.draws import LATE
from scheduler.studies.risk.figures.percentiles import percentile
from scheduler.studies.risk.policies.outcomes import PolicyKind, PolicyOutcome
from scheduler.studies.risk.policies.worth import PolicyWorth

SHARES = (0.5, 0.8)


def worth_of(
    kind: PolicyKind,
    asked: int,
    kept: Sequence[Minutes],
    outcomes: Sequence[PolicyOutcome],
) -> PolicyWorth | None:
    """Return what a policy is worth by the draws played; nothing if there are none."""
    if not outcomes:
        return None
    by_order = np.array(kept, np.int64)
    launches = np.array([each.launch for each in outcomes], np.int64)
    both = (by_order < LATE) & (launches < LATE)
    saved = (by_order - launches)[both].astype(float)
    bounds = np.array([each.bound for each in outcomes], np.int64)[both]
    halves, fifths = (
        tuple(percentile(np.sort(each), share).minute for each in (by_order, launches))
        for share in SHARES
    )
    return PolicyWorth(
        kind=kind,
        asked=asked,
        draws=len(outcomes),
        saved=float(saved.mean()) if len(saved) else None,
        saved_error=float(saved.std(ddof=1) / np.sqrt(len(saved))) if len(saved) > 1 else None,
        most=float((by_order[both] - bounds).mean()) if len(saved) and bounds.all() else None,
        kept=tuple(by_order.tolist()),
        launches=tuple(launches.tolist()),
        p50=(halves[0], halves[1]),
        p80=(fifths[0], fifths[1]),
        searches=sum(each.searches for each in outcomes),
        unplanned=sum(each.unplanned for each in outcomes),
        open=sum(each.open for each in outcomes),
    )

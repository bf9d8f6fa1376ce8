"""What other policies are worth, as it stands in ``risk.json``."""

from collections.abc import Sequence

from scheduler.analyse.plan import ExplainedPlan
from scheduler.exports.document.parts import local
from scheduler.formats.risk.policies import PolicySideEntry, PolicyWorthEntry
from scheduler.model.notation.base import Minutes
from scheduler.replay.drawn.draws import LATE
from scheduler.studies.risk.policies.worth import PolicyWorth


def policy_entry(plan: ExplainedPlan, found: PolicyWorth) -> PolicyWorthEntry:
    """Return what a policy is worth as a part of a document."""
    p50, p80 = found.p50, found.p80
    return PolicyWorthEntry(
        policy=found.kind.value,
        asked=found.asked,
        draws=found.draws,
        saved_minutes=found.saved,
        saved_error_minutes=found.saved_error,
        saved_at_most_minutes=found.most,
        order_kept=_side(plan, found.kept, p50[0], p80[0]),
        by_policy=_side(plan, found.launches, p50[1], p80[1]),
        searches=found.searches,
        unplanned=found.unplanned,
        unproved=found.open,
    )


def _side(
    plan: ExplainedPlan, launches: Sequence[Minutes], p50: Minutes | None, p80: Minutes | None
) -> PolicySideEntry:
    return PolicySideEntry(
        launch_minutes=tuple(None if each >= LATE else each for each in launches),
        p50=None if p50 is None else local(plan.situation, p50),
        p50_minute=p50,
        p80=None if p80 is None else local(plan.situation, p80),
        p80_minute=p80,
        outside=sum(each >= LATE for each in launches),
    )

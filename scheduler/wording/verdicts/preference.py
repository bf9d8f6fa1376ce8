"""What a plan prefers to early starts, and what it asks of people, in the words of planners."""

from scheduler.analyse.loads.effort import Effort
from scheduler.analyse.plan import ExplainedPlan
from scheduler.model.campaign import Campaign
from scheduler.model.costs import CENTS
from scheduler.model.notation.durations import HOUR
from scheduler.planning.interface.options import Prefer
from scheduler.planning.interface.result import PreferenceResult
from scheduler.wording.quantities import count_of


def preference_text(plan: ExplainedPlan, preferred: PreferenceResult) -> str:
    """Say what was preferred, how much of it is left, and how good that is known to be."""
    campaign = plan.situation.campaign
    amount = f"{preferred.name}: {_amount(campaign, preferred, preferred.value)}"
    if preferred.proved:
        return f"{amount}, proved lowest for this launch"
    gap = _number(preferred, preferred.value - preferred.bound)
    return f"{amount}; for this launch at least {_number(preferred, preferred.bound)}, gap {gap}"


def effort_text(plan: ExplainedPlan) -> str:
    """Say what the plan asks of people."""
    effort = plan.effort
    return (
        f"{count_of(effort.person_shifts, 'person-shift')}; {_hours(effort.night)} person-hours at "
        f"night, {_hours(effort.weekend)} at weekends; cost {cost_text(plan, effort)}"
    )


def cost_text(plan: ExplainedPlan, effort: Effort) -> str:
    """Return the cost of a plan in its unit."""
    return f"{effort.cost / CENTS:,.1f} {plan.situation.campaign.costs.unit}"


def _amount(campaign: Campaign, preferred: PreferenceResult, value: int) -> str:
    number = _number(preferred, value)
    if preferred.name is Prefer.CALM:
        return f"{number} person-hours at night or weekend"
    return f"{number} {campaign.costs.unit}"


def _number(preferred: PreferenceResult, value: int) -> str:
    """Return person-minutes as hours, hundredths as units."""
    return _hours(value) if preferred.name is Prefer.CALM else f"{value / CENTS:,.1f}"


def _hours(minutes: int) -> str:
    return f"{minutes / HOUR:,.1f}"

"""What a plan prefers to early starts, and what it asks of people, in the words of planners."""

from scheduler.analyse.loads.effort import Effort
from scheduler.analyse.plan import ExplainedPlan
from scheduler.model.campaign import Campaign
from scheduler.model.costs import CENTS
from scheduler.model.notation.durations import HOUR, format_minutes
from scheduler.planning.interface.options import Prefer
from scheduler.planning.interface.result import PreferenceResult
from scheduler.planning.vehicles.covering import standbys_to_come
from scheduler.wording.quantities import count_of
from scheduler.wording.vehicles import vehicle_named
from scheduler.wording.verdicts.moments import short_date


def preference_text(plan: ExplainedPlan, preferred: PreferenceResult) -> str:
    """Say what was preferred, how much of it is left, and how good that is known to be."""
    if preferred.name is Prefer.COVER:
        return _cover_text(plan, preferred)
    campaign = plan.situation.campaign
    amount = f"{preferred.name}: {_amount(campaign, preferred, preferred.value)}"
    if preferred.proved:
        return f"{amount}, proved lowest for this launch"
    gap = _number(preferred, preferred.value - preferred.bound)
    return f"{amount}; for this launch at least {_number(preferred, preferred.bound)}, gap {gap}"


def _cover_text(plan: ExplainedPlan, preferred: PreferenceResult) -> str:
    """Say when the vehicles that others wait for stand by, and how early they could at most."""
    axis = plan.situation.axis
    minutes = {each.vehicle: each.standby for each in plan.vehicles}
    coming = [each.vehicle for each in standbys_to_come(plan.situation)]
    told = [
        f"{vehicle_named(each)} on standby {short_date(axis, minutes[each.id] or 0)}"
        for each in coming
    ]
    if not told:
        return f"{preferred.name}: no vehicle has still to come on standby for another"
    text = f"{preferred.name}: {', '.join(told)}"
    if preferred.proved:
        return f"{text}, proved earliest for this launch{' in sum' if told[1:] else ''}"
    gap = format_minutes(preferred.value - preferred.bound)
    if told[1:]:
        return f"{text}; for this launch at most {gap} earlier in sum"
    return f"{text}; for this launch not before {short_date(axis, preferred.bound)}, gap {gap}"


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

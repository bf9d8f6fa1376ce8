"""Duties in the words of planners."""

from scheduler.analyse.loads.duty import DutyDeviation, DutyReport, ShiftDuty
from scheduler.analyse.plan import ExplainedPlan
from scheduler.calendars.clock.axis import Axis
from scheduler.calendars.shifts.duties import DutyRule
from scheduler.model.costs import CENTS
from scheduler.model.duty import DutyUse
from scheduler.model.notation.durations import format_minutes
from scheduler.wording.quantities import count_of
from scheduler.wording.verdicts.moments import short_date

MOST_SHIFTS = 6
MOST_DEVIATIONS = 3

USES = {
    DutyUse.REPORT: "reported only",
    DutyUse.RULE: "binding",
    DutyUse.COST: "at a price",
}


def duty_text(plan: ExplainedPlan, report: DutyReport) -> str:
    """Say how many teams a plan needs and how often duties go beyond the rules."""
    name = f"{report.rules.like} rules" if report.rules.like else "own rules"
    parts = [f"{name}, {USES[report.rules.use]}", _teams(report)]
    parts.append(_deviations(plan.situation.axis, report))
    parts += _unrecorded(plan, report)
    if report.price is not None:
        parts.append(f"{report.price / CENTS:g} {plan.situation.campaign.costs.unit} in all")
    if not report.is_proved:
        parts.append("fewer may be possible")
    return "; ".join(parts)


def _unrecorded(plan: ExplainedPlan, report: DutyReport) -> list[str]:
    """Say of which crews duties are counted from the data date, for want of records."""
    if not report.unrecorded:
        return []
    begin = short_date(plan.situation.axis, report.begin)
    crews = ", ".join(report.unrecorded)
    return [f"no work of {crews} is recorded in the seven days before, so counted from {begin}"]


def _teams(report: DutyReport) -> str:
    """Name the shifts that more teams than there are would have to man."""
    short = sorted(
        (each for each in report.shifts if each.needed > each.teams),
        key=lambda each: (-each.needed, each.crew, each.shift),
    )
    if not short:
        most = max((each.needed for each in report.shifts), default=0)
        return "one team a shift is enough" if most <= 1 else "the teams are enough"
    shown = [_shift(each) for each in short[:MOST_SHIFTS]]
    more = [f"{count_of(len(short) - MOST_SHIFTS, 'more shift')}"] if short[MOST_SHIFTS:] else []
    return f"too few teams for {', '.join(shown + more)}"


def _shift(each: ShiftDuty) -> str:
    return f"{each.crew} {each.shift} ({each.needed} needed, {each.teams} available)"


def _deviations(axis: Axis, report: DutyReport) -> str:
    if report.is_kept:
        return "no deviation"
    worst = sorted(report.deviations, key=_severity, reverse=True)
    shown = ", ".join(_deviation(axis, each) for each in worst[:MOST_DEVIATIONS])
    more = ", ..." if worst[MOST_DEVIATIONS:] else ""
    return f"{count_of(len(worst), 'deviation')}, all-hands work included: {shown}{more}"


def _severity(each: DutyDeviation) -> float:
    """Return how many times a limit is exceeded, or undercut by a rest."""
    low, high = sorted((each.value, each.limit))
    return high / max(low, 1)


def _deviation(axis: Axis, each: DutyDeviation) -> str:
    if each.rule is DutyRule.DAYS_IN_ROW:
        what = f"{each.value} days in a row"
    elif each.rule is DutyRule.REST:
        what = f"{format_minutes(each.value)} of rest"
    else:
        span = "a day" if each.rule is DutyRule.HOURS_PER_DAY else "a week"
        what = f"{format_minutes(each.value)} in {span}"
    return f"{each.crew} {each.shift} {what} on {short_date(axis, each.start)}"

"""What a plan says about launch and its hold points, for the history of a campaign."""

from dataclasses import replace

from scheduler.analyse.comparing.side import Side
from scheduler.analyse.plan import ExplainedPlan
from scheduler.formats.history import HistoryRow, with_row
from scheduler.formats.risk.document import RiskDocument


def history_row(plan: ExplainedPlan, digest: str, risk: RiskDocument | None = None) -> HistoryRow:
    """
    Return what a plan says about launch and its hold points.

    Its data date is that of its facts, or else the campaign start; ``digest`` is the SHA-256 of its
    file, ``risk`` what its draws say.
    """
    situation, side = plan.situation, Side(plan=plan, shift=0)
    moment, target = situation.axis.moment, situation.target
    named = {
        each: f"{task.hold_point} ({each})"
        for each, task in situation.campaign.tasks.items()
        if task.hold_point
    }
    ends = {each: side.event(each, is_end=True) for each in named}
    row = HistoryRow(
        data_date=moment(side.begin or 0),
        launch=moment(plan.launch_minute),
        verdict=plan.result.status.value,
        bound=moment(plan.result.bound_minute),
        target=None if target is None else moment(target),
        holds={named[each]: moment(end) for each, end in ends.items() if end is not None},
        passed=frozenset(named[each] for each in named if side.is_recorded(each, is_end=True)),
        campaign=situation.campaign.name,
        plan=digest,
    )
    return row if risk is None else with_chances(row, plan, risk)


def with_chances(row: HistoryRow, plan: ExplainedPlan, risk: RiskDocument) -> HistoryRow:
    """Return what a plan said with the dates that half and four fifths of its draws make."""
    half, most = (
        None if minute is None else plan.situation.axis.moment(minute)
        for minute in map(risk.launch_with, (0.5, 0.8))
    )
    return replace(row, p50=half, p80=most, draws=risk.draws)


def history_of(
    plan: ExplainedPlan, digest: str, risk: RiskDocument | None = None
) -> tuple[HistoryRow, ...]:
    """
    Return what all plans up to this one said of launch.

    ``digest`` is that of its file, ``risk`` what its draws say.
    """
    before = () if plan.replan is None else plan.replan.history
    return with_row(before, history_row(plan, digest, risk))

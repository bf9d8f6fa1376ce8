"""What a plan says about launch and its hold points, for the history of a campaign."""

from scheduler.analyse.comparing.side import Side
from scheduler.analyse.plan import ExplainedPlan
from scheduler.formats.history import HistoryRow, with_row


def history_row(plan: ExplainedPlan, digest: str) -> HistoryRow:
    """
    Return what a plan says about launch and its hold points.

    Its data date is that of its facts, or else the campaign start; ``digest`` is the SHA-256 of its
    file.
    """
    situation, side = plan.situation, Side(plan=plan, shift=0)
    moment, target = situation.axis.moment, situation.target
    named = {
        each: f"{task.hold_point} ({each})"
        for each, task in situation.campaign.tasks.items()
        if task.hold_point
    }
    ends = {each: side.event(each, is_end=True) for each in named}
    return HistoryRow(
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


def history_of(plan: ExplainedPlan, digest: str) -> tuple[HistoryRow, ...]:
    """Return what all plans up to this one said of launch; ``digest`` is that of its file."""
    before = () if plan.replan is None else plan.replan.history
    return with_row(before, history_row(plan, digest))

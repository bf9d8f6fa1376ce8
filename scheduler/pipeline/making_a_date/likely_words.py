"""A date with a chance in words."""

from scheduler.pipeline.making_a_date.likely import LikelyDate, Reserve, chance_of
from scheduler.studies.making_a_date.words import cost_text
from scheduler.wording.quantities import count_of
from scheduler.wording.risk.chances import count_text, share_text


def reserve_words(reserve: Reserve) -> str:
    """Say with how much reserve changes were searched."""
    hours = ""
    if reserve.share is not None:
        hours = f"hours that {share_text(reserve.share)} of the draws keep"
    days = f"launch {count_of(reserve.days, 'day')} earlier" if reserve.days else ""
    return ", ".join(filter(None, (hours, days))) or "planned hours"


def likely_text(likely: LikelyDate) -> str:
    """Say how sure the date is with the changes found, and that nothing proves them cheapest."""
    by, unit = likely.answer.question.by, likely.answer.question.campaign.costs.unit
    chance = share_text(chance_of(likely.assessed, by))
    draws = f"{count_text(len(likely.assessed.draws))}, {likely.assessed.policy}"
    least = cost_text(likely.answer.priced.bound)
    if not likely.is_likely:
        return (
            f"No changes were found whose plan makes it in {share_text(likely.wished)} of {draws}; "
            f"the likeliest makes it in {chance}."
        )
    if likely.answer.priced.is_proved:
        return f"The plan makes it in {chance} of {draws}, and none is possible for less."
    return (
        f"The plan makes it in {chance} of {draws}. Nothing proves that no cheaper one does: "
        f"only that even a plan without any reserve costs {least} {unit} or more."
    )

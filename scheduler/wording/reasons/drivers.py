"""Why a step starts when it does, in sentences and in short."""

from collections.abc import Callable, Iterator, Mapping

from scheduler.analyse.driving.driver import Driver
from scheduler.analyse.obstacles.blocking import LINKED, Blocker, Cause
from scheduler.analyse.plan import ExplainedPlan
from scheduler.model.notation.base import TaskId
from scheduler.model.notation.durations import format_minutes
from scheduler.wording.names import named
from scheduler.wording.reasons.causes import causes_words, stretch_words
from scheduler.wording.reasons.links import link_clause, short_link


def why_not_earlier(plan: ExplainedPlan, step: TaskId) -> Iterator[str]:
    """Yield the sentences that say why a step starts no earlier: the obstacle, then each wait."""
    driver, say = plan.drivers[step], plan.situation.axis.say
    if driver.cause is not Cause.START:
        yield _sentence(_obstacle(plan, step, driver))
    elif plan.schedule[step].start == 0:
        yield "It starts with the campaign and cannot start earlier."
    elif not any(cause.task for each in driver.waits for cause in each.causes):
        yield "No other step is in its way."
    goes_too = driver.task if driver.cause in LINKED else None
    beside = [each for each in driver.beside if each.task is None or each.task != goes_too]
    if beside:
        span = driver.until - plan.situation.tick, driver.until
        yield _sentence(f"even without that, {causes_words(plan, step, beside, span)}")
    if driver.also:
        span = driver.until - plan.situation.tick, driver.until
        yield _sentence(f"also, {causes_words(plan, step, driver.also, span)}")
    if driver.is_freed and driver.task is not None:
        placed = plan.schedule[driver.task]
        yield (
            f"{named(plan, driver.task)} itself runs later, from {say(placed.start)} to "
            f"{say(placed.end)}, because a limit ties it to this step."
        )
    for each in driver.waits:
        length, words = format_minutes(each.length), stretch_words(plan, step, each)
        yield f"From {say(each.start)} to {say(each.end)} it waits {length}: {words}."


def _sentence(clause: str) -> str:
    return f"{clause[:1].upper()}{clause[1:]}."


def _obstacle(plan: ExplainedPlan, step: TaskId, driver: Driver) -> str:
    """Say what stood in the way last."""
    if driver.cause in LINKED:
        return link_clause(plan, driver, is_freed=driver.is_freed)
    found = Blocker(
        cause=driver.cause,
        task=driver.task,
        event=driver.event,
        until=driver.until,
        detail=driver.detail,
        subject=driver.subject,
        reason=driver.reason,
        lag=driver.lag,
    )
    return causes_words(plan, step, (found,), (driver.until, driver.until))


def short_reason(driver: Driver) -> str:
    """Say in a few words what stood in the way of a step last."""
    if driver.cause is Cause.UNDER_WAY:
        return f"under way since {driver.detail}"
    if driver.cause is Cause.FACT:
        return _by_fact(driver)
    if driver.task is None:
        return "waits only for its calendar" if driver.waits else "from the campaign start"
    return SHORT_REASONS[driver.cause](driver)


def _by_fact(driver: Driver) -> str:
    """Say which fact a step waited for: another's start or end, its own stop, or the data date."""
    if not driver.subject:
        return "from the data date"
    if not driver.detail:
        return "suspended"
    point = "end" if driver.detail.startswith("F") else "start"
    return f"waits for a fact: the {point} of {driver.subject}"


def _by_limit(driver: Driver) -> str:
    return f"tied to the {driver.subject or 'end'} of {driver.task} by a limit ({driver.detail})"


SHORT_REASONS: Mapping[Cause, Callable[[Driver], str]] = {
    **dict.fromkeys(LINKED, short_link),
    Cause.LIMIT: _by_limit,
    Cause.HAZARD: lambda driver: f"kept apart from {driver.task} ({driver.detail})",
    Cause.CREW: lambda driver: f"{driver.detail} busy with {driver.task}",
    Cause.FACILITY: lambda driver: f"{driver.detail} full until {driver.task} ends",
    Cause.HOLD: lambda driver: f"{driver.detail} reserved until {driver.task} ends",
}
"""What each cause with another step behind it is in a few words."""


def taken_up(plan: ExplainedPlan, step: TaskId) -> str:
    """Say how much delay of a step on the driving chain the waits behind it take up, if any."""
    own = plan.floats[step].total
    return f"; later waits absorb {format_minutes(own)} of delay" if own else ""

"""Why a step starts when it does, what it holds up, how far it can slip, and what would help."""

from collections.abc import Iterator
from dataclasses import dataclass

from scheduler.analyse.blocking import Cause
from scheduler.analyse.driving import Driver
from scheduler.analyse.other_ways import OtherWay
from scheduler.analyse.plan import Plan
from scheduler.analyse.statement_items import Wording
from scheduler.analyse.waiting import lacking_at, short_crews
from scheduler.calendars.situation import TimedLink
from scheduler.errors import InputError, Problem, Where, did_you_mean
from scheduler.model.base import Minutes, TaskId
from scheduler.model.durations import format_minutes
from scheduler.model.link import LinkKind
from scheduler.model.scenario import Options
from scheduler.solve.options import Prefer
from scheduler.studies.counterfactuals import Counterfactual
from scheduler.studies.counterfactuals import counterfactuals as try_out


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Sentences about one step, and the changes that were tried."""

    step: TaskId
    when: str
    ways: tuple[str, ...]
    why: tuple[str, ...]
    holds_up: tuple[str, ...]
    slip: tuple[str, ...]
    counterfactuals: tuple[str, ...]


def explain(plan: Plan, step: TaskId, *, counterfactuals: bool = True) -> Explanation:
    """
    Explain one step of a plan; the counterfactuals are planned anew, not guessed.

    Raises
    ------
    InputError
        If the plan has no such step.
    """
    if step not in plan.situation.jobs:
        raise InputError([_unknown(plan, step)])
    tried = try_out(plan, step) if counterfactuals else ()
    return Explanation(
        step=step,
        when=_when(plan, step),
        ways=tuple(_ways(plan, step)),
        why=tuple(_why(plan, step)),
        holds_up=tuple(_holds_up(plan, step)),
        slip=tuple(_slip(plan, step)),
        counterfactuals=tuple(_sentence(plan, step, each) for each in tried),
    )


def _unknown(plan: Plan, step: TaskId) -> Problem:
    done = step in plan.situation.done
    return Problem(
        code="step-done" if done else "unknown-step",
        message=f"{step!r} is finished before the start" if done else f"{step!r} is no step",
        where=Where(plan.graph.file),
        hint=did_you_mean(step, plan.situation.jobs),
    )


def _named(plan: Plan, step: TaskId) -> str:
    title = plan.situation.jobs[step].task.title
    return step if title == step else f"{step} ({title})"


def _when(plan: Plan, step: TaskId) -> str:
    placed, say = plan.schedule[step], plan.situation.axis.say
    task = plan.situation.jobs[step].task
    if task.is_milestone:
        return f"{_named(plan, step)} falls on {say(placed.start)}."
    count = len(placed.pieces) - 1
    pauses = f", with {count} pause{'s' if count > 1 else ''}" if count else ""
    return (
        f"{_named(plan, step)} runs from {say(placed.start)} to {say(placed.end)}: "
        f"{format_minutes(task.duration)} of work{pauses}."
    )


def _ways(plan: Plan, step: TaskId) -> Iterator[str]:
    """Say in which way a step is done, and which others there are."""
    campaign, taken = plan.situation.campaign, plan.schedule[step].option
    words, task = Wording(campaign), campaign.tasks[step]
    permitted = plan.situation.scenario.options is Options.ANY
    for option in task.ways[1:]:
        way = OtherWay(option=option, nominal=task, taken=task.in_way(option))
        changes = ", ".join(words.changes(way))
        if option == taken:
            yield f"It is done by {way.name!r}: {changes}."
        elif permitted:
            yield f"It could be done by {way.name!r}: {changes}."
        else:
            yield f"The scenario does not permit {way.name!r}: {changes}."


def _why(plan: Plan, step: TaskId) -> Iterator[str]:
    driver = plan.drivers[step]
    say, start = plan.situation.axis.say, plan.schedule[step].start
    if driver.cause is Cause.START:
        if start == 0:
            yield "It starts with the campaign; nothing could make it earlier."
        else:
            yield "Nothing that is planned stands in its way."
    else:
        yield _obstacle(plan, step, driver)
    if driver.wait is not None and driver.until < start:
        waited = format_minutes(start - driver.until)
        yield f"From {say(driver.until)} it waits {waited}: {_wait(plan, step, driver)}."


def _obstacle(plan: Plan, step: TaskId, driver: Driver) -> str:
    """Say in a sentence what stood in the way last."""
    other = _named(plan, driver.task or "")
    say = plan.situation.axis.say
    if driver.cause in {Cause.LINK, Cause.HABIT, Cause.ORDER}:
        return _link_sentence(plan, step, driver)
    if driver.cause is Cause.CREW:
        return (
            f"{driver.detail} has too few people for it earlier: {other} has them "
            f"until {say(driver.until)}."
        )
    if driver.cause is Cause.FACILITY:
        return f"{driver.detail} is full until {other} ends on {say(driver.until)}."
    if driver.cause is Cause.HOLD:
        return f"{driver.detail} is kept until {other} ends on {say(driver.until)}."
    return (
        f"It must not run beside {other}, which ends on {say(driver.until)} "
        f"(hazard: {driver.detail})."
    )


def _link_sentence(plan: Plan, step: TaskId, driver: Driver) -> str:
    other, say = _named(plan, driver.task or ""), plan.situation.axis.say
    link = next(
        (each for each in plan.situation.links_into[step] if each.source == driver.task), None
    )
    subject = "its end" if driver.holds_end else "it"
    start = {
        Cause.LINK: f"{subject.capitalize()} must wait for",
        Cause.HABIT: f"By habit {subject} waits for",
        Cause.ORDER: "It is done one at a time after",
    }[driver.cause]
    return f"{start} {other}, which {_event(link)} on {say(driver.event)}{_lag(link)}."


def _event(link: TimedLink | None) -> str:
    starts = link is not None and link.kind in {LinkKind.SS, LinkKind.SF}
    return "starts" if starts else "ends"


def _lag(link: TimedLink | None) -> str:
    if link is None or not link.lag:
        return ""
    what = "working time" if link.working else "waiting time"
    if link.lag < 0:
        return f", less {format_minutes(-link.lag)}"
    return f", plus {format_minutes(link.lag)} of {what}"


def _wait(plan: Plan, step: TaskId, driver: Driver) -> str:
    """Say what a wait is for: people, duty rules, the rest of a stretch, a window or a limit."""
    job, say = plan.situation.jobs[step], plan.situation.axis.say
    if driver.wait is Cause.WINDOW:
        return f"its window next opens on {say(plan.schedule[step].start)}"
    if driver.wait is Cause.DUTY:
        return "earlier would break the duty rules of its crews"
    if driver.wait is Cause.PREFERENCE:
        return _preference(plan, step, driver)
    if driver.wait is Cause.LIMIT:
        limits = [x for x in plan.situation.limits if x.source == step]
        reasons = "; ".join(f"{x.reason}, at most {format_minutes(x.longest)}" for x in limits)
        return f"earlier would break a limit ({reasons})"
    short = _short(plan, step, driver.until)
    if short:
        return f"until then too few people of {short}"
    needed, ends = format_minutes(job.duration), lacking_at(job, driver.until)
    gone = _short(plan, step, ends)
    who = f"; after that, too few people of {gone}" if gone else ""
    return f"it runs through {needed}, too long for the working time left until {say(ends)}{who}"


def _preference(plan: Plan, step: TaskId, driver: Driver) -> str:
    first = plan.situation.jobs[step].next_start(driver.until)
    preferred = plan.result.preference
    name = "" if preferred is None else f": {_PREFERRED[preferred.name]}"
    earlier = "" if first is None else f", on {plan.situation.axis.say(first)}"
    return f"it could start earlier{earlier}; the plan prefers otherwise{name}"


_PREFERRED = {
    Prefer.EARLY: "early starts",
    Prefer.CALM: "calm, with less work at night and at weekends",
    Prefer.CHEAP: "cheap, at less cost",
}


def _short(plan: Plan, step: TaskId, minute: Minutes) -> str:
    """Name the crews with too few people for a step at a minute."""
    job = plan.situation.jobs[step]
    return ", ".join(
        f"{plan.situation.campaign.crews[crew].title} "
        f"({job.task.crew[crew]} needed, {there} on shift)"
        for crew, there in short_crews(plan.situation, job, minute).items()
    )


def _holds_up(plan: Plan, step: TaskId) -> Iterator[str]:
    say = plan.situation.axis.say
    for task_id, driver in plan.drivers.items():
        if driver.task == step:
            start = plan.schedule[task_id].start
            yield f"{_named(plan, task_id)} starts on {say(start)} because of it ({driver.cause})."


def _slip(plan: Plan, step: TaskId) -> Iterator[str]:
    yield from _due(plan, step)
    own, say = plan.floats[step], plan.situation.axis.say
    if own.total is None:
        yield "Launch does not wait for it."
    elif own.is_critical:
        yield "It has no float: it cannot end any later without moving launch or breaking a rule."
    else:
        yield (
            f"It can end {format_minutes(own.total)} later, on {say(own.late_end)}, before launch "
            "moves."
        )
    if step == plan.situation.launch:
        return
    if own.free:
        yield f"It can end {format_minutes(own.free)} later before any other step moves."
    else:
        yield "Any later end moves another step."


def _due(plan: Plan, step: TaskId) -> Iterator[str]:
    """Say how a step stands to its due date."""
    due, say = plan.due_of(step), plan.situation.axis.say
    if due is None:
        return
    if due.is_missed:
        yield f"It was due on {say(due.due)} and ends {format_minutes(-due.margin)} later."
    elif due.margin:
        yield f"It is due on {say(due.due)}: it can end {format_minutes(due.margin)} later."
    else:
        yield f"It is due on {say(due.due)} and ends then: any later, it misses its due date."


def _sentence(plan: Plan, step: TaskId, found: Counterfactual) -> str:
    say, before = plan.situation.axis.say, plan.schedule[step].start
    if found.start == before:
        effect = "it still starts at the same time"
    else:
        effect = f"it starts on {say(found.start)}"
    if found.gain > 0:
        launch = f"launch gains {format_minutes(found.gain)}"
    elif found.gain < 0:
        launch = f"launch loses {format_minutes(-found.gain)}"
    else:
        launch = "launch stays where it is"
    settings = ", ".join(map(str, found.changes))
    return f"{found.title} {effect}, and {launch} ({settings})."

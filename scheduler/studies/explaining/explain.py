"""Why a step starts when it does, what it holds up, how far it can slip, and what would help."""

from collections.abc import Iterator
from dataclasses import dataclass

from scheduler.analyse.day import day_of
from scheduler.analyse.kept.other_modes import OtherMode
from scheduler.analyse.plan import ExplainedPlan
from scheduler.analyse.step_names import find_step
from scheduler.errors import InputError, Problem, Where, did_you_mean
from scheduler.model.notation.base import TaskId
from scheduler.model.notation.durations import format_minutes
from scheduler.model.scenario import Options
from scheduler.studies.explaining.counterfactuals import Counterfactual
from scheduler.studies.explaining.counterfactuals import counterfactuals as try_out
from scheduler.wording.changes.launch_moves import launch_moves
from scheduler.wording.facts import departure_text, limit_text, unfinished_text, unrecorded_text
from scheduler.wording.integrity.items import ItemTitles
from scheduler.wording.names import named
from scheduler.wording.reasons.drivers import why_not_earlier

MOST_MEANT = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Sentences about one step, and the changes that were tried; as a text, all below titles."""

    step: TaskId
    when: str
    facts: tuple[str, ...]
    ways: tuple[str, ...]
    why: tuple[str, ...]
    holds_up: tuple[str, ...]
    slip: tuple[str, ...]
    counterfactuals: tuple[str, ...]

    def __str__(self) -> str:
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        yield self.when
        for title, sentences in (
            ("What is known", self.facts),
            ("How it is done", self.ways),
            ("Why not earlier", self.why),
            ("What it holds up", self.holds_up or ("No step starts later because of it.",)),
            ("How far it can slip", self.slip),
            ("What would help", self.counterfactuals),
        ):
            if sentences:
                yield f"\n{title}"
                yield from (f"  {sentence}" for sentence in sentences)


def explain(plan: ExplainedPlan, step: TaskId, *, counterfactuals: bool = True) -> Explanation:
    """
    Explain one step of a plan; the counterfactuals are planned anew, not guessed.

    The step is named by its id, its name, or the beginning of its name.

    Raises
    ------
    InputError
        If the plan has no such step, or the text can mean several.
    """
    step = step_meant(plan, step)
    tried = try_out(plan, step) if counterfactuals else ()
    return Explanation(
        step=step,
        when=_when(plan, step),
        facts=tuple(_of_the_day(plan, step)),
        ways=tuple(_modes(plan, step)),
        why=tuple(why_not_earlier(plan, step)),
        holds_up=tuple(_holds_up(plan, step)),
        slip=tuple(_slip(plan, step)),
        counterfactuals=tuple(_sentence(plan, step, each) for each in tried),
    )


def step_meant(plan: ExplainedPlan, text: str) -> TaskId:
    """
    Return the step that a text means.

    Raises
    ------
    InputError
        If the plan has no such step, or the text can mean several.
    """
    jobs = plan.situation.jobs
    if text in plan.situation.done:
        raise InputError([_unknown(plan, text)])
    meant = find_step({each: job.task for each, job in jobs.items()}, text)
    if meant.only is not None:
        return meant.only
    raise InputError([_ambiguous(plan, text, meant.steps) if meant.steps else _unknown(plan, text)])


def _ambiguous(plan: ExplainedPlan, text: str, steps: tuple[TaskId, ...]) -> Problem:
    shown = ", ".join(named(plan, each) for each in steps[:MOST_MEANT])
    return Problem(
        code="unknown-step",
        message=f"{text!r} matches {len(steps)} steps",
        where=Where(plan.graph.file),
        hint=f"Give the id of one: {shown}{', ...' if steps[MOST_MEANT:] else ''}.",
    )


def _unknown(plan: ExplainedPlan, step: TaskId) -> Problem:
    done = step in plan.situation.done
    return Problem(
        code="step-done" if done else "unknown-step",
        message=_over(plan, step) if done else f"unknown step {step!r}",
        where=Where(plan.graph.file),
        hint=did_you_mean(step, plan.situation.jobs),
    )


def _over(plan: ExplainedPlan, step: TaskId) -> str:
    """Say of a step that nothing of it is left to do."""
    facts, say = plan.situation.facts, plan.situation.axis.say
    if facts is not None and step in facts.done:
        start, end = facts.done[step]
        return f"{step!r} is done: it ran from {say(start)} to {say(end)}"
    if facts is not None and step in facts.dropped:
        return f"{step!r} is dropped: it will not be done"
    return f"{step!r} is done before the start"


def _when(plan: ExplainedPlan, step: TaskId) -> str:
    placed, say = plan.schedule[step], plan.situation.axis.say
    task = plan.situation.jobs[step].task
    if task.is_milestone:
        return f"{named(plan, step)} falls on {say(placed.start)}."
    count = len(placed.pieces) - 1
    pauses = f", with {count} pause{'s' if count > 1 else ''}" if count else ""
    work = f"{format_minutes(task.duration)} of work"
    facts = plan.situation.facts
    if facts is not None and step in facts.begun:
        work = (
            f"{format_minutes(facts.left[step])} of work left, of {format_minutes(task.duration)}"
        )
    return (
        f"{named(plan, step)} runs from {say(placed.start)} to {say(placed.end)}: {work}{pauses}."
    )


def _of_the_day(plan: ExplainedPlan, step: TaskId) -> Iterator[str]:
    """Yield what facts say of a step, what they break with it, and whether that was assumed."""
    day = day_of(plan)
    if day is None:
        return
    yield from (f"{unfinished_text(plan, x)}." for x in day.unfinished if x.step == step)
    if step in day.unrecorded:
        yield f"{unrecorded_text(plan, step)}."
    broken = (x for x in day.departures if step in (*x.steps, *x.holds_up))
    yield from (f"A fact breaks a rule: {departure_text(plan, x)}." for x in broken)
    limits = (x for x in day.limits if x.is_recorded and x.target == step)
    yield from (f"A limit counts from a fact: {limit_text(plan, x)}." for x in limits)
    if step in day.assumed:
        yield "What is recorded of it was assumed: nobody has reported it."


def _modes(plan: ExplainedPlan, step: TaskId) -> Iterator[str]:
    """Say in which way a step is done, and which others there are."""
    campaign, taken = plan.situation.campaign, plan.schedule[step].option
    words, task = ItemTitles(campaign), campaign.tasks[step]
    permitted = plan.situation.scenario.options is Options.ANY
    for option in task.modes[1:]:
        mode = OtherMode(option=option, nominal=task, taken=task.in_way(option))
        name, changes = words.option(mode), ", ".join(words.changes(mode))
        if option == taken:
            yield f"It is done by {name}: {changes}."
        elif permitted:
            yield f"It could be done by {name}: {changes}."
        else:
            yield f"The scenario does not permit {name}: {changes}."


def _holds_up(plan: ExplainedPlan, step: TaskId) -> Iterator[str]:
    say = plan.situation.axis.say
    for task_id, driver in plan.drivers.items():
        if driver.task == step:
            start = plan.schedule[task_id].start
            yield f"{named(plan, task_id)} starts on {say(start)} because of it ({driver.cause})."


def _slip(plan: ExplainedPlan, step: TaskId) -> Iterator[str]:
    yield from _due(plan, step)
    own, say = plan.floats[step], plan.situation.axis.say
    if own.total is None:
        yield "Launch does not depend on it."
    elif own.is_critical:
        yield "It has no float: it cannot end any later without delaying launch or breaking a rule."
    else:
        yield (
            f"It can end {format_minutes(own.total)} later, on {say(own.late_end)}, without "
            "delaying launch."
        )
    if step == plan.situation.launch:
        return
    if own.free:
        yield f"It can end {format_minutes(own.free)} later without moving any other step."
    else:
        yield "If it ends any later, another step moves."


def _due(plan: ExplainedPlan, step: TaskId) -> Iterator[str]:
    """Say how a step stands to its due date."""
    due, say = plan.due_of(step), plan.situation.axis.say
    if due is None:
        return
    if due.is_missed:
        yield f"It was due on {say(due.due)} and ends {format_minutes(-due.margin)} late."
    elif due.slip:
        later = f"it can end {format_minutes(due.slip)} later, on {say(due.latest)}"
        yield f"It is due on {say(due.due)}: {later}, and still meet it."
    else:
        yield f"It is due on {say(due.due)}: any later end would miss it."


def _sentence(plan: ExplainedPlan, step: TaskId, found: Counterfactual) -> str:
    say, before = plan.situation.axis.say, plan.schedule[step].start
    if found.start == before:
        effect = "it still starts at the same time"
    else:
        effect = f"it starts on {say(found.start)}"
    settings = ", ".join(map(str, found.changes))
    return f"{found.title} {effect}, and {launch_moves(found.gain)} ({settings})."

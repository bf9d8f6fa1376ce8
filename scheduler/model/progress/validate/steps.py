"""Facts of a step that contradict each other, or that the step cannot have."""

from collections.abc import Iterator

from scheduler.errors import Finding, did_you_mean
from scheduler.model.notation.base import TaskId
from scheduler.model.progress.options import option_number
from scheduler.model.progress.step_facts import StepFacts
from scheduler.model.progress.validate.subject import Subject
from scheduler.model.task import Task

OF_BEGUN = ("remaining", "as_of", "suspended", "stops", "people_stay", "option", "complete")
"""What only a step that has begun can have."""

OF_UNFINISHED = ("remaining", "as_of", "suspended", "resume", "made_safe")
"""What no finished step has any more."""

OF_STOPPED = ("resume", "made_safe")


def _stated(facts: StepFacts, fields: tuple[str, ...]) -> list[str]:
    """Return those of some fields that say something, an option 0 and no hours left included."""
    empty = StepFacts()
    return [field for field in fields if getattr(facts, field) != getattr(empty, field)]


def find_facts_without_start(subject: Subject) -> Iterator[Finding]:
    """Yield what is told of steps that have not begun; a milestone needs its end alone."""
    for step, facts, task in subject.known_facts():
        if facts.started is not None or facts.dropped:
            continue
        if facts.finished is not None:
            if not task.is_milestone:
                yield Finding(
                    code="finish-without-start",
                    message=f"{step!r} is finished, and has no start",
                    path=("steps", step, "finished"),
                    hint="Add 'started: ...'.",
                )
            continue
        for field in _stated(facts, OF_BEGUN)[:1]:
            yield Finding(
                code="facts-without-start",
                message=f"{step!r} has not begun, and yet states {field}",
                path=("steps", step, field),
                hint="Add 'started: ...'; a new estimate of a step not begun is an event: "
                f"'hours: {{{step}: 8h}}'."
                if field == "remaining"
                else f"Add 'started: ...', or remove {field}.",
            )


def find_contradictions(subject: Subject) -> Iterator[Finding]:
    """Yield facts of a step that cannot be true at once."""
    for step, facts, task in subject.known_facts():
        yield from _misplaced_fields(step, facts)
        if facts.as_of is not None and facts.remaining is None and facts.finished is None:
            yield _contradiction(step, "states as_of, and not what remained then", "as_of")
        if task.is_milestone and facts.finished and facts.started not in {None, facts.finished}:
            yield _contradiction(step, "takes no time, and ends later than it starts", "finished")
        if facts.dropped and facts.begun is not None:
            yield _contradiction(step, "is dropped, and yet has begun", "dropped")


def _misplaced_fields(step: TaskId, facts: StepFacts) -> Iterator[Finding]:
    """Yield the first field that a finished step, or one that was not stopped, cannot have."""
    if facts.finished is not None:
        for field in _stated(facts, OF_UNFINISHED)[:1]:
            yield _contradiction(step, f"is finished, and yet states {field}", field)
    elif facts.suspended is None:
        for field in _stated(facts, OF_STOPPED)[:1]:
            yield _contradiction(step, f"states {field}, and is not suspended", field)


def _contradiction(step: TaskId, what: str, field: str) -> Finding:
    return Finding(
        code="facts-contradict",
        message=f"{step!r} {what}",
        path=("steps", step, field),
        hint=WAYS_OUT.get(field, f"Remove {field}, or what it contradicts."),
    )


WAYS_OUT = {
    "resume": "Add 'suspended: ...', or remove resume: a step that has gone on is under way.",
    "made_safe": "Add 'suspended: ...', or remove made_safe.",
    "as_of": "Add 'remaining: ...', or remove as_of.",
    "finished": "Record one moment for a milestone.",
    "dropped": "Remove dropped, and record finished if the step is over as it stands.",
}


def find_nothing_left(subject: Subject) -> Iterator[Finding]:
    """Yield unfinished steps of which nothing remains."""
    for step, facts, _ in subject.known_facts():
        if facts.remaining == 0 and facts.finished is None and facts.started is not None:
            yield Finding(
                code="nothing-left",
                message=f"{step!r} has no work left, and is not finished",
                path=("steps", step, "remaining"),
                hint="Write finished if it is over, or the working time that is left.",
            )


def find_dropped_work(subject: Subject) -> Iterator[Finding]:
    """Yield tests that are dropped, and the launch."""
    for step, facts, task in subject.known_facts():
        if not facts.dropped:
            continue
        if task.test:
            yield Finding(
                code="test-dropped",
                message=f"the test {step!r} is dropped",
                path=("steps", step, "dropped"),
                hint="A test is never left out: remove dropped.",
            )
        elif step == subject.campaign.launch:
            yield Finding(
                code="launch-dropped",
                message=f"the launch {step!r} is dropped",
                path=("steps", step, "dropped"),
                hint="Remove dropped: without a launch there is nothing to plan.",
            )


def find_unfit_confirmations(subject: Subject) -> Iterator[Finding]:
    """Yield confirmations of steps that are no tests, or not finished."""
    for step, facts, task in subject.known_facts():
        if facts.complete and (not task.test or facts.finished is None):
            why = "is no test" if not task.test else "is not finished"
            yield Finding(
                code="complete-without-test",
                message=f"{step!r} {why}, and yet is confirmed complete",
                path=("steps", step, "complete"),
                hint="Remove it: it is for a finished test that ran shorter than its hours.",
            )


def find_unknown_options(subject: Subject) -> Iterator[Finding]:
    """Yield options that a step does not have."""
    for step, facts, task in subject.known_facts():
        if facts.option is not None and option_number(task, facts.option) is None:
            yield Finding(
                code="unknown-option",
                message=f"{step!r} has no option {facts.option!r}",
                path=("steps", step, "option"),
                hint=_options(task, facts.option),
            )


def _options(task: Task, option: int | str) -> str:
    if not task.options:
        return "It can be done in one way only: remove option."
    names = [mode.name for mode in task.options if mode.name]
    numbers = f"write a number from 0, as it stands, to {len(task.options)}"
    hint = did_you_mean(str(option), names).rstrip(".") if names else "Its options have no names"
    return f"{hint.removesuffix('?')}? Else {numbers}." if "?" in hint else f"{hint}; {numbers}."


def find_past_launch(subject: Subject) -> Iterator[Finding]:
    """Yield a finding if the launch has taken place by the data date."""
    launch = subject.campaign.launch
    facts = subject.progress.facts_of(launch)
    is_passed = subject.campaign.tasks[launch].is_milestone
    finished = facts.finished or (facts.started if is_passed else None)
    if finished is not None and subject.instant(finished) <= subject.data_date:
        yield Finding(
            code="after-launch",
            message=f"the launch {launch!r} took place {subject.say(finished)}, "
            "by the data date: there is nothing left to plan",
            path=("data_date",),
            hint="Write an earlier data date, or take the launch out of the facts.",
        )

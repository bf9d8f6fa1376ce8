"""New estimates and deliveries of steps that cannot have them."""

from collections.abc import Iterator

from scheduler.errors import Finding
from scheduler.model.notation.durations import format_minutes
from scheduler.model.progress.validate.subject import Subject


def find_late_estimates(subject: Subject) -> Iterator[Finding]:
    """Yield new hours and earliest starts of steps that had begun when they became known."""
    for name, news in subject.events():
        for field in ("hours", "not_before"):
            for step in getattr(news, field):
                begun = subject.progress.facts_of(step).begun
                if begun is not None and subject.instant(begun) <= subject.instant(news.known):
                    yield Finding(
                        code="step-begun",
                        message=f"{step!r} had begun {subject.say(begun)}, by the time at which "
                        f"{name!r} became known",
                        path=("events", name, field, step),
                        hint=f"Remove it; what is left of {step} stands in its 'remaining'.",
                    )


def find_bad_estimates(subject: Subject) -> Iterator[Finding]:
    """Yield new hours that cut a test, or leave a step without work."""
    for name, news in subject.events():
        for step, hours in news.hours.items():
            task = subject.steps.get(step)
            if task is not None and task.test and hours < task.duration:
                yield Finding(
                    code="test-shortened",
                    message=f"the test {step!r} takes {format_minutes(task.duration)}, "
                    f"the new estimate is {format_minutes(hours)}",
                    path=("events", name, "hours", step),
                    hint="A test may take longer, never shorter.",
                )
            elif task is not None and hours == 0 and not task.is_milestone:
                yield Finding(
                    code="estimate-empty",
                    message=f"the new estimate of {step!r} leaves it no work",
                    path=("events", name, "hours", step),
                    hint="Write its hours; to leave it out, write 'dropped: yes' under steps.",
                )


def find_bad_redo(subject: Subject) -> Iterator[Finding]:
    """Yield repetitions of the launch, and steps that one event repeats twice."""
    for name, news in subject.events():
        for place, step in enumerate(news.redo):
            again = step in news.redo[:place]
            if again or step == subject.campaign.launch:
                yield Finding(
                    code="bad-redo",
                    message=f"{step!r} is {'named twice' if again else 'the launch itself'}",
                    path=("events", name, "redo", place),
                    hint="Name each step once." if again else "Name a step before it.",
                )

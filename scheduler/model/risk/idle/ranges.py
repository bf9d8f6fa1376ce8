"""Ranges and groups that no step uses, and ranges of tests that lie below their hours."""

from collections import Counter
from collections.abc import Iterator

from scheduler.errors import Finding
from scheduler.model.risk.correlations import named_steps
from scheduler.model.risk.coverage import covers
from scheduler.model.risk.hours_range import HoursRange, Together
from scheduler.model.risk.idle.subject import IdleSubject
from scheduler.model.task import Task

TWO = 2


def find_unused_ranges(subject: IdleSubject) -> Iterator[Finding]:
    """Yield ranges that are those of no step: there is none, or later ranges win for all."""
    for place, line in enumerate(subject.risks.hours):
        if place in subject.lines.values():
            continue
        own = [step for step, task in subject.left.items() if covers(line, task, subject.campaign)]
        if own:
            later = sorted({subject.lines[step] + 1 for step in own})
            numbers = " and ".join(map(str, later))
            message = f"no step uses the range: all its steps have range {numbers} further down"
            hint = "Later ranges win: move it below them, or remove it."
        else:
            message = f"no step uses the range: {_whose(line)} has no hours that may vary"
            hint = (
                "Neighbours' steps, milestones and steps with an instant for their end have none. "
                "Name other steps, or remove it."
            )
        yield Finding(code="range-unused", message=message, path=("hours", place), hint=hint)


def _whose(line: HoursRange) -> str:
    if line.tag or line.crew:
        return f"no step of {line.tag or line.crew!r}"
    return "none of them"


def find_cut_ranges(subject: IdleSubject) -> Iterator[Finding]:
    """Yield ranges of which nothing is left, since a test never gets less than its hours."""
    for place, line in enumerate(subject.risks.hours):
        own = [subject.left[step] for step, at in subject.lines.items() if at == place]
        if own and all(task.test and not _exceeds(line, task) for task in own):
            shown = ", ".join(task.id for task in own[:4])
            yield Finding(
                code="range-below-test",
                message=f"the range does not go beyond the hours of its tests ({shown})",
                path=("hours", place),
                hint="A test never gets less than its hours: write a most above them.",
            )


def _exceeds(line: HoursRange, task: Task) -> bool:
    if line.hours is not None:
        return line.hours[-1] > task.duration
    return line.factors is not None and line.factors[-1] > 1


def find_idle_groups(subject: IdleSubject) -> Iterator[Finding]:
    """Yield groups without two steps whose hours may vary, and steps of groups that do not."""
    for place, group in enumerate(subject.risks.together):
        certain = [step for step in group.steps if step not in subject.lines]
        if not _ties(subject, group):
            yield Finding(
                code="group-unused",
                message="the group has no two steps whose hours may vary",
                path=("together", place),
                hint="Give its steps a range under 'hours', or remove it.",
            )
        else:
            for step in certain:
                yield Finding(
                    code="group-unused",
                    message=f"the group does not concern {step!r}: its hours do not vary",
                    path=("together", place, "steps", group.steps.index(step)),
                    hint="Give it a range under 'hours', or leave it out.",
                )


def _ties(subject: IdleSubject, group: Together) -> bool:
    """Whether a group ties two steps whose hours may vary."""
    if not group.by:
        return len(set(group.steps) & subject.lines.keys()) >= TWO
    free = subject.lines.keys() - named_steps(subject.risks.together)
    needed = Counter(crew for step in free for crew in subject.left[step].crew)
    return max(needed.values(), default=0) >= TWO

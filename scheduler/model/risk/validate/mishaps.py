"""Events that change nothing, happen at no time, or repeat what was not done."""

from collections.abc import Iterator

from scheduler.errors import Finding
from scheduler.model.link import Event, Point
from scheduler.model.notation.base import TaskId
from scheduler.model.notation.moments import file_text, instant
from scheduler.model.risk.mishap import Mishap
from scheduler.model.risk.validate.subject import Path, RiskSubject
from scheduler.model.validate.dates import FIRST_YEAR, LAST_YEAR

PERIOD = (("from", "start"), ("to", "end"), ("for", "lasts"))
EXAMPLE = "'from: 2025-11-10, to: 2025-11-24, for: 2d'"


def find_unclear_events(subject: RiskSubject) -> Iterator[Finding]:
    """Yield events that bring nothing, and those of which it is not said when they happen."""
    for path, name, mishap in subject.events():
        if mishap.makes_work and mishap.needs_period:
            yield Finding(
                code="event-two-kinds",
                message=f"{name!r} brings work at a step, and takes people or places for a time",
                path=path,
                hint="Write two events.",
            )
        elif not mishap.makes_work and not mishap.needs_period:
            yield Finding(
                code="event-idle",
                message=f"{name!r} changes nothing",
                path=path,
                hint="Add redo or add with at, or people, closed or stand_down with from, to and "
                "for.",
            )
        else:
            yield from _moment(path, name, mishap)


def _moment(path: Path, name: str, mishap: Mishap) -> Iterator[Finding]:
    """Yield what is wrong with when an event happens."""
    missing = [field for field, own in PERIOD if getattr(mishap, own) is None]
    if mishap.makes_work and mishap.at is None:
        yield Finding(
            code="event-without-step",
            message=f"{name!r} brings work, and does not say at which step",
            path=path,
            hint="Write when it shows: 'at: D03 end' or 'at: D03 start'.",
        )
    if mishap.makes_work and len(missing) < len(PERIOD):
        stated = next(field for field, _ in PERIOD if field not in missing)
        yield Finding(
            code="period-idle",
            message=f"{name!r} has a period, and nothing that changes for a time",
            path=(*path, stated),
            hint="Add people, closed or stand_down, or remove the period.",
        )
    if mishap.needs_period and missing:
        yield Finding(
            code="event-without-period",
            message=f"{name!r} changes people or closes places, and has no "
            f"{' and no '.join(missing)}",
            path=path,
            hint=f"Write on which days it may begin and how long it lasts: {EXAMPLE}.",
        )
    if mishap.needs_period and mishap.at is not None:
        yield Finding(
            code="event-two-kinds",
            message=f"{name!r} happens at a step, and takes people or places for a time",
            path=(*path, "at"),
            hint="Remove at: it begins on a day drawn between from and to.",
        )


def find_bad_periods(subject: RiskSubject) -> Iterator[Finding]:
    """Yield periods that end before they begin, or lie beyond any campaign."""
    zone = subject.campaign.zone
    for path, name, mishap in subject.events():
        if mishap.start and mishap.end and instant(mishap.end, zone) <= instant(mishap.start, zone):
            yield Finding(
                code="closure-backwards",
                message=f"{name!r} ends {file_text(mishap.end, zone)}, not after its start "
                f"{file_text(mishap.start, zone)}",
                path=(*path, "to"),
                hint="Write the later day in to.",
            )
        for field, moment in (("from", mishap.start), ("to", mishap.end)):
            if moment is not None and not FIRST_YEAR <= moment.year <= LAST_YEAR:
                yield Finding(
                    code="date-out-of-range",
                    message=f"the year {moment.year} is out of range",
                    path=(*path, field),
                    hint=f"Write a year from {FIRST_YEAR} to {LAST_YEAR}.",
                )


def find_bad_redo(subject: RiskSubject) -> Iterator[Finding]:
    """Yield steps that an event repeats twice, the launch, and steps not done when it happens."""
    for path, name, mishap in subject.events():
        is_past = mishap.at is not None and subject.step_of(mishap.at) in subject.done
        for place, step in enumerate(mishap.redo if not is_past else ()):
            here: Path = (*path, "redo", place)
            yield from find_bad_repetition(subject, mishap.redo[:place], step, here)
            if mishap.at is not None and _is_ahead(subject, step, mishap.at):
                yield Finding(
                    code="redo-out-of-place",
                    message=f"{step!r} has not been done when {name!r} happens at {mishap.at}",
                    path=here,
                    hint="Name steps that are done by then.",
                )


def find_bad_repetition(
    subject: RiskSubject, before: tuple[TaskId, ...], step: TaskId, path: Path
) -> Iterator[Finding]:
    """Yield what is wrong with doing a step again, behind others, whatever it is done for."""
    again = step in before
    if again or step == subject.campaign.launch:
        yield Finding(
            code="bad-redo",
            message=f"{step!r} is {'named twice' if again else 'the launch itself'}",
            path=path,
            hint="Name each step once." if again else "Name steps before it.",
        )
    elif step in subject.done:
        yield Finding(
            code="redo-of-done",
            message=f"{step!r} is done before the campaign starts in {subject.scenario.id!r}",
            path=path,
            hint="Leave it out, or say what work is new with 'add' of an event.",
        )


def _is_ahead(subject: RiskSubject, step: TaskId, at: Event) -> bool:
    """Whether a step is still to be done at an event, whatever the plan."""
    trigger = subject.step_of(at)
    if step == subject.campaign.launch or not {step, trigger} <= subject.campaign.tasks.keys():
        return False
    is_begun = step == trigger and at.point is Point.START
    return is_begun or subject.comes_before(trigger, step)

"""Events, weather and attempts that can never happen, or change nothing when they do."""

from collections.abc import Iterator
from datetime import timedelta

from scheduler.errors import Finding
from scheduler.model.notation.base import CrewId
from scheduler.model.notation.moments import file_text, instant
from scheduler.model.risk.idle.subject import IdleSubject
from scheduler.model.risk.mishap import Mishap

Path = tuple[str | int, ...]


def find_idle_events(subject: IdleSubject) -> Iterator[Finding]:
    """Yield events without a chance, at steps done before the start, or outside the campaign."""
    for name, mishap in subject.risks.events.items():
        path: Path = ("events", name)
        trigger = None if mishap.at is None else subject.campaign.event_task(mishap.at.task)
        if mishap.chance == 0:
            hint = "Give it a chance, or remove it."
            yield _never((*path, "chance"), f"{name!r} never happens: its chance is 0", hint)
        elif trigger is not None and trigger not in subject.left:
            why = f"{name!r} never happens: every scenario has {trigger!r} done before the start"
            yield _never((*path, "at"), why, "Name a step that is still to be done.")
        elif mishap.begins and _is_outside(subject, mishap):
            why = f"{name!r} never happens while the campaign lasts"
            yield _never((*path, "from"), why, _period(subject))


def _never(path: Path, message: str, hint: str) -> Finding:
    return Finding(code="never-happens", message=message, path=path, hint=hint)


def _is_outside(subject: IdleSubject, mishap: Mishap) -> bool:
    """Whether an event is over before the campaign starts, or begins beyond its horizon."""
    campaign, begins = subject.campaign, mishap.begins
    first, last = (instant(each, campaign.zone) for each in (begins[0], begins[-1]))
    start = instant(campaign.start, campaign.zone)
    lasts, horizon = (timedelta(minutes=each) for each in (mishap.lasts or 0, campaign.horizon))
    return last + lasts <= start or first >= start + horizon


def _period(subject: IdleSubject) -> str:
    campaign = subject.campaign
    end = campaign.start + timedelta(minutes=campaign.horizon)
    first, last = (file_text(each, campaign.zone) for each in (campaign.start, end))
    return f"The campaign and its horizon go from {first} to {last}."


def find_loose_work(subject: IdleSubject) -> Iterator[Finding]:
    """Yield new work for which nothing waits."""
    for name, mishap in subject.risks.events.items():
        for step, work in mishap.add.items():
            if not work.before:
                yield Finding(
                    code="work-loose",
                    message=f"nothing waits for {step!r}: it delays others only where it takes "
                    "their people or their place",
                    path=("events", name, "add", step),
                    hint="Name the steps that wait for its end: 'before: [H09]'.",
                )


def find_idle_absences(subject: IdleSubject) -> Iterator[Finding]:
    """Yield head-counts of events that no scenario exceeds."""
    for name, mishap in subject.risks.events.items():
        for crew, counts in mishap.people.items():
            for shift, people in counts.items():
                if people >= _most(subject, crew, shift):
                    yield Finding(
                        code="absence-idle",
                        message=f"{crew!r} never has more than {people} on {shift!r} anyway",
                        path=("events", name, "people", crew, shift),
                        hint="Write how many are left when the others are away.",
                    )


def _most(subject: IdleSubject, crew: CrewId, shift: str) -> int:
    counts = (subject.campaign.most_people(each, crew, shift) for each in subject.scenarios)
    return max(counts, default=0)


def find_idle_weather(subject: IdleSubject) -> Iterator[Finding]:
    """Yield weather that is never bad, and weather for steps done before the start."""
    for name, weather in subject.risks.weather.items():
        path: Path = ("weather", name)
        if weather.no_go == 0:
            hint = "Give it a share of bad days, or remove it."
            yield _never((*path, "no_go"), f"{name!r} is never bad: its no_go is 0", hint)
        done = [step for step in weather.steps if step not in subject.left]
        for step in done:
            yield Finding(
                code="weather-idle",
                message=f"{name!r} waits for nothing: every scenario has {step!r} done before the "
                "start",
                path=(*path, "steps", weather.steps.index(step)),
                hint="Name steps that are still to be done.",
            )


def find_idle_expiry(subject: IdleSubject) -> Iterator[Finding]:
    """Yield limits that never run out, since their step is done before the start."""
    for step in subject.risks.expired:
        if step not in subject.left:
            why = f"no limit from {step!r} runs out: every scenario has it done before the start"
            yield _never(("expired", step), why, "Remove it.")


def find_idle_attempts(subject: IdleSubject) -> Iterator[Finding]:
    """Yield a launch of which no attempt can fail."""
    launch = subject.risks.launch
    if launch is not None and launch.attempt.no_go == launch.attempt.technical == 0:
        why = "no attempt at launch ever fails: no_go and technical are 0"
        hint = "Write 'attempt: {no_go: 30%, technical: 12%}', or remove launch."
        yield _never(("launch",), why, hint)

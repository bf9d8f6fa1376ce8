"""Names in progress that nothing defines."""

from collections.abc import Collection, Iterator, Mapping

from scheduler.errors import Finding, did_you_mean
from scheduler.model.notation.base import TaskId
from scheduler.model.progress.news import News
from scheduler.model.progress.validate.subject import Path, Subject
from scheduler.model.task import Task
from scheduler.model.validate.use import NameUse

NOUNS = {
    "tasks": "task",
    "events": "event",
    "crews": "crew",
    "shifts": "shift",
    "facilities": "facility",
    "windows": "window",
}
ADD = "If it is new, write it under 'add' of an event."


def find_unknown_names(subject: Subject, known: Mapping[str, Collection[str]]) -> Iterator[Finding]:
    """Yield a finding for each use of a name that neither graph nor events define."""
    campaign = subject.campaign
    names: dict[str, Collection[str]] = {
        "tasks": {*subject.steps, *known.get("tasks", ())},
        "events": {*subject.progress.events, *known.get("events", ())},
        "crews": campaign.crews,
        "shifts": campaign.shifts,
        "facilities": campaign.facilities,
        "windows": campaign.windows,
    }
    for use in _uses(subject):
        if use.name not in names[use.table]:
            yield Finding(
                code=f"unknown-{NOUNS[use.table]}",
                message=f"unknown {NOUNS[use.table]} {use.name!r}",
                path=use.path,
                hint=_way_out(use, names[use.table], subject.steps),
            )


def _way_out(use: NameUse, names: Collection[str], steps: Mapping[TaskId, Task]) -> str:
    if use.table != "tasks":
        return did_you_mean(use.name, names)
    titled = titles_like(use.name, steps)
    if titled:
        return f"Did you mean {' or '.join(map(repr, titled))}?"
    hint = did_you_mean(use.name, names)
    return f"{hint} {ADD}" if use.path[0] == "steps" else hint


def titles_like(text: str, steps: Mapping[TaskId, Task]) -> list[TaskId]:
    """Return the steps whose name, for people, is a text but for case and blanks."""
    wanted = _plain(text)
    return [step for step, task in steps.items() if _plain(task.name) == wanted]


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _uses(subject: Subject) -> Iterator[NameUse]:
    progress = subject.progress
    yield from (NameUse("tasks", step, ("pins", step)) for step in progress.pins)
    for place, waived in enumerate(progress.waived):
        yield from (NameUse("tasks", step, ("waived", place, "link")) for step in waived.link)
    for step, facts in progress.steps.items():
        yield NameUse("tasks", step, ("steps", step))
        if facts.because:
            yield NameUse("events", facts.because, ("steps", step, "because"))
    for name, news in subject.events():
        yield from _event_uses(("events", name), news)


def _event_uses(path: Path, news: News) -> Iterator[NameUse]:
    for crew, shifts in news.people.items():
        yield NameUse("crews", crew, (*path, "people", crew))
        yield from (NameUse("shifts", name, (*path, "people", crew, name)) for name in shifts)
    for place, name in enumerate(news.closed):
        yield NameUse("facilities", name, (*path, "closed", place))
    for field in ("hours", "not_before"):
        yield from (NameUse("tasks", step, (*path, field, step)) for step in getattr(news, field))
    for place, step in enumerate(news.redo):
        yield NameUse("tasks", step, (*path, "redo", place))
    for name in news.windows:
        yield NameUse("windows", name, (*path, "windows", name))
    for name, new in news.add.tasks.items():
        here = (*path, "add", "tasks", name, "before")
        yield from (NameUse("tasks", each, (*here, at)) for at, each in enumerate(new.before))

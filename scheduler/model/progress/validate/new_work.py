"""Steps, limits and holds that events add, judged like those of a task graph."""

from collections import Counter
from collections.abc import Iterator

from scheduler.errors import Finding
from scheduler.model.progress.extended import in_order_of_knowledge, with_new_work
from scheduler.model.progress.validate.subject import Path, Subject
from scheduler.model.validate import validate


def find_repeated_steps(subject: Subject) -> Iterator[Finding]:
    """Yield new steps that are there already, in the graph or in another event."""
    counts: Counter[str] = Counter(list(subject.campaign.tasks))
    for name, news in subject.events():
        for step in news.add.tasks:
            counts[step] += 1
            if counts[step] > 1:
                yield Finding(
                    code="step-exists",
                    message=f"the new step {step!r} is there already",
                    path=("events", name, "add", "tasks", step),
                    hint="Give it an id of its own.",
                )


def find_bad_new_work(subject: Subject) -> Iterator[Finding]:
    """Yield what a task graph with the new steps, limits and holds in it could not be."""
    progress, campaign = subject.progress, subject.campaign
    places = _places(subject)
    if not places:
        return
    copies = [step for step in subject.steps if step not in campaign.tasks]
    for finding in validate(with_new_work(progress, campaign), known={"tasks": copies}):
        path = next(
            (place + finding.path[len(key) :] for key, place in places if _begins(finding, key)),
            None,
        )
        yield Finding(
            code=finding.code,
            message=finding.message,
            path=places[0][1] if path is None else path,
            hint=finding.hint,
        )


def _begins(finding: Finding, key: Path) -> bool:
    return finding.path[: len(key)] == key


def _places(subject: Subject) -> list[tuple[Path, Path]]:
    """Return where new work lies in the extended campaign, and where in the progress."""
    places: list[tuple[Path, Path]] = []
    counts = {"limits": len(subject.campaign.limits), "holds": len(subject.campaign.holds)}
    for name, news in in_order_of_knowledge(subject.progress, subject.campaign):
        here = ("events", name, "add")
        places += [(("tasks", step), (*here, "tasks", step)) for step in news.add.tasks]
        for field, parts in (("limits", news.add.limits), ("holds", news.add.holds)):
            first = counts[field]
            places += [((field, first + at), (*here, field, at)) for at in range(len(parts))]
            counts[field] += len(parts)
    return places

"""An import in lines: what came in, what was lost, what was decided, and what to do next."""

from collections.abc import Iterator
from shlex import quote
from typing import Any

from scheduler.cli.commands.import_files import ImportDone
from scheduler.cli.reports.notices import notice_data, notice_lines
from scheduler.cli.reports.progress import progress_line
from scheduler.interchange.incoming.graph import FORM_NAMES
from scheduler.model.campaign import Campaign


def import_lines(done: ImportDone) -> Iterator[str]:
    """Yield the report for people."""
    imported = done.imported
    campaign = imported.campaign
    form = FORM_NAMES[imported.schedule.form]
    encoding = f", read as {imported.schedule.encoding}" if imported.schedule.encoding else ""
    yield f"{imported.source} ({form}{encoding}): {', '.join(said_counts(campaign))}."
    if done.used is not None:
        yield f"Choices from {done.used}."
    if imported.progress is not None:
        yield progress_line(imported.progress, campaign)
    yield from notice_lines(imported.notices)
    yield ""
    yield f"Written to {' and '.join(str(path) for path in (done.graph, done.progress) if path)}."
    if done.kept is not None:
        yield f"Choices kept in {done.kept}."
    facts = f" --progress {quote(str(done.progress))}" if done.progress is not None else ""
    yield f"Next: launch-scheduler plan {quote(str(done.graph))}{facts}"


def said_counts(campaign: Campaign) -> Iterator[str]:
    """Yield how many of everything there are."""
    for noun, count in counts_of(campaign).items():
        singular = noun[:-1] if not noun.endswith("ies") else f"{noun[:-3]}y"
        if count:
            yield f"{count} {singular if count == 1 else noun}"


def counts_of(campaign: Campaign) -> dict[str, int]:
    """Return how many steps, links and the like a campaign has."""
    tasks = campaign.tasks.values()
    return {
        "steps": sum(not task.is_milestone for task in tasks),
        "milestones": sum(task.is_milestone for task in tasks),
        "links": sum(len(task.after) + len(task.usually_after) for task in tasks),
        "crews": len(campaign.crews),
        "facilities": len(campaign.facilities),
        "shifts": len(campaign.shifts),
    }


def import_data(done: ImportDone) -> dict[str, Any]:
    """Return the report for programs."""
    imported = done.imported
    return {
        "source": str(imported.source),
        "form": imported.schedule.form.value,
        "encoding": imported.schedule.encoding,
        "digest": imported.schedule.digest,
        "graph": str(done.graph),
        "progress": None if done.progress is None else str(done.progress),
        "choices": done.choices.model_dump(mode="json", exclude_defaults=True),
        "counts": counts_of(imported.campaign),
        "lossless": imported.imported.is_lossless,
        "notices": [notice_data(each) for each in imported.notices],
        "keys": dict(imported.imported.names),
    }

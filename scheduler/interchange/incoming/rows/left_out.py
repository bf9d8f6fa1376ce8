"""Rows of a source that become no step, and what of the others has no place."""

from scheduler.formats.foreign.steps import ForeignTask
from scheduler.formats.foreign.words import ForeignKind
from scheduler.interchange.incoming.launching import is_recurring
from scheduler.interchange.incoming.source import Source
from scheduler.interchange.incoming.telling import Telling
from scheduler.interchange.uses import InactiveUse


def tell_rows(source: Source, telling: Telling) -> None:
    """Say what becomes of rows that are no ordinary steps."""
    _tell_left_out(source, telling)
    _tell_project(source, telling)
    for task in source.steps.values():
        _tell_step(source, task, telling)
    _tell_recurring(source, telling)


def _tell_left_out(source: Source, telling: Telling) -> None:
    rows = list(source.tasks.values())
    summaries = [task.uid for task in rows if source.is_summary(task) and task.level > 0]
    if summaries:
        text = "Summaries became headings of the steps below them"
        way_out = "With --flow WBS the outermost become flows, with --tag WBS tags."
        labels = map(source.label, summaries)
        telling.noted("import-summary", text, *labels, way_out=way_out)
    for task in rows:
        if source.is_off(task) and task.kind is not ForeignKind.BLANK:
            text = "Rows that are switched off were left out"
            way_out = "Import with --inactive keep to plan them as well."
            telling.lost("import-inactive", text, source.label(task.uid), way_out=way_out)
        elif source.left_out(task) == "level of effort":
            text = "Rows whose length follows from others, such as level of effort, were left out"
            telling.lost("import-level-of-effort", text, source.label(task.uid))
        elif source.left_out(task) == "in another project":
            text = "Steps of other projects were left out"
            telling.lost("import-external", text, source.label(task.uid))
    blank = [task.uid for task in rows if task.kind is ForeignKind.BLANK]
    if blank:
        telling.noted("import-blank", f"Blank rows were passed over: {len(blank)}")


def _tell_project(source: Source, telling: Telling) -> None:
    """Say what of the project as a whole has no place."""
    if source.project.plans_backwards:
        text = "The source plans backwards from its finish; here plans go forwards from the start"
        telling.decided("import-backwards", text)
    kept = [uid for uid, task in source.steps.items() if task.is_inactive]
    if kept and source.choices.inactive is InactiveUse.KEEP:
        text = "Rows that are switched off there are planned like any other"
        telling.decided("import-inactive-kept", text, *map(source.label, kept))
    baseline = [uid for uid, task in source.steps.items() if task.baseline_start is not None]
    if baseline:
        text = f"Baseline dates of {len(baseline)} steps are results and stay in the source"
        telling.noted("import-baseline", text)


def _tell_step(source: Source, task: ForeignTask, telling: Telling) -> None:
    """Say what of one step has no place."""
    label = source.label(task.uid)
    if task.splits:
        gaps = ", ".join(
            f"{first:%m-%d %H:%M} to {last:%m-%d %H:%M}" for first, last in task.splits
        )
        text = "Gaps in split steps are gone; the steps may pause anywhere"
        telling.lost("import-split", text, f"{label} ({gaps})")
        telling.remark(task.uid, f"was split, with gaps from {gaps}")
    minutes = task.duration.minutes if task.duration is not None else None
    if task.kind is ForeignKind.MILESTONE and minutes:
        text = "Milestones that take time are steps"
        telling.decided("import-long-milestone", text, label)


def _tell_recurring(source: Source, telling: Telling) -> None:
    recurring = [uid for uid, task in source.steps.items() if is_recurring(source, task)]
    if recurring:
        text = "Dates of recurring work are steps of their own that launch need not wait for"
        telling.decided("import-recurring", text, *map(source.label, recurring))

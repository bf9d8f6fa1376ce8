"""Dates that bind steps, as windows for their start or their end."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from scheduler.formats.foreign.steps import ForeignConstraint, ForeignTask
from scheduler.formats.foreign.words import ConstraintKind
from scheduler.interchange.incoming.launching import is_recurring
from scheduler.interchange.incoming.network.summaries import Spreading
from scheduler.interchange.incoming.source import Source
from scheduler.interchange.incoming.telling import Telling
from scheduler.interchange.incoming.words import moment_text
from scheduler.interchange.uses import ConstraintUse, ManualUse

START, END = "start", "end"
ENDS = {
    ConstraintKind.START_NO_EARLIER: (START, True, False),
    ConstraintKind.START_NO_LATER: (START, False, True),
    ConstraintKind.START_ON: (START, True, True),
    ConstraintKind.MANDATORY_START: (START, True, True),
    ConstraintKind.FINISH_NO_EARLIER: (END, True, False),
    ConstraintKind.FINISH_NO_LATER: (END, False, True),
    ConstraintKind.FINISH_ON: (END, True, True),
    ConstraintKind.MANDATORY_FINISH: (END, True, True),
}
"""Which end a date binds, and whether from below and from above."""

MANDATORY = frozenset({ConstraintKind.MANDATORY_START, ConstraintKind.MANDATORY_FINISH})
MOST_FREE = 2
"""If more than one step in so many is pinned, that is said before anything else."""


@dataclass(slots=True)
class Bounds:
    """The earliest and the latest moment for one end of a step."""

    earliest: datetime | None = None
    latest: datetime | None = None

    def within(self, earliest: datetime | None, latest: datetime | None) -> "Bounds":
        """Return what these and further bounds allow together."""
        lower = [each for each in (self.earliest, earliest) if each is not None]
        upper = [each for each in (self.latest, latest) if each is not None]
        return Bounds(max(lower, default=None), min(upper, default=None))

    @property
    def is_empty(self) -> bool:
        """Whether no moment is left."""
        return self.earliest is not None and self.latest is not None and self.earliest > self.latest


class Dates:
    """Makes windows of the dates that bind steps, open ends at the start and the horizon."""

    def __init__(
        self, source: Source, telling: Telling, span: tuple[datetime, datetime], zone: ZoneInfo
    ) -> None:
        self.source = source
        self.telling = telling
        self.start, self.end = span
        self.zone = zone
        self.handed_down = dict(_of_summaries(source, telling))

    def windows(self) -> Mapping[str, tuple[dict[str, Any], ...]]:
        """Return the windows of each step that dates bind, by uid."""
        if self.source.choices.constraints is ConstraintUse.IGNORE:
            self._ignore()
            return {}
        found = {uid: self._windows_of(task) for uid, task in self.source.steps.items()}
        return {uid: windows for uid, windows in found.items() if windows}

    def _windows_of(self, task: ForeignTask) -> tuple[dict[str, Any], ...]:
        bounds = {START: Bounds(), END: Bounds()}
        for constraint in self._constraints(task):
            self._narrow(task, constraint, bounds)
        return tuple(window for end in (START, END) if (window := self._window(end, bounds[end])))

    def _constraints(self, task: ForeignTask) -> Iterator[ForeignConstraint]:
        yield from task.constraints
        yield from self.handed_down.get(task.uid, ())
        if task.is_manual and self.source.choices.manual is ManualUse.WINDOWS and task.start:
            yield ForeignConstraint(kind=ConstraintKind.START_ON, date=task.start)
        if is_recurring(self.source, task) and task.start and not task.constraints:
            yield ForeignConstraint(kind=ConstraintKind.START_NO_EARLIER, date=task.start)

    def _narrow(
        self, task: ForeignTask, constraint: ForeignConstraint, bounds: dict[str, Bounds]
    ) -> None:
        """Narrow the bounds of a step by one date, and say what became of it."""
        label = self.source.label(task.uid)
        if constraint.kind not in ENDS or constraint.date is None:
            text = "'As late as possible' has no place; as_late_as_possible is another thing here"
            self.telling.lost("import-constraint-late", text, label)
            return
        end, is_lower, is_upper = ENDS[constraint.kind]
        date = constraint.date
        name = f"{label}: {constraint.kind} {date:%Y-%m-%d %H:%M}"
        narrower = bounds[end].within(date if is_lower else None, date if is_upper else None)
        if narrower.is_empty or self._never(date, is_lower=is_lower, is_upper=is_upper):
            text = "Dates that contradict another one, or lie before the start, were left out"
            self.telling.lost("import-constraint-dropped", text, name)
            return
        if not is_upper and date <= self.start:
            text = (
                "Dates before which steps may not start lie before the campaign, and bind nothing"
            )
            self.telling.noted("import-constraint-idle", text, name)
            return
        bounds[end] = narrower
        if constraint.kind in MANDATORY:
            self.telling.decided(
                "import-constraint-mandatory",
                "Mandatory dates became windows; here they do not break the links",
                name,
            )
        else:
            self.telling.decided(
                "import-constraint-window",
                "Dates that bind steps became windows, which bind absolutely",
                name,
                way_out="Import with --constraints ignore to plan without them.",
            )

    def _never(self, date: datetime, *, is_lower: bool, is_upper: bool) -> bool:
        """Whether a date lies so that the step could never be planned, or binds nothing."""
        if is_upper and date < self.start:
            return True
        return is_lower and date > self.end

    def _window(self, end: str, bounds: Bounds) -> dict[str, Any] | None:
        """Return the window of one end of a step, if anything binds it."""
        earliest, latest = bounds.earliest, bounds.latest
        if earliest is None and latest is None:
            return None
        first = max(earliest or self.start, self.start)
        last = min(latest or self.end, self.end)
        return {
            "for": end,
            "from": moment_text(first, self.zone),
            "to": moment_text(last, self.zone),
        }

    def _ignore(self) -> None:
        """Say which dates are not taken."""
        bound = [uid for uid, task in self.source.steps.items() if any(self._constraints(task))]
        if bound:
            text = "Dates that bind steps were ignored, as asked"
            self.telling.lost("import-constraint-ignored", text, *map(self.source.label, bound))


def tell_pinned(source: Source, telling: Telling) -> None:
    """Say first of all if more than half of the steps are pinned to dates."""
    steps = source.steps.values()
    pinned = [task.uid for task in steps if any(each.kind in ENDS for each in task.constraints)]
    is_used = source.choices.constraints is ConstraintUse.WINDOWS
    if is_used and MOST_FREE * len(pinned) > len(source.steps):
        telling.decided(
            "import-mostly-pinned",
            f"Steps pinned to dates: {len(pinned)} of {len(source.steps)}, so that little is "
            "left to plan; such dates often come from levelling or from dates typed by hand",
            *map(source.label, pinned),
            way_out="Import with --constraints ignore to plan by links, people and places alone.",
        )


def tell_manual(source: Source, telling: Telling) -> None:
    """Say which steps have dates set by hand."""
    manual = [uid for uid, task in source.steps.items() if task.is_manual]
    if not manual:
        return
    for uid in manual:
        start = source.tasks[uid].start
        if start is not None:
            telling.remark(uid, f"its date was set by hand: {start:%Y-%m-%d %H:%M}")
    labels = map(source.label, manual)
    if source.choices.manual is ManualUse.WINDOWS:
        text = "Steps with dates set by hand start on them"
        telling.decided("import-manual-window", text, *labels)
    else:
        telling.decided(
            "import-manual",
            "Steps with dates set by hand are planned by their links",
            *labels,
            way_out="Import with --manual windows to keep their dates.",
        )


def _of_summaries(
    source: Source, telling: Telling
) -> Iterator[tuple[str, tuple[ForeignConstraint, ...]]]:
    """Yield the dates that summaries hand down to their steps."""
    spreading = Spreading(source, Telling())
    found: dict[str, list[ForeignConstraint]] = {}
    for task in source.tasks.values():
        if not source.is_summary(task) or source.is_off(task):
            continue
        for constraint in task.constraints:
            below = source.steps_below(task.uid)
            steps = _heirs(constraint, below, spreading)
            name = f"{source.label(task.uid)}: {constraint.kind}"
            if steps:
                text = "Dates of summaries hold for their first or last steps"
                telling.decided("import-constraint-summary", text, name)
            else:
                text = "Dates of summaries that no single step can keep were left out"
                telling.lost("import-constraint-dropped", text, name)
            for uid in steps:
                found.setdefault(uid, []).append(constraint)
    yield from ((uid, tuple(each)) for uid, each in found.items())


def _heirs(
    constraint: ForeignConstraint, below: tuple[str, ...], spreading: Spreading
) -> Iterable[str]:
    if constraint.kind is ConstraintKind.START_NO_EARLIER:
        return spreading.first(below)
    return spreading.last(below) if constraint.kind is ConstraintKind.FINISH_NO_LATER else ()
